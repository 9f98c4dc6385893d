// Our own network may be what is down. When many different domains in a row fail with network
// errors, the run pauses and asks again some that it knows; if they stay silent, what is left of
// the list is not accused of anything. At the end of a pass, where only those that hang are left, many
// are silent in a row and nobody else is asked: a site that is known to answer is then asked beside
// them, so that their silence is known to be theirs, and need not be waited for once more.
import { type FetchFailure, isFailure } from '../page/fetch.js';
import type { SiteAddress } from '../school.js';
import type { UncheckedReason } from '../verdict/reasons.js';
import type { Visit } from './visit.js';
import type { Visited } from './visited.js';

export interface OutageWatchOptions {
  /** Different domains in a row that must fail before it is suspected. */
  readonly threshold: number;
  /** How long to wait before each probe. */
  readonly pausesMs: readonly number[];
  /** How long nobody may answer, while many sites are being asked, before one that did is asked again; less than the time that a site has. */
  readonly pulseMs: number;
  /** Whether a site answers at all. */
  readonly probe: (site: SiteAddress) => Promise<boolean>;
  /** Resolves after `ms`, earlier where the run is stopped. */
  readonly wait: (ms: number) => Promise<void>;
  /** Called when a pause begins, with the number of domains that failed. */
  readonly onSuspicion: (domains: number) => void;
}

export interface OutageWatch {
  /** Resolves at once, or when a suspicion has been cleared or confirmed. */
  readonly settled: () => Promise<void>;
  /** Whether sites should not be asked now. */
  readonly isSuspected: () => boolean;
  /** Whether the network was found to be down; it stays so for the run. */
  readonly isDown: () => boolean;
  /** The visit that watches the network while it lasts. */
  readonly accompany: (visit: Visit) => Visit;
  /** Takes note of what came of a visit to a site of `domain` that has just ended. */
  readonly note: (
    site: SiteAddress,
    domain: string,
    visited: Pick<Visited, 'found' | 'durationMs'>,
  ) => void;
}

const NETWORK_REASONS: readonly UncheckedReason[] = ['dns', 'timeout', 'connection'];
/** Somebody out there said no: the network carries. */
const ANSWERS: readonly string[] = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];
/** A name server says that there is no such name. It need not have asked anybody for that, so it tells nothing of our network. */
const UNKNOWN_NAME = 'ENOTFOUND';
const PROBED = 3;
/** Sites known to answer that take turns. */
const KNOWN = 8;

export function createOutageWatch(options: OutageWatchOptions): OutageWatch {
  const silent = new Map<string, SiteAddress>();
  /** Those that answered last, the latest at the end. */
  const answered: SiteAddress[] = [];
  let lastAnswerAt = Number.NEGATIVE_INFINITY;
  let suspicion: Promise<void> | null = null;
  let down = false;
  let underWay = 0;
  let isPulseAwaited = false;

  const noteAnswer = (): void => {
    lastAnswerAt = performance.now();
    silent.clear();
  };

  const remember = (site: SiteAddress): void => {
    if (answered.push(site) > KNOWN) answered.shift();
  };

  const anyAnswers = async (): Promise<boolean> => {
    const sites = [...answered.slice(-1), ...[...silent.values()].reverse()].slice(0, PROBED);
    // One answer is enough: the others may be dead and take all their time.
    const answers = sites.map(async (site) => {
      if (!(await options.probe(site))) throw new Error(`${site.address} is silent`);
    });
    return Promise.any(answers).then(
      () => true,
      () => false,
    );
  };

  const investigate = async (): Promise<void> => {
    options.onSuspicion(silent.size);
    for (const pauseMs of options.pausesMs) {
      await options.wait(pauseMs);
      if (await anyAnswers()) {
        noteAnswer();
        suspicion = null;
        return;
      }
    }
    down = true;
    suspicion = null;
  };

  /** Fewer cannot make a suspicion, and are nobody's concern. */
  const mayBeSuspected = (): boolean =>
    silent.size + underWay >= options.threshold && suspicion === null && !down;

  const feelPulse = async (): Promise<void> => {
    const isQuiet = performance.now() - lastAnswerAt >= options.pulseMs;
    const known = isQuiet && mayBeSuspected() ? answered.shift() : undefined;
    if (known !== undefined) {
      // In turn, so that no school is asked for all of them.
      answered.push(known);
      if (await options.probe(known).catch(() => false)) noteAnswer();
    }
    isPulseAwaited = false;
    awaitPulse();
  };

  const awaitPulse = (): void => {
    if (underWay === 0 || isPulseAwaited) return;
    isPulseAwaited = true;
    const quietMs = performance.now() - lastAnswerAt;
    const goneMs = quietMs < options.pulseMs ? quietMs : 0;
    setTimeout(feelPulse, options.pulseMs - goneMs).unref();
  };

  return {
    accompany: (visit) => async (site, context) => {
      underWay += 1;
      awaitPulse();
      try {
        return await visit(site, context);
      } finally {
        underWay -= 1;
      }
    },
    settled: () => suspicion ?? Promise.resolve(),
    isSuspected: () => suspicion !== null,
    isDown: () => down,
    note(site, domain, { found, durationMs }) {
      const now = performance.now();
      if (isUnknownName(found)) return;
      if (!speaksOfNetwork(found)) {
        if (!isFailure(found)) remember(site);
        noteAnswer();
        return;
      }
      // Dead sites gather in the slots while the living come and go, and end together: one that
      // was silent while another answered says nothing of our network.
      if (now - durationMs < lastAnswerAt) return;
      silent.set(domain, site);
      if (silent.size >= options.threshold && !down) suspicion ??= investigate();
    },
  };
}

/** Whether nobody answered, as it is when our own line is cut. */
export function speaksOfNetwork(found: Visited['found']): boolean {
  if (!isFailure(found) || !isFirstWord(found) || isUnknownName(found)) return false;
  return NETWORK_REASONS.includes(found.reason) && !ANSWERS.includes(found.detail ?? '');
}

/** Whether somebody out there answered. */
export function speaksOfAnswer(found: Visited['found']): boolean {
  return !isUnknownName(found) && !speaksOfNetwork(found);
}

function isUnknownName(found: Visited['found']): boolean {
  return isFailure(found) && isFirstWord(found) && found.detail === UNKNOWN_NAME;
}

function isFirstWord({ status, redirects }: FetchFailure): boolean {
  return status === null && redirects.length === 0;
}
