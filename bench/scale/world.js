// The internet that the model is asked about, made from a seed: how long names and sites take, who
// is silent, and which schools share a platform.
import { createRandom } from '../corpus/random.js';

/** @typedef {import('./model.js').ModelSite} ModelSite */
/**
 * @typedef {object} World
 * @property {string} seed
 * @property {number} schools
 * @property {readonly number[]} [platforms] how many schools each has; all others have a domain of their own
 * @property {number} [wireBytes] of one page as it is sent; 0 if absent
 * @property {{ leastS: number, mostS: number, silent: number } | null} [names] null or absent where `--connect-to` spares them
 * @property {(index: number) => number} [requestsOf] 1 for each if absent
 */

/** Until a page is there, connection and TLS included: the half of it within 400 ms. */
const ANSWER = { median: 0.4, sigma: 0.6, mostS: 12 };
/** Of sites with a domain of their own, and of those on a platform, which is up or down as a whole. */
const HANGING = { alone: 0.05, onPlatform: 0.005 };

/**
 * @param {World} world
 * @returns {ModelSite[]} in the order of the list
 */
export function createWorld({
  seed,
  schools,
  platforms = [],
  wireBytes = 0,
  names = null,
  requestsOf = () => 1,
}) {
  const random = createRandom(`${seed}/world`);
  return placeOnDomains(schools, platforms).map((platform, index) => {
    const isAlone = platform === null;
    const answerS = Math.min(random.logNormal(ANSWER), ANSWER.mostS);
    const hangs = random.chance(isAlone ? HANGING.alone : HANGING.onPlatform);
    const nameS = nameOf(random, names);
    return {
      domain: isAlone ? `school${index}.example` : `platform${platform}.example`,
      // A platform's names are told by one server, which works.
      nameS: isAlone ? nameS : (nameS ?? names?.leastS ?? 0),
      answerS: hangs ? null : answerS,
      requests: requestsOf(index),
      bytes: wireBytes,
    };
  });
}

/**
 * Which platform each school of the list is on, or none. Lists go by district, so the schools of a
 * platform stand together, with others between one platform and the next.
 * @param {number} schools
 * @param {readonly number[]} platforms
 * @returns {(number | null)[]}
 */
function placeOnDomains(schools, platforms) {
  const alone = schools - platforms.reduce((sum, count) => sum + count, 0);
  if (alone < 0) throw new Error('More schools on platforms than there are');
  const between = Math.floor(alone / (platforms.length + 1));
  const placed = platforms.flatMap((count, platform) => [
    ...Array.from({ length: between }, () => null),
    ...Array.from({ length: count }, () => platform),
  ]);
  return [...placed, ...Array.from({ length: schools - placed.length }, () => null)];
}

/**
 * @param {import('../corpus/random.js').Random} random
 * @param {World['names'] & {} | null} names
 */
function nameOf(random, names) {
  const share = random.next();
  const isSilent = random.next();
  if (names === null) return 0;
  return isSilent < names.silent ? null : names.leastS + (names.mostS - names.leastS) * share;
}
