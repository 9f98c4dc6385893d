// When each site is asked, and in which order outcomes leave. A site waits for its domain, then for
// its machine, which many domains may share, and last for a slot: a queue at one platform holds no
// slot in which another site could be asked.
import pLimit, { type LimitFunction } from 'p-limit';
import { type FetchFailure, isFailure } from '../page/fetch.js';
import type { SiteAddress } from '../school.js';
import { domainOf } from './domain.js';
import { inTime } from './in-time.js';
import { LimitByKey } from './limit-by-key.js';
import type { Visited } from './visited.js';

export interface SchedulerOptions {
  /** Sites asked at once. */
  readonly concurrency: number;
  /** Sites of one registrable domain, or of one machine, asked at once. */
  readonly perDomain: number;
  /** For a site as a whole, its name's resolution included. */
  readonly timeoutMs: number;
  /** Finds the machine of a site; a failure where name servers have failed already. */
  readonly locate: (site: SiteAddress) => Located | Promise<Located>;
  /** Whether a site whose turn has come is not to be asked now. */
  readonly isCancelled: () => boolean;
  /** Resolves after `ms`, earlier where the run is stopped. */
  readonly wait: (ms: number) => Promise<void>;
  /** Tells when file descriptors ran out; absent where nothing can tell. */
  readonly scarcity?: ScarcityWatch;
}

/** The address of a machine; null where it is unknown or does not matter. */
export type Located = string | null | FetchFailure;

export interface ScarcityWatch {
  readonly times: number;
  listen(listener: () => void): void;
}

/** Names resolved at once, ahead of the slots: a silent name server takes its time, and no slot. */
const LOOKUPS_AT_ONCE = 64;
/** Sites in the queue for a slot or a look-up, beyond which the list is not read on. */
const MAX_QUEUED = 1_024;
/** The part of a site's time after which it is asked though its machine is not known yet. */
const LOOKUP_SHARE = 1 / 2;
/** How long a domain rests after a 429 or 503 without `Retry-After`; doubled each time. */
const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 30_000;

export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #domains: LimitByKey;
  readonly #machines: LimitByKey;
  readonly #slots: LimitFunction;
  readonly #lookups = pLimit(LOOKUPS_AT_ONCE);
  readonly #pausedUntil = new Map<string, number>();
  /** By domain, how often in a row it said 429 or 503. */
  readonly #refusals = new Map<string, number>();
  #onDequeued = (): void => {};

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#domains = new LimitByKey(options.perDomain);
    this.#machines = new LimitByKey(options.perDomain);
    this.#slots = pLimit(options.concurrency);
    options.scarcity?.listen(() => {
      this.#slots.concurrency = Math.max(1, Math.floor(this.#slots.concurrency / 2));
    });
  }

  /** Runs `visit` with the time that is left when the turn of `site` has come; null if cancelled. */
  run(site: SiteAddress, visit: (timeoutMs: number) => Promise<Visited>): Promise<Visited | null> {
    const domain = domainOf(site);
    return this.#domains.run(domain, async () => {
      await this.#pauseOf(domain);
      const { machine, tookMs } = await this.#lookUp(site);
      if (machine !== null && typeof machine !== 'string') {
        const { again, retryAfterMs } = machine;
        return { found: machine, durationMs: Math.round(tookMs), again, retryAfterMs };
      }
      const timeoutMs = Math.max(1, this.#options.timeoutMs - tookMs);
      const inSlot = () => this.#slots(() => this.#visit(domain, () => visit(timeoutMs)));
      return machine === null ? inSlot() : this.#machines.run(machine, inSlot);
    });
  }

  /** Resolves when another site may be begun: one more in a full queue would only cost memory. */
  async room(): Promise<void> {
    while (this.#lookups.pendingCount + this.#slots.pendingCount >= MAX_QUEUED) {
      await new Promise<void>((resolve) => {
        this.#onDequeued = resolve;
      });
    }
  }

  async #pauseOf(domain: string): Promise<void> {
    for (;;) {
      const pauseMs = (this.#pausedUntil.get(domain) ?? 0) - performance.now();
      if (pauseMs <= 0) break;
      await this.#options.wait(pauseMs);
      if (this.#options.isCancelled()) return;
    }
    this.#pausedUntil.delete(domain);
  }

  #lookUp(site: SiteAddress): Promise<{ readonly machine: Located; readonly tookMs: number }> {
    return this.#lookups(async () => {
      this.#onDequeued();
      const { locate, timeoutMs, isCancelled } = this.#options;
      if (isCancelled()) return { machine: null, tookMs: 0 };
      const startedAt = performance.now();
      const located = locate(site);
      // What is known needs no timer.
      if (!(located instanceof Promise)) return { machine: located, tookMs: 0 };
      const machine = await inTime(located, timeoutMs * LOOKUP_SHARE);
      return { machine, tookMs: performance.now() - startedAt };
    });
  }

  async #visit(domain: string, visit: () => Promise<Visited>): Promise<Visited | null> {
    this.#onDequeued();
    const { isCancelled, scarcity } = this.#options;
    if (isCancelled()) return null;
    const times = scarcity?.times;
    let visited = await visit();
    // Its time may have gone by while it waited for a descriptor.
    if (isFailure(visited.found) && scarcity?.times !== times && !isCancelled()) {
      visited = await visit();
    }
    this.#noteRefusal(domain, visited);
    return visited;
  }

  #noteRefusal(domain: string, { found, retryAfterMs }: Visited): void {
    const status = isFailure(found) ? found.status : found.page.status;
    if (status === 429 || status === 503) {
      const times = this.#refusals.get(domain) ?? 0;
      this.#refusals.set(domain, times + 1);
      const pauseMs = Math.min(retryAfterMs ?? FIRST_PAUSE_MS * 2 ** times, MAX_PAUSE_MS);
      const until = performance.now() + pauseMs;
      this.#pausedUntil.set(domain, Math.max(until, this.#pausedUntil.get(domain) ?? 0));
    } else if (status !== null) this.#refusals.delete(domain);
  }
}

export interface InOrderOptions {
  /** Items begun and not yet yielded, at most: memory does not grow with the list. */
  readonly window: number;
  /** Resolves when another item may be begun; absent where the window alone decides. */
  readonly room?: (() => Promise<void>) | undefined;
}

/**
 * Yields `work(item)` for each item of `source`, in order. `work` must not reject. An error of
 * `source` is thrown after what was begun before it has been yielded.
 */
export function mapInOrder<Item, Outcome>(
  source: AsyncIterable<Item>,
  work: (item: Item) => Promise<Outcome>,
  options: InOrderOptions,
): AsyncGenerator<Outcome> {
  return new OrderedWork(source[Symbol.asyncIterator](), work, options).outcomes();
}

class OrderedWork<Item, Outcome> {
  readonly #items: AsyncIterator<Item>;
  readonly #work: (item: Item) => Promise<Outcome>;
  readonly #options: InOrderOptions;
  readonly #begun: Promise<Outcome>[] = [];
  #isReading = false;
  #isOver = false;
  #fault: unknown = null;
  #onChange = (): void => {};

  constructor(
    items: AsyncIterator<Item>,
    work: (item: Item) => Promise<Outcome>,
    options: InOrderOptions,
  ) {
    this.#items = items;
    this.#work = work;
    this.#options = options;
  }

  async *outcomes(): AsyncGenerator<Outcome> {
    try {
      while (!this.#isOver || this.#begun.length > 0) {
        // The list is read beside the yielding: a slow one must not hold back what is done.
        if (!this.#isReading && !this.#isOver) void this.#read();
        const [head] = this.#begun;
        if (head === undefined) {
          await new Promise<void>((resolve) => {
            this.#onChange = resolve;
          });
          continue;
        }
        const outcome = await head;
        this.#begun.shift();
        yield outcome;
      }
      if (this.#fault !== null) throw this.#fault;
    } finally {
      this.#isOver = true;
      // Not awaited: a pipe that stays open would hold up the end.
      void this.#items.return?.();
    }
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    try {
      while (!this.#isOver && this.#begun.length < this.#options.window) {
        await this.#options.room?.();
        const next = await this.#items.next();
        if (next.done === true) this.#isOver = true;
        else this.#begun.push(this.#work(next.value));
        this.#onChange();
      }
    } catch (error) {
      this.#fault = error;
      this.#isOver = true;
      this.#onChange();
    }
    this.#isReading = false;
  }
}
