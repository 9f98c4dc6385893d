// From a judgement to sentences: what was found, and what to do about it. The tables in
// `reason-words-ru.ts` and `reason-words-en.ts` must name every reason to compile. Advice on a fail
// is for the school's secretary, advice on an unchecked row is for the department's staff.

import { REASON_OF_KIND } from '../verdict/judge.js';
import type { Judgement } from '../verdict/judgement.js';
import type { NearMissHow } from '../verdict/link.js';
import { REASONS, type Reason, type Verdict } from '../verdict/reasons.js';
import { NOKO_RULES, type Rules } from '../verdict/rules.js';
import { createEnglish } from './en/reasons.js';
import { createRussian } from './ru/reasons.js';
import type { Wording } from './worded-reason.js';

export type WordLanguage = 'ru' | 'en';

/** A judgement in words, each part fit for a cell of its own. */
export interface WordedReason {
  /** A few words, the same for every row with this reason. */
  readonly title: string;
  readonly sentence: string;
  readonly advice: string;
}

/** Words for the judgements by one set of rules. */
export interface ReasonFormatter {
  /** The judgement in words; what passes needs no advice, whatever kind of link made it pass. */
  readonly format: (judgement: Judgement) => WordedReason;
  /** The heading of a reason, for summaries. */
  readonly title: (verdict: Verdict, reason: Reason) => string;
  /** What is wrong with a near miss, as part of a sentence. */
  readonly nearMiss: (how: NearMissHow) => string;
}

const WORDINGS: Readonly<Record<WordLanguage, (rules: Rules) => Wording>> = {
  ru: createRussian,
  en: createEnglish,
};

/** Makes the words for what `rules` look for. */
export function createReasonFormatter(rules: Rules, language: WordLanguage): ReasonFormatter {
  const { reasons, nothingToDo, nearMisses, registeredSite } = WORDINGS[language](rules);
  const goals: readonly Reason[] = rules.accept.map((kind) => REASON_OF_KIND[kind]);
  // A link that the rules themselves ask for is no lesser one, whatever its kind.
  const wordsOf = (verdict: Verdict, reason: Reason) =>
    reasons[verdict === 'pass' && goals.includes(reason) ? 'results-link' : reason];
  return {
    format(judgement) {
      const { title, sentence, advice } = wordsOf(judgement.verdict, judgement.reason);
      return {
        title,
        sentence: sentence(judgement),
        advice:
          judgement.verdict === 'pass'
            ? nothingToDo
            : advice(judgement) + formatRegistered(judgement, registeredSite),
      };
    },
    title: (verdict, reason) => wordsOf(verdict, reason).title,
    nearMiss: (how) => nearMisses[how],
  };
}

/** Reasons that want another address in the list. */
const WANT_ADDRESS: readonly Reason[] = ['moved', 'bad-address'];

function formatRegistered(
  { reason, remarks }: Judgement,
  registeredSite: (site: string) => string,
): string {
  const known = remarks.find(({ code }) => code === 'other-registered-site')?.detail;
  return known === undefined || !WANT_ADDRESS.includes(reason) ? '' : ` ${registeredSite(known)}`;
}

const NOKO: Readonly<Record<WordLanguage, ReasonFormatter>> = {
  ru: createReasonFormatter(NOKO_RULES, 'ru'),
  en: createReasonFormatter(NOKO_RULES, 'en'),
};

/** As `ReasonFormatter.format`, by the built-in rules for the results. */
export function formatReason(judgement: Judgement, language: WordLanguage): WordedReason {
  return NOKO[language].format(judgement);
}

/** As `ReasonFormatter.title`, by the built-in rules for the results. */
export function formatReasonTitle(reason: Reason, language: WordLanguage): string {
  return NOKO[language].title(REASONS[reason], reason);
}
