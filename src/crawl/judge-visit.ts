// From what a visit found to a row of the report, for one school. Several schools may have the
// same site, and each its own number on bus.gov.ru.
import { domainToUnicode } from 'node:url';
import { type FetchFailure, isFailure } from '../page/fetch.js';
import type { School } from '../school.js';
import { findingsAt } from '../verdict/findings.js';
import { judge } from '../verdict/judge.js';
import { judgeAnswer } from '../verdict/judge-answer.js';
import { judgeSite, type SiteToJudge } from '../verdict/judge-site.js';
import { type Judgement, orUnchecked, unchecked } from '../verdict/judgement.js';
import type { Link, Remark } from '../verdict/link.js';
import type { Requirement, Requirements } from '../verdict/requirements.js';
import type { HomePage } from './home-page.js';
import type { HttpFacts, SchoolResult } from './result.js';
import type { Visited, VisitedSite } from './visited.js';

export type JudgedVisit = Pick<
  SchoolResult,
  'judgement' | 'further' | 'page' | 'http' | 'fingerprint'
>;

/** Judges what was found at the site of `school`. */
export function judgeVisit(
  found: Visited['found'],
  school: School,
  requirements: Requirements,
): JudgedVisit {
  if (isFailure(found)) {
    return {
      ...judgeAlike(
        { ...unchecked(found.reason, detailOf(found)), remarks: found.remarks ?? [] },
        requirements,
      ),
      page: found.address,
      http: factsOfFailure(found),
    };
  }
  const { page, findings, bytes, fingerprint } = found;
  const { status, redirects, address } = page;
  const judgeBy = (requirement: Requirement, index: number) =>
    judgeVisited(found, { requirement, index, school });
  const [main, ...others] = requirements;
  const further = others.map((requirement, index) => judgeBy(requirement, index + 1));
  return {
    judgement: withListRemarks(judgeBy(main, 0), school),
    ...(further.length === 0 ? {} : { further }),
    page: address,
    http: { status, redirects, charset: findings.charset, bytes },
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}

/** The same judgement by every requirement: that of a school of which no page is known. */
export function judgeAlike(
  judgement: Judgement,
  [, ...others]: Requirements,
): Pick<SchoolResult, 'judgement' | 'further'> {
  return others.length === 0 ? { judgement } : { judgement, further: others.map(() => judgement) };
}

/** One requirement, and its place among all. */
interface Measure {
  readonly requirement: Requirement;
  readonly index: number;
}

/** Judges a home page with its frames, whosoever it is. */
export function judgeHome(
  home: HomePage,
  { requirement, index }: Measure,
  busId: string | null = null,
): Judgement {
  const findings = findingsAt(home.findings, index);
  const { accept } = requirement;
  const judgement = judgeAnswer({ ...home.page, findings }, { accept, busId });
  const caveat = home.caveats[index] ?? null;
  return caveat === null ? judgement : orUnchecked(judgement, caveat.reason, caveat.detail);
}

/** Judges the site of one school: its home page, whose that is, and what an inner page adds. */
function judgeVisited(
  found: VisitedSite,
  { requirement, index, school }: Measure & { readonly school: School },
): Judgement {
  const { busId } = school;
  const home = judgeHome(found, { requirement, index }, busId);
  const innerLink = innerLinkFor(found, { requirement, index }, busId);
  const judgement = judgeSite(home, siteToJudge(found, school), requirement.rules);
  if (home.reason !== 'no-link' || innerLink === null) return judgement;
  // Where the site has moved, or another one answered, its inner pages accuse nobody either.
  if (judgement.reason === 'moved' || judgement.detail === 'other-site') return judgement;
  // Elsewhere the results on an inner page are proof enough of whose the site is.
  return { ...home, reason: 'inner-page-link', link: innerLink.link, detail: innerLink.page };
}

/** What of a visit says whose site it is. */
export function siteToJudge(
  { page: { address }, findings }: HomePage,
  { name, site }: Pick<School, 'name' | 'site'>,
): SiteToJudge {
  const page = new URL(address);
  return { findings, page, typed: 'address' in site ? new URL(site.address) : page, name };
}

/** A link elsewhere is better than none, and worse than anything on the home page. */
function innerLinkFor(
  { innerLinks }: VisitedSite,
  { requirement, index }: Measure,
  busId: string | null,
): { readonly link: Link | null; readonly page: string } | null {
  const innerLink = innerLinks[index] ?? null;
  if (innerLink === null) return null;
  const wanted = { accept: requirement.accept, busId };
  const { verdict, link } = judge(findingsAt(innerLink.findings, index), wanted);
  // The results of another organisation are not what should be moved to the home page.
  return verdict === 'pass' ? { link, page: innerLink.page } : null;
}

/** Of several addresses in a cell one was checked, and a number that was not understood was not compared: the row says so. */
function withListRemarks(judgement: Judgement, { site, unreadBusId }: School): Judgement {
  const remarks: Remark[] = [...judgement.remarks];
  if ('address' in site && site.ignored !== undefined) {
    remarks.push({ code: 'several-sites', detail: site.ignored.join(', ') });
  }
  if (unreadBusId !== undefined) remarks.push({ code: 'unread-number', detail: unreadBusId });
  return { ...judgement, remarks };
}

/** What the row of a list itself gives to remark, whatever its site does. */
export function remarksOnSchool({ site, repeats, registered }: School): readonly Remark[] {
  const remarks: Remark[] = [];
  if ('address' in site && site.lookAlikes !== undefined) {
    const plain = domainToUnicode(new URL(site.address).hostname);
    remarks.push({ code: 'look-alikes', detail: `${site.lookAlikes} ${plain}` });
  }
  if (repeats !== undefined) remarks.push({ code: 'repeated-school', detail: String(repeats) });
  if (registered !== undefined) {
    const code = registered.isTaken ? 'registered-site' : 'other-registered-site';
    remarks.push({ code, detail: registered.site });
  }
  return remarks;
}

/** A name that a redirect leads to stands in no list: the row has to say which. */
function detailOf({ reason, detail, redirects, address }: FetchFailure): string | null {
  if (reason !== 'dns' || redirects.length === 0) return detail;
  return `${detail ?? ''} ${domainToUnicode(new URL(address).hostname)}`.trim();
}

/** Where the way ended without an answer, the last redirect is the last that was answered. */
function factsOfFailure({ status, redirects }: FetchFailure): HttpFacts | null {
  const last = status ?? redirects.at(-1)?.status ?? null;
  return last === null ? null : { status: last, redirects, charset: null, bytes: 0 };
}
