// Schools → results: the rows of the list in, an answer for every row out, in the same order.
import type { AskAgain } from '../page/fetch.js';
import type { SchoolResult } from '../result.js';
import type { School } from '../school.js';
import { unchecked } from '../verdict/judgement.js';
import type { LinkKind } from '../verdict/link.js';
import { mapInOrder } from './in-order.js';
import { judgeVisit } from './judge-visit.js';
import { createOnce } from './once.js';
import type { AskSite } from './site-answer.js';

export interface CrawlOptions {
  readonly askSite: AskSite;
  readonly accept: readonly LinkKind[];
  /** Rows that are begun and not yet yielded, at most. */
  readonly window: number;
  /** The time as it stands in the report: ISO 8601 with zone. */
  readonly timestamp: () => string;
  /** Called when a school is done, in the order in which they are. */
  readonly onDone: (result: SchoolResult) => void;
  /** Called with what judging a school threw: a bug, which costs its row and nothing else. */
  readonly onBug: (error: unknown, school: School) => void;
}

/** A result, and whether asking again might change it. */
export interface Crawled {
  readonly result: SchoolResult;
  readonly again: AskAgain;
}

/** Sites that are remembered, so that a second row with the same one asks nobody. */
const KEPT_SITES = 4_096;

/** The results of `schools` in input order; never rejects but for an error of `schools` itself. */
export function crawl(
  schools: AsyncIterable<School>,
  options: CrawlOptions,
): AsyncGenerator<Crawled> {
  const askOnce = createOnce(options.askSite, {
    keyOf: ({ address, schemeTyped }) => `${schemeTyped} ${address}`,
    kept: KEPT_SITES,
  });

  const answer = async (school: School): Promise<Omit<Crawled, 'result'> & Answered> => {
    const { site } = school;
    if ('problem' in site) return notAsked(unchecked('bad-address', site.typed));
    try {
      const { found, again, durationMs } = await askOnce(site);
      if (found === 'interrupted' || found === 'own-network') return notAsked(unchecked(found));
      return { ...judgeVisit(found, school, options.accept), again, durationMs };
    } catch (error) {
      options.onBug(error, school);
      return notAsked(unchecked('internal-error', messageOf(error)));
    }
  };

  return mapInOrder(
    schools,
    async (school) => {
      const { again, ...answered } = await answer(school);
      const result = { school, ...answered, checkedAt: options.timestamp() };
      options.onDone(result);
      return { result, again };
    },
    options.window,
  );
}

type Answered = Omit<SchoolResult, 'school' | 'checkedAt'>;

function notAsked(judgement: SchoolResult['judgement']): Answered & Pick<Crawled, 'again'> {
  return { judgement, page: null, http: null, durationMs: 0, again: 'no' };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
