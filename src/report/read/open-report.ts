// An earlier report as what it tells of each school, whatever its format. What the file is is seen
// from its first bytes: people rename files, and history keeps its runs compressed.
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { RunError } from '../../errors.js';
import { boundedLines } from '../../files/bounded-lines.js';
import { hidePasswordsIn } from '../../files/hide-passwords.js';
import { MEGABYTE, readFileStart, readWholeFile, refuseNoFile } from '../../files/read-file.js';
import { systemCode } from '../../files/system-code.js';
import { readJson, readJsonLines } from './json-lines.js';
import { reportFault } from './report-fault.js';
import type { ReportedSchool } from './reported-school.js';
import { readTableFile } from './table-file.js';

type ReportLook = 'gzip' | 'json' | 'json-lines' | 'table';

/** How much of a file is looked at; the first line of NDJSON need not end within it. */
const LOOK_BYTES = 4_096;

/** As much as a string can hold. */
const MAX_JSON_BYTES = 500 * MEGABYTE;

/** How we begin a row of NDJSON; a JSON report begins otherwise. */
const ROW_START = /^\{"schemaVersion":\d+,"number"/;

/**
 * The schools of the report at `path` (CSV, XLSX, JSON, NDJSON, or NDJSON in gzip), in its order;
 * only XLSX and JSON are held in memory as a whole. Throws `RunError` (`report-file`) while it is
 * read: a report that is broken near its end is found to be so there.
 */
export async function* openReport(path: string): AsyncGenerator<ReportedSchool> {
  const look = classifyReport(path, await readStart(path));
  try {
    // Earlier versions wrote what a cell held.
    for await (const school of read(path, look)) yield hidePasswordsIn(school);
  } catch (error) {
    throw faultOf(path, error);
  }
}

async function* read(path: string, look: ReportLook): AsyncGenerator<ReportedSchool> {
  switch (look) {
    case 'json':
      yield* readJson(path, (await readWholeFile(path, MAX_JSON_BYTES)).toString('utf8'));
      return;
    case 'json-lines':
      yield* readJsonLines(path, boundedLines(createReadStream(path)));
      return;
    case 'gzip':
      yield* readJsonLines(path, boundedLines(unpacked(createReadStream(path))));
      return;
    case 'table':
      yield* readTableFile(path, createReadStream(path));
  }
}

async function readStart(path: string): Promise<Buffer> {
  try {
    // It is read once more from its beginning.
    await refuseNoFile(path);
    return await readFileStart(path, LOOK_BYTES);
  } catch (error) {
    throw reportFault(path, { kind: 'unreadable', cause: systemCode(error) }, error);
  }
}

function classifyReport(path: string, start: Buffer): ReportLook {
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
  const text = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (!/^[{[]/.test(text)) return 'table';
  const [firstLine = '', second] = text.split(/\r?\n/, 2);
  if (second === undefined && start.length === LOOK_BYTES) {
    const isNamedLines = /\.(?:ndjson|jsonl)$/i.test(path);
    return isNamedLines || ROW_START.test(text) ? 'json-lines' : 'json';
  }
  try {
    return 'schools' in JSON.parse(firstLine) ? 'json' : 'json-lines';
  } catch {
    return 'json';
  }
}

function unpacked(packed: Readable): Readable {
  const unpacking = createGunzip();
  // Who reads hears of no error but that of what he reads.
  packed.on('error', (error) => unpacking.destroy(error));
  return packed.pipe(unpacking);
}

/** What the system complains of, said of a report; anything else is a bug. */
function faultOf(path: string, error: unknown): unknown {
  if (error instanceof RunError) return error;
  const cause = systemCode(error);
  if (cause === 'Z_BUF_ERROR') return reportFault(path, { kind: 'truncated' }, error);
  const isSystems = error instanceof Error && 'code' in error;
  return isSystems ? reportFault(path, { kind: 'unreadable', cause }, error) : error;
}
