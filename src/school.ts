// One row of the list, as every folder knows it: schools/ makes it, crawl/ visits it, report/
// writes it back.

/** Why the site of a row cannot be asked at all; `results-site` is that of the results themselves. */
export type SiteProblem = 'missing' | 'not-an-address' | 'unsupported-scheme' | 'results-site';

/** A site that can be asked. */
export interface SiteAddress {
  readonly typed: string;
  /** Absolute http(s) address, host in ASCII. */
  readonly address: string;
  /** False when `https:` was assumed because the list gave no scheme. */
  readonly schemeTyped: boolean;
  /** The host as typed, where some of its letters are of another alphabet; absent as a rule. */
  readonly lookAlikes?: string;
  /** Further addresses of the same cell, which are not asked; absent where there are none. */
  readonly ignored?: readonly string[];
}

/** The site of a school as typed, and, where it makes sense as one, its address. */
export type Site = SiteAddress | { readonly typed: string; readonly problem: SiteProblem };

/** A row of the list. */
export interface School {
  /** 1-based place among the rows of the list. */
  readonly row: number;
  /** The cell of the `№ п/п` column, or `row` as text where the list has none. */
  readonly number: string;
  readonly name: string;
  readonly site: Site;
  /** The number in the school's own bus.gov.ru results address, when the department knows it. */
  readonly busId: string | null;
  /** What the list has instead of that number; absent where that is nothing. */
  readonly unreadBusId?: string;
  /** The row of the same school above, under the same address; absent where there is none. */
  readonly repeats?: number;
  /** The site of the register, where the row's was missing or is another; absent elsewhere. */
  readonly registered?: { readonly site: string; readonly isTaken: boolean };
  /** Cells of all other columns, in the order of the list's header; `bus_id` is among them. */
  readonly carried: readonly string[];
}

/** How the bytes of a list were read, by the WHATWG name of the encoding. */
export type ListEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

/** What stands between the cells of a list. */
export type ListSeparator = ';' | ',' | '\t' | '|';
