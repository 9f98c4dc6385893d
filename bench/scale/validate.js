// The model beside the command, on lists it was not fitted to: the same sites, the same delays.
import { createRandom } from '../corpus/random.js';
import { figure, formatTable } from '../harness/table.js';
import { simulate } from './model.js';
import { runReally } from './real.js';
import { createWorld } from './world.js';

const SETTINGS = { concurrency: 64, perDomain: 4, timeoutS: 15, retries: 1, secondPass: true };
const NAMES = { leastS: 0.02, mostS: 0.3, silent: 0.02 };

/** @type {readonly { name: string, world: Omit<import('./world.js').World, 'seed'>, settings?: Partial<typeof SETTINGS> }[]} */
const RUNS = [
  { name: 'a district: 30', world: { schools: 30 } },
  { name: 'a region: 1,000', world: { schools: 1_000 } },
  {
    name: 'a region, 400 of it on one platform',
    world: { schools: 1_000, platforms: [400] },
  },
  {
    name: 'a region, slow names, no second pass',
    // All names lead to one machine, whose gate would be the limit; in a second pass it always is.
    world: { schools: 1_000, names: NAMES },
    settings: { perDomain: 4_096, secondPass: false },
  },
  {
    name: 'a region, asked once',
    world: { schools: 1_000 },
    settings: { retries: 0, secondPass: false },
  },
  { name: '4,000 schools, 256 at once', world: { schools: 4_000 }, settings: { concurrency: 256 } },
  {
    name: '4,000 schools, 1,024 at once',
    world: { schools: 4_000 },
    settings: { concurrency: 1_024 },
  },
];

/**
 * @param {object} place
 * @param {import('./calibrate.js').Calibration} place.calibration
 * @param {readonly { file: string, contentType: string, plan: import('../corpus/corpus.js').PlannedPage }[]} place.pages
 * @param {string} place.scratch
 * @param {string} place.seed
 * @param {boolean} place.quick whether a few of the runs are enough
 * @param {(words: string) => void} place.say
 * @returns {Promise<string>} Markdown
 */
export async function validate({ calibration, pages, scratch, seed, quick, say }) {
  /** @param {number} index */
  const requestsOf = (index) =>
    pages[index % pages.length]?.plan.situation.name === 'an inner page about it' ? 2 : 1;
  const rows = [];
  for (const run of RUNS.slice(0, quick ? 3 : RUNS.length)) {
    say(`the command itself: ${run.name}`);
    const sites = createWorld({ seed: `${seed}/${run.name}`, requestsOf, ...run.world });
    const settings = { ...SETTINGS, ...run.settings };
    const real = await runReally({ sites, settings, pages, scratch });
    const machine = {
      startS: calibration.startS,
      pageS: calibration.plainPageS,
      bytesPerS: Number.POSITIVE_INFINITY,
    };
    const model = simulate(sites, settings, { machine, random: createRandom(seed) });
    rows.push([
      run.name,
      figure(real.wallS),
      figure(model.wallS),
      figure(model.wallS / real.wallS),
      String(real.requests),
      String(model.requests),
      String(real.unanswered),
      String(model.unanswered),
      figure(real.peakMb),
      String(real.descriptors),
    ]);
  }
  return formatTable(
    [
      'run',
      'wall s, command',
      'model',
      'model / command',
      'requests, command',
      'model',
      'unanswered, command',
      'model',
      'peak MB',
      'open files and sockets',
    ],
    rows,
  );
}
