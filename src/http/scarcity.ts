// Whether this process, or the machine, has run out of file descriptors: no site's fault, and over as
// soon as fewer sites are asked at once.

/** The process's limit, and the machine's. */
const SCARCE = new Set(['EMFILE', 'ENFILE']);
/** All that fail of one moment are one event. */
const ONE_EVENT_MS = 1_000;

/** Whether `error` says that there is no descriptor left. */
export function isScarcity(error: unknown): boolean {
  return error instanceof Error && 'code' in error && SCARCE.has(String(error.code));
}

/** Counts the times at which descriptors ran out, and tells of them. */
export class Scarcity {
  readonly #listeners: (() => void)[] = [];
  #times = 0;
  #lastAt = Number.NEGATIVE_INFINITY;

  get times(): number {
    return this.#times;
  }

  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  note(): void {
    const now = performance.now();
    if (now - this.#lastAt < ONE_EVENT_MS) return;
    this.#lastAt = now;
    this.#times += 1;
    for (const listener of this.#listeners) listener();
  }
}
