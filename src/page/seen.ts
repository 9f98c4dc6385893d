// The seam between a browser and the judge: what a browser shows at an address, as markup that the
// same reader reads as that of any other page.

/** One reading of what stands in the browser. */
export interface Seen {
  readonly address: string;
  /** Of the last answer that the window itself got. */
  readonly status: number;
  readonly server: string | null;
  /** The document as scripts have made it, without them. */
  readonly html: string;
  /** The documents of frames by their addresses; those without one stand in `html` as a srcdoc. */
  readonly frames: ReadonlyMap<string, string>;
  /** Whether the page was quiet once, all that it asked for there; its time may be up before. */
  readonly isWhole: boolean;
  /** Pixels from the top of the page to the anchor with this `href`; null where nobody can see one. */
  readonly heightOf: (href: string) => number | null;
}

/** What the judge makes of a reading. */
export interface Opinion {
  /** Whether the page may have more to show: `soon` after a pause, `late` until the time is up. */
  readonly more: 'no' | 'soon' | 'late';
  /** The `href` of the link that a picture frames; null where there is none. */
  readonly href: string | null;
  readonly wantsPicture: boolean;
}

export interface Window {
  readonly address: string;
  /** The address as the list has it: a private one that it names may be asked. */
  readonly typedAddress: string;
  readonly judge: (seen: Seen) => Promise<Opinion>;
}

/** What came of a look: a PNG where one was wanted. */
export interface Looked {
  readonly picture: Uint8Array | null;
}

/** Why a look did not come to its end. */
export type LostLook =
  /** Its time was over before the page could be read. */
  | 'time'
  /** The page or the browser died. */
  | 'crash'
  /** The browser was shown no page. */
  | 'no-page'
  /** The run was stopped. */
  | 'interrupted';

/** Looks at a site through a browser, or says why it could not. It rejects on a bug alone. */
export type Look = (window: Window) => Promise<Looked | LostLook>;
