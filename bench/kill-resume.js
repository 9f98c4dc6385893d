// kill -9 at random moments of a run over many sites on loopback, then --resume: is a row lost or
// doubled, is a finished site asked again, is the report that of an undisturbed run? The moments
// come from a seed, which is printed.
//
//   npm run build && node bench/kill-resume.js [--kills 50] [--sites 2000] [--seed N]
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const BIN = fileURLToPath(new URL('../bin/noko-check.js', import.meta.url));
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    sites: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [kills, sites, seed] = [values.kills, values.sites, values.seed].map(Number);

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
function createRandom(state) {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = createRandom(seed);

/** A run is killed several times, each time somewhere in this part of the time that it would take. */
const KILLS_OF_A_RUN = 5;
const REACH = 0.5;

const TEXT = `<h1>Школа</h1><p>${'Добро пожаловать на сайт нашей школы. '.repeat(60)}</p>`;

/** One in eleven has trouble that lasts, and is asked once more at the end; one in three has no link. */
function answerOf(site) {
  const id = 70_000 + (site % 5 === 0 ? site - 1 : site);
  const link =
    site % 3 === 0 ? '' : `<a href="https://bus.gov.ru/independentRating/details/${id}">НОКО</a>`;
  const body = `<!doctype html><meta charset="utf-8"><title>Школа</title>${TEXT}`;
  return site % 11 === 0 ? { status: 500, body } : { status: 200, body: body + link };
}

const counts = new Map();
const server = createServer((request, response) => {
  const host = request.headers.host ?? '';
  counts.set(host, (counts.get(host) ?? 0) + 1);
  const { status, body } = answerOf(Number(/\d+/.exec(host)?.[0]));
  setTimeout(
    () => {
      response.writeHead(status, { 'content-type': 'text/html' });
      response.end(body);
    },
    5 + (host.length % 5) * 10,
  );
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
server.unref();

const folder = await mkdtemp(join(tmpdir(), 'noko-check-bench-'));
const report = join(folder, 'report.ndjson');
const rows = Array.from({ length: sites }, (_, n) => `Школа ${n + 1};http://s${n + 1}.example`);
await writeFile(join(folder, 'list.csv'), `Наименование;Сайт\n${rows.join('\n')}\n`);
const args = [
  ...[BIN, join(folder, 'list.csv'), '-o', report, '--quiet', '--retries', '0', '--resume'],
  ...['--connect-to', `:80:127.0.0.1:${server.address().port}`, '--connect-to', ':443:127.0.0.1:1'],
];

function start() {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return { child, ended: new Promise((resolve) => child.on('close', resolve)) };
}

function withoutTimes(ndjson) {
  return ndjson
    .replace(/"checkedAt":"[^"]*"/g, '"checkedAt":""')
    .replace(/"durationMs":[\d.]+/g, '"durationMs":0')
    .split('\n');
}

/** Hosts of which the journal has a final answer. */
async function readSettled() {
  const text = await readFile(`${report}.journal`, 'utf8').catch(() => '');
  return text
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line).value)
    .filter(({ pass, again }) => pass === 2 || again === 'no')
    .map(({ result }) => new URL(result.school.site.address).host);
}

const startedAt = performance.now();
await start().ended;
const runMs = performance.now() - startedAt;
const expected = withoutTimes(await readFile(report, 'utf8'));

const found = { lost: 0, doubled: 0, different: 0, askedAgain: 0, unfinished: 0 };
const settledAtKill = [];
let repeated = 0;
let runs = 0;
while (settledAtKill.length < kills) {
  runs += 1;
  await rm(report);
  counts.clear();
  let killed = 0;
  let settled = [];
  let before = new Map();
  for (;;) {
    const { child, ended } = start();
    const mayKill = killed < KILLS_OF_A_RUN && settledAtKill.length < kills;
    const code = await Promise.race([ended, mayKill ? pause(random() * runMs * REACH) : ended]);
    if (code !== undefined) {
      if (code !== 1) found.unfinished += 1;
      break;
    }
    child.kill('SIGKILL');
    await ended;
    killed += 1;
    found.askedAgain += settled.filter((host) => counts.get(host) !== before.get(host)).length;
    settled = await readSettled();
    before = new Map(counts);
    settledAtKill.push(settled.length);
  }
  found.askedAgain += settled.filter((host) => counts.get(host) !== before.get(host)).length;
  const got = withoutTimes(await readFile(report, 'utf8'));
  const numbers = got.slice(0, -1).map((line) => JSON.parse(line).row);
  found.lost += sites - new Set(numbers).size;
  found.doubled += numbers.length - new Set(numbers).size;
  found.different += got.filter((row, index) => row !== expected[index]).length;
  const questions = [...counts.values()].reduce((sum, count) => sum + count, 0);
  repeated += questions - sites - Math.floor(sites / 11);
}
await rm(folder, { recursive: true });
server.close();

settledAtKill.sort((a, b) => a - b);
const median = settledAtKill[Math.floor(settledAtKill.length / 2)];
console.log(
  `${settledAtKill.length} kills in ${runs} runs over ${sites} sites (${(runMs / 1_000).toFixed(1)} s undisturbed), seed ${seed}`,
);
console.log(
  `finished sites when killed: ${settledAtKill[0]} to ${settledAtKill.at(-1)}, median ${median}`,
);
console.log(
  `rows lost: ${found.lost}, doubled: ${found.doubled}, other than undisturbed: ${found.different}`,
);
console.log(
  `finished sites asked again: ${found.askedAgain}; questions under way when killed, asked again: ${repeated} in all`,
);
const isSound =
  found.lost + found.doubled + found.different + found.askedAgain + found.unfinished === 0;
process.exitCode = isSound ? 0 : 1;
