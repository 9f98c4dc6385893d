// What a letter to a school speaks of: plain text, so that it can be had from a result of this run
// as well as from a row of an earlier report that was read back. A letter is about what fails;
// what could not be checked is no fault of the school, and is not mentioned to it.
import type { SchoolResult } from '../../result.js';
import { PROFILES } from '../../verdict/profiles.js';
import { createReasonFormatter } from '../../verdict/reason-words.js';
import { hyperlink, place } from '../columns.js';
import type { RuleSets } from '../format.js';

export interface LetterFacts {
  readonly name: string;
  /** As typed in the list. */
  readonly site: string;
  /** The final address of the home page; null where it is not known. */
  readonly page: string | null;
  /** At least one. */
  readonly findings: readonly LetterFinding[];
  /** ISO 8601, with zone or the day alone. */
  readonly checkedAt: string;
}

/** One requirement that the site does not meet. */
export interface LetterFinding {
  /** What the hyperlink has to lead to, after «гиперссылка на». */
  readonly goal: string;
  /** What was found, as a sentence. */
  readonly sentence: string;
  readonly advice: string;
  /** As the report has it; empty where there is none. */
  readonly hyperlink: string;
  /** As the report has it; empty where there is none. */
  readonly place: string;
}

/** What a letter about `result` speaks of, `rules` being what judged; null where nothing fails. */
export function letterFactsOf(
  result: SchoolResult,
  rules: RuleSets = [PROFILES.noko],
): LetterFacts | null {
  const { school, judgement, further = [], page, checkedAt } = result;
  const findings = [judgement, ...further].flatMap((one, index): readonly LetterFinding[] => {
    const judgedBy = rules[index];
    if (one.verdict !== 'fail' || judgedBy === undefined) return [];
    const { sentence, advice } = createReasonFormatter(judgedBy, 'ru').format(one);
    const { full: goal } = judgedBy.words.ru;
    return [{ goal, sentence, advice, hyperlink: hyperlink(one), place: place(one) }];
  });
  if (findings.length === 0) return null;
  return { name: school.name, site: school.site.typed, page, findings, checkedAt };
}
