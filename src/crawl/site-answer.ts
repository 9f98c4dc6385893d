// All that is done for one site before its rows are judged: politeness, retries, and the watch over
// our own network.
import type { AskPolitely } from './ask-politely.js';
import { domainOf } from './domain.js';
import { type OutageWatch, speaksOfNetwork } from './outage.js';
import { type Attempt, type RetryPolicy, withRetries } from './retry.js';
import type { SiteToVisit } from './visit.js';
import type { Visited } from './visited.js';

/** What was found at a site, or why it was not asked. */
export interface SiteAnswer extends Attempt {
  readonly found: Visited['found'] | 'interrupted' | 'own-network';
  /** All attempts together, without the waiting between them. */
  readonly durationMs: number;
  /** Of the last attempt; see `Visited`. */
  readonly recording?: string;
}

export interface AskSiteOptions {
  readonly askPolitely: AskPolitely;
  readonly outage: OutageWatch;
  readonly retry: RetryPolicy;
  /** Aborts when no further site is to be asked. */
  readonly stop: AbortSignal;
}

export type AskSite = (site: SiteToVisit) => Promise<SiteAnswer>;

/** Makes the function that asks a site as often as it takes; it rejects on a bug alone. */
export function createAskSite({ askPolitely, outage, retry, stop }: AskSiteOptions): AskSite {
  const isCancelled = () => stop.aborted || outage.isSuspected() || outage.isDown();

  /** One attempt, begun anew where a suspicion about our network came between. */
  const attempt = async (
    site: SiteToVisit,
    onAnswer: (durationMs: number) => void,
  ): Promise<SiteAnswer> => {
    let excused = false;
    for (;;) {
      if (outage.isSuspected()) await outage.settled();
      if (stop.aborted) return notAsked('interrupted');
      if (outage.isDown()) return notAsked('own-network');
      const visited = await askPolitely(site, isCancelled);
      if (visited === 'cancelled') continue;
      outage.note(site, domainOf(site), visited);
      // Its silence may be ours: once, it is asked again when that has been found out.
      const doubtful = !excused && outage.isSuspected() && speaksOfNetwork(visited.found);
      if (!doubtful) {
        onAnswer(visited.durationMs);
        return visited;
      }
      excused = true;
    }
  };

  return async (site) => {
    outage.expect(site);
    let durationMs = 0;
    const onAnswer = (tookMs: number) => {
      durationMs += tookMs;
    };
    const answer = await withRetries(() => attempt(site, onAnswer), retry, stop);
    return { ...answer, durationMs };
  };
}

function notAsked(found: 'interrupted' | 'own-network'): SiteAnswer {
  return { found, again: 'no', retryAfterMs: null, durationMs: 0 };
}
