// The home page is what a browser shows at the address: where a refresh or a lone script leads, it
// is that page, and what its frames show belongs to it. All of it is read within the site's
// deadline, a bounded number of pages, one after another.
import {
  type FetchContext,
  type FetchFailure,
  type FetchPage,
  failureAt,
  isFailure,
} from '../page/fetch.js';
import type { Page } from '../page/page.js';
import type { Findings } from '../verdict/findings.js';
import { type Caveats, caveatOfPage } from './caveat.js';
import { type FollowOptions, followMarkup } from './follow-markup.js';
import { readFrames } from './frame-pages.js';

/** A home page as it was read, without its bytes. */
export interface HomePage {
  readonly page: Omit<Page, 'body'>;
  /** Decompressed bytes of the page itself. */
  readonly bytes: number;
  /** Of the page and its frames together. */
  readonly findings: Findings;
  /** Why what a set of rules misses on it may be there all the same. */
  readonly caveats: Caveats;
}

/** Pages of one site that are read at most: those on the way, the home page, frames of frames. */
const MAX_PAGES = 8;

/** Reads the page that `first` leads to, with its frames. */
export async function readHomePage(
  first: Page,
  context: FetchContext,
  options: FollowOptions,
): Promise<HomePage | FetchFailure> {
  const bounded = { ...options, fetchPage: withAllowance(options.fetchPage, MAX_PAGES - 1) };
  const followed = await followMarkup(first, context, bounded);
  if (isFailure(followed)) return followed;
  const { body, ...page } = followed.page;
  const { findings, caveats } = await readFrames(followed, context, bounded);
  // Where nothing is missing, nobody asks.
  const isCertain = options.isEnough(followed.findings);
  const early = isCertain
    ? null
    : (followed.caveat ?? caveatOfPage(followed.page, followed.findings));
  return {
    page,
    bytes: body.length,
    findings,
    caveats: caveats.map((caveat) => early ?? caveat),
  };
}

/** Asks for so many pages; what is asked for beyond them is too much to be read. */
export function withAllowance(fetchPage: FetchPage, pages: number): FetchPage {
  let left = pages;
  return async (address, context) => {
    left -= 1;
    return left < 0 ? failureAt(address, 'too-large') : fetchPage(address, context);
  };
}
