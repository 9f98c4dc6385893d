// Politeness in one piece: a platform, a machine or a browser's site is a key.
import pLimit, { type LimitFunction } from 'p-limit';

/** Runs at most `max` tasks of a key at once, in the order in which they came. */
export class LimitByKey {
  readonly #max: number;
  readonly #limits = new Map<string, LimitFunction>();

  constructor(max: number) {
    this.#max = max;
  }

  async run<Outcome>(key: string, task: () => Promise<Outcome>): Promise<Outcome> {
    const limit = this.#limits.get(key) ?? pLimit(this.#max);
    this.#limits.set(key, limit);
    try {
      return await limit(task);
    } finally {
      // A list has as many domains as schools.
      if (limit.activeCount + limit.pendingCount === 0) this.#limits.delete(key);
    }
  }
}
