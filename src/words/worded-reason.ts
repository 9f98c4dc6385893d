import type { Link, LinkFault, NearMiss, Stand } from '../verdict/link.js';
import type { Reason } from '../verdict/reasons.js';
/** What a sentence may be filled with. */
export interface Facts {
  readonly link: Link | null;
  readonly nearMiss: NearMiss | null;
  readonly detail: string | null;
  readonly pageTitle?: string;
}

export type NearMissWords = Readonly<Record<LinkFault | Stand, string>>;

export interface ReasonWords {
  readonly title: string;
  readonly sentence: (facts: Facts) => string;
  readonly advice: (facts: Facts) => string;
}

/** All words of one language. */
export interface Wording {
  readonly reasons: Readonly<Record<Reason, ReasonWords>>;
  readonly nothingToDo: string;
  /** The site that the register names, where the list's leads nowhere. */
  readonly registeredSite: (site: string) => string;
  readonly nearMisses: NearMissWords;
}
