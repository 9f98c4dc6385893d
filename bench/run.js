// npm run bench: makes the corpus, serves it, and measures what the speed claims say, mode by mode.
// See README.md in this folder.
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HALVES, planCorpus, writeCorpus } from './corpus/corpus.js';
import { ensureNeeds } from './harness/needs.js';
import { startNginx } from './harness/nginx.js';
import { formatResults } from './harness/results.js';
import { withScratch } from './harness/scratch.js';
import { dns } from './modes/dns.js';
import { latency } from './modes/latency.js';
import { memory } from './modes/memory.js';
import { pages } from './modes/pages.js';
import { reading } from './modes/reading.js';
import { rivals } from './modes/rivals.js';
import { startUp } from './modes/start-up.js';
import { tls } from './modes/tls.js';

/** @typedef {import('./harness/mode.js').Half} Half */

const MODES = [reading, pages, rivals, latency, tls, dns, memory, startUp];
/** So many different ones at most; a longer list has each under several names. */
const PAGES = 2_000;
const PAGES_OF_LIST = 10_000;
const PAGES_QUICK = 300;
const ROUNDS = 3;
const RESULTS = new URL('RESULTS.md', import.meta.url);
const HALF_NAMES = /** @type {(keyof typeof HALVES)[]} */ (Object.keys(HALVES));

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    half: { type: 'string' },
    pages: { type: 'string' },
    only: { type: 'string', default: MODES.map(({ name }) => name).join(',') },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seed: { type: 'string', default: '2021' },
  },
});
const { quick, seed } = values;
const rounds = Number(values.rounds ?? (quick ? 1 : ROUNDS));
const pagesOfList = Number(values.pages ?? (quick ? PAGES_QUICK : PAGES_OF_LIST));
const wanted = values.only.split(',');
const unknown = wanted.filter((name) => !MODES.some((mode) => mode.name === name));
const names = HALF_NAMES.filter((name) => values.half === undefined || values.half === name);
const isCount = (/** @type {number} */ value) => Number.isInteger(value) && value > 0;
if (unknown.length > 0 || names.length === 0 || ![rounds, pagesOfList].every(isCount)) {
  throw new Error(
    `npm run bench -- [--quick] [--only ${MODES.map(({ name }) => name).join(',')}] [--half ${HALF_NAMES.join('|')}] [--corpus FOLDER] [--pages N] [--rounds N] [--seed TEXT]`,
  );
}
const modes = MODES.filter(({ name }) => wanted.includes(name));
const isWhole =
  modes.length === MODES.length &&
  names.length === HALF_NAMES.length &&
  pagesOfList >= PAGES_OF_LIST;

/** @param {string} words */
const say = (words) => console.error(`${new Date().toISOString().slice(11, 19)}  ${words}`);

ensureNeeds({ rivals: modes.includes(rivals), say });
await withScratch(async (folder) => {
  const sites = join(folder, 'sites');
  say('the pages');
  const [first, ...others] = await Promise.all(names.map((name) => makeHalf(name, sites)));
  if (first === undefined) throw new Error('No half');
  /** @type {[Half, ...Half[]]} */
  const halves = [first, ...others];
  if (values.corpus !== undefined) halves.push(await copyCorpus(values.corpus, sites));
  const scratch = join(folder, 'scratch');
  await mkdir(scratch);
  const nginx = await startNginx({ folder, sites: halves.flatMap((half) => half.sites) });
  const outcomes = [];
  try {
    for (const mode of modes) {
      outcomes.push(
        await mode.run({ halves, nginx, scratch, rounds, pagesOfList, quick, seed, say }),
      );
    }
  } finally {
    await nginx.close();
  }
  const results = formatResults(outcomes, {
    date: new Date(),
    command: ['npm run bench', ...process.argv.slice(2)].join(' '),
    commit: describeCommit(),
    seed,
    rounds,
  });
  console.log(results);
  // A part of it, or a quick look, is not what the claims rest on.
  if (isWhole) await writeFile(RESULTS, `${results}\n`);
});

/**
 * @param {keyof typeof HALVES} name
 * @param {string} sites
 * @returns {Promise<Half>}
 */
async function makeHalf(name, sites) {
  const folder = join(sites, name);
  const plans = planCorpus({ half: name, seed, count: Math.min(PAGES, pagesOfList) });
  return { name, folder, sites: await writeCorpus(plans, folder) };
}

/**
 * Anybody's pages, of which nobody has said what must be said.
 * @param {string} from
 * @param {string} sites
 * @returns {Promise<Half>}
 */
async function copyCorpus(from, sites) {
  const folder = join(sites, 'corpus');
  await mkdir(folder, { recursive: true });
  const files = (await readdir(from)).filter((file) => /\.html?$/i.test(file)).sort();
  if (files.length === 0) throw new Error(`${from} holds no page: no NAME.html`);
  const copied = files.map(async (file, index) => {
    const name = `corpus${String(index + 1).padStart(5, '0')}`;
    await copyFile(join(from, file), join(folder, `${name}.html`));
    return { name, contentType: 'text/html', plan: null };
  });
  return { name: 'corpus', folder, sites: await Promise.all(copied) };
}

function describeCommit() {
  const { status, stdout } = spawnSync('git', ['describe', '--always', '--dirty'], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : 'unknown';
}
