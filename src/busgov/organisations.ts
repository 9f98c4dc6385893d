// The records of the open data set, one after another, from XML or JSON pages, packed or not. Only
// the fields that `shapes.ts` names are ever kept: heads and founders pass by unread.
import { SaxesParser } from 'saxes';
import { RunError } from '../errors.js';
import { DATA_SET } from './shapes.js';
import { type EntryReader, readEntries } from './unzip.js';

export interface Organisation {
  readonly inn: string;
  readonly ogrn: string;
  readonly fullName: string;
  readonly shortName: string;
  readonly municipality: string;
  readonly site: string;
  readonly mail: string;
  readonly phone: string;
  readonly kind: string;
  readonly kindCode: string;
  readonly okato: readonly string[];
  readonly oktmo: readonly string[];
  /** Of the main activity where the record tells which that is. */
  readonly okved: readonly string[];
  /** The day of the record's last change, ISO 8601. */
  readonly changed: string;
}

export interface DataSetFaults {
  /** Files that are neither XML nor JSON of this shape, or are broken. */
  unreadable: number;
}

type Field = keyof typeof DATA_SET.fields;

const FIELD_OF_PATH: ReadonlyMap<string, Field> = new Map(
  Object.entries(DATA_SET.fields).flatMap(([field, paths]) =>
    paths.map((path): [string, Field] => [path, field as Field]),
  ),
);
const NAMESPACES: readonly string[] = DATA_SET.namespaces;
/** In UTF-16 units: no name or address is longer. */
const MAX_VALUE = 2_000;
/** Of a JSON page, which is read as a whole. */
const MAX_JSON_BYTES = 64 * 1024 * 1024;

/** Values of one record, as they come. */
class Fields {
  readonly #values = new Map<Field, string[]>();

  add(path: string, text: string): void {
    const field = FIELD_OF_PATH.get(path);
    const value = text.replace(/\s+/g, ' ').trim().slice(0, MAX_VALUE);
    if (field === undefined || value === '') return;
    const values = this.#values.get(field);
    if (values === undefined) this.#values.set(field, [value]);
    else values.push(value);
  }

  /** Null for a record without a name and an INN: it is none. */
  organisation(): Organisation | null {
    const all = (field: Field): readonly string[] => this.#values.get(field) ?? [];
    const first = (field: Field): string => all(field)[0] ?? '';
    const fullName = first('fullName') || first('shortName');
    if (fullName === '' && first('inn') === '') return null;
    const codes = all('okved');
    const types = all('okvedType');
    const main = codes.filter((_code, index) => types[index] === DATA_SET.mainActivity);
    return {
      ...{ inn: first('inn'), ogrn: first('ogrn'), fullName, shortName: first('shortName') },
      ...{ municipality: first('municipality'), site: first('site'), mail: first('mail') },
      ...{ phone: first('phone'), kind: first('kind'), kindCode: first('kindCode') },
      ...{ okato: all('okato'), oktmo: all('oktmo'), changed: first('changed') },
      okved: types.length === codes.length && main.length > 0 ? main : codes,
    };
  }
}

/** Reads a data set to its end; rejects with `RunError` (`data-file`). */
export async function* readOrganisations(
  file: string,
  faults: DataSetFaults,
): AsyncGenerator<Organisation> {
  let found: Organisation[] = [];
  let isEmpty = true;
  const onRecord = (fields: Fields): void => {
    const organisation = fields.organisation();
    if (organisation !== null) found.push(organisation);
  };
  const onFault = (): void => {
    faults.unreadable += 1;
  };
  const open = (name: string) => openDocument(onRecord, onFault, name);
  for await (const _piece of readEntries(file, open)) {
    isEmpty &&= found.length === 0;
    yield* found;
    found = [];
  }
  if (isEmpty) throw new RunError({ code: 'data-file', file, fault: { kind: 'no-records' } });
}

/** Its first character tells what a file is; names in archives do not. */
function openDocument(
  onRecord: (fields: Fields) => void,
  onFault: () => void,
  name: string,
): EntryReader | null {
  if (/\/$|\.(?:xsd|pdf|txt|sig|csv)$/i.test(name)) return null;
  let reader: EntryReader | null = null;
  let isBroken = false;
  const guarded = (work: () => void): void => {
    if (isBroken) return;
    try {
      work();
    } catch {
      isBroken = true;
      reader = null;
      onFault();
    }
  };
  return {
    write: (piece) =>
      guarded(() => {
        reader ??= isJson(piece) ? openJson(onRecord) : openXml(onRecord, piece);
        reader.write(piece);
      }),
    end: () => guarded(() => reader?.end()),
  };
}

function isJson(start: Uint8Array): boolean {
  return /^(?:\xEF\xBB\xBF)?\s*[[{]/.test(Buffer.from(start.subarray(0, 64)).toString('latin1'));
}

function openXml(onRecord: (fields: Fields) => void, start: Uint8Array): EntryReader {
  const head = Buffer.from(start.subarray(0, 200)).toString('latin1');
  const encoding = /encoding=["']([\w-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  const decoder = new TextDecoder(encoding);
  const parser = new SaxesParser({ xmlns: true, position: false });
  const path: string[] = [];
  let fields: Fields | null = null;
  let text = '';
  parser.on('opentag', ({ local, uri }) => {
    text = '';
    const name = NAMESPACES.includes(uri) ? local : `{${uri}}${local}`;
    if (fields !== null) path.push(name);
    else if (name === DATA_SET.record) fields = new Fields();
  });
  parser.on('text', (more) => {
    if (fields !== null && text.length < MAX_VALUE) text += more;
  });
  parser.on('cdata', (more) => {
    if (fields !== null && text.length < MAX_VALUE) text += more;
  });
  parser.on('closetag', () => {
    if (fields === null) return;
    if (path.length === 0) {
      onRecord(fields);
      fields = null;
    } else {
      fields.add(path.join('/'), text);
      path.pop();
    }
    text = '';
  });
  parser.on('error', (error) => {
    throw error;
  });
  return {
    write: (piece) => void parser.write(decoder.decode(piece, { stream: true })),
    end() {
      parser.write(decoder.decode()).close();
    },
  };
}

function openJson(onRecord: (fields: Fields) => void): EntryReader {
  const pieces: Uint8Array[] = [];
  let size = 0;
  return {
    write(piece) {
      size += piece.length;
      if (size > MAX_JSON_BYTES) throw new Error('too large');
      pieces.push(piece.slice());
    },
    end() {
      const text = new TextDecoder().decode(Buffer.concat(pieces));
      for (const record of findRecords(JSON.parse(text))) {
        const fields = new Fields();
        addMembers(record, '', fields);
        onRecord(fields);
      }
    },
  };
}

/** The records of a page, whichever of its wrappings somebody saved. */
function findRecords(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(findRecords);
  if (typeof value !== 'object' || value === null) return [];
  const members = value as Readonly<Record<string, unknown>>;
  if (DATA_SET.record in members) return [members[DATA_SET.record]];
  const inner = DATA_SET.pages.find((name) => name in members);
  if (inner === undefined) throw new Error('another shape');
  return findRecords(members[inner]);
}

function addMembers(value: unknown, path: string, fields: Fields): void {
  if (Array.isArray(value)) for (const one of value) addMembers(one, path, fields);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      addMembers(inner, path === '' ? name : `${path}/${name}`, fields);
    }
  } else if (value !== null) fields.add(path, String(value));
}
