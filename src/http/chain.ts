// What gathers on the way to a page, hop by hop, and how the way ends where there is no page.

import { type AskAgain, askAgainAfter, type FetchFailure } from '../page/fetch.js';
import type { Redirect } from '../page/page.js';
import type { Remark } from '../verdict/link.js';
import type { UncheckedReason } from '../verdict/reasons.js';
import { isDeadline } from './deadline.js';
import { classifyNetworkError } from './failure.js';

export interface Chain {
  readonly redirects: Redirect[];
  readonly remarks: Remark[];
  readonly cookieNames: Set<string>;
}

export function createChain(): Chain {
  return { redirects: [], remarks: [], cookieNames: new Set() };
}

/** Why a way ended. */
export interface Ending {
  readonly reason: UncheckedReason;
  readonly detail?: string | null;
  readonly status?: number;
  readonly again?: AskAgain;
  readonly retryAfterMs?: number | null;
}

/** The failure that `ending` at `url` is. */
export function failAt(url: URL, chain: Chain, ending: Ending): FetchFailure {
  const status = ending.status ?? null;
  return {
    reason: ending.reason,
    detail: ending.detail ?? null,
    address: url.href,
    redirects: chain.redirects,
    ...(chain.remarks.length === 0 ? {} : { remarks: chain.remarks }),
    status,
    again: ending.again ?? (status === null ? 'no' : askAgainAfter(status)),
    retryAfterMs: ending.retryAfterMs ?? null,
  };
}

/** What an exception, or the signal that caused it, means for the report; throws what is a bug. */
export function classifyEnding(error: unknown, signal: AbortSignal): Ending {
  if (signal.aborted) {
    return isDeadline(signal) ? { reason: 'timeout', again: 'soon' } : { reason: 'interrupted' };
  }
  const fault = classifyNetworkError(error);
  // What is no network error must end in `internal-error`, not in a site's reason.
  if (fault === null) throw error;
  return { reason: fault.reason, detail: fault.detail, again: fault.again };
}

/** Adds what is not known yet. */
export function addRemarks(known: Remark[], added: readonly Remark[]): void {
  for (const remark of added) {
    const same = ({ code, detail }: Remark) => code === remark.code && detail === remark.detail;
    if (!known.some(same)) known.push(remark);
  }
}
