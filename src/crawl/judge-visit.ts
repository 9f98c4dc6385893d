// From what a visit found to a row of the report, for one school. Several schools may have the
// same site, and each its own number on bus.gov.ru.
import { type FetchFailure, isFailure } from '../page/fetch.js';
import type { HttpFacts, SchoolResult } from '../result.js';
import type { School } from '../school.js';
import { judge, type Wanted } from '../verdict/judge.js';
import { judgeAnswer } from '../verdict/judge-answer.js';
import { type Judgement, orUnchecked, unchecked } from '../verdict/judgement.js';
import type { LinkKind, Remark } from '../verdict/link.js';
import type { HomePage } from './home-page.js';
import type { InnerLink } from './inner-page.js';
import type { Visited } from './visited.js';

export type JudgedVisit = Pick<SchoolResult, 'judgement' | 'page' | 'http'>;

/** Judges what was found at the site of `school`. */
export function judgeVisit(
  found: Visited['found'],
  school: School,
  accept: readonly LinkKind[],
): JudgedVisit {
  if (isFailure(found)) {
    return {
      judgement: unchecked(found.reason, found.detail),
      page: found.address,
      http: factsOfFailure(found),
    };
  }
  const { page, findings, bytes, innerLink } = found;
  const { status, redirects, address } = page;
  const wanted = { accept, busId: school.busId };
  const judgement = withInnerLink(judgeHome(found, wanted), { innerLink, wanted });
  return {
    judgement: withIgnoredSites(judgement, school),
    page: address,
    http: { status, redirects, charset: findings.charset, bytes },
  };
}

/** Judges a home page by itself and its frames. */
export function judgeHome({ page, findings, doubt }: HomePage, wanted: Wanted): Judgement {
  const judgement = judgeAnswer({ ...page, findings }, wanted);
  return doubt === null ? judgement : orUnchecked(judgement, doubt.reason, doubt.detail);
}

/** A link elsewhere is better than none, and worse than anything on the home page. */
function withInnerLink(
  judgement: Judgement,
  { innerLink, wanted }: { readonly innerLink: InnerLink | null; readonly wanted: Wanted },
): Judgement {
  if (innerLink === null || judgement.reason !== 'no-link') return judgement;
  const { verdict, link } = judge(innerLink.findings, wanted);
  // The results of another organisation are not what should be moved to the home page.
  if (verdict !== 'pass') return judgement;
  return { ...judgement, reason: 'inner-page-link', link, detail: innerLink.page };
}

/** Of several addresses in a cell the first was checked: the row says so, and which were not. */
function withIgnoredSites(judgement: Judgement, { site }: School): Judgement {
  if (!('address' in site) || site.ignored === undefined) return judgement;
  const remark: Remark = { code: 'several-sites', detail: site.ignored.join(', ') };
  return { ...judgement, remarks: [...judgement.remarks, remark] };
}

function factsOfFailure({ status, redirects }: FetchFailure): HttpFacts | null {
  return status === null ? null : { status, redirects, charset: null, bytes: 0 };
}
