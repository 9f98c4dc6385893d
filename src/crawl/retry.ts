// Asking again what may go better later. Full jitter keeps the schools of one platform from coming
// back together; a server's Retry-After is honoured up to the cap.
import type { AskAgain } from '../page/fetch.js';

export interface RetryPolicy {
  readonly retries: number;
  /** Upper bound of the first wait; each further one doubles it. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** 0 ≤ random() < 1. */
  readonly random: () => number;
  /** Resolves after `ms`; rejects when the signal aborts first. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What an attempt has to tell for the decision. */
export interface Attempt {
  readonly again: AskAgain;
  readonly retryAfterMs: number | null;
}

/** Repeats `attempt` while its outcome may soon be another, at most `retries` times; ends early, with the last outcome, when `stop` aborts. */
export async function withRetries<Outcome extends Attempt>(
  attempt: () => Promise<Outcome>,
  policy: RetryPolicy,
  stop: AbortSignal,
): Promise<Outcome> {
  for (let done = 0; ; done++) {
    const outcome = await attempt();
    if (outcome.again !== 'soon' || done >= policy.retries || stop.aborted) return outcome;
    // A server that wants more patience than the cap is left for another night.
    if ((outcome.retryAfterMs ?? 0) > policy.maxDelayMs) return outcome;
    const jittered = policy.random() * Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** done);
    try {
      await policy.wait(Math.max(jittered, outcome.retryAfterMs ?? 0), stop);
    } catch {
      return outcome;
    }
  }
}
