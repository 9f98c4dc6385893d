// What a page can hold that concerns bus.gov.ru. page/ finds these; judge() decides by them.

/** What a bus.gov.ru address is about, best first. */
export type LinkKind = 'results' | 'card' | 'rating-form' | 'general';

/** Where something stands in the page's source; both 1-based, the column in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A hyperlink that a browser would follow to bus.gov.ru. */
export interface Link extends Place {
  /** The attribute as written, character references decoded. */
  readonly href: string;
  /** The address a browser goes to. */
  readonly url: string;
  readonly kind: LinkKind;
  /** The anchor's text, else its image's alt, else its title; white space folded. */
  readonly text: string;
}

/** A code for something worth knowing that does not change the verdict, with what it speaks of. */
export interface Remark {
  readonly code: RemarkCode;
  /** What fills the remark's words: an address, a number, a name. */
  readonly detail?: string;
}
export type RemarkCode = 'nofollow';
