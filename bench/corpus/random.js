// Chance that repeats itself: the same seed gives the same corpus on every machine.

/**
 * @typedef {object} Random
 * @property {() => number} next 0 ≤ next() < 1
 * @property {(limit: number) => number} below a whole number, 0 ≤ below(limit) < limit
 * @property {(share: number) => boolean} chance
 * @property {<Value>(values: readonly Value[]) => Value} pick
 * @property {<Value>(values: readonly Value[]) => Value[]} shuffle a copy
 * @property {(spread: { median: number, sigma: number }) => number} logNormal
 */

/**
 * @param {string} seed
 * @returns {Random}
 */
export function createRandom(seed) {
  let state = hash(seed);

  // mulberry32: small, and good enough to lay out pages.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** @param {number} limit */
  const below = (limit) => Math.floor(next() * limit);

  return {
    next,
    below,
    chance: (share) => next() < share,
    pick(values) {
      const [first] = values;
      if (first === undefined) throw new Error('Nothing to pick from');
      return values[below(values.length)] ?? first;
    },
    shuffle(values) {
      const shuffled = [...values];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const kept = /** @type {typeof shuffled[number]} */ (shuffled[last]);
        shuffled[last] = /** @type {typeof shuffled[number]} */ (shuffled[other]);
        shuffled[other] = kept;
      }
      return shuffled;
    },
    logNormal({ median, sigma }) {
      // Box and Muller; 1 - next() is never 0.
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(sigma * normal);
    },
  };
}

/**
 * FNV-1a.
 * @param {string} text
 */
function hash(text) {
  let value = 0x811c9dc5;
  for (const letter of text) {
    value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  return value;
}
