// What speaks for a school as a whole where it has one thing said about it: its gravest verdict, and
// in words each of its judgements that comes to this verdict.
import type { SchoolResult } from '../crawl/result.js';
import { PROFILES } from '../verdict/profiles.js';
import type { Reason, Verdict } from '../verdict/reasons.js';
import { indexOfGravest } from '../verdict/requirements.js';
import type { ProfileName } from '../verdict/rules.js';
import { createReasonFormatter, type WordLanguage } from '../words/reason-words.js';
import type { RuleSets } from './format.js';

export interface SchoolFindings {
  readonly verdict: Verdict;
  /** Of the first judgement with this verdict. */
  readonly reason: Reason;
  readonly found: readonly WordedFinding[];
}

export interface WordedFinding {
  readonly requirement: ProfileName;
  readonly title: string;
  readonly sentence: string;
  readonly advice: string;
}

/** Makes the words for what `rules` look for; absent for the built-in rules for the results. */
export function createFindings(
  rules: RuleSets = [PROFILES.noko],
  language: WordLanguage = 'ru',
): (result: SchoolResult) => SchoolFindings {
  const formatters = rules.map((each) => {
    const words = createReasonFormatter(each, language);
    return { requirement: each.name, words };
  });
  return ({ judgement, further = [] }) => {
    const judgements = [judgement, ...further];
    const { verdict, reason } = judgements[indexOfGravest(judgements)] ?? judgement;
    const found = formatters.flatMap(({ requirement, words }, index) => {
      const one = judgements[index];
      return one?.verdict === verdict ? [{ requirement, ...words.format(one) }] : [];
    });
    return { verdict, reason, found };
  };
}
