// Where the home page does not pass, what it links to on its own site may. A hyperlink that is
// redirected to the host is one that leads there. An inner page that has such a link is worth a
// reason of its own, since the advice is then to move a link and not to look for one.
import {
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
import { passesOf, type Requirements } from '../verdict/requirements.js';
import { type HomePage, withAllowance } from './home-page.js';
import { followMarkup } from './landing.js';

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

/** Asked for each requirement that is lacking, refreshes included. */
const MAX_INNER_PAGES = 3;

export interface InnerSearch {
  /** Those of the home page, with its links that are redirected to the host. */
  readonly findings: Findings;
  /** For each requirement the first inner page that has what is lacking, else null. */
  readonly innerLinks: readonly (InnerLink | null)[];
  /** For each requirement a link behind which nobody answered: it may lead to the results. */
  readonly unanswered: readonly (FetchFailure | null)[];
}

/** What tells of a link neither that it leads to the results nor that it does not. */
const UNANSWERED: readonly UncheckedReason[] = ['connection', 'timeout', 'tls'];

/** Looks behind links of `home`. */
export async function findInnerLinks(
  home: Pick<HomePage, 'findings' | 'page'>,
  context: FetchContext,
  { fetchPage, readPage, requirements, isLacking }: InnerPageOptions,
): Promise<InnerSearch> {
  let { findings } = home;
  let innerLinks: readonly (InnerLink | null)[] = isLacking.map(() => null);
  let unanswered: readonly (FetchFailure | null)[] = isLacking.map(() => null);
  const isMet = (index: number): boolean => passesOf(findings, requirements)[index] === true;
  const asked = new Set<string>();
  for (const [index, lacking] of isLacking.entries()) {
    if (!lacking) continue;
    const allowed = withAllowance(sparingHosts(fetchPage, requirements), MAX_INNER_PAGES);
    const look = { readPage, fetchPage: allowed, isEnough: () => false };
    for (const innerPage of findingsAt(home.findings, index).innerPages.slice(0, MAX_INNER_PAGES)) {
      if (isMet(index) || context.signal.aborted) break;
      if (asked.has(innerPage.url)) continue;
      asked.add(innerPage.url);
      const answer = await allowed(innerPage.url, { ...context, purpose: 'inner-page' });
      const landed = isFailure(answer) ? answer : await followMarkup(answer, context, look);
      if (isFailure(landed)) {
        if (UNANSWERED.includes(landed.reason)) {
          unanswered = unanswered.map((before, at) => before ?? (isLacking[at] ? landed : null));
        }
        continue;
      }
      const led = linksThrough(innerPage, new URL(landed.page.address), requirements);
      findings = withLinks(
        findings,
        led.map((links, at) => (isLacking[at] ? links : [])),
      );
      const passes = passesOf(landed.findings, requirements);
      const here = { findings: landed.findings, page: landed.page.address };
      innerLinks = innerLinks.map(
        (before, at) => before ?? (isLacking[at] && passes[at] ? here : null),
      );
    }
  }
  return { findings, innerLinks, unanswered };
}

/** Asks no host of the rules: that something leads there is all there is to know. */
function sparingHosts(fetchPage: FetchPage, requirements: Requirements): FetchPage {
  const isEnd = (url: URL): boolean => requirements.some(({ rules }) => isOnHost(url, rules));
  return async (address, context) =>
    isEnd(new URL(address))
      ? unaskedPage(address, { status: 200, redirects: [], remarks: [] })
      : fetchPage(address, { ...context, isEnd });
}

/** For each requirement the link that an anchor of the home page is, where its way ends on the host. */
function linksThrough(
  { url, ...anchor }: InnerPage,
  end: URL,
  requirements: Requirements,
): readonly (readonly Link[])[] {
  return requirements.map(({ rules }) => {
    const target = isOnHost(end, rules) ? classifyAddress(end, { page: end, rules }) : null;
    if (target === null) return [];
    const { kind, id } = target;
    return [{ ...anchor, url: end.href, kind, id, through: url, traits: [] }];
  });
}
