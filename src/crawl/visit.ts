// One attempt at one site: from its address in the list to what a browser shows there, all within
// one deadline. What it is worth is judged afterwards, for each school that has this site.
import { createDeadline } from '../deadline.js';
import { askAgainOf, type FetchFailure, type FetchPage, isFailure } from '../page/fetch.js';
import type { SiteAddress } from '../school.js';
import type { Findings } from '../verdict/findings.js';
import { judge } from '../verdict/judge.js';
import type { LinkKind } from '../verdict/link.js';
import type { Rules } from '../verdict/rules.js';
import { fetchSite } from './fetch-site.js';
import { type HomePage, readHomePage } from './home-page.js';
import type { Attempt } from './retry.js';

export interface VisitOptions {
  readonly fetchPage: FetchPage;
  readonly accept: readonly LinkKind[];
  readonly rules: Rules;
}

/** What an attempt gave, and whether another may give something else. */
export interface Visited extends Attempt {
  readonly found: HomePage | FetchFailure;
  readonly durationMs: number;
}

export interface VisitContext {
  readonly signal: AbortSignal;
  /** For the site as a whole. */
  readonly timeoutMs: number;
}

/** Asks a site once; rejects on a bug alone. */
export type Visit = (site: SiteAddress, context: VisitContext) => Promise<Visited>;

/** The part of the deadline after which a silent https is no longer waited for alone. */
const HEAD_START = 1 / 3;

export function createVisit({ fetchPage, accept, rules }: VisitOptions): Visit {
  const isEnough = (findings: Findings) => judge(findings, { accept }).verdict === 'pass';

  return async (site, { signal, timeoutMs }) => {
    const startedAt = performance.now();
    const visited = (
      found: HomePage | FetchFailure,
      { again, retryAfterMs = null }: Partial<Attempt> & Pick<Attempt, 'again'>,
    ): Visited => ({
      found,
      again,
      retryAfterMs,
      durationMs: Math.round(performance.now() - startedAt),
    });
    const deadline = createDeadline(timeoutMs, signal);
    const context = { signal: deadline.signal, typedAddress: site.address };
    try {
      const headStartMs = timeoutMs * HEAD_START;
      const first = await fetchSite(site, context, { fetchPage, headStartMs });
      if (isFailure(first)) return visited(first, first);
      const home = await readHomePage(first, context, { fetchPage, rules, isEnough });
      if (isFailure(home)) return visited(home, home);
      if (isEnough(home.findings)) return visited(home, { again: 'no' });
      return visited(home, home.lostFrame ?? { ...home.page, again: askAgainOf(home.page) });
    } finally {
      deadline.clear();
    }
  };
}
