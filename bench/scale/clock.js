// A clock that jumps from event to event, and what events queue at: places of which there are so
// many, and lines in which one is served at a time.

/**
 * @typedef {object} Clock
 * @property {() => number} now seconds since the start
 * @property {(seconds: number, event: () => void) => void} after
 * @property {() => void} run until nothing is left to happen
 */

/** @returns {Clock} */
export function createClock() {
  /** @type {{ at: number, order: number, event: () => void }[]} a heap, the earliest first */
  const heap = [];
  let now = 0;
  let order = 0;

  /** @param {number} one @param {number} other */
  const isEarlier = (one, other) => {
    const a = /** @type {typeof heap[number]} */ (heap[one]);
    const b = /** @type {typeof heap[number]} */ (heap[other]);
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  };
  /** @param {number} one @param {number} other */
  const swap = (one, other) => {
    const kept = /** @type {typeof heap[number]} */ (heap[one]);
    heap[one] = /** @type {typeof heap[number]} */ (heap[other]);
    heap[other] = kept;
  };

  const takeFirst = () => {
    const first = heap[0];
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) {
      heap[0] = last;
      for (let at = 0; ; ) {
        const left = 2 * at + 1;
        if (left >= heap.length) break;
        const least = left + 1 < heap.length && isEarlier(left + 1, left) ? left + 1 : left;
        if (!isEarlier(least, at)) break;
        swap(at, least);
        at = least;
      }
    }
    return first;
  };

  return {
    now: () => now,
    after(seconds, event) {
      heap.push({ at: now + seconds, order, event });
      order += 1;
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!isEarlier(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    run() {
      for (let next = takeFirst(); next !== undefined; next = takeFirst()) {
        now = next.at;
        next.event();
      }
    },
  };
}

/**
 * @typedef {object} Places
 * @property {(enter: () => void) => void} enter calls back when there is a place
 * @property {() => void} leave
 * @property {() => number} most that were taken at once
 */

/**
 * So many places; who comes first enters first.
 * @param {number} limit
 * @returns {Places}
 */
export function createPlaces(limit) {
  /** @type {(() => void)[]} */
  const waiting = [];
  let first = 0;
  let taken = 0;
  let most = 0;
  return {
    most: () => most,
    enter(enter) {
      if (taken >= limit) {
        waiting.push(enter);
        return;
      }
      taken += 1;
      most = Math.max(most, taken);
      enter();
    },
    leave() {
      const next = waiting[first];
      if (next === undefined) {
        taken -= 1;
        waiting.length = 0;
        first = 0;
        return;
      }
      first += 1;
      next();
    },
  };
}

/**
 * A line in which one is served at a time: a thread, a wire.
 * @param {Clock} clock
 */
export function createLine(clock) {
  let freeAt = 0;
  let busyS = 0;
  return {
    busyS: () => busyS,
    /** @param {number} seconds @param {() => void} done */
    serve(seconds, done) {
      freeAt = Math.max(freeAt, clock.now()) + seconds;
      busyS += seconds;
      clock.after(freeAt - clock.now(), done);
    },
  };
}
