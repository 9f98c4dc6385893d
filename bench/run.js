// npm run bench: makes the corpus, serves it, and measures what the speed claims say, mode by mode.
// See README.md in this folder.
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { planCorpus, writeCorpus } from './corpus/corpus.js';
import { ensureNeeds } from './harness/needs.js';
import { startNginx } from './harness/nginx.js';
import { formatResults } from './harness/results.js';
import { withScratch } from './harness/scratch.js';
import { dns } from './modes/dns.js';
import { latency } from './modes/latency.js';
import { memory } from './modes/memory.js';
import { pages } from './modes/pages.js';
import { reading } from './modes/reading.js';
import { startUp } from './modes/start-up.js';
import { tls } from './modes/tls.js';

const MODES = [pages, reading, latency, tls, dns, memory, startUp];
const PAGES = 2_000;
const PAGES_QUICK = 300;
const ROUNDS = 3;
const RESULTS = new URL('RESULTS.md', import.meta.url);

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    only: { type: 'string', default: MODES.map(({ name }) => name).join(',') },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seed: { type: 'string', default: '2021' },
  },
});
const { quick, seed } = values;
const rounds = Number(values.rounds ?? (quick ? 1 : ROUNDS));
const wanted = values.only.split(',');
const unknown = wanted.filter((name) => !MODES.some((mode) => mode.name === name));
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  throw new Error(
    `npm run bench -- [--quick] [--only ${MODES.map(({ name }) => name).join(',')}] [--rounds N] [--seed TEXT] [--corpus FOLDER]`,
  );
}
const modes = MODES.filter(({ name }) => wanted.includes(name));
const isWhole = modes.length === MODES.length && !quick;

/** @param {string} words */
const say = (words) => console.error(`${new Date().toISOString().slice(11, 19)}  ${words}`);

ensureNeeds({ rivals: modes.includes(pages), say });
await withScratch(async (folder) => {
  const plans = planCorpus({ seed, count: quick ? PAGES_QUICK : PAGES });
  say(`${plans.length} pages`);
  const sites = join(folder, 'sites');
  const written = await writeCorpus(plans, sites);
  const contentTypes = new Map(written.map(({ plan, contentType }) => [plan.name, contentType]));
  const scratch = join(folder, 'scratch');
  await mkdir(scratch);
  const nginx = await startNginx({ folder, contentTypes });
  const outcomes = [];
  try {
    const corpus = {
      folder: sites,
      contentTypes,
      /** @param {number} copies */
      hosts: (copies) =>
        new Map(
          Array.from({ length: copies }, (_, copy) =>
            plans.map((plan) => /** @type {const} */ ([`${plan.name}-${copy}.example`, plan])),
          ).flat(),
        ),
    };
    const folders = [{ name: 'the corpus', folder: sites }];
    if (values.corpus !== undefined) {
      folders.push({ name: basename(values.corpus), folder: resolve(values.corpus) });
    }
    const bench = { corpus, folders, nginx, scratch, rounds, quick, seed, say };
    for (const mode of modes) {
      outcomes.push(await mode.run(bench));
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

function describeCommit() {
  const { status, stdout } = spawnSync('git', ['describe', '--always', '--dirty'], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : 'unknown';
}
