// Where the home page has nothing, an inner page that speaks of the assessment may have it: worth
// a reason of its own, since the advice is then to move a link and not to look for one.
import { type FetchContext, type FetchPage, isFailure } from '../page/fetch.js';
import type { ReadPage } from '../page/page-reader.js';
import { type Findings, findingsAt } from '../verdict/findings.js';
import { passesOf, type Requirements } from '../verdict/requirements.js';

/** A page with a link that would pass if it stood on the home page. */
export interface InnerLink {
  readonly findings: Findings;
  readonly page: string;
}

export interface InnerPageOptions {
  readonly fetchPage: FetchPage;
  readonly readPage: ReadPage;
  readonly requirements: Requirements;
  /** Of which requirements the home page has nothing, in their order. */
  readonly isLacking: readonly boolean[];
}

/** For each requirement that is lacking. */
const MAX_INNER_PAGES = 3;

/**
 * For each requirement the first inner page of `home` that has what is lacking, else null. One that
 * cannot be read is passed over, since nothing is claimed of it.
 */
export async function findInnerLinks(
  home: Findings,
  context: FetchContext,
  { fetchPage, readPage, requirements, isLacking }: InnerPageOptions,
): Promise<readonly (InnerLink | null)[]> {
  let found: readonly (InnerLink | null)[] = isLacking.map(() => null);
  const asked = new Set<string>();
  for (const [index, lacking] of isLacking.entries()) {
    if (!lacking) continue;
    for (const { url } of findingsAt(home, index).innerPages.slice(0, MAX_INNER_PAGES)) {
      if (found[index] !== null || context.signal.aborted) break;
      if (asked.has(url)) continue;
      asked.add(url);
      const answer = await fetchPage(url, { ...context, purpose: 'inner-page' });
      if (isFailure(answer)) continue;
      const findings = await readPage(answer);
      const passes = passesOf(findings, requirements);
      const here = { findings, page: answer.address };
      found = found.map((before, at) => before ?? (isLacking[at] && passes[at] ? here : null));
    }
  }
  return found;
}
