// The seam between the network and everything else: one function type. http/ makes such a
// function, crawl/ wraps it (slots, politeness, retry), a test passes a plain one.
import type { Remark } from '../verdict/link.js';
import type { UncheckedReason } from '../verdict/reasons.js';
import type { Exchange } from './exchange.js';
import type { Page, Redirect } from './page.js';

/**
 * Asks one address and follows http redirects. What goes wrong with a site is a `FetchFailure`,
 * and so is an aborted signal (`timeout` for the site's deadline, `interrupted` for the run's
 * end): it rejects on a bug alone.
 */
export type FetchPage = (address: string, context: FetchContext) => Promise<Page | FetchFailure>;

export interface FetchContext {
  /** Aborts with the site's deadline or with the run. */
  readonly signal: AbortSignal;
  /** The address as the list has it: where it names a private address itself, that one is asked. */
  readonly typedAddress: string;
  /** Questions of the same session share their cookies, as those of a browser's tab do. */
  readonly session?: object;
  /** For what the address is asked; `site` where nothing is said. */
  readonly purpose?: FetchPurpose;
  /** Redirects to such an address are told, not followed: the page is then empty. */
  readonly isEnd?: (url: URL) => boolean;
  /** Called with each request and what came of it; absent where nobody keeps them. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/** The site's own address, where markup sends a browser on, a frame, or an inner page. */
export type FetchPurpose = 'site' | 'onward' | 'frame' | 'inner-page';

/**
 * Whether asking again may go better: `soon` after what passes by itself (time-outs, resets, 408,
 * 429, 5xx), `later` after what takes minutes (a port that is closed), `no` for all else.
 */
export type AskAgain = 'soon' | 'later' | 'no';

/** Why an address gave no page. */
export interface FetchFailure {
  readonly reason: UncheckedReason;
  /** An error code, a status or an address that makes the reason concrete; null where none does. */
  readonly detail: string | null;
  /** The address that failed: the last hop. */
  readonly address: string;
  readonly redirects: readonly Redirect[];
  /** What the way there showed; absent where that is nothing. */
  readonly remarks?: readonly Remark[];
  /** The status of the answer, where one came. */
  readonly status: number | null;
  readonly again: AskAgain;
  /** What a `Retry-After` header asked for. */
  readonly retryAfterMs: number | null;
}

/** A failure, of which nothing is known but what is given. */
export function failureAt(
  address: string,
  reason: UncheckedReason,
  given: Partial<FetchFailure> = {},
): FetchFailure {
  const unknown = { detail: null, redirects: [], status: null, retryAfterMs: null };
  return { reason, address, again: 'no', ...unknown, ...given };
}

/** An address that nobody asks, as a page of which nothing else is known. */
export function unaskedPage(
  address: string,
  { status, redirects, remarks }: Pick<Page, 'status' | 'redirects' | 'remarks'>,
): Page {
  return {
    address,
    status,
    redirects,
    remarks,
    contentType: null,
    body: new Uint8Array(),
    cut: null,
    server: null,
    cookieNames: [],
    retryAfterMs: null,
  };
}

/** Tells a failure from what came instead. */
export function isFailure<Success extends object>(
  answer: Success | FetchFailure,
): answer is FetchFailure {
  return 'reason' in answer;
}

/** Statuses that often pass by themselves. */
const PASSING_STATUSES: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

/** Whether another attempt may get another answer than this status. */
export function askAgainAfter(status: number): AskAgain {
  return PASSING_STATUSES.includes(status) ? 'soon' : 'no';
}

/** The same for a page: its status, and whether it came whole. */
export function askAgainOf({ status, cut }: Pick<Page, 'status' | 'cut'>): AskAgain {
  return cut === 'connection' || cut === 'timeout' ? 'soon' : askAgainAfter(status);
}
