// A B A B: two runs in turn, so that whatever else the machine does falls on both, and what is said
// of them is the median of the ratios of neighbours.
import { measure } from './measure.js';

/** @typedef {import('./measure.js').Costs} Costs */
/** @typedef {import('./measure.js').Command} Command */

/**
 * @param {Command} a
 * @param {Command} b
 * @param {{ rounds: number, scratch: string }} how
 */
export function compare(a, b, { rounds, scratch }) {
  return compareRuns(
    () => measure(a, scratch),
    () => measure(b, scratch),
    rounds,
  );
}

/**
 * @template {Costs} Measured
 * @param {() => Promise<Measured>} runA
 * @param {() => Promise<Measured>} runB
 * @param {number} rounds
 */
export async function compareRuns(runA, runB, rounds) {
  /** @type {{ a: Measured, b: Measured }[]} */
  const pairs = [];
  for (let round = 0; round < rounds; round += 1) {
    pairs.push({ a: await runA(), b: await runB() });
  }
  return {
    a: medianCosts(pairs.map((pair) => pair.a)),
    b: medianCosts(pairs.map((pair) => pair.b)),
    /** @param {'wallS' | 'cpuS' | 'peakMb'} figure */
    ratio: (figure) => median(pairs.map((pair) => pair.a[figure] / pair.b[figure])),
  };
}

/**
 * Each figure's own median, with all else as in the last run.
 * @template {Costs} Measured
 * @param {readonly Measured[]} measured
 * @returns {Measured}
 */
export function medianCosts(measured) {
  const last = measured.at(-1);
  if (last === undefined) throw new Error('Nothing was measured');
  return {
    ...last,
    wallS: median(measured.map(({ wallS }) => wallS)),
    cpuS: median(measured.map(({ cpuS }) => cpuS)),
    peakMb: median(measured.map(({ peakMb }) => peakMb)),
  };
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}
