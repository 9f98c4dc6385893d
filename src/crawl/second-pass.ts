// A flap is not a finding: what is still unchecked for a passing cause is asked once more at the
// end of the run, more gently. Results keep their order, so from the first such row on they wait.
import type { SchoolResult } from '../result.js';
import { createSpool } from '../spool.js';
import type { Crawled } from './crawl.js';
import { mapInOrder } from './in-order.js';

export interface SecondPassOptions {
  /** Answers a school anew; never rejects. */
  readonly answer: (crawled: Crawled) => Promise<Crawled>;
  /** Rows that are begun and not yet yielded, at most. */
  readonly window: number;
  /** Asked when the first pass is over. */
  readonly isWorthwhile: () => boolean;
  /** Called with the number of schools that will be asked again. */
  readonly onBegin: (schools: number) => void;
}

/** The results of both passes in input order. */
export async function* withSecondPass(
  first: AsyncIterable<Crawled>,
  { answer, window, isWorthwhile, onBegin }: SecondPassOptions,
): AsyncGenerator<SchoolResult> {
  const waiting = await createSpool<Crawled>();
  try {
    let again = 0;
    for await (const crawled of first) {
      if (crawled.again !== 'no') again += 1;
      if (again === 0) yield crawled.result;
      else await waiting.put(crawled);
    }
    if (again === 0) return;
    const worthwhile = isWorthwhile();
    if (worthwhile) onBegin(again);
    const revised = (crawled: Crawled): Promise<Crawled> =>
      worthwhile && crawled.again !== 'no' ? answer(crawled) : Promise.resolve(crawled);
    for await (const { result } of mapInOrder(waiting.take(), revised, window)) yield result;
  } finally {
    await waiting.discard();
  }
}
