// All that the judge needs to know of a page: page/ fills it, judge() reads it, and nothing else of
// the page is kept. Every string in it is a copy, so that the page itself can be let go.
import type { Link, NearMiss, Place } from './link.js';

export interface Findings extends Sought {
  /** What each further set of rules looks for, in their order; absent where there is one set. */
  readonly further?: readonly Sought[];
  readonly frames: readonly Frame[];
  /** Where `<meta http-equiv="refresh">` leads, else null. */
  readonly refresh: Refresh | null;
  /** Where a script sends the browser from an otherwise empty page, else null. */
  readonly scriptRedirect: string | null;
  readonly content: Content;
  /** By what the page shows whose it is; absent where a link that passes says enough. */
  readonly identity?: PageIdentity;
  /** Whether the page was made so that reading it had to be given up before its end. */
  readonly truncated: boolean;
  /** WHATWG name of the encoding the page was read in. */
  readonly charset: string;
}

/** What one set of rules looks for. */
export interface Sought {
  /** Hyperlinks to the host in document order; capped, the best kinds kept. */
  readonly links: readonly Link[];
  /** Addresses that are no working hyperlinks, in document order; capped likewise. */
  readonly nearMisses: readonly NearMiss[];
  /**
   * Hyperlinks of the same site whose text or address speaks of the assessment, and short
   * addresses whose text does, best first.
   */
  readonly innerPages: readonly InnerPage[];
}

/** The findings as each set of rules has them, in their order. */
export function allFindings(findings: Findings): readonly Findings[] {
  return [findings, ...(findings.further ?? []).map((sought) => ({ ...findings, ...sought }))];
}

/** The findings as the set of rules at `index` has them. */
export function findingsAt(findings: Findings, index: number): Findings {
  const sought = findings.further?.[index - 1];
  return sought === undefined ? findings : { ...findings, ...sought };
}

/** The findings with further links, as each set of rules has them. */
export function withLinks(findings: Findings, links: readonly (readonly Link[])[]): Findings {
  const { further } = findings;
  const add = <Part extends Sought>(sought: Part, index: number): Part => ({
    ...sought,
    links: [...sought.links, ...(links[index] ?? [])],
  });
  return {
    ...add(findings, 0),
    ...(further === undefined
      ? {}
      : { further: further.map((sought, index) => add(sought, index + 1)) }),
  };
}

/** An inner page that may hold the link the home page lacks. */
export interface InnerPage extends Place {
  /** The attribute as written, character references decoded. */
  readonly href: string;
  readonly url: string;
  readonly text: string;
  /** Whether it is a short address on a foreign host; absent for a page of the site. */
  readonly isShort?: true;
}

/** A document that a browser shows inside this one; an object or embed is an `iframe` here. */
export interface Frame extends Place {
  readonly url: string;
  readonly kind: 'frame' | 'iframe';
}

export interface Refresh {
  readonly url: string;
  readonly delaySeconds: number;
}

/** How much a visitor sees without scripts, and what else scripts might show. */
export interface Content {
  /** Anchors and areas with an `href`, wherever they lead. */
  readonly anchorCount: number;
  /** UTF-16 units of visible text, white space folded. */
  readonly textLength: number;
  /** The beginning of the visible text, by which protective fronts are known. */
  readonly textStart: string;
  readonly title: string;
  /** Pictures, players, forms' fields: things to be seen that are no text. */
  readonly mediaCount: number;
  /** Scripts that may build content: counters and data are left out. */
  readonly scriptCount: number;
  /** An all but empty element that scripts are known to fill (`#root`, `#app`, `app-root`). */
  readonly hasEmptyRoot: boolean;
  /** Whether a script leaves the page for an address that it puts together. */
  readonly isLeft?: boolean;
  /** The inline scripts' beginning, only where the page is short and has no anchors. */
  readonly scriptStart: string;
}

/** What a page shows of whose it is: `identify()` weighs it. */
export interface PageIdentity {
  readonly title: string;
  /** The description that the page gives to search engines. */
  readonly description: string;
  /** Visible text with the pictures' descriptions, white space folded: beginning and end. */
  readonly text: string;
  /** UTF-16 units of the whole of that text. */
  readonly textLength: number;
  /** What of it stands outside of short hyperlinks, a block a line: its beginning. */
  readonly plainText: string;
  /** The text of its headings of the first two ranks. */
  readonly headings: string;
  /** Different addresses on the page's own host that its hyperlinks lead to, itself left out. */
  readonly ownLinkCount: number;
  /** Their decoded paths and queries, one a line. */
  readonly ownPaths: string;
  /** What is written in those hyperlinks, one a line. */
  readonly ownLabels: string;
  /** Hyperlinks to other hosts, and where in `text` what stands before each of them ends. */
  readonly outwardLinks: readonly OutwardLink[];
  /** Different names of `itemprop` marks. */
  readonly itemprops: readonly string[];
  readonly hasPasswordField: boolean;
  /** Marks of copies in its source. */
  readonly copyMarks: readonly string[];
  /** The host whose frames show all of the text, and their title; absent where others do, too. */
  readonly shownBy?: { readonly host: string; readonly title: string };
}

export interface OutwardLink {
  /** In UTF-16 units of `text`. */
  readonly at: number;
  readonly url: string;
}
