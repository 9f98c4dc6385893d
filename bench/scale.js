// npm run bench:scale: what lists of all sizes cost. The command is timed where that can be done
// here, a model is held to those runs, and the model is then asked about the rest. The tables are
// written into docs/scale.md, between the marks that name them; with --quick, which times little,
// they are only printed.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { planCorpus, writeCorpus } from './corpus/corpus.js';
import { describeMachine } from './harness/machine.js';
import { ensureNeeds } from './harness/needs.js';
import { startNginx } from './harness/nginx.js';
import { withScratch } from './harness/scratch.js';
import { calibrate } from './scale/calibrate.js';
import { machinesTable, platformTable, wallTable } from './scale/tables.js';
import { gzippedBytes } from './scale/traffic.js';
import { validate } from './scale/validate.js';

const DOCUMENT = new URL('../docs/scale.md', import.meta.url);
const SEED = '2021';
const PAGES = 2_000;
const PAGES_QUICK = 200;

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const { quick } = values;

/** @param {string} words */
const say = (words) => console.error(`${new Date().toISOString().slice(11, 19)}  ${words}`);

ensureNeeds({ rivals: false, say });
await withScratch(async (folder) => {
  const written = await writeCorpus(
    planCorpus({ seed: SEED, count: quick ? PAGES_QUICK : PAGES }),
    join(folder, 'sites'),
  );
  const contentTypes = new Map(written.map(({ plan, contentType }) => [plan.name, contentType]));
  const pages = written.map(({ plan, contentType }) => ({
    plan,
    contentType,
    file: join(folder, 'sites', `${plan.name}.html`),
  }));
  const scratch = join(folder, 'scratch');
  await mkdir(scratch);
  const nginx = await startNginx({ folder, contentTypes });
  const calibration = await calibrate({ nginx, pages, scratch, say }).finally(nginx.close);
  const validation = await validate({ calibration, pages, scratch, seed: SEED, quick, say });
  say('the model');
  const wireBytes = await gzippedBytes(pages);
  const asked = { seed: SEED, calibration, wireBytes };
  const blocks = new Map([
    [
      'machine',
      [
        `- ${new Date().toISOString().slice(0, 10)}, \`npm run bench:scale\``,
        ...describeMachine().slice(0, 2),
        ...calibration.lines,
        `- On the wire: ${Math.round(wireBytes / 1_000)} KB a request in the mean (the corpus with gzip, and what TLS and headers add)`,
      ].join('\n'),
    ],
    ['validation', validation],
    ['wall', wallTable(asked)],
    ['platform', platformTable(asked)],
    ['machines', machinesTable(asked)],
  ]);
  let document = await readFile(DOCUMENT, 'utf8');
  for (const [name, block] of blocks) {
    console.log(`${block}\n`);
    const marked = new RegExp(`(?<=<!-- figures: ${name} -->\n).*?(?=<!-- end -->)`, 's');
    if (!marked.test(document)) throw new Error(`docs/scale.md has no place for "${name}"`);
    document = document.replace(marked, () => `${block}\n`);
  }
  if (!quick) await writeFile(DOCUMENT, document);
});
