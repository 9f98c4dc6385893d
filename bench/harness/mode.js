// What a mode of the bench is given and what it has to say.

/**
 * @typedef {object} Site
 * @property {string} name of its page
 * @property {string} contentType
 * @property {import('../corpus/corpus.js').PlannedPage | null} plan null where nobody knows what must be said
 */
/**
 * @typedef {object} Half a half of the corpus, or anybody's pages
 * @property {string} name
 * @property {string} folder holds NAME.html
 * @property {readonly Site[]} sites
 */
/**
 * @typedef {object} Bench
 * @property {readonly [Half, ...Half[]]} halves
 * @property {import('./nginx.js').Nginx} nginx serves them
 * @property {string} scratch a folder for lists and reports
 * @property {number} rounds of each comparison
 * @property {number} pagesOfList how long the list of a throughput run is
 * @property {boolean} quick smaller, to see whether it works
 * @property {string} seed
 * @property {(words: string) => void} say what is being done
 */
/**
 * @typedef {object} Target
 * @property {string} name
 * @property {number} limit
 * @property {'at least' | 'at most'} is
 * @property {number} measured
 */
/**
 * @typedef {object} Outcome
 * @property {string} title
 * @property {string} text Markdown
 * @property {readonly Target[]} targets
 */
/**
 * @typedef {object} Mode
 * @property {string} name
 * @property {(bench: Bench) => Promise<Outcome>} run
 */

/** @param {Target} target */
export function isMet({ is, limit, measured }) {
  return is === 'at least' ? measured >= limit : measured <= limit;
}

/**
 * Every page of a half under so many names that there are at least `least` of them.
 * @param {Half} half
 * @param {number} [least]
 * @returns {Map<string, Site>} by host
 */
export function hostsOf({ sites }, least = sites.length) {
  const copies = Array.from({ length: Math.ceil(least / sites.length) }, (_, copy) => copy);
  return new Map(
    copies.flatMap((copy) =>
      sites.map((site) => /** @type {const} */ ([`${site.name}-${copy}.example`, site])),
    ),
  );
}
