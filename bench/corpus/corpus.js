// The corpus: so many school home pages from a seed, and what must be said of each. The same seed
// and number give the same bytes everywhere.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode, UTF_8, WINDOWS_1251 } from './charset.js';
import { ENGINES } from './engine.js';
import { renderPage } from './page.js';
import { createRandom } from './random.js';
import { NEAR_MISSES, NOTHING, RESULTS } from './situations.js';

/** @typedef {import('./charset.js').CharsetVariant} CharsetVariant */
/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./situations.js').Situation} Situation */
/**
 * @typedef {object} PlannedPage
 * @property {string} name
 * @property {Engine} engine
 * @property {CharsetVariant} encoding
 * @property {Situation} situation
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
/** The mean is 60 KB; the smallest and largest are what real sites have, too. */
const SIZES = { median: 51_000, sigma: 0.57, least: 14_000, most: 480_000 };

/**
 * What the pages will be, in the order of the list: the shares are exact, the order is chance's.
 * @param {{ seed: string, count: number }} size
 * @returns {PlannedPage[]}
 */
export function planCorpus({ seed, count }) {
  const random = createRandom(`${seed}/plan`);
  const results = Math.round(count * SHARES.results);
  const nearMisses = Math.round(count * SHARES.nearMisses);
  const situations = random.shuffle([
    ...inTurn(byWeight(RESULTS), results),
    ...inTurn(NEAR_MISSES, nearMisses),
    ...inTurn(NOTHING, count - results - nearMisses),
  ]);
  const utf8 = Math.round(count * SHARES.utf8);
  const encodings = random.shuffle([...inTurn(UTF_8, utf8), ...inTurn(WINDOWS_1251, count - utf8)]);
  return situations.map((situation, index) => {
    const name = `sosh${String(index + 1).padStart(5, '0')}`;
    return {
      name,
      engine: random.pick(ENGINES),
      encoding: /** @type {CharsetVariant} */ (encodings[index]),
      situation,
      targetBytes: Math.min(Math.max(random.logNormal(SIZES), SIZES.least), SIZES.most),
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
    written.push({ plan, contentType, bytes: body.length });
  }
  return written;
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
