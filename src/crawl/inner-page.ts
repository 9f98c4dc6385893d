// Where the home page has nothing, an inner page that speaks of the assessment may have it: worth
// a reason of its own, since the advice is then to move a link and not to look for one.
import { type FetchContext, type FetchPage, isFailure } from '../page/fetch.js';
import { readPage } from '../page/read-page.js';
import type { Findings, InnerPage } from '../verdict/findings.js';
import { judge } from '../verdict/judge.js';
import type { LinkKind } from '../verdict/link.js';
import type { Rules } from '../verdict/rules.js';

/** A page with a link that would pass if it stood on the home page. */
export interface InnerLink {
  readonly findings: Findings;
  readonly page: string;
}

export interface InnerPageOptions {
  readonly fetchPage: FetchPage;
  readonly accept: readonly LinkKind[];
  readonly rules: Rules;
}

const MAX_INNER_PAGES = 3;

/** The first link that passes on one of `candidates`; an inner page that cannot be read is passed over, since nothing is claimed of it. */
export async function findInnerLink(
  candidates: readonly InnerPage[],
  context: FetchContext,
  { fetchPage, accept, rules }: InnerPageOptions,
): Promise<InnerLink | null> {
  for (const { url } of candidates.slice(0, MAX_INNER_PAGES)) {
    if (context.signal.aborted) return null;
    const answer = await fetchPage(url, context);
    if (isFailure(answer)) continue;
    const findings = readPage(answer, rules);
    if (judge(findings, { accept }).verdict === 'pass') return { findings, page: answer.address };
  }
  return null;
}
