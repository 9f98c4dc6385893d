// One deadline for a site: DNS, connect, TLS, headers, body, redirects, frames together. Servers
// that drip a byte a second defeat any time-out that starts anew with each of these.

/** The reason of a signal that aborted because the site's time was up. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded';
}

/** What a question heeds: as much of an `AbortSignal`, which may stand in its place, as is asked of one. */
export interface StopSignal {
  readonly aborted: boolean;
  /** Null, or whatever an `AbortSignal` has, as long as it is not aborted. */
  readonly reason: Error | null;
  addEventListener(event: 'abort', listener: () => void): void;
  removeEventListener(event: 'abort', listener: () => void): void;
}

/** A signal, and the way to give it. Node's own took a twentieth of the time of a whole run, to be made, listened to and collected. */
export class Stop implements StopSignal {
  readonly #listeners = new Set<() => void>();
  aborted = false;
  reason: Error | null = null;

  abort(reason: Error): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }

  addEventListener(_event: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_event: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }
}

export interface Deadline {
  readonly signal: StopSignal;
  /** Milliseconds left, 0 when it is over. */
  readonly remainingMs: () => number;
  /** Must be called when the site is done: it ends what still listens, and the timer. */
  readonly end: () => void;
}

/** Made once: an error with its stack for each site costs more than the signal. */
const DONE = new Error('the site is done');

/** A signal that aborts after `timeoutMs`, or with the run's own signal. */
export function createDeadline(timeoutMs: number, run: AbortSignal): Deadline {
  const stop = new Stop();
  const endsAt = performance.now() + timeoutMs;
  const timer = setTimeout(() => stop.abort(new DeadlineExceeded()), timeoutMs);
  const followers = followersOf(run);
  if (run.aborted) stop.abort(run.reason);
  else followers.add(stop);
  return {
    signal: stop,
    remainingMs: () => Math.max(0, endsAt - performance.now()),
    end() {
      clearTimeout(timer);
      followers.delete(stop);
      stop.abort(DONE);
    },
  };
}

/** Whether `signal` aborted because the site's time was up, and not because the run ended. */
export function isDeadline(signal: StopSignal): boolean {
  return signal.reason instanceof DeadlineExceeded;
}

const FOLLOWERS = new WeakMap<AbortSignal, Set<Stop>>();

/** What aborts with `run`. One listener for all: a signal goes through its listeners for each that comes or goes, and a thousand sites may be under way. */
function followersOf(run: AbortSignal): Set<Stop> {
  const known = FOLLOWERS.get(run);
  if (known !== undefined) return known;
  const followers = new Set<Stop>();
  FOLLOWERS.set(run, followers);
  run.addEventListener(
    'abort',
    () => {
      for (const follower of followers) follower.abort(run.reason);
      followers.clear();
    },
    { once: true },
  );
  return followers;
}
