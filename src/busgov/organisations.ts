// The records of the open data set, one after another, from XML or JSON pages, packed or not. Only
// the fields that `shapes.ts` names are ever kept: heads and founders pass by unread.
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { RunError } from '../errors.js';
import { systemCode } from '../files/system-code.js';
import { type Fields, openDocument } from './documents.js';
import { DATA_SET } from './shapes.js';
import { readEntries } from './unzip.js';

export interface Organisation {
  readonly inn: string;
  readonly ogrn: string;
  /** What tells a branch from its head. */
  readonly kpp: string;
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

/** What could not be read: the first names, and how many there are. */
export class DataSetFaults {
  readonly names: string[] = [];
  files = 0;

  add(name: string): void {
    this.files += 1;
    if (this.names.length < MAX_NAMES) this.names.push(name);
  }
}

const MAX_NAMES = 5;

/**
 * Reads a data set to its end: a file, or every file of a folder, as pages are saved. Rejects with
 * `RunError` (`data-file`).
 */
export async function* readOrganisations(
  path: string,
  faults: DataSetFaults,
): AsyncGenerator<Organisation> {
  let found: Organisation[] = [];
  let isEmpty = true;
  const onRecord = (fields: Fields): void => {
    const organisation = toOrganisation(fields);
    if (organisation !== null) found.push(organisation);
  };
  for (const file of await filesAt(path)) {
    const open = (name: string) =>
      openDocument(name, { onRecord, onFault: () => faults.add(basename(name)) });
    for await (const _piece of readEntries(file, open)) {
      isEmpty &&= found.length === 0;
      yield* found;
      found = [];
    }
  }
  if (isEmpty) throw new RunError({ code: 'data-file', file: path, fault: { kind: 'no-records' } });
}

const DATA_FILE = /\.(?:zip|xml|json)$/i;

async function filesAt(path: string): Promise<readonly string[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [path];
  const names = await readdir(path).catch((error) => {
    const fault = { kind: 'unreadable', cause: systemCode(error) } as const;
    throw new RunError({ code: 'data-file', file: path, fault }, { cause: error });
  });
  return names
    .filter((name) => DATA_FILE.test(name))
    .sort()
    .map((name) => join(path, name));
}

/** Null for a record without a name and an INN: it is none. */
function toOrganisation(fields: Fields): Organisation | null {
  const { all, first } = fields;
  const fullName = first('fullName') || first('shortName');
  if (fullName === '' && first('inn') === '') return null;
  const codes = all('okved');
  const types = all('okvedType');
  const main = codes.filter((_code, index) => types[index] === DATA_SET.mainActivity);
  return {
    ...{ inn: first('inn'), ogrn: first('ogrn'), kpp: first('kpp') },
    ...{ fullName, shortName: first('shortName') },
    ...{ municipality: first('municipality'), site: first('site'), mail: first('mail') },
    ...{ phone: first('phone'), kind: first('kind'), kindCode: first('kindCode') },
    ...{ okato: all('okato'), oktmo: all('oktmo'), changed: first('changed') },
    okved: types.length === codes.length && main.length > 0 ? main : codes,
  };
}
