// From what a visit found to a row of the report, for one school. Several schools may have the
// same site, and each its own number on bus.gov.ru.
import { type FetchFailure, isFailure } from '../page/fetch.js';
import type { HttpFacts, SchoolResult } from '../result.js';
import type { School } from '../school.js';
import { judgeAnswer } from '../verdict/judge-answer.js';
import { type Judgement, orUnchecked, unchecked } from '../verdict/judgement.js';
import type { LinkKind } from '../verdict/link.js';
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
  const { page, findings, bytes } = found;
  const { status, redirects, address } = page;
  return {
    judgement: withInnerLink(judgeHome(found, { accept, busId: school.busId }), found.innerLink),
    page: address,
    http: { status, redirects, charset: findings.charset, bytes },
  };
}

/** Judges a home page by itself and its frames. */
export function judgeHome(
  { page, findings, lostFrame }: HomePage,
  wanted: { readonly accept: readonly LinkKind[]; readonly busId: string | null },
): Judgement {
  const judgement = judgeAnswer({ ...page, findings }, wanted);
  return lostFrame === null
    ? judgement
    : orUnchecked(judgement, lostFrame.reason, lostFrame.detail);
}

/** A link elsewhere is better than none, and worse than anything on the home page. */
function withInnerLink(judgement: Judgement, inner: InnerLink | null): Judgement {
  if (inner === null || judgement.reason !== 'no-link') return judgement;
  const { link, page } = inner;
  return { ...judgement, reason: 'inner-page-link', link, detail: page };
}

function factsOfFailure({ status, redirects }: FetchFailure): HttpFacts | null {
  return status === null ? null : { status, redirects, charset: null, bytes: 0 };
}
