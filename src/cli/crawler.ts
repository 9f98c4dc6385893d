// The crawl of this run, from its options: network, politeness, retries and the watch over our own
// connection, joined here because none of them knows the others.
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAskPolitely } from '../crawl/ask-politely.js';
import { type Crawled, crawl } from '../crawl/crawl.js';
import { createOutageWatch, speaksOfNetwork } from '../crawl/outage.js';
import { createAskSite } from '../crawl/site-answer.js';
import { createVisit } from '../crawl/visit.js';
import type { SchoolResult } from '../result.js';
import type { School } from '../school.js';
import { NOKO_RULES } from '../verdict/rules.js';
import type { Io } from './io.js';
import type { Network } from './network.js';
import type { CheckOptions } from './options.js';
import { formatTimestamp } from './timestamp.js';

export interface CrawlerEvents {
  /** A school is done; not in the order of the list. */
  readonly onDone: (result: SchoolResult) => void;
  readonly onBug: (error: unknown, school: School) => void;
  /** So many domains in a row were silent: the run pauses and looks at its own network. */
  readonly onSuspicion: (domains: number) => void;
}

/** Rows that may be done and waiting behind a slow one, for each site asked at once. */
const WINDOW_PER_SLOT = 128;
const MIN_WINDOW = 1_024;
const FIRST_RETRY_MS = 500;
/** No list has so many dead sites in a row by chance; a false alarm costs the first pause. */
const SILENT_DOMAINS = 12;
const OUTAGE_PAUSES_MS = [3_000, 10_000, 20_000];

/** Answers for every school, in the order of the list. */
export function crawlSchools(
  schools: AsyncIterable<School>,
  run: {
    readonly options: CheckOptions;
    readonly network: Network;
    readonly io: Pick<Io, 'stop' | 'abort' | 'now'>;
    readonly events: CrawlerEvents;
  },
): AsyncGenerator<Crawled> {
  const { options, network, io, events } = run;
  const { accept, concurrency, perDomain, retries } = options;
  const timeoutMs = options.timeout * 1_000;
  // Each site under way listens to them: as many as there are slots and waits, which is no leak.
  setMaxListeners(0, io.stop, io.abort);
  const visit = createVisit({ fetchPage: network.fetchPage, accept, rules: NOKO_RULES });
  const outage = createOutageWatch({
    threshold: SILENT_DOMAINS,
    pausesMs: OUTAGE_PAUSES_MS,
    probe: async (site) => {
      const { found } = await visit(site, { signal: io.abort, timeoutMs });
      return !speaksOfNetwork(found);
    },
    // A pause that is cut short by an interruption ends like one that is over.
    wait: (ms) => sleep(ms, undefined, { signal: io.stop }).catch(() => {}),
    onSuspicion: events.onSuspicion,
  });
  const askPolitely = createAskPolitely({
    visit,
    concurrency,
    perDomain,
    timeoutMs,
    locate: network.locate,
    abort: io.abort,
  });
  const retry = {
    retries,
    baseDelayMs: FIRST_RETRY_MS,
    maxDelayMs: timeoutMs,
    random: Math.random,
    wait: (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }),
  };
  return crawl(schools, {
    askSite: createAskSite({ askPolitely, outage, retry, stop: io.stop }),
    accept,
    window: Math.max(MIN_WINDOW, concurrency * WINDOW_PER_SLOT),
    timestamp: () => formatTimestamp(io.now()),
    onDone: events.onDone,
    onBug: events.onBug,
  });
}
