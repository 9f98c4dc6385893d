// Which address of a site to ask. What was typed with a scheme is tried as typed; a bare name by
// https, then http. A name that does not resolve is tried with `www.` or without it, and a closed
// port is tried in the other scheme: a browser's user would find the page, so the tool does. So is
// https that shows another host's certificate: a shared hosting answers so for sites that it has
// by http alone.
import { createFollower } from '../http/deadline.js';
import { type FetchContext, type FetchFailure, type FetchPage, isFailure } from '../page/fetch.js';
import type { Page } from '../page/page.js';
import type { SiteAddress } from '../school.js';
import type { Remark } from '../verdict/link.js';
import { inTime } from './in-time.js';

export interface FetchSiteOptions {
  readonly fetchPage: FetchPage;
  /** Whether the user said where an address is served: then nobody guesses at another. */
  readonly isMapped?: (url: URL) => boolean;
  /** How long https may stay silent before http is asked beside it: many firewalls drop port 443. */
  readonly headStartMs: number;
}

/** The site's answer; where none of its addresses gave a page, the failure that tells most. */
export async function fetchSite(
  site: SiteAddress,
  context: FetchContext,
  options: FetchSiteOptions,
): Promise<Page | FetchFailure> {
  const typed = new URL(site.address);
  const answer = await fetchEitherScheme(typed, { site, context, ...options });
  // Name servers that are in trouble with one of the names have it with the other, too.
  const isUnknown = isFailure(answer) && isUnknownName(answer) && answer.again === 'no';
  const other = isUnknown ? otherHost(typed) : null;
  if (other === null) return answer;
  const further = await fetchEitherScheme(other, { site, context, ...options });
  if (isFailure(further)) return isUnknownName(further) ? answer : further;
  return withRemarks(further, [{ code: 'other-host', detail: other.hostname }]);
}

interface FetchAttempt extends FetchSiteOptions {
  readonly site: SiteAddress;
  readonly context: FetchContext;
}

async function fetchEitherScheme(first: URL, attempt: FetchAttempt): Promise<Page | FetchFailure> {
  const { fetchPage, context, site } = attempt;
  if (site.schemeTyped) {
    // A port belongs to the scheme that it was typed with.
    return first.port === '' ? fetchInTurn(first, attempt) : fetchPage(first.href, context);
  }
  const mapped = theOneMapped(first, attempt);
  return mapped === null ? fetchWithHeadStart(first, attempt) : fetchPage(mapped.href, context);
}

/** Of an address and that in the other scheme the one of which alone the user said where it is served; null where there is no such. */
function theOneMapped(first: URL, { isMapped }: FetchSiteOptions): URL | null {
  if (isMapped === undefined) return null;
  const second = otherScheme(first);
  const isFirstMapped = isMapped(first);
  if (isFirstMapped === isMapped(second)) return null;
  return isFirstMapped ? first : second;
}

async function fetchInTurn(first: URL, attempt: FetchAttempt): Promise<Page | FetchFailure> {
  const { fetchPage, context } = attempt;
  const answer = await fetchPage(first.href, context);
  const isWorthAnother = isFailure(answer) && isClosed(answer);
  if (!isWorthAnother || theOneMapped(first, attempt) !== null) return answer;
  const second = otherScheme(first);
  const further = await fetchPage(second.href, context);
  if (isFailure(further)) return answer;
  const scheme = second.protocol.slice(0, -1);
  return withRemarks(further, [{ code: 'other-scheme', detail: scheme }, ...remarksOnHost(answer)]);
}

/** The first page wins, whichever scheme it came by; the other attempt is dropped. */
async function fetchWithHeadStart(
  first: URL,
  { fetchPage, context, headStartMs }: FetchAttempt,
): Promise<Page | FetchFailure> {
  const both = createFollower(context.signal);
  const fetchOne = (url: URL) => fetchPage(url.href, { ...context, signal: both.signal });
  try {
    const preferred = fetchOne(first);
    const early = await inTime(preferred, headStartMs);
    if (early !== null && !mayDoBetterByHttp(early)) return early;
    const answer = await firstPage(preferred, fetchOne(otherScheme(first)));
    return isFailure(answer) || early === null ? answer : withRemarks(answer, remarksOnHost(early));
  } finally {
    both.abort(new Error('one of the schemes has answered'));
  }
}

async function firstPage(
  preferred: Promise<Page | FetchFailure>,
  fallback: Promise<Page | FetchFailure>,
): Promise<Page | FetchFailure> {
  const pages = [preferred, fallback].map(async (answering) => {
    const answer = await answering;
    if (isFailure(answer) || !isCertified(answer)) throw answer;
    return answer;
  });
  try {
    return await Promise.any(pages);
  } catch {
    const [first, second] = [await preferred, await fallback];
    if (!isFailure(first)) return first;
    // The scheme was only our guess: what http says is the site's own trouble, unless it is that
    // the name is unknown while https found somebody there, be it another site.
    const isHttpUnknown = isFailure(second) && isUnknownName(second);
    return isHttpUnknown || remarksOnHost(first).length > 0 ? first : second;
  }
}

/** Nothing answers at the port, or nothing that speaks the scheme's protocol. */
function isClosed({ reason, redirects }: FetchFailure): boolean {
  return redirects.length === 0 && (reason === 'connection' || reason === 'tls');
}

/**
 * A name that is not found is no reason to stop: `--connect-to` may know the other port alone. Nor
 * is a certificate that does not verify: behind it may be the hosting's own page, while the site is
 * served by http, where browsers then go with an address typed so.
 */
function mayDoBetterByHttp(answer: Page | FetchFailure): boolean {
  if (!isFailure(answer)) return !isCertified(answer);
  return isClosed(answer) || isUnknownName(answer);
}

/** Of the site itself: where a redirect leads to an unknown name, the site has answered. */
function isUnknownName({ reason, redirects }: FetchFailure): boolean {
  return reason === 'dns' && redirects.length === 0;
}

/** What a failure says of a certificate for another host, which the page by http should say, too. */
function remarksOnHost(answer: Page | FetchFailure): readonly Remark[] {
  if (!isFailure(answer)) return [];
  return (answer.remarks ?? []).filter(({ code }) => code === 'certificate-wrong-host');
}

function isCertified({ remarks }: Page): boolean {
  return !remarks.some(({ code }) => code.startsWith('certificate-'));
}

function otherScheme(url: URL): URL {
  const other = new URL(url);
  other.protocol = url.protocol === 'https:' ? 'http:' : 'https:';
  return other;
}

function otherHost(url: URL): URL | null {
  if (/^[\d.]+$|^\[/.test(url.hostname)) return null;
  const other = new URL(url);
  other.hostname = url.hostname.startsWith('www.')
    ? url.hostname.slice('www.'.length)
    : `www.${url.hostname}`;
  return other;
}

function withRemarks(page: Page, remarks: readonly Remark[]): Page {
  return remarks.length === 0 ? page : { ...page, remarks: [...page.remarks, ...remarks] };
}
