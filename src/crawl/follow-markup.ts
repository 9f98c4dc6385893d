// Where the markup of a page sends a browser on: a meta refresh, or a script that does nothing else.

import { MAX_REFRESH_DELAY_SECONDS } from '../page/collect/refresh.js';
import {
  type FetchContext,
  type FetchFailure,
  type FetchPage,
  failureAt,
  isFailure,
} from '../page/fetch.js';
import type { Page, Redirect } from '../page/page.js';
import type { ReadPage } from '../page/page-reader.js';
import type { Findings } from '../verdict/findings.js';
import { type Caveat, caveatOfPage } from './caveat.js';

/** A page that shows something itself. */
export interface FollowedPage {
  readonly page: Page;
  readonly findings: Findings;
  /** What the pages on the way leave open; null where they do not. */
  readonly caveat: Caveat | null;
}

export interface FollowOptions {
  readonly fetchPage: FetchPage;
  readonly readPage: ReadPage;
  /** Whether what has been found is enough, so that nothing else need be asked for. */
  readonly isEnough: (findings: Findings) => boolean;
}

/** A late refresh counts all the same where its page says that the site is elsewhere. */
const MOVED =
  /переехал|переезд|переносит?ся|перен[её]с[её]?н|перемещ|перенаправ|нов(?:ый|ого|ому|ом) (?:сайт|адрес)|\bmoved\b|redirect/i;

/** What a visitor without scripts and patience never gets past. */
const WALL: Caveat = { reason: 'blocked', detail: 'cookie', again: 'no' };

/** Goes where meta refreshes and script redirects lead; how many it follows is `fetchPage`'s to bound. */
export async function followMarkup(
  first: Page,
  context: FetchContext,
  { fetchPage, readPage, isEnough }: FollowOptions,
): Promise<FollowedPage | FetchFailure> {
  let page = first;
  let caveat: Caveat | null = null;
  let reloaded = false;
  for (;;) {
    const findings = await readPage(page);
    const next = nextAddress(page, findings, reloaded);
    // A link that can be clicked on before the refresh comes is a link of the home page.
    const isShown = next !== null && (findings.refresh?.delaySeconds ?? 0) > 0;
    if (next === null || (isShown && isEnough(findings))) {
      return { page, findings, caveat: caveat ?? (isCookieWall(page, findings) ? WALL : null) };
    }
    caveat ??= caveatOfPage(page, findings);
    const hop = { status: page.status, from: page.address, to: next };
    const redirects: readonly Redirect[] = [...page.redirects, hop];
    if (next === page.address) reloaded = true;
    else if (page.redirects.some(({ from }) => from === next)) return redirectLoop(next, redirects);
    const answer = await fetchPage(next, { ...context, purpose: 'onward' });
    const further = [...redirects, ...answer.redirects];
    const remarks = [...page.remarks, ...(answer.remarks ?? [])];
    if (isFailure(answer)) return { ...answer, redirects: further, remarks };
    page = { ...answer, redirects: further, remarks };
  }
}

function nextAddress(page: Page, findings: Findings, reloaded: boolean): string | null {
  const next = markupTarget(findings);
  if (next === null) return null;
  if (!isSameDocument(next, page)) return next;
  // A page that only renews itself is where the way ends, unless it has just handed out a cookie.
  return isCookieWall(page, findings) && !reloaded ? page.address : null;
}

function markupTarget({ refresh, scriptRedirect, content }: Findings): string | null {
  if (refresh === null) return scriptRedirect;
  const isMoved = MOVED.test(`${content.title}\n${content.textStart}`);
  return isMoved || refresh.delaySeconds <= MAX_REFRESH_DELAY_SECONDS
    ? refresh.url
    : scriptRedirect;
}

/** A page with nothing to click on that sets a cookie and has itself loaded again. */
function isCookieWall(page: Page, findings: Findings): boolean {
  const target = markupTarget(findings);
  const reloads = target !== null && isSameDocument(target, page);
  return reloads && page.cookieNames.length > 0 && findings.content.anchorCount === 0;
}

function isSameDocument(address: string, page: Page): boolean {
  return withoutHash(address) === withoutHash(page.address);
}

/** An address as it is asked for: the fragment is the browser's own. */
export function withoutHash(address: string): string {
  return address.replace(/#.*$/s, '');
}

function redirectLoop(address: string, redirects: readonly Redirect[]): FetchFailure {
  return failureAt(address, 'redirect-loop', { detail: address, redirects });
}
