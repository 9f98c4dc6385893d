// One attempt at one site: from its address in the list to what a browser shows there, all within
// one deadline. What it is worth is judged afterwards, for each school that has this site.
import { createDeadline } from '../http/deadline.js';
import type { Recording } from '../page/exchange.js';
import {
  askAgainOf,
  type FetchContext,
  type FetchFailure,
  type FetchPage,
  failureAt,
  isFailure,
} from '../page/fetch.js';
import type { ReadPage } from '../page/page-reader.js';
import type { SiteAddress } from '../school.js';
import { allFindings } from '../verdict/findings.js';
import { passesOf, type Requirements } from '../verdict/requirements.js';
import { fetchSite } from './fetch-site.js';
import { pageFingerprint } from './fingerprint.js';
import { type HomePage, readHomePage } from './home-page.js';
import { inTime } from './in-time.js';
import { findInnerLinks } from './inner-page.js';
import { judgeHome } from './judge-visit.js';

import type { Attempt, Visited, VisitedSite } from './visited.js';

export interface VisitOptions {
  readonly fetchPage: FetchPage;
  /** By the rules of all `requirements`, in their order. */
  readonly readPage: ReadPage;
  readonly requirements: Requirements;
  /** Whether the user said where an address is served. */
  readonly isMapped?: (url: URL) => boolean;
  /** Whether inner pages are left alone. */
  readonly homepageOnly: boolean;
  /** Told of a site that outlasts its time whatever was done to end it. */
  readonly onOverdue?: (site: SiteAddress) => void;
  /** Begins to take down what goes over the wire; absent where nobody keeps it. */
  readonly startRecording?: () => Recording;
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
/** Beyond the deadline: what came until then is still read. */
const READING_MS = 10_000;

export function createVisit(options: VisitOptions): Visit {
  return async (site, { signal, timeoutMs }) => {
    const startedAt = performance.now();
    const deadline = createDeadline(timeoutMs, signal);
    const recording = options.startRecording?.();
    const context: FetchContext = {
      signal: deadline.signal,
      typedAddress: site.address,
      session: {},
      ...(recording === undefined ? {} : { onExchange: recording.add }),
    };
    try {
      const found = await readInTime(site, { context, timeoutMs }, options);
      const durationMs = Math.round(performance.now() - startedAt);
      const kept = await recording?.end();
      return {
        found,
        durationMs,
        ...attemptOf(found, site, options),
        ...(kept ? { recording: kept } : {}),
      };
    } finally {
      deadline.end();
    }
  };
}

interface ReadingContext {
  readonly context: FetchContext;
  readonly timeoutMs: number;
}

/** All below heeds the deadline; here nothing outlives it, whatever is wrong below. */
async function readInTime(
  site: SiteToVisit,
  reading: ReadingContext,
  options: VisitOptions,
): Promise<VisitedSite | FetchFailure> {
  const found = await inTime(readSite(site, reading, options), reading.timeoutMs + READING_MS);
  if (found !== null) return found;
  options.onOverdue?.(site);
  return failureAt(site.address, 'timeout');
}

async function readSite(
  site: SiteToVisit,
  { context, timeoutMs }: ReadingContext,
  options: VisitOptions,
): Promise<VisitedSite | FetchFailure> {
  const { fetchPage, readPage, requirements } = options;
  const headStartMs = timeoutMs * HEAD_START;
  const first = await fetchSite(site, context, {
    fetchPage,
    headStartMs,
    ...(options.isMapped === undefined ? {} : { isMapped: options.isMapped }),
  });
  if (isFailure(first)) return first;
  const home = await readHomePage(first, context, {
    fetchPage,
    readPage,
    isEnough: (findings) => !site.numberMatters && passesOf(findings, requirements).every(Boolean),
  });
  if (isFailure(home)) return home;
  // A lesser link accuses only where no other link of the page is sent on to the right one.
  const isLacking = requirements.map(
    (requirement, index) =>
      !options.homepageOnly && judgeHome(home, { requirement, index }).verdict === 'fail',
  );
  const looking = { fetchPage, readPage, requirements, isLacking };
  const { findings, innerLinks, unanswered } = await findInnerLinks(home, context, looking);
  const caveats = home.caveats.map((caveat, index) => caveat ?? unanswered[index] ?? null);
  const whole = { ...home, findings, caveats };
  const fingerprint = fingerprintOf(whole, site);
  return { ...whole, innerLinks, ...(fingerprint === null ? {} : { fingerprint }) };
}

/** A link shows whose page it is. */
function fingerprintOf({ page, findings }: HomePage, { address }: SiteAddress): string | null {
  if (allFindings(findings).some(({ links }) => links.length > 0)) return null;
  const { title, text } = findings.identity ?? {
    title: findings.content.title,
    text: findings.content.textStart,
  };
  const hosts = [address, page.address].map((each) => new URL(each).hostname);
  return pageFingerprint({ title, text, hosts });
}

function attemptOf(
  found: VisitedSite | FetchFailure,
  { numberMatters }: SiteToVisit,
  { requirements }: VisitOptions,
): Attempt {
  if (isFailure(found)) return found;
  const { page, findings, caveats } = found;
  const { retryAfterMs } = page;
  // Another answer might have less: what passes has been seen and stays.
  if (!numberMatters && passesOf(findings, requirements).includes(true)) {
    return { again: 'no', retryAfterMs };
  }
  const again = askAgainOf(page);
  const caveat = caveats.find((each) => each !== null);
  return { again: again === 'no' && caveat != null ? caveat.again : again, retryAfterMs };
}
