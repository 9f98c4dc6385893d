// From a judgement to sentences: what was found, and what to do about it. The tables in
// `reason-words-ru.ts` and `reason-words-en.ts` must name every reason to compile. Advice on a fail
// is for the school's secretary, advice on an unchecked row is for the department's staff.
import type { Judgement } from './judgement.js';
import type { Fault, Link, NearMiss, Stand } from './link.js';
import { EN } from './reason-words-en.js';
import { RU } from './reason-words-ru.js';
import type { Reason } from './reasons.js';

export type WordLanguage = 'ru' | 'en';

/** A judgement in words, each part fit for a cell of its own. */
export interface WordedReason {
  /** A few words, the same for every row with this reason. */
  readonly title: string;
  readonly sentence: string;
  readonly advice: string;
}

/** What a sentence may be filled with. */
export interface Facts {
  readonly link: Link | null;
  readonly nearMiss: NearMiss | null;
  readonly detail: string | null;
}

export interface ReasonWords {
  readonly title: string;
  readonly sentence: (facts: Facts) => string;
  readonly advice: (facts: Facts) => string;
}

/** All words of one language. */
export interface Wording {
  readonly reasons: Readonly<Record<Reason, ReasonWords>>;
  readonly nothingToDo: string;
}

export type NearMissWords = Readonly<Record<Fault | Stand, string>>;

const WORDINGS: Readonly<Record<WordLanguage, Wording>> = { ru: RU, en: EN };

/** The judgement in words; what passes needs no advice, whatever kind of link made it pass. */
export function formatReason(judgement: Judgement, language: WordLanguage): WordedReason {
  const { reasons, nothingToDo } = WORDINGS[language];
  const { title, sentence, advice } = reasons[judgement.reason];
  return {
    title,
    sentence: sentence(judgement),
    advice: judgement.verdict === 'pass' ? nothingToDo : advice(judgement),
  };
}

/** The heading of a reason, for summaries. */
export function formatReasonTitle(reason: Reason, language: WordLanguage): string {
  return WORDINGS[language].reasons[reason].title;
}
