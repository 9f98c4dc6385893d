// Between a school's turn in the list and the question to its site: the gate of its domain, the
// gate of its address (many domains share a machine), and only then one of the global slots. Who
// waits at a gate holds no slot, so a queue at one platform never keeps the others from being asked.
import { type FetchFailure, isFailure } from '../page/fetch.js';
import type { SiteAddress } from '../school.js';
import type { Backlog } from './backlog.js';
import { domainOf } from './domain.js';
import { createGate } from './gate.js';
import { createGates } from './gates.js';
import { inTime } from './in-time.js';
import type { Attempt } from './retry.js';
import type { Visit } from './visit.js';
import type { Visited } from './visited.js';

export interface PolitenessOptions {
  readonly visit: Visit;
  /** Sites asked at once. */
  readonly concurrency: number;
  /** Sites of one registrable domain, or of one machine, asked at once. */
  readonly perDomain: number;
  /** For a site as a whole, its name's resolution included. */
  readonly timeoutMs: number;
  /** The machine that answers for a site, null where that is nobody's concern or not known; a failure where it is known already that nobody will. */
  readonly locate: (site: SiteAddress) => Located | Promise<Located>;
  /** Told who waits for a slot alone, or to be located; absent where nobody wants to know. */
  readonly backlog?: Pick<Backlog, 'change'>;
  /** Tells when descriptors ran out; absent where nobody knows. */
  readonly scarcity?: ScarcityWatch;
  /** Aborts when no further site is to be asked: nobody waits for a pause then. */
  readonly stop: AbortSignal;
  readonly abort: AbortSignal;
}

/** What is known of the times at which file descriptors ran out. */
export interface ScarcityWatch {
  readonly times: number;
  listen(listener: () => void): void;
}

/** See `PolitenessOptions.locate`. */
export type Located = string | null | FetchFailure;

/** Asks a site when it is polite to; `isCancelled` is asked when the turn has come. */
export type AskPolitely = (
  site: SiteAddress,
  isCancelled: () => boolean,
) => Promise<Visited | 'cancelled'>;

/** Names resolved at once, ahead of the slots. */
const LOOKUPS_AT_ONCE = 64;
/** The part of a site's time that its name may take before it is asked for without a gate of its machine; the question then waits for the same answer. */
const LOOKUP_SHARE = 1 / 2;
/** How long a domain is left alone after a 429 or 503 that did not say; doubled each time. */
const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 30_000;

export function createAskPolitely(options: PolitenessOptions): AskPolitely {
  const domains = createGates(options.perDomain, options.stop);
  const machines = createGates(options.perDomain, options.stop);
  const slots = createGate(options.concurrency);
  const lookups = createGate(LOOKUPS_AT_ONCE, options.backlog?.change);
  const strikes = new Map<string, number>();
  options.scarcity?.listen(slots.narrow);

  const locate = async (site: SiteAddress) => {
    await lookups.enter();
    try {
      const startedAt = performance.now();
      const located = options.locate(site);
      // What is known needs no timer.
      if (!(located instanceof Promise)) return { machine: located, tookMs: 0, isLookedUp: false };
      const machine = await inTime(located, options.timeoutMs * LOOKUP_SHARE);
      return { machine, tookMs: performance.now() - startedAt, isLookedUp: true };
    } finally {
      lookups.leave();
    }
  };

  return async (site, isCancelled) => {
    const domain = domainOf(site);
    await domains.enter(domain);
    try {
      const { machine, tookMs, isLookedUp } = await locate(site);
      // Silent name servers take their time, and no slot.
      if (machine !== null && typeof machine !== 'string') {
        return { found: machine, durationMs: Math.round(tookMs), ...againOf(machine) };
      }
      const timeoutMs = Math.max(1, options.timeoutMs - tookMs);
      return await atMachine({ machine, isLookedUp }, async () => {
        if (isCancelled()) return 'cancelled';
        const times = options.scarcity?.times;
        let visited = await options.visit(site, { signal: options.abort, timeoutMs });
        // Its time may have gone by while it waited for a descriptor.
        if (isFailure(visited.found) && options.scarcity?.times !== times && !isCancelled()) {
          visited = await options.visit(site, { signal: options.abort, timeoutMs });
        }
        backOff(domain, visited);
        return visited;
      });
    } finally {
      domains.leave(domain);
    }
  };

  /** Runs `ask` behind the gate of the machine, and in a slot. */
  async function atMachine<Answer>(
    { machine, isLookedUp }: { readonly machine: string | null; readonly isLookedUp: boolean },
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    if (machine !== null) await machines.enter(machine);
    await enterSlot(isLookedUp);
    try {
      return await ask();
    } finally {
      slots.leave();
      if (machine !== null) machines.leave(machine);
    }
  }

  /**
   * Whose name has been looked up may wait in hundreds, and counts for no backlog: names are looked up
   * ahead, since one that nobody tells takes seven seconds, which should not be the last of the run.
   */
  async function enterSlot(isLookedUp: boolean): Promise<void> {
    const turn = slots.enter();
    if (turn === null) return;
    if (!isLookedUp) options.backlog?.change(1);
    await turn;
    if (!isLookedUp) options.backlog?.change(-1);
  }

  function backOff(domain: string, { found, retryAfterMs }: Visited): void {
    const status = 'page' in found ? found.page.status : found.status;
    if (status !== 429 && status !== 503) {
      if (status !== null) strikes.delete(domain);
      return;
    }
    const times = strikes.get(domain) ?? 0;
    strikes.set(domain, times + 1);
    const asked = retryAfterMs ?? FIRST_PAUSE_MS * 2 ** times;
    domains.pause(domain, Math.min(asked, MAX_PAUSE_MS));
  }
}

function againOf({ again, retryAfterMs }: FetchFailure): Attempt {
  return { again, retryAfterMs };
}
