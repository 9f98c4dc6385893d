// What a page can hold that concerns the host of the results. page/ finds these; judge() decides
// by them.

/** What an address on the host is about, best first. */
export const LINK_KINDS = ['results', 'card', 'rating-form', 'general'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Where something stands in the page's source; both 1-based, the column in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** The address of the frame in whose source it stands; absent for the page's own. */
  readonly frame?: string;
}

/** A hyperlink that a browser would follow to bus.gov.ru. */
export interface Link extends Place {
  /** The attribute as written, character references decoded. */
  readonly href: string;
  /** The address a browser ends up at. */
  readonly url: string;
  readonly kind: LinkKind;
  /** The number in the address; null where it names no organisation. */
  readonly id: string | null;
  /** The anchor's text, else its image's alt, else its title; white space folded. */
  readonly text: string;
  /** The redirector's address where the anchor leads through one, else null. */
  readonly through: string | null;
  readonly traits: readonly LinkTrait[];
}

/** How an anchor stands, where that is worth a remark: it is a hyperlink all the same. */
export type LinkTrait = 'nofollow' | 'noindex' | 'hidden' | 'empty-anchor';

/** An address that was meant to be a hyperlink to bus.gov.ru, and is none. */
export interface NearMiss extends Place {
  readonly reason: 'broken-link' | 'not-a-hyperlink';
  readonly how: NearMissHow;
  /** What is written on the page. */
  readonly href: string;
  /** The address to put into the `href`. */
  readonly url: string;
  readonly kind: LinkKind;
  readonly id: string | null;
  /** What a visitor reads there; empty where nothing is shown. */
  readonly text: string;
}

/** What is wrong with a broken `href`. */
const FAULTS = [
  'no-scheme',
  'misspelt-scheme',
  'glued',
  'stray-characters',
  'misspelt-host',
  'wrong-port',
] as const;
export type LinkFault = (typeof FAULTS)[number];

/** Where an address stands that is no hyperlink. */
const STANDS = [
  'text',
  'onclick',
  'attribute',
  'javascript',
  'iframe',
  'image',
  'noscript',
  'template',
  'comment',
  'meta',
  'json-ld',
  'script',
] as const;
export type Stand = (typeof STANDS)[number];

export const NEAR_MISSES = [...FAULTS, ...STANDS] as const;
export type NearMissHow = (typeof NEAR_MISSES)[number];

/** A code for something worth knowing that does not change the verdict, with what it speaks of. */
export interface Remark {
  readonly code: RemarkCode;
  /** What fills the remark's words: an address, a number, a name. */
  readonly detail?: string;
}

/** To add one: add it here, and the compiler asks for its words in `remark-words.ts`. */
export type RemarkCode =
  | LinkTrait
  | 'redirector'
  | 'several-organisations'
  | 'shared-link'
  | 'repeated-school'
  | 'registered-site'
  | 'other-registered-site'
  | 'look-alikes'
  | 'http-status'
  | 'page-cut'
  | 'other-scheme'
  | 'other-host'
  | 'other-site'
  | 'several-sites'
  | 'wrong-content-type'
  | 'long-unchecked'
  | 'wrong-content-encoding'
  | 'faulty-http'
  | 'unread-number'
  | 'seen-in-browser'
  | 'browser-looked'
  | 'browser-lost'
  | 'screenshot'
  | TlsRemarkCode;

/** What was wrong with the site's TLS: the page was read all the same, and could be forged. */
export type TlsRemarkCode =
  | 'certificate-expired'
  | 'certificate-wrong-host'
  | 'certificate-incomplete-chain'
  | 'certificate-self-signed'
  | 'certificate-unknown-authority'
  | 'certificate-faulty'
  | 'legacy-tls';
