// A list from a file or from standard input. A file is read twice: the first pass counts the
// schools, for the progress, and finds a broken row before the first site is asked. What comes
// through a pipe can be read only once.
import { createReadStream } from 'node:fs';
import { OWN_HEADERS } from '../report/columns.js';
import { unguardFormula } from '../report/formula-guard.js';
import type { School } from '../school.js';
import { countSchools, openSchoolList, type SchoolList } from '../schools/list.js';
import type { Io } from './io.js';

export interface OpenList extends SchoolList {
  /** Null where the list can be read only once. */
  readonly total: number | null;
}

const REPORT_TRAITS = { columns: OWN_HEADERS, restoreCell: unguardFormula };

/** Opens `file`, `-` being standard input; rejects with `RunError` as `openSchoolList` does. */
export async function openList(file: string, io: Pick<Io, 'stdin' | 'stop'>): Promise<OpenList> {
  const source = (chunks: AsyncIterable<Uint8Array>) => ({
    name: file === '-' ? 'stdin' : file,
    chunks,
    report: REPORT_TRAITS,
  });
  if (file === '-') {
    const stdin = io.stdin();
    const list = await openSchoolList(source(stdin));
    return {
      ...list,
      schools: untilAborted(list.schools, io.stop),
      // The list's own close would wait for a read that a silent pipe never ends.
      close: async () => void stdin.destroy(),
      total: null,
    };
  }
  const total = await countSchools(source(createReadStream(file)));
  return { ...(await openSchoolList(source(createReadStream(file)))), total };
}

/** A pipe may never end: after an interruption what has not been read of it is not waited for. */
async function* untilAborted(
  schools: AsyncIterable<School>,
  stop: AbortSignal,
): AsyncGenerator<School> {
  const iterator = schools[Symbol.asyncIterator]();
  let wake = (_end: IteratorResult<School>): void => {};
  const end = () => wake({ done: true, value: undefined });
  stop.addEventListener('abort', end, { once: true });
  while (!stop.aborted) {
    const next = await new Promise<IteratorResult<School>>((resolve, reject) => {
      wake = resolve;
      iterator.next().then(resolve, reject);
    });
    if (next.done === true) return;
    yield next.value;
  }
}
