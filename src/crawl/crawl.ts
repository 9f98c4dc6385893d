// A school becomes an answer, whatever its site does.
import { hidePasswordsIn } from '../files/hide-passwords.js';
import type { AskAgain } from '../page/fetch.js';
import type { School } from '../school.js';
import { unchecked } from '../verdict/judgement.js';
import type { UncheckedReason } from '../verdict/reasons.js';
import type { Requirements } from '../verdict/requirements.js';
import { judgeAlike, judgeVisit, remarksOnSchool } from './judge-visit.js';
import type { SchoolResult } from './result.js';
import type { SiteOutcome, VisitSite } from './retry.js';
import type { SiteToVisit } from './visit.js';

export interface AnswerOptions {
  readonly visitSite: VisitSite;
  readonly requirements: Requirements;
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
const MAX_REMEMBERED = 1_024;

export function createAnswerSchool(options: AnswerOptions): AnswerSchool {
  const visitOnce = rememberLatest(options.visitSite);

  const crawled = (school: School, answered: Answered, again: AskAgain): Crawled => {
    const { judgement, ...rest } = hidePasswordsIn(answered);
    const remarks = [...judgement.remarks, ...remarksOnSchool(school)];
    const checkedAt = options.timestamp();
    return { result: { school, ...rest, judgement: { ...judgement, remarks }, checkedAt }, again };
  };

  const notAsked = (school: School, reason: UncheckedReason, detail: string | null = null) => {
    const judged = judgeAlike(unchecked(reason, detail), options.requirements);
    return crawled(school, { ...judged, page: null, http: null, durationMs: 0 }, 'no');
  };

  return async (school) => {
    const { site } = school;
    if ('problem' in site) return notAsked(school, 'bad-address', site.typed);
    try {
      const numberMatters = school.busId !== null;
      const { found, again, durationMs, recording } = await visitOnce({ ...site, numberMatters });
      if (found === 'interrupted' || found === 'own-network') return notAsked(school, found);
      const judged = judgeVisit(found, school, options.requirements);
      const kept = recording === undefined ? {} : { recording };
      return crawled(school, { ...judged, durationMs, ...kept }, again);
    } catch (error) {
      options.onBug(error, school);
      return notAsked(school, 'internal-error', messageOf(error));
    }
  };
}

/** A site that stands in the list several times is visited once, and answers as often. */
function rememberLatest(visitSite: VisitSite): VisitSite {
  const known = new Map<string, Promise<SiteOutcome>>();
  return (site: SiteToVisit) => {
    const key = `${site.schemeTyped} ${site.numberMatters} ${site.address}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const outcome = visitSite(site);
    const [oldest] = known.keys();
    if (known.size >= MAX_REMEMBERED && oldest !== undefined) known.delete(oldest);
    known.set(key, outcome);
    return outcome;
  };
}

type Answered = Omit<SchoolResult, 'school' | 'checkedAt'>;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
