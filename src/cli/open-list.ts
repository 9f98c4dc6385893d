// A list from a file or from standard input. A file is read twice: the first pass counts the
// schools, for the progress, and finds a broken row before the first site is asked. What comes
// through a pipe can be read only once.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { REPORT_HEADERS } from '../report/columns.js';
import { unguardFormula } from '../report/formula-guard.js';
import { countSchools, openSchoolList, type SchoolList } from '../schools/list.js';
import type { Io } from './io.js';
import { untilAborted } from './until-aborted.js';

export interface OpenList extends SchoolList {
  /** Null where the list can be read only once. */
  readonly total: number | null;
}

const REPORT_TRAITS = { columns: REPORT_HEADERS, restoreCell: unguardFormula };

/**
 * Opens `file`, `-` being standard input; null where the run was stopped before the list began.
 * Rejects with `RunError` as `openSchoolList` does.
 */
export async function openList(
  file: string,
  io: Pick<Io, 'stdin' | 'stop'>,
): Promise<OpenList | null> {
  try {
    return (await isPipe(file)) ? await openPipe(file, io) : await openFile(file, io);
  } catch (error) {
    if (io.stop.aborted && error instanceof Error && error.name === 'AbortError') return null;
    throw error;
  }
}

/** Also a name that the shell made for another command's output: `noko-check <(…)`. */
async function isPipe(file: string): Promise<boolean> {
  if (file === '-') return true;
  // A file that is not there is reported when it is opened.
  const found = await stat(file).catch(() => null);
  return (
    found?.isFIFO() === true || found?.isSocket() === true || found?.isCharacterDevice() === true
  );
}

async function openFile(file: string, { stop }: Pick<Io, 'stop'>): Promise<OpenList> {
  const counted = createReadStream(file, { signal: stop });
  const total = await countSchools(toSource(file, counted));
  return { ...(await openSchoolList(toSource(file, createReadStream(file)))), total };
}

async function openPipe(file: string, io: Pick<Io, 'stdin' | 'stop'>): Promise<OpenList> {
  const pipe = addAbortSignal(io.stop, file === '-' ? io.stdin() : createReadStream(file));
  const list = await openSchoolList(toSource(file, pipe));
  return {
    ...list,
    // After an interruption what has not come is not waited for: a pipe may never end.
    schools: untilAborted(list.schools, io.stop),
    // The list's own close would wait for a read that a silent pipe never ends.
    close: async () => void pipe.destroy(),
    total: null,
  };
}

function toSource(file: string, chunks: AsyncIterable<Uint8Array>) {
  return { name: file === '-' ? 'stdin' : file, chunks, report: REPORT_TRAITS };
}
