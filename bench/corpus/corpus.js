// The corpus: so many school home pages from a seed, and what must be said of each. The same seed
// and number give the same bytes everywhere. The smooth half is what the project has measured itself
// by since its first days; the rough half was written by somebody who had not read the scan.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode, UTF_8, WINDOWS_1251 } from './charset.js';
import { ROUGH_ENGINES, SMOOTH_ENGINES } from './engine.js';
import { ODDITIES } from './oddities.js';
import { renderPage } from './page.js';
import { createRandom } from './random.js';
import { ROUGH_NEAR_MISSES, ROUGH_RESULTS } from './rough-situations.js';
import { NEAR_MISSES, NOTHING, RESULTS } from './situations.js';
import { PLACES } from './words.js';

/** @typedef {import('./charset.js').CharsetVariant} CharsetVariant */
/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./oddities.js').Oddity} Oddity */
/** @typedef {import('./situations.js').Situation} Situation */
/** @typedef {{ median: number, sigma: number, least: number, most: number }} Sizes in bytes, log-normal */
/**
 * @typedef {object} Recipe
 * @property {readonly Engine[]} engines
 * @property {readonly Situation[]} results
 * @property {readonly Situation[]} nearMisses
 * @property {number} odd the share of pages that are odd in one way
 * @property {Sizes} sizes
 */
/**
 * @typedef {object} PlannedPage
 * @property {string} name of its file
 * @property {string} school
 * @property {Engine} engine
 * @property {CharsetVariant} encoding
 * @property {Situation} situation
 * @property {Oddity | null} oddity
 * @property {number} targetBytes
 * @property {string} seed of what chance fills it with
 */
/**
 * @typedef {object} CorpusPage
 * @property {PlannedPage} plan
 * @property {string} contentType
 * @property {Buffer} body
 */

/** Of all pages. */
export const SHARES = { results: 0.6, nearMisses: 0.1, utf8: 0.6 };

/** @satisfies {Record<string, Recipe>} */
export const HALVES = {
  /** The mean is 60 KB; the smallest and largest are what real sites have, too. */
  smooth: {
    engines: SMOOTH_ENGINES,
    results: RESULTS,
    nearMisses: NEAR_MISSES,
    odd: 0,
    sizes: { median: 51_000, sigma: 0.57, least: 14_000, most: 480_000 },
  },
  rough: {
    engines: ROUGH_ENGINES,
    results: [...RESULTS, ...ROUGH_RESULTS],
    nearMisses: [...NEAR_MISSES, ...ROUGH_NEAR_MISSES],
    odd: 0.25,
    sizes: { median: 35_000, sigma: 1.25, least: 500, most: 2_000_000 },
  },
};

/** @typedef {keyof typeof HALVES} HalfName */

/**
 * What the pages will be, in the order of the list: the shares are exact, the order is chance's.
 * @param {{ half: HalfName, seed: string, count: number }} order
 * @returns {PlannedPage[]}
 */
export function planCorpus({ half, seed, count }) {
  /** @type {Recipe} */
  const recipe = HALVES[half];
  const random = createRandom(`${seed}/${half}/plan`);
  const results = Math.round(count * SHARES.results);
  const nearMisses = Math.round(count * SHARES.nearMisses);
  const situations = random.shuffle([
    ...inTurn(byWeight(recipe.results), results),
    ...inTurn(recipe.nearMisses, nearMisses),
    ...inTurn(NOTHING, count - results - nearMisses),
  ]);
  const utf8 = Math.round(count * SHARES.utf8);
  const encodings = random.shuffle([...inTurn(UTF_8, utf8), ...inTurn(WINDOWS_1251, count - utf8)]);
  const odd = Math.round(count * recipe.odd);
  const oddities = random.shuffle([
    ...inTurn(ODDITIES, odd),
    ...Array.from({ length: count - odd }, () => null),
  ]);
  return situations.map((situation, index) => {
    const name = `${half}${String(index + 1).padStart(5, '0')}`;
    const oddity = oddities[index] ?? null;
    return {
      name,
      school: `МБОУ «${random.pick(PLACES)} СОШ № ${1 + random.below(60)}»`,
      engine: random.pick(recipe.engines),
      encoding: /** @type {CharsetVariant} */ (encodings[index]),
      situation,
      oddity,
      targetBytes: Math.min(sizeOf(recipe.sizes, random), oddity?.mostBytes ?? Infinity),
      seed: `${seed}/${name}`,
    };
  });
}

/**
 * @param {PlannedPage} plan
 * @returns {CorpusPage}
 */
export function makePage(plan) {
  const { inHeader } = plan.encoding;
  return {
    plan,
    contentType: inHeader === null ? 'text/html' : `text/html; charset=${inHeader}`,
    body: encode(renderPage(plan), plan.encoding),
  };
}

/**
 * Writes each page as `NAME.html` into `folder`; answers what was written, without the bodies.
 * @param {readonly PlannedPage[]} plans
 * @param {string} folder
 */
export async function writeCorpus(plans, folder) {
  await mkdir(folder, { recursive: true });
  const written = [];
  for (const plan of plans) {
    const { contentType, body } = makePage(plan);
    await writeFile(join(folder, `${plan.name}.html`), body);
    written.push({ name: plan.name, contentType, plan });
  }
  return written;
}

/** @type {(sizes: Sizes, random: import('./random.js').Random) => number} */
function sizeOf({ least, most, ...spread }, random) {
  return Math.min(Math.max(random.logNormal(spread), least), most);
}

/** @param {readonly Situation[]} situations each as often as it weighs */
function byWeight(situations) {
  return situations.flatMap((situation) =>
    Array.from({ length: situation.weight ?? 1 }, () => situation),
  );
}

/**
 * @template Value
 * @param {readonly Value[]} values
 * @param {number} count
 * @returns {Value[]}
 */
function inTurn(values, count) {
  return Array.from({ length: count }, (_, index) => {
    return /** @type {Value} */ (values[index % values.length]);
  });
}
