// What speaks for or against a page's being the school's own, and how much.
import { NOT_THE_SITE, type NotTheSite } from './not-the-site.js';

/** What was found, how it counts, and the words by which it was found. */
export interface IdentityEvidence {
  readonly what: EvidenceKind;
  /** Points: above zero for the school's own page, below zero against it. */
  readonly weight: number;
  readonly words: readonly string[];
}

export type EvidenceKind =
  | 'section'
  | 'itemprops'
  | 'name'
  | 'kind'
  | 'life'
  | 'official'
  | 'own-links'
  | 'near-miss'
  | 'no-own-links'
  /** Leads to what is looked for: enough by itself. */
  | 'link'
  /** Stands where everybody has pages: never enough. */
  | 'service'
  | NotTheSite;

const MAX_WORDS = 6;

export function found(
  what: EvidenceKind,
  weight: number,
  words: readonly string[],
): IdentityEvidence {
  return { what, weight, words: words.slice(0, MAX_WORDS) };
}

export function isStub(what: EvidenceKind): what is NotTheSite {
  return NOT_THE_SITE.some((known) => known === what);
}
