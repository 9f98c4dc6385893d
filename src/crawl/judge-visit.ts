// From what a visit found to a row of the report, for one school. Several schools may have the
// same site, and each its own number on bus.gov.ru.
import { type FetchFailure, isFailure } from '../page/fetch.js';
import type { HttpFacts, SchoolResult } from '../result.js';
import type { School } from '../school.js';
import { judgeAnswer } from '../verdict/judge-answer.js';
import { type Judgement, orUnchecked, unchecked } from '../verdict/judgement.js';
import type { LinkKind } from '../verdict/link.js';
import type { HomePage } from './home-page.js';

export type JudgedVisit = Pick<SchoolResult, 'judgement' | 'page' | 'http'>;

/** Judges what was found at the site of `school`. */
export function judgeVisit(
  found: HomePage | FetchFailure,
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
    judgement: judgeHome(found, { accept, busId: school.busId }),
    page: address,
    http: { status, redirects, charset: findings.charset, bytes },
  };
}

function judgeHome(
  { page, findings, lostFrame }: HomePage,
  wanted: { readonly accept: readonly LinkKind[]; readonly busId: string | null },
): Judgement {
  const judgement = judgeAnswer({ ...page, findings }, wanted);
  return lostFrame === null
    ? judgement
    : orUnchecked(judgement, lostFrame.reason, lostFrame.detail);
}

function factsOfFailure({ status, redirects }: FetchFailure): HttpFacts | null {
  return status === null ? null : { status, redirects, charset: null, bytes: 0 };
}
