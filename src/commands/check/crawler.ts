// The crawl of this run, from its options: network, scheduler, retries and the watch over our own
// connection, joined here because none of them knows the others.

import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckOptions } from '../../cli/options.js';
import { type AnswerSchool, createAnswerSchool } from '../../crawl/crawl.js';
import { OutageWatch } from '../../crawl/outage.js';
import {
  crawlStraight,
  crawlWhole,
  createSecondPass,
  type LaterPass,
  type PassOptions,
} from '../../crawl/passes.js';
import type { SchoolResult } from '../../crawl/result.js';
import { createVisitSite, type RetryPolicy } from '../../crawl/retry.js';
import { Scheduler } from '../../crawl/scheduler.js';
import { createSecondLook, isWorthALook, withLostLook } from '../../crawl/second-look.js';
import { createVisit, type Visit } from '../../crawl/visit.js';
import { createClock } from '../../files/timestamp.js';
import { createTemporaryJournal } from '../../journal/temporary-journal.js';
import type { School, SiteAddress } from '../../school.js';
import type { CrawlerEvents, CrawlerRun } from './crawler-run.js';
import { countSitesThatFit } from './descriptors.js';
import { untilAborted } from './until-aborted.js';

/** Rows that may be done and waiting behind a slow one, for each site asked at once. */
const WINDOW_PER_SLOT = 128;
const MIN_WINDOW = 1_024;
const FIRST_RETRY_MS = 500;
/** No list has so many dead sites in a row by chance; a false alarm costs the first pause. */
const SILENT_DOMAINS = 12;
/** The part of a site's time after which, if nobody answered in it, our own network is probed. */
const QUIET_SHARE = 1 / 2;
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

async function preparePasses(schools: AsyncIterable<School>, run: CrawlerRun): Promise<Passes> {
  const { io, events, network, options } = run;
  const concurrency = Math.min(options.concurrency, countSitesThatFit());
  if (concurrency < options.concurrency) events.onScarcity();
  network.scarcity.listen(events.onScarcity);
  // Each site under way listens to them: as many as there are slots and waits, which is no leak.
  setMaxListeners(0, io.stop, io.abort);
  const shared = shareBetweenPasses(run);
  const first = createPass({ ...options, concurrency }, shared);
  const passes: PassOptions = {
    answer: first.answer,
    window: Math.max(MIN_WINDOW, concurrency * WINDOW_PER_SLOT),
    // What has come through a pipe when the run is stopped belongs in the report, begun or not.
    room: typeof run.list?.total === 'number' ? () => first.scheduler.room() : undefined,
    onDone: events.onDone,
    onSharedLinks: events.onSharedLinks,
    async impostor() {
      await shared.outage.settled();
      return shared.outage.impostor();
    },
    onImpostor: events.onImpostor,
  };
  if (isStream(run)) return { results: crawlStraight(schools, passes), async end() {} };
  const kept =
    run.journal === null
      ? await createTemporaryJournal()
      : { journal: run.journal, async discard() {} };
  const laterPasses = [prepareSecondPass(concurrency, shared), ...prepareLooks(run)];
  return {
    results: crawlWhole(schools, { ...passes, journal: kept.journal, laterPasses }),
    end: kept.discard,
  };
}

/** What all passes of a run have in common. */
interface Shared {
  readonly run: CrawlerRun;
  readonly outage: OutageWatch;
  readonly visit: Visit;
  readonly timeoutMs: number;
  /** Resolves after `ms`, earlier where the run is stopped. */
  readonly wait: RetryPolicy['wait'];
  readonly timestamp: () => string;
}

function shareBetweenPasses(run: CrawlerRun): Shared {
  const { network, io, events, options, readPage, requirements, startRecording } = run;
  const timeoutMs = options.timeout * 1_000;
  const wait: Shared['wait'] = (ms) => sleep(ms, undefined, { signal: io.stop }).catch(() => {});
  const visiting = {
    ...{ readPage, requirements, homepageOnly: options.homepageOnly },
    fetchPage: network.fetchPage,
    isMapped: network.isMapped,
    onOverdue: ({ address }: SiteAddress) => events.onOverdue(address),
  };
  // Whether a site answers is asked of its home page alone.
  const probe = createVisit({ ...visiting, homepageOnly: true });
  const outage = new OutageWatch({
    threshold: SILENT_DOMAINS,
    pausesMs: OUTAGE_PAUSES_MS,
    quietMs: timeoutMs * QUIET_SHARE,
    probe: async (site) => (await probe(site, { signal: io.abort, timeoutMs })).found,
    wait,
    onSuspicion: events.onSuspicion,
  });
  const recording = startRecording === undefined ? {} : { startRecording };
  const visit = outage.accompany(announced(createVisit({ ...visiting, ...recording }), events));
  return { run, outage, visit, timeoutMs, wait, timestamp: createClock(io.now) };
}

/** A pass that asks sites: its scheduler, and the answers. */
function createPass(
  pass: Pick<CheckOptions, 'concurrency' | 'perDomain' | 'retries'>,
  { run, outage, visit, timeoutMs, wait, timestamp }: Shared,
): { readonly scheduler: Scheduler; readonly answer: AnswerSchool } {
  const { requirements, network, events, io } = run;
  const scheduler = new Scheduler({
    ...{ concurrency: pass.concurrency, perDomain: pass.perDomain, timeoutMs, wait },
    locate: network.lookUp,
    isCancelled: () => io.stop.aborted || outage.isSuspected() || outage.isDown(),
    scarcity: network.scarcity,
  });
  const retry = {
    ...{ retries: pass.retries, baseDelayMs: FIRST_RETRY_MS, maxDelayMs: timeoutMs, wait },
    random: Math.random,
  };
  const { stop, abort } = io;
  const visitSite = createVisitSite({ scheduler, visit, outage, retry, stop, abort });
  const answer = createAnswerSchool({ visitSite, requirements, timestamp, onBug: events.onBug });
  return { scheduler, answer };
}

function prepareSecondPass(concurrency: number, shared: Shared): LaterPass {
  const { run, outage } = shared;
  const { answer } = createPass(
    { concurrency: Math.ceil(concurrency * SECOND_PASS_SLOTS), perDomain: 1, retries: 0 },
    shared,
  );
  return createSecondPass({
    answerAgain: answer,
    isWorthwhile: () => run.options.secondPass && !run.io.stop.aborted,
    onBegin(schools) {
      if (!outage.isDown()) run.events.onSecondPass(schools);
    },
  });
}

/** The look of a browser; none where it is not asked for. */
function prepareLooks(run: CrawlerRun): readonly LaterPass[] {
  const { look, io, events, options, requirements, readPage, keepPicture } = run;
  if (look == null) return [];
  const revise = createSecondLook({
    ...{ readPage, requirements, keepPicture },
    screenshots: options.screenshots ?? 'fail',
    async look(window) {
      const onEnd = events.onVisit(window.address);
      try {
        return await look(window);
      } finally {
        onEnd();
      }
    },
    onLost: events.onLookLost,
  });
  return [
    {
      isWanted: ({ pass, result }) => pass < 3 && isWorthALook(result),
      revise,
      isWorthwhile: () => !io.stop.aborted,
      onBegin: events.onSecondLook,
      markMissed: (result) => withLostLook(result, 'interrupted'),
    },
  ];
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
