// By what a page is known that our own network shows in the place of every site (a login page, an
// unpaid account, a filter): by what it says, and by where it stands when sites are redirected to it.
import { isFailure } from '../page/fetch.js';
import type { SiteAddress } from '../school.js';
import { classifyBlock } from '../verdict/classify-block.js';
import { isSameSite } from '../verdict/same-site.js';
import type { SchoolResult } from './result.js';
import type { Visited, VisitedSite } from './visited.js';

export type Signs = readonly string[];

/** A server's own words for an error are the same everywhere: a page that says more is known by it. */
const MIN_ERROR_TEXT_LENGTH = 100;

/** The signs of what came of a visit; none where it can be nobody's but the site's. */
export function signsOfVisit(found: Visited['found'], { address }: SiteAddress): Signs {
  if (isFailure(found)) {
    return found.redirects.length === 0 ? [] : placeOf(address, found.address);
  }
  return isTelling(found) ? signsOf(address, found.page.address, found.fingerprint) : [];
}

/** The same of a row that was not known to be of our own network when it was judged. */
export function signsOfResult({ school, page, fingerprint }: SchoolResult): Signs {
  if (page === null || !('address' in school.site)) return [];
  return signsOf(school.site.address, page, fingerprint);
}

function signsOf(site: string, page: string, fingerprint: string | undefined): Signs {
  const said = fingerprint === undefined ? [] : [`says ${fingerprint}`];
  return [...said, ...placeOf(site, page)];
}

/** Where a site leads elsewhere, the address without what differs from site to site. */
function placeOf(site: string, page: string): Signs {
  const typed = new URL(site);
  const { host, pathname, hostname } = new URL(page);
  if (isSameSite(typed, new URL(page)) || hostname === '') return [];
  return [`at ${host}${pathname.replaceAll(typed.hostname, '')}`];
}

/** A page with a link is the site's, and a known protection against robots is the site's guard. */
function isTelling({ page, findings, fingerprint }: VisitedSite): boolean {
  if (fingerprint === undefined) return false;
  const { content } = findings;
  if (page.status >= 400 && content.textLength < MIN_ERROR_TEXT_LENGTH) return false;
  const block = classifyBlock({ ...page, content });
  return block === null || block === String(page.status);
}
