// What a mode of the bench is given and what it has to say.

/**
 * @typedef {object} Corpus
 * @property {string} folder holds NAME.html
 * @property {ReadonlyMap<string, string>} contentTypes by name
 * @property {(copies: number) => Map<string, import('../corpus/corpus.js').PlannedPage>} hosts every page under `copies` names
 */
/**
 * @typedef {object} Bench
 * @property {Corpus} corpus
 * @property {readonly { name: string, folder: string }[]} folders of pages: the corpus, and anybody's
 * @property {import('./nginx.js').Nginx} nginx serves it
 * @property {string} scratch a folder for lists and reports
 * @property {number} rounds of each comparison
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
