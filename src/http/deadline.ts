// One deadline for a site: DNS, connect, TLS, headers, body, redirects, frames together. Servers
// that drip a byte a second defeat any time-out that starts anew with each of these.

/** The reason of a signal that aborted because the site's time was up. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded';
}

export interface Deadline {
  readonly signal: AbortSignal;
  /** Must be called when the site is done: it ends what still listens, and the timer. */
  readonly end: () => void;
}

/** Made once: an error with its stack for each site costs more than the signal. */
const DONE = new Error('the site is done');

/** A signal that aborts after `timeoutMs`, or with the run's own signal. */
export function createDeadline(timeoutMs: number, run: AbortSignal): Deadline {
  const { signal, abort } = createFollower(run);
  const timer = setTimeout(() => abort(new DeadlineExceeded()), timeoutMs);
  return {
    signal,
    end() {
      clearTimeout(timer);
      abort(DONE);
    },
  };
}

export interface Follower {
  readonly signal: AbortSignal;
  /** Aborts the signal, and stops listening to its leader. */
  readonly abort: (reason: Error) => void;
}

/** A signal that aborts with `leader`, or by itself; `AbortSignal.any` keeps its leader's followers. */
export function createFollower(leader: AbortSignal): Follower {
  const controller = new AbortController();
  const follow = (): void => controller.abort(leader.reason);
  if (leader.aborted) follow();
  else leader.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    abort(reason) {
      leader.removeEventListener('abort', follow);
      controller.abort(reason);
    },
  };
}

/** Whether `signal` aborted because the site's time was up, and not because the run ended. */
export function isDeadline(signal: AbortSignal): boolean {
  return signal.reason instanceof DeadlineExceeded;
}
