// A document of the data set, XML or JSON, into the values of its records, while it comes.
import { SaxesParser } from 'saxes';
import { DATA_SET } from './shapes.js';
import type { EntryReader } from './unzip.js';

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
export class Fields {
  readonly #values = new Map<Field, string[]>();

  add(path: string, text: string): void {
    const field = FIELD_OF_PATH.get(path);
    const value = text.replace(/\s+/g, ' ').trim().slice(0, MAX_VALUE);
    if (field === undefined || value === '') return;
    const values = this.#values.get(field);
    if (values === undefined) this.#values.set(field, [value]);
    else values.push(value);
  }

  readonly all = (field: Field): readonly string[] => this.#values.get(field) ?? [];
  readonly first = (field: Field): string => this.all(field)[0] ?? '';
}

/** Reads one document; a fault ends it, and what it held until then stays. */
type DocumentReader = Omit<EntryReader, 'fail'>;

export interface DocumentEvents {
  readonly onRecord: (fields: Fields) => void;
  /** The document is broken, or neither XML nor JSON of this shape. */
  readonly onFault: () => void;
}

/** Shows what a document is, and its encoding; its name in an archive does not. */
const START_BYTES = 256;

export function openDocument(name: string, events: DocumentEvents): EntryReader | null {
  if (/\/$|\.(?:xsd|pdf|txt|sig|csv)$/i.test(name)) return null;
  let start: Uint8Array = new Uint8Array();
  let reader: DocumentReader | null = null;
  let isBroken = false;
  const guarded = (work: () => void): void => {
    if (isBroken) return;
    try {
      work();
    } catch {
      isBroken = true;
      reader = null;
      events.onFault();
    }
  };
  const begin = (): DocumentReader => {
    const { onRecord } = events;
    const begun = isJson(start) ? openJson(onRecord) : openXml(onRecord, start);
    begun.write(start);
    return begun;
  };
  return {
    write: (piece) =>
      guarded(() => {
        if (reader !== null) return reader.write(piece);
        start = Buffer.concat([start, piece]);
        if (start.length >= START_BYTES) reader = begin();
      }),
    end: () =>
      guarded(() => {
        reader ??= begin();
        reader.end();
      }),
    fail: () =>
      guarded(() => {
        throw new Error('damaged');
      }),
  };
}

function isJson(start: Uint8Array): boolean {
  return /^(?:\xEF\xBB\xBF)?\s*[[{]/.test(Buffer.from(start.subarray(0, 64)).toString('latin1'));
}

/** By its mark, else by what it says of itself. A text that is in another is broken. */
function decoderOf(start: Uint8Array) {
  const head = Buffer.from(start.subarray(0, START_BYTES)).toString('latin1');
  const marked = { ÿþ: 'utf-16le', þÿ: 'utf-16be' }[head.slice(0, 2)];
  const said = /encoding=["']([\w-]+)["']/.exec(head)?.[1];
  return new TextDecoder(marked ?? said ?? 'utf-8', { fatal: true });
}

/** No record is so deep; the library would keep each element that is open. */
const MAX_DEPTH = 64;
/** Of a tag or a text, which the library keeps until its end. */
const MAX_PENDING_BYTES = 8 * 1024 * 1024;

function openXml(onRecord: (fields: Fields) => void, start: Uint8Array): DocumentReader {
  const decoder = decoderOf(start);
  const parser = new SaxesParser({ xmlns: true, position: false });
  const path: string[] = [];
  let fields: Fields | null = null;
  let text = '';
  let depth = 0;
  let pendingBytes = 0;
  const addText = (more: string): void => {
    if (fields !== null && text.length < MAX_VALUE) text += more;
  };
  parser.on('opentag', ({ local, uri }) => {
    text = '';
    depth += 1;
    pendingBytes = 0;
    if (depth > MAX_DEPTH) throw new Error('too deep');
    const name = NAMESPACES.includes(uri) ? local : `{${uri}}${local}`;
    if (fields !== null) path.push(name);
    else if (name === DATA_SET.record) fields = new Fields();
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    depth -= 1;
    pendingBytes = 0;
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
    write(piece) {
      pendingBytes += piece.length;
      parser.write(decoder.decode(piece, { stream: true }));
      if (pendingBytes > MAX_PENDING_BYTES) throw new Error('too large');
    },
    end() {
      parser.write(decoder.decode()).close();
    },
  };
}

function openJson(onRecord: (fields: Fields) => void): DocumentReader {
  const pieces: Uint8Array[] = [];
  let size = 0;
  return {
    write(piece) {
      size += piece.length;
      if (size > MAX_JSON_BYTES) throw new Error('too large');
      pieces.push(piece.slice());
    },
    end() {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
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
