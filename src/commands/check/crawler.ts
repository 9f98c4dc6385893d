// The crawl of this run, from its options: network, politeness, retries and the watch over our own
// connection, joined here because none of them knows the others.

import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckOptions } from '../../cli/options.js';
import { createAskPolitely } from '../../crawl/ask-politely.js';
import { type Backlog, createBacklog, heldBack } from '../../crawl/backlog.js';
import { createAnswerSchool } from '../../crawl/crawl.js';
import { OutageWatch } from '../../crawl/outage.js';
import { crawlStraight, crawlWhole } from '../../crawl/passes.js';
import type { SchoolResult } from '../../crawl/result.js';
import { createAskSite } from '../../crawl/site-answer.js';
import { createVisit, type Visit } from '../../crawl/visit.js';
import { createWaitingRoom } from '../../crawl/waiting-room.js';
import { createClock } from '../../files/timestamp.js';
import { createTemporaryJournal } from '../../journal/temporary-journal.js';
import type { School, SiteAddress } from '../../school.js';
import type { CrawlerEvents, CrawlerRun } from './crawler-run.js';
import { createLooking } from './create-looking.js';
import { countSitesThatFit } from './descriptors.js';
import { untilAborted } from './until-aborted.js';

/** Rows that may be done and waiting behind a slow one, for each site asked at once. */
const WINDOW_PER_SLOT = 128;
const MIN_WINDOW = 1_024;
/** Schools that wait for nothing but a slot, or to be looked up, before another is begun: none is idle while the next is read. */
const MIN_BACKLOG = 64;
/** Schools begun for each that can be asked at once: the others of them wait for a retry, or for a domain that wants a pause. */
const BEGUN_PER_SLOT = 16;
const BEGUN_PER_SLOT_OF_DOMAIN = 4;
const FIRST_RETRY_MS = 500;
/** No list has so many dead sites in a row by chance; a false alarm costs the first pause. */
const SILENT_DOMAINS = 12;
/** The part of a site's time after which, if nobody answered in it, our own network is looked at. */
const PULSE_SHARE = 1 / 2;
const OUTAGE_PAUSES_MS = [0, 3_000, 10_000, 20_000];
/** The second pass takes its time: a fraction of the slots, one site of a platform, no retries. */
const SECOND_PASS_SLOTS = 1 / 4;

/** Answers for every school, in the order of the list; who leaves early ends what is under way. */
export async function* crawlSchools(
  schools: AsyncIterable<School>,
  { io, events, ...run }: CrawlerRun,
): AsyncGenerator<SchoolResult> {
  const left = new AbortController();
  const stop = AbortSignal.any([io.stop, left.signal]);
  const abort = AbortSignal.any([io.abort, left.signal]);
  try {
    // When nothing more is wanted, a long list is not read to its end.
    const passes = await preparePasses(untilAborted(schools, abort), {
      ...run,
      io: { ...io, stop, abort },
      // What ends only because nobody wants it any more is no event.
      events: muteFrom(left.signal, events),
    });
    try {
      yield* passes.results;
    } finally {
      await passes.end();
    }
  } finally {
    left.abort();
  }
}

function muteFrom(signal: AbortSignal, events: CrawlerEvents): CrawlerEvents {
  const unlessMuted =
    <Facts extends readonly unknown[]>(tell: (...facts: Facts) => void) =>
    (...facts: Facts) => {
      if (!signal.aborted) tell(...facts);
    };
  return {
    onDone: unlessMuted(events.onDone),
    onBug: unlessMuted(events.onBug),
    onVisit: events.onVisit,
    onSuspicion: unlessMuted(events.onSuspicion),
    onOverdue: unlessMuted(events.onOverdue),
    onScarcity: unlessMuted(events.onScarcity),
    onImpostor: unlessMuted(events.onImpostor),
    onSecondPass: unlessMuted(events.onSecondPass),
    onSecondLook: unlessMuted(events.onSecondLook),
    onLookLost: unlessMuted(events.onLookLost),
    onSharedLinks: unlessMuted(events.onSharedLinks),
  };
}

interface Passes {
  readonly results: AsyncGenerator<SchoolResult>;
  /** To be called when no more results are wanted. */
  readonly end: () => Promise<void>;
}

/** Whether each row is wanted at once. What is kept or sent has time until all rows are known, and a page at five sites is known with the fifth. A list with numbers waits, too: whether one is shared is known with the last row. */
function isStream({ options, journal, look, list }: CrawlerRun): boolean {
  const { secondPass, evidence, history, mailTo } = options;
  const isKept =
    journal !== null || look != null || evidence !== undefined || history !== undefined;
  const hasNumbers = list?.understood.columns.busId !== undefined;
  return !secondPass && !isKept && !hasNumbers && mailTo.length === 0;
}

/** Not itself a generator: each that results go through costs five promises for each of them. */
async function preparePasses(schools: AsyncIterable<School>, run: CrawlerRun): Promise<Passes> {
  const { requirements, network, io, events, journal, startRecording } = run;
  const fitting = countSitesThatFit();
  if (fitting < run.options.concurrency) events.onScarcity();
  const options = {
    ...run.options,
    concurrency: Math.min(run.options.concurrency, fitting),
  };
  // Each site under way listens to them: as many as there are slots and waits, which is no leak.
  setMaxListeners(0, io.stop, io.abort);
  const timeoutMs = options.timeout * 1_000;
  const visiting = {
    fetchPage: network.fetchPage,
    readPage: run.readPage,
    isMapped: network.isMapped,
    requirements,
    homepageOnly: options.homepageOnly,
    onOverdue: ({ address }: SiteAddress) => events.onOverdue(address),
  };
  network.scarcity.listen(events.onScarcity);
  // Whether a site answers is asked of its home page alone.
  const probe = createVisit({ ...visiting, homepageOnly: true });
  const outage = new OutageWatch({
    threshold: SILENT_DOMAINS,
    pausesMs: OUTAGE_PAUSES_MS,
    pulseMs: timeoutMs * PULSE_SHARE,
    probe: async (site) => {
      const { found } = await probe(site, { signal: io.abort, timeoutMs });
      return found;
    },
    // A pause that is cut short by an interruption ends like one that is over.
    wait: (ms) => sleep(ms, undefined, { signal: io.stop }).catch(() => {}),
    onSuspicion(suspicion) {
      events.onSuspicion(suspicion);
      backlog.recount();
    },
  });

  const visit = outage.accompany(
    announced(
      createVisit({ ...visiting, ...(startRecording === undefined ? {} : { startRecording }) }),
      events,
    ),
  );

  const timestamp = createClock(io.now);
  const createAnswer = (
    pass: Pick<CheckOptions, 'concurrency' | 'perDomain' | 'retries'>,
    backlog: Backlog | null,
  ) => {
    const askSite = createAskSite({
      askPolitely: createAskPolitely({
        visit,
        concurrency: pass.concurrency,
        perDomain: pass.perDomain,
        timeoutMs,
        locate: network.lookUp,
        scarcity: network.scarcity,
        stop: io.stop,
        abort: io.abort,
        ...(backlog === null ? {} : { backlog }),
      }),
      outage,
      retry: {
        retries: pass.retries,
        baseDelayMs: FIRST_RETRY_MS,
        maxDelayMs: timeoutMs,
        random: Math.random,
        wait: (ms, signal) => sleep(ms, undefined, { signal }),
      },
      stop: io.stop,
    });
    const answer = createAnswerSchool({
      askSite,
      requirements,
      timestamp,
      onBug: events.onBug,
    });
    return createWaitingRoom(answer, {
      perDomain: pass.perDomain * BEGUN_PER_SLOT_OF_DOMAIN,
      places: Math.max(MIN_WINDOW, pass.concurrency * BEGUN_PER_SLOT),
    });
  };

  // While our network is suspected, the list is read on for sites that can be tried.
  const backlog = createBacklog(Math.max(MIN_BACKLOG, options.concurrency), () =>
    outage.isSuspected(),
  );
  const answerFirst = createAnswer(options, backlog);
  const secondPass = {
    concurrency: Math.ceil(options.concurrency * SECOND_PASS_SLOTS),
    perDomain: 1,
    retries: 0,
  };
  const answerAgain = createAnswer(secondPass, null);
  // What has come through a pipe when the run is stopped belongs in the report, be it begun or not.
  const wanted = typeof run.list?.total === 'number' ? heldBack(schools, backlog) : schools;
  const passes = {
    answer: answerFirst,
    window: Math.max(MIN_WINDOW, options.concurrency * WINDOW_PER_SLOT),
    onDone: events.onDone,
    onSharedLinks: events.onSharedLinks,
    async impostor() {
      await outage.settled();
      return outage.impostor();
    },
    onImpostor: events.onImpostor,
  };
  if (isStream(run)) return { results: crawlStraight(wanted, passes), async end() {} };
  const kept = journal === null ? await createTemporaryJournal() : { journal, async discard() {} };
  return {
    results: crawlWhole(wanted, {
      ...passes,
      journal: kept.journal,
      answerAgain,
      looking: createLooking(run),
      isWorthwhile: () => options.secondPass && !io.stop.aborted,
      onSecondPass(count) {
        if (!outage.isDown()) events.onSecondPass(count);
      },
    }),
    end: kept.discard,
  };
}

/** A visit whose beginning and end are told. */
function announced(visit: Visit, { onVisit }: Pick<CrawlerEvents, 'onVisit'>): Visit {
  return async (site, context) => {
    const onEnd = onVisit(site.address);
    try {
      return await visit(site, context);
    } finally {
      onEnd();
    }
  };
}
