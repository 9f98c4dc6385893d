// Where the home page does not pass, what it links to on its own site may. A hyperlink that is
// redirected to the host is one that leads there. An inner page that has such a link is worth a
// reason of its own, since the advice is then to move a link and not to look for one.
import { isDeadline } from '../http/deadline.js';
import {
  type AskAgain,
  askAgainAfter,
  askAgainOf,
  type FetchContext,
  type FetchFailure,
  type FetchPage,
  isFailure,
  unaskedPage,
} from '../page/fetch.js';
import type { ReadPage } from '../page/page-reader.js';
import { classifyAddress, isOnHost } from '../verdict/classify-address.js';
import { type Findings, findingsAt, type InnerPage, withLinks } from '../verdict/findings.js';
import type { Link } from '../verdict/link.js';
import type { UncheckedReason } from '../verdict/reasons.js';
import { isShortAddress, isShortener } from '../verdict/redirector.js';
import { passesOf, type Requirements } from '../verdict/requirements.js';
import { type Caveat, caveatOfPage, isGone } from './caveat.js';
import { type FollowedPage, followMarkup } from './follow-markup.js';
import { type HomePage, withAllowance } from './home-page.js';

/** A page with a link that would pass if it stood on the home page. */
export interface InnerLink {
  readonly findings: Findings;
  readonly page: string;
}

export interface InnerPageOptions {
  readonly fetchPage: FetchPage;
  readonly readPage: ReadPage;
  readonly requirements: Requirements;
  /** Which requirements the home page does not meet, in their order. */
  readonly isLacking: readonly boolean[];
}

/** Requests for each requirement that is lacking, refreshes included. */
const MAX_REQUESTS = 10;

export interface InnerSearch {
  /** Those of the home page, with its links that are redirected to the host. */
  readonly findings: Findings;
  /** For each requirement the first inner page that has what is lacking, else null. */
  readonly innerLinks: readonly (InnerLink | null)[];
  /** For each requirement a link that may lead to the results, as far as anybody answered. */
  readonly unanswered: readonly (Caveat | null)[];
}

/** Looks behind links of `home`. */
export async function findInnerLinks(
  home: Pick<HomePage, 'findings' | 'page'>,
  context: FetchContext,
  { fetchPage, readPage, requirements, isLacking }: InnerPageOptions,
): Promise<InnerSearch> {
  const search = new Search(home.findings, { requirements, isLacking });
  const asked = new Set<string>();
  for (const [index, lacking] of isLacking.entries()) {
    if (!lacking) continue;
    const allowed = withAllowance(fetchPage, MAX_REQUESTS);
    const look = { fetchPage: allowed, readPage, requirements };
    for (const innerPage of findingsAt(home.findings, index).innerPages) {
      if (search.isMet(index)) break;
      if (asked.has(innerPage.url)) continue;
      asked.add(innerPage.url);
      const isLate = context.signal.aborted;
      const opened = isLate ? unopened(context) : await openLink(innerPage, context, look);
      search.add(innerPage, opened);
      if (isLate) break;
    }
  }
  return search;
}

/** What the links of a home page have led to so far. */
class Search implements InnerSearch {
  readonly #options: Pick<InnerPageOptions, 'requirements' | 'isLacking'>;
  findings: Findings;
  innerLinks: readonly (InnerLink | null)[];
  unanswered: readonly (Caveat | null)[];

  constructor(findings: Findings, options: Pick<InnerPageOptions, 'requirements' | 'isLacking'>) {
    this.#options = options;
    this.findings = findings;
    this.innerLinks = options.isLacking.map(() => null);
    this.unanswered = this.innerLinks.map(() => null);
  }

  isMet(index: number): boolean {
    return passesOf(this.findings, this.#options.requirements)[index] === true;
  }

  add(innerPage: InnerPage, { followed, caveat }: Opened): void {
    const { requirements, isLacking } = this.#options;
    const isRead = followed !== null && !innerPage.isShort;
    const passes = isRead ? passesOf(followed.findings, requirements) : [];
    this.unanswered = this.unanswered.map(
      (before, at) => before ?? (isLacking[at] && !passes[at] ? caveat : null),
    );
    if (followed === null) return;
    const { findings, page } = followed;
    const led = linksThrough(innerPage, new URL(page.address), requirements);
    this.findings = withLinks(
      this.findings,
      led.map((links, at) => (isLacking[at] ? links : [])),
    );
    const here = { findings, page: page.address };
    this.innerLinks = this.innerLinks.map(
      (before, at) => before ?? (isLacking[at] && passes[at] ? here : null),
    );
  }
}

/** A link for which no time was left. */
function unopened({ signal }: FetchContext): Opened {
  const reason = isDeadline(signal) ? 'timeout' : 'interrupted';
  return { followed: null, caveat: { reason, detail: null, again: 'soon' } };
}

interface Opened {
  /** Null where there is no page. */
  readonly followed: FollowedPage | null;
  /** Why the link may lead elsewhere all the same. */
  readonly caveat: Caveat | null;
}

type Looking = Pick<InnerPageOptions, 'fetchPage' | 'readPage' | 'requirements'>;

/** Goes where a link leads, as far as to the hosts of the rules. */
async function openLink(
  innerPage: InnerPage,
  context: FetchContext,
  { fetchPage, readPage, requirements }: Looking,
): Promise<Opened> {
  const isEnd = (url: URL): boolean =>
    requirements.some(
      ({ rules }) => isOnHost(url, rules) || (innerPage.isShort && !isShortAddress(url, rules)),
    );
  const sparing = sparingHosts(fetchPage, isEnd);
  const answer = await sparing(innerPage.url, { ...context, purpose: 'inner-page' });
  const look = { readPage, fetchPage: sparing, isEnough: () => false };
  const followed = isFailure(answer) ? answer : await followMarkup(answer, context, look);
  if (isFailure(followed)) return { followed: null, caveat: caveatOfFailure(followed, innerPage) };
  if (isEnd(new URL(followed.page.address))) return { followed, caveat: null };
  return { followed, caveat: caveatOfAnswer(followed, innerPage, requirements) };
}

/** Asks no such address: that something leads there is all there is to know. */
function sparingHosts(fetchPage: FetchPage, isEnd: (url: URL) => boolean): FetchPage {
  return async (address, context) =>
    isEnd(new URL(address))
      ? unaskedPage(address, { status: 200, redirects: [], remarks: [] })
      : fetchPage(address, { ...context, isEnd });
}

/** What tells of a link neither that it leads to the results nor that it does not. */
const UNANSWERED: readonly UncheckedReason[] = [
  'connection',
  'timeout',
  'interrupted',
  'tls',
  'too-large',
];

function caveatOfFailure(failure: FetchFailure, innerPage: InnerPage): Caveat | null {
  const { reason, status, again, address } = failure;
  const isSilent = UNANSWERED.includes(reason) || (reason === 'dns' && again !== 'no');
  const isError = status !== null && status >= 400;
  if (isGone(failure) || !(isSilent || isError)) return null;
  if (innerPage.isShort) return hiddenBehind(innerPage, again);
  if (isSilent) return failure;
  const detail = `${status} (${address})`;
  return { reason: 'http-error', detail, again: askAgainAfter(status ?? 0) };
}

/** An error or a check of robots stands in the place of whatever the link leads to. */
function caveatOfAnswer(
  { page, findings, caveat }: FollowedPage,
  innerPage: InnerPage,
  requirements: Requirements,
): Caveat | null {
  if (isGone(page)) return null;
  const again = askAgainOf(page);
  const isKnown = requirements.some(({ rules }) => isShortener(new URL(page.address), rules));
  const cut = page.cut === null ? null : { reason: page.cut, detail: null, again };
  const found = caveat ?? caveatOfPage(page, findings) ?? cut;
  // A service that shows a page of its own on the way tells nothing of where that ends.
  if (isKnown || (innerPage.isShort && found !== null)) return hiddenBehind(innerPage, again);
  if (found?.reason !== 'http-error') return found;
  return { ...found, detail: `${found.detail} (${page.address})` };
}

function hiddenBehind({ url }: InnerPage, again: AskAgain): Caveat {
  return { reason: 'script-built', detail: url, again };
}

/** For each requirement the link that an anchor of the home page is, where its way ends on the host. */
function linksThrough(
  { url, isShort, ...anchor }: InnerPage,
  end: URL,
  requirements: Requirements,
): readonly (readonly Link[])[] {
  return requirements.map(({ rules }) => {
    const mayLead = isShort === true || isOnHost(end, rules);
    const target = mayLead ? classifyAddress(end, { page: new URL(url), rules }) : null;
    if (target === null) return [];
    const { kind, id } = target;
    return [{ ...anchor, url: target.url.href, kind, id, through: url, traits: [] }];
  });
}
