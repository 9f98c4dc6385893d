// One deadline for a site: DNS, connect, TLS, headers, body, redirects, frames together. Servers
// that drip a byte a second defeat any time-out that starts anew with each of these.

/** The reason of a signal that aborted because the site's time was up. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded';
}

export interface Deadline {
  readonly signal: AbortSignal;
  /** Milliseconds left, 0 when it is over. */
  readonly remainingMs: () => number;
  /** Must be called when the site is done, or the timer keeps the process alive. */
  readonly clear: () => void;
}

/** A signal that aborts after `timeoutMs`, or with the run's own signal. */
export function createDeadline(timeoutMs: number, run: AbortSignal): Deadline {
  const controller = new AbortController();
  const endsAt = performance.now() + timeoutMs;
  const timer = setTimeout(() => controller.abort(new DeadlineExceeded()), timeoutMs);
  const followers = followersOf(run);
  if (run.aborted) controller.abort(run.reason);
  else followers.add(controller);
  return {
    signal: controller.signal,
    remainingMs: () => Math.max(0, endsAt - performance.now()),
    clear() {
      clearTimeout(timer);
      followers.delete(controller);
    },
  };
}

/** Whether `signal` aborted because the site's time was up, and not because the run ended. */
export function isDeadline(signal: AbortSignal): boolean {
  return signal.reason instanceof DeadlineExceeded;
}

const FOLLOWERS = new WeakMap<AbortSignal, Set<AbortController>>();

/** What aborts with `run`. One listener for all: a signal goes through its listeners for each that comes or goes, and a thousand sites may be under way. */
function followersOf(run: AbortSignal): Set<AbortController> {
  const known = FOLLOWERS.get(run);
  if (known !== undefined) return known;
  const followers = new Set<AbortController>();
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
