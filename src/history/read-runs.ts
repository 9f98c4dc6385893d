// The runs of a folder of history, oldest first, one in memory at a time. Of a row only what the
// history shows is taken: a year of a thousand schools is hundreds of megabytes of JSON.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { SchoolIdentity } from '../compare/school-keys.js';
import { RunError } from '../errors.js';
import { hidePasswords } from '../files/hide-passwords.js';
import { MEGABYTE, readWholeFile } from '../files/read-file.js';
import { systemCode } from '../files/system-code.js';
import { parseCode } from '../report/read/parse-code.js';
import type { Verdict } from '../verdict/reasons.js';
import { indexOfGravest } from '../verdict/requirements.js';
import { parseRunName, type RunName } from './run-name.js';

/** A school in a run. */
export interface RunRow extends SchoolIdentity {
  readonly number: string;
  /** `verdict/reason` */
  readonly code: string;
}

export interface HistoryRun extends RunName {
  readonly file: string;
  /** Null where the file cannot be read to its end. */
  readonly rows: readonly RunRow[] | null;
}

const unpack = promisify(gunzip);

/** A run of the whole country, packed. */
const MAX_BYTES = 256 * MEGABYTE;
/** Rows shrink to a tenth or so; what shrinks further than this holds none. */
const MAX_RATIO = 100;

/** The runs in `folder`; rejects with `RunError` (`history-unreadable`) where there is none. */
export async function* readRuns(folder: string): AsyncGenerator<HistoryRun> {
  const files = await readdir(folder).catch((error) => {
    throw unreadable(folder, systemCode(error), error);
  });
  const runs = files.sort().flatMap((file) => {
    const name = parseRunName(file);
    return name === null ? [] : [{ file, ...name }];
  });
  if (runs.length === 0) throw unreadable(folder, 'no-runs');
  for (const run of runs) {
    // What does not count is not read: its name says all that is shown of it.
    const rows = run.mark === null ? await readRows(join(folder, run.file)) : [];
    yield { ...run, rows };
  }
}

async function readRows(file: string): Promise<readonly RunRow[] | null> {
  try {
    const packed = await readWholeFile(file, MAX_BYTES);
    const maxOutputLength = Math.max(MEGABYTE, packed.length * MAX_RATIO);
    const text = await unpack(packed, { maxOutputLength });
    return [...readLines(text)].map(parseRow);
  } catch {
    return null;
  }
}

/** A run of a whole country is more than one string can hold. */
function* readLines(text: Buffer): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf(10, start);
    const stop = end === -1 ? text.length : end;
    if (stop > start) yield text.toString('utf8', start, stop);
    start = stop + 1;
  }
}

function parseRow(line: string): RunRow {
  const row = JSON.parse(line);
  const { number, name, site, busId } = row;
  const { verdict, reason } = gravestCode(row);
  const code = `${verdict}/${reason}`;
  if (typeof site !== 'string' || parseCode(code) === null) throw new Error(`no row: ${code}`);
  return {
    number: asText(number),
    name: asText(name),
    site: hidePasswords(site),
    busId: typeof busId === 'string' ? busId : null,
    code,
  };
}

/** What the school is counted by in the report, too. */
function gravestCode(row: RowCode & { readonly requirements?: Readonly<Record<string, RowCode>> }) {
  const codes = [row, ...Object.values(row.requirements ?? {})];
  return codes[indexOfGravest(codes)] ?? row;
}

interface RowCode {
  readonly verdict: Verdict;
  readonly reason: string;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? hidePasswords(value) : '';
}

function unreadable(file: string, cause: string, error?: unknown): RunError {
  return new RunError({ code: 'history-unreadable', file, cause }, { cause: error });
}
