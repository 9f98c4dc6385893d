// Visiting a site again where that may go better. Full jitter keeps the schools of one platform from
// coming back together; a server's Retry-After is honoured up to the cap. While our own network is
// suspected nothing is asked.
import type { OutageWatch } from './outage.js';
import type { Scheduler } from './scheduler.js';
import { isSilence } from './silence.js';
import type { SiteToVisit, Visit } from './visit.js';
import type { Attempt, Visited } from './visited.js';

export interface RetryPolicy {
  readonly retries: number;
  /** Upper bound of the first wait; each further one doubles it. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** 0 ≤ random() < 1. */
  readonly random: () => number;
  /** Resolves after `ms`, earlier where the run is stopped. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Repeats `attempt` while its outcome may soon be another, at most `retries` times; ends with the last outcome when `stop` aborts. */
export async function withRetries<Outcome extends Attempt>(
  attempt: () => Promise<Outcome>,
  policy: RetryPolicy,
  stop: AbortSignal,
): Promise<Outcome> {
  for (let done = 0; ; done++) {
    const outcome = await attempt();
    if (outcome.again !== 'soon' || done >= policy.retries || stop.aborted) return outcome;
    // A server that wants more patience than the cap is left for another night.
    if ((outcome.retryAfterMs ?? 0) > policy.maxDelayMs) return outcome;
    const jittered = policy.random() * Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** done);
    await policy.wait(Math.max(jittered, outcome.retryAfterMs ?? 0));
    if (stop.aborted) return outcome;
  }
}

/** What was found at a site, or why it was not asked. */
export interface SiteOutcome extends Attempt {
  readonly found: Visited['found'] | 'interrupted' | 'own-network';
  /** All attempts together, without the waiting between them. */
  readonly durationMs: number;
  /** Of the last attempt; see `Visited`. */
  readonly recording?: string;
}

export interface SiteVisitsOptions {
  readonly scheduler: Pick<Scheduler, 'run'>;
  readonly visit: Visit;
  readonly outage: OutageWatch;
  readonly retry: RetryPolicy;
  /** Aborts when no further site is to be asked. */
  readonly stop: AbortSignal;
  /** Aborts when what is under way is to end, too. */
  readonly abort: AbortSignal;
}

/** Visits a site as often as it takes; rejects on a bug alone. */
export type VisitSite = (site: SiteToVisit) => Promise<SiteOutcome>;

export function createVisitSite(options: SiteVisitsOptions): VisitSite {
  const { outage, retry, stop } = options;
  return async (site) => {
    outage.expect(site);
    let durationMs = 0;
    const attempt = async (): Promise<SiteOutcome> => {
      const outcome = await visitWhenCalm(site, options);
      durationMs += outcome.durationMs;
      return outcome;
    };
    return { ...(await withRetries(attempt, retry, stop)), durationMs };
  };
}

/** One attempt, begun anew where a suspicion about our network came between. */
async function visitWhenCalm(
  site: SiteToVisit,
  { scheduler, visit, outage, stop, abort: signal }: SiteVisitsOptions,
): Promise<SiteOutcome> {
  for (let excused = false; ; ) {
    if (outage.isSuspected()) await outage.settled();
    if (stop.aborted) return notAsked('interrupted');
    if (outage.isDown()) return notAsked('own-network');
    const visited = await scheduler.run(site, (timeoutMs) => visit(site, { signal, timeoutMs }));
    if (visited === null) continue;
    outage.note(site, visited);
    // Its silence may be ours: once, it is asked again when that has been found out.
    const mayBeOurs = !excused && outage.isSuspected() && isSilence(visited.found);
    if (!mayBeOurs) return visited;
    excused = true;
  }
}

function notAsked(found: 'interrupted' | 'own-network'): SiteOutcome {
  return { found, again: 'no', retryAfterMs: null, durationMs: 0 };
}
