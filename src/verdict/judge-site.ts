// From the judgement of a page to that of a school's site: a fail stands only where the page shows
// that it is the school's own. What passes stays, except on the site of the results itself.
import { allFindings, type Findings, type PageIdentity } from './findings.js';
import { isForeignHost, isServiceHost } from './hosts.js';
import { type Identification, identify } from './identify.js';
import type { Judgement } from './judgement.js';
import { orUnchecked, unchecked } from './judgement.js';
import type { Remark } from './link.js';
import { findMove } from './moved.js';
import type { UncheckedReason } from './reasons.js';
import type { Rules } from './rules.js';

export interface SiteToJudge {
  /** Of the page and its frames. */
  readonly findings: Findings;
  /** Where the page was found. */
  readonly page: URL;
  /** The address in the list. */
  readonly typed: URL;
  /** The organisation's name in the list; empty where nobody knows it. */
  readonly name: string;
}

/** A page on which nothing can be read is told more exactly by what it calls itself. */
const VAGUE: readonly UncheckedReason[] = ['script-built', 'empty-page'];

/** The judgement of the site, by that of its page. */
export function judgeSite(judgement: Judgement, site: SiteToJudge, rules: Rules): Judgement {
  const { findings, page, typed, name } = site;
  if (endsAtResults(site, rules)) {
    return { ...unchecked('not-the-site', 'other-site'), ...titleOf(findings) };
  }
  if (judgement.verdict === 'pass') return withHostRemark(judgement, site);
  const isVague = VAGUE.some((reason) => reason === judgement.reason) && judgement.detail === null;
  if (judgement.verdict === 'unchecked' && !isVague) return judgement;
  const move = findMove(findings, {
    addresses: [page, typed],
    services: rules.identity.services,
    name,
  });
  if (move !== null) return orUnchecked(judgement, 'moved', move.to);
  const { isOwn, detail } = identifySite(site, rules);
  if (isOwn) return judgement;
  if (isVague && (detail === 'unrecognised' || detail === null)) return judgement;
  return { ...orUnchecked(judgement, 'not-the-site', detail), ...titleOf(findings) };
}

/** Whether the way from the list's address led to the site of the results itself. */
function endsAtResults({ page, typed }: SiteToJudge, { hosts }: Rules): boolean {
  return hosts.includes(page.hostname) && !hosts.includes(typed.hostname);
}

/** What the page shows of whose it is. */
export function identifySite(site: SiteToJudge, rules: Rules): Identification {
  const { findings, page, typed, name } = site;
  const { services } = rules.identity;
  const identity = withoutMask(findings.identity, page);
  const host = identity?.shownBy?.host ?? page.hostname;
  const isService =
    isServiceHost(host, services) || endsAtResults(site, rules) || isCopy(page, typed);
  const isForeign = isService || isForeignHost(host, typed.hostname);
  const found = allFindings(findings);
  // Nobody but an institution links to the results, but a portal links to everybody's.
  if (!isForeign && found.some(({ links }) => links.length > 0)) return OWN;
  if (isService) return SERVICE;
  if (identity === undefined) return OTHER;
  const hasNearMiss = found.some(({ nearMisses }) => nearMisses.length > 0);
  return identify({ identity, name, isForeign, hasNearMiss }, rules.identity);
}

/** Archives and translators name in their own address whose page they show. */
function isCopy(page: URL, { hostname }: URL): boolean {
  if (page.hostname === hostname) return false;
  const shown = hostname.replace(/^www\./, '');
  const told = `${page.pathname}${page.search}`.toLowerCase();
  return told.includes(shown) || page.hostname.includes(shown.replaceAll('.', '-'));
}

/** A mask is called what its owner likes: whose page another host shows in it, that page says. */
function withoutMask(identity: PageIdentity | undefined, page: URL): PageIdentity | undefined {
  const shownBy = identity?.shownBy;
  if (identity === undefined || shownBy === undefined) return identity;
  if (!isForeignHost(shownBy.host, page.hostname)) {
    const { shownBy: _, ...own } = identity;
    return own;
  }
  return { ...identity, title: shownBy.title, description: '' };
}

/** More than any page has to show. */
const ENOUGH = 10;
const OWN: Identification = {
  isOwn: true,
  detail: null,
  evidence: [{ what: 'link', weight: ENOUGH, words: [] }],
};
const OTHER: Identification = { isOwn: false, detail: 'other-site', evidence: [] };
const SERVICE: Identification = {
  ...OTHER,
  evidence: [{ what: 'service', weight: -ENOUGH, words: [] }],
};

function withHostRemark(judgement: Judgement, { page, typed }: SiteToJudge): Judgement {
  if (!isForeignHost(page.hostname, typed.hostname)) return judgement;
  const remark: Remark = { code: 'other-site', detail: page.hostname };
  return { ...judgement, remarks: [...judgement.remarks, remark] };
}

/** What the page calls itself is the evidence that a person asks for first. */
function titleOf({ content, identity }: Findings): Pick<Judgement, 'pageTitle'> {
  const title = identity?.title || content.title;
  return title === '' ? {} : { pageTitle: title };
}
