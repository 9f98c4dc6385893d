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

export interface AnswerOptions {
  readonly askSite: AskSite;
  readonly accept: readonly LinkKind[];
  /** The time as it stands in the report: ISO 8601 with zone. */
  readonly timestamp: () => string;
  /** Called with what judging a school threw: a bug, which costs its row and nothing else. */
  readonly onBug: (error: unknown, school: School) => void;
}

/** A result, and whether asking again might change it. */
export interface Crawled {
  readonly result: SchoolResult;
  readonly again: AskAgain;
}

/** Answers for one school, whatever its site does; never rejects. */
export type AnswerSchool = (school: School) => Promise<Crawled>;

/** Sites that are remembered, so that a second row with the same one asks nobody. */
const KEPT_SITES = 4_096;

export function createAnswerSchool(options: AnswerOptions): AnswerSchool {
  const askOnce = createOnce(options.askSite, {
    keyOf: ({ address, schemeTyped, numberMatters }) =>
      `${schemeTyped} ${numberMatters} ${address}`,
    kept: KEPT_SITES,
  });

  const answer = async (school: School): Promise<Answered & Pick<Crawled, 'again'>> => {
    const { site } = school;
    if ('problem' in site) return notAsked(unchecked('bad-address', site.typed));
    try {
      const numberMatters = school.busId !== null;
      const { found, again, durationMs } = await askOnce({ ...site, numberMatters });
      if (found === 'interrupted' || found === 'own-network') return notAsked(unchecked(found));
      return { ...judgeVisit(found, school, options.accept), again, durationMs };
    } catch (error) {
      options.onBug(error, school);
      return notAsked(unchecked('internal-error', messageOf(error)));
    }
  };

  return async (school) => {
    const { again, ...answered } = await answer(school);
    return { result: { school, ...answered, checkedAt: options.timestamp() }, again };
  };
}

/**
 * Answers for all `schools` in input order, with at most `window` begun and not yet yielded; never
 * rejects but for an error of `schools` itself.
 */
export function crawl(
  schools: AsyncIterable<School>,
  answer: AnswerSchool,
  window: number,
): AsyncGenerator<Crawled> {
  return mapInOrder(schools, answer, window);
}

type Answered = Omit<SchoolResult, 'school' | 'checkedAt'>;

function notAsked(judgement: SchoolResult['judgement']): Answered & Pick<Crawled, 'again'> {
  return { judgement, page: null, http: null, durationMs: 0, again: 'no' };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
