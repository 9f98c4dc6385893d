// What the model is asked, and how its answers are told.
import { createRandom } from '../corpus/random.js';
import { figure, formatTable } from '../harness/table.js';
import { simulate } from './model.js';
import { createWorld } from './world.js';

/** @typedef {{ seed: string, calibration: import('./calibrate.js').Calibration, wireBytes: number }} Asked */

/** 100 Mbit/s. */
const BYTES_PER_S = 12_500_000;
const NAMES = { leastS: 0.02, mostS: 0.3, silent: 0.02 };
/** One school of ten names an inner page of its own. */
const requestsOf = (/** @type {number} */ index) => (index % 10 === 0 ? 2 : 1);
const SETTINGS = { concurrency: 64, perDomain: 4, timeoutS: 15, retries: 1, secondPass: true };
const ONCE = { retries: 0, secondPass: false };
const AT_ONCE = [64, 256, 1_024];
/** On regional platforms, of a region's size each. */
const ON_PLATFORMS = 0.6;
const PLATFORM = 318;
const COUNTRY = 45_000;
const ALL = 400_000;

/** @param {number} schools */
const regional = (schools) =>
  Array.from({ length: Math.floor((schools * ON_PLATFORMS) / PLATFORM) }, () => PLATFORM);

const LISTS = [
  { name: 'a district: 30', schools: 30, platforms: [] },
  { name: 'a district, all on one platform', schools: 30, platforms: [30] },
  { name: 'a region: 1,000', schools: 1_000, platforms: [] },
  { name: 'a region, 400 of it on one platform', schools: 1_000, platforms: [400] },
  { name: 'the country: 45,000', schools: COUNTRY, platforms: [] },
  {
    name: 'the country, 60 % on regional platforms',
    schools: COUNTRY,
    platforms: regional(COUNTRY),
  },
  { name: 'the country, half on one platform', schools: COUNTRY, platforms: [COUNTRY / 2] },
  { name: 'all institutions: 400,000', schools: ALL, platforms: [] },
  { name: 'all, 60 % on regional platforms', schools: ALL, platforms: regional(ALL) },
];

/** @param {Asked} asked @param {{ schools: number, platforms: readonly number[] }} list */
const sitesOf = ({ seed, wireBytes }, { schools, platforms }) =>
  createWorld({ seed, schools, platforms, wireBytes, names: NAMES, requestsOf });

/** @param {Asked} asked @param {readonly import('./model.js').ModelSite[]} sites @param {Partial<typeof SETTINGS>} settings */
const ask = ({ seed, calibration }, sites, settings) =>
  simulate(
    sites,
    { ...SETTINGS, ...settings },
    {
      machine: {
        startS: calibration.startS,
        pageS: calibration.tlsPageS,
        bytesPerS: BYTES_PER_S,
      },
      random: createRandom(seed),
    },
  );

/**
 * Lists of all sizes.
 * @param {Asked} asked
 */
export function wallTable(asked) {
  const rows = LISTS.map((list) => {
    const sites = sitesOf(asked, list);
    const usual = AT_ONCE.map((concurrency) => ask(asked, sites, { concurrency }));
    const once = AT_ONCE.map((concurrency) => ask(asked, sites, { concurrency, ...ONCE }));
    const [first] = usual;
    const last = usual.at(-1);
    if (first === undefined || last === undefined) throw new Error('Nothing was asked');
    return [
      list.name,
      ...usual.map(({ wallS }) => duration(wallS)),
      ...once.map(({ wallS }) => duration(wallS)),
      traffic(first.bytes),
      `${Math.round(last.busy * 100)} %`,
      `${Math.round(last.mostPerMinute / 60)}`,
    ];
  });
  return formatTable(
    [
      'list',
      ...AT_ONCE.map((places) => `${places.toLocaleString('en-US')} at once`),
      ...AT_ONCE.map((places) => `${places.toLocaleString('en-US')}, asked once`),
      'traffic',
      'thread busy at 1,024',
      'requests/s at 1,024',
    ],
    rows,
  );
}

/**
 * A region of which 400 schools are on one platform, by `--per-domain`.
 * @param {Asked} asked
 */
export function platformTable(asked) {
  const list = { schools: 1_000, platforms: [400] };
  const sites = sitesOf(asked, list);
  const rows = [1, 2, 4, 8, 16].map((perDomain) => {
    const { wallS, firstPassS } = ask(asked, sites, { perDomain });
    return [`--per-domain ${perDomain}`, duration(firstPassS), duration(wallS)];
  });
  return formatTable(['400 of 1,000 schools on one platform', 'first pass', 'wall'], rows);
}

/**
 * The longest list on several machines, a domain on one of them.
 * @param {Asked} asked
 */
export function machinesTable(asked) {
  const lists = [
    { name: '400,000, 60 % on regional platforms', schools: ALL, platforms: regional(ALL) },
    { name: '45,000, half on one platform', schools: COUNTRY, platforms: [COUNTRY / 2] },
  ];
  const rows = lists.flatMap((list) => {
    const sites = sitesOf(asked, list);
    return [64, 256].map((concurrency) => [
      `${list.name}, ${concurrency} at once`,
      ...[1, 2, 4, 8].map((machines) => {
        const walls = shardsOf(sites, machines).map(
          (shard) => ask(asked, shard, { concurrency }).wallS,
        );
        return duration(Math.max(...walls));
      }),
    ]);
  });
  return formatTable(['list', '1 machine', '2', '4', '8'], rows);
}

/**
 * As `--shard` deals them: the schools of a domain stay together.
 * @param {readonly import('./model.js').ModelSite[]} sites
 * @param {number} machines
 */
function shardsOf(sites, machines) {
  /** @type {import('./model.js').ModelSite[][]} */
  const shards = Array.from({ length: machines }, () => []);
  /** @type {Map<string, number>} */
  const shardOf = new Map();
  const random = createRandom(`shards of ${machines}`);
  for (const site of sites) {
    const known = shardOf.get(site.domain) ?? random.below(machines);
    shardOf.set(site.domain, known);
    shards[known]?.push(site);
  }
  return shards;
}

/** @param {number} bytes */
function traffic(bytes) {
  return bytes < 1e8 ? `${figure(bytes / 1e6)} MB` : `${figure(bytes / 1e9)} GB`;
}

/** @param {number} seconds */
function duration(seconds) {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = seconds / 60;
  if (minutes < 90) return `${minutes < 10 ? minutes.toFixed(1) : Math.round(minutes)} min`;
  return `${(minutes / 60).toFixed(1)} h`;
}
