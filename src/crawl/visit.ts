// One attempt at one site: from its address in the list to what a browser shows there, all within
// one deadline. What it is worth is judged afterwards, for each school that has this site.
import { createDeadline } from '../deadline.js';
import {
  askAgainOf,
  type FetchContext,
  type FetchFailure,
  type FetchPage,
  isFailure,
} from '../page/fetch.js';
import type { SiteAddress } from '../school.js';
import type { Findings } from '../verdict/findings.js';
import { judge } from '../verdict/judge.js';
import type { LinkKind } from '../verdict/link.js';
import type { Rules } from '../verdict/rules.js';
import { fetchSite } from './fetch-site.js';
import { readHomePage } from './home-page.js';
import { findInnerLink } from './inner-page.js';
import { judgeHome } from './judge-visit.js';
import type { Attempt } from './retry.js';
import type { Visited, VisitedSite } from './visited.js';

export interface VisitOptions {
  readonly fetchPage: FetchPage;
  readonly accept: readonly LinkKind[];
  readonly rules: Rules;
  /** Whether inner pages are left alone. */
  readonly homepageOnly: boolean;
}

export interface VisitContext {
  readonly signal: AbortSignal;
  /** For the site as a whole. */
  readonly timeoutMs: number;
}

/** A site, and what is looked for on it. */
export interface SiteToVisit extends SiteAddress {
  /** Whether a school's own number decides: another one's link is then no reason to stop looking. */
  readonly numberMatters?: boolean;
}

/** Asks a site once; rejects on a bug alone. */
export type Visit = (site: SiteToVisit, context: VisitContext) => Promise<Visited>;

/** The part of the deadline after which a silent https is no longer waited for alone. */
const HEAD_START = 1 / 3;

export function createVisit(options: VisitOptions): Visit {
  return async (site, { signal, timeoutMs }) => {
    const startedAt = performance.now();
    const deadline = createDeadline(timeoutMs, signal);
    const context = { signal: deadline.signal, typedAddress: site.address };
    try {
      const found = await readSite(site, { context, timeoutMs }, options);
      const durationMs = Math.round(performance.now() - startedAt);
      return { found, durationMs, ...attemptOf(found, createSufficiency(site, options)) };
    } finally {
      deadline.clear();
    }
  };
}

async function readSite(
  site: SiteToVisit,
  { context, timeoutMs }: { readonly context: FetchContext; readonly timeoutMs: number },
  options: VisitOptions,
): Promise<VisitedSite | FetchFailure> {
  const { fetchPage, rules, accept } = options;
  const headStartMs = timeoutMs * HEAD_START;
  const first = await fetchSite(site, context, { fetchPage, headStartMs });
  if (isFailure(first)) return first;
  const isEnough = createSufficiency(site, options);
  const home = await readHomePage(first, context, { fetchPage, rules, isEnough });
  if (isFailure(home)) return home;
  const { reason } = judgeHome(home, { accept, busId: null });
  const innerLink =
    reason === 'no-link' && !options.homepageOnly
      ? await findInnerLink(home.findings.innerPages, context, options)
      : null;
  return { ...home, innerLink };
}

type Sufficiency = (findings: Findings) => boolean;

/** Whether what was found decides for every school that has this site. */
function createSufficiency(
  { numberMatters = false }: SiteToVisit,
  { accept }: VisitOptions,
): Sufficiency {
  return (findings) => !numberMatters && judge(findings, { accept }).verdict === 'pass';
}

function attemptOf(found: VisitedSite | FetchFailure, isEnough: Sufficiency): Attempt {
  if (isFailure(found)) return found;
  const { page, findings, doubt } = found;
  const { retryAfterMs } = page;
  if (isEnough(findings)) return { again: 'no', retryAfterMs };
  const again = askAgainOf(page);
  return { again: again === 'no' && doubt !== null ? doubt.again : again, retryAfterMs };
}
