// The body of a report whose beginning depends on its last row: what each school adds waits in a
// temporary file, whatever the length of the list, and the report is written as a whole at the end.
import { tmpdir } from 'node:os';
import type { SchoolResult } from '../crawl/result.js';
import type { OutputPiece } from '../files/sink.js';
import { createSpool, type Spool } from '../files/spool.js';
import type { ReportBody } from './format.js';

export interface SpooledReport<Kept> {
  /** What the report will need of this school; JSON must be able to hold it. */
  readonly keep: (result: SchoolResult) => Kept;
  /** The whole report; what was kept comes in the order of the schools, once. */
  readonly write: (kept: AsyncIterable<Kept>) => AsyncIterable<OutputPiece>;
}

/** Where the rows should wait there is no writing or reading. The target knows which report that is. */
export class WaitingError extends Error {
  override readonly name = 'WaitingError';
  readonly folder = tmpdir();

  constructor(cause: unknown) {
    super('rows of a report cannot wait in the temporary folder', { cause });
  }
}

/** Its rows and its footer reject with `WaitingError` where the temporary folder cannot be used. */
export function createSpooledBody<Kept>({ keep, write }: SpooledReport<Kept>): ReportBody {
  let spool: Spool<Kept> | null = null;
  return {
    header: () => '',
    async row(result) {
      const kept = keep(result);
      try {
        spool ??= await createSpool<Kept>();
        await spool.put(kept);
      } catch (error) {
        throw new WaitingError(error);
      }
      return '';
    },
    footer: () => write(spool === null ? none() : taken(spool)),
    discard: async () => spool?.discard(),
  };
}

async function* taken<Kept>(spool: Spool<Kept>): AsyncIterable<Kept> {
  const values = spool.take();
  try {
    for (;;) {
      const next = await values.next().catch((error) => {
        throw new WaitingError(error);
      });
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await values.return(undefined);
  }
}

async function* none(): AsyncIterable<never> {}
