// A list in which every tenth site misbehaves, as the built command meets it: 5 % of the sites hang,
// 5 % reset, 5 % answer 500 once and then as they should. Prints what came of it, and how long it
// took beside what slots and deadline allow; ends with 1 where a row is missing, out of order or
// judged wrongly. `npm run build && node bench/faulty-sites.js --sites 2000 --timeout 3`
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const COMMAND = fileURLToPath(new URL('../bin/noko-check.js', import.meta.url));
const LINK = 'https://bus.gov.ru/independentRating/details/75187';
const PAGE = `<!doctype html><meta charset="utf-8"><title>Школа</title><p>${'Добро пожаловать на сайт школы. '.repeat(20)}</p><a href="/news">Новости</a><a href="${LINK}">Результаты НОКО</a>`;

const { values } = parseArgs({
  options: {
    sites: { type: 'string', default: '2000' },
    timeout: { type: 'string', default: '3' },
    concurrency: { type: 'string', default: '64' },
    retries: { type: 'string', default: '1' },
    'no-second-pass': { type: 'boolean', default: false },
  },
});
const [sites, timeout, concurrency, retries] = [
  values.sites,
  values.timeout,
  values.concurrency,
  values.retries,
].map(Number);
const secondPass = !values['no-second-pass'];

/** Every twentieth site hangs, another one resets, a third answers 500 once. */
const FAULTS = ['hang', 'reset', 'error-once'];
const VERDICTS = {
  hang: 'unchecked/timeout',
  reset: 'unchecked/connection',
  'error-once': retries > 0 || secondPass ? 'pass/results-link' : 'unchecked/http-error',
  healthy: 'pass/results-link',
};

function faultOf(site) {
  return FAULTS[site % 20] ?? 'healthy';
}

async function startSites() {
  const erred = new Set();
  const server = createServer((request, response) => {
    const { host = '' } = request.headers;
    const fault = faultOf(Number(/\d+/.exec(host)?.[0]));
    if (fault === 'hang') return;
    if (fault === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    const isError = fault === 'error-once' && !erred.has(host);
    erred.add(host);
    response.writeHead(isError ? 500 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(isError ? 'Error' : PAGE);
  });
  server.listen(0, '127.0.0.1', 1_024);
  await once(server, 'listening');
  return server;
}

/** Runs the command, and answers what it wrote to standard output and how long it took. */
async function run(list, port) {
  const startedAt = performance.now();
  const command = spawn(
    process.execPath,
    [
      ...[COMMAND, list, '--format', 'ndjson', '--lang', 'en'],
      ...['--connect-to', `:80:127.0.0.1:${port}`, '--timeout', String(timeout)],
      ...['--concurrency', String(concurrency), '--retries', String(retries)],
      ...(secondPass ? [] : ['--no-second-pass']),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let rows = '';
  command.stdout.setEncoding('utf8').on('data', (text) => {
    rows += text;
  });
  const [code] = await once(command, 'close');
  return { rows, code, wallS: (performance.now() - startedAt) / 1_000 };
}

/** What work without gaps takes: in each pass all waits spread over its slots, and the last of them. */
function boundS() {
  const hanging = Array.from({ length: sites }, (_, site) => faultOf(site)).filter(
    (fault) => fault === 'hang',
  ).length;
  const first = (hanging * timeout * (1 + retries)) / concurrency;
  const second = secondPass ? (hanging * timeout) / Math.ceil(concurrency / 4) : 0;
  return first + second + timeout * (1 + retries) + (secondPass ? timeout : 0);
}

const folder = await mkdtemp(join(tmpdir(), 'noko-check-bench-'));
const server = await startSites();
try {
  const list = join(folder, 'schools.csv');
  const hosts = Array.from({ length: sites }, (_, site) => `http://school-${site}.example/`);
  await writeFile(
    list,
    `name,url\n${hosts.map((host, at) => `School ${at},${host}`).join('\n')}\n`,
  );
  const { rows, code, wallS } = await run(list, server.address().port);
  const results = rows
    .trimEnd()
    .split('\n')
    .map((row) => JSON.parse(row));
  const counts = {};
  for (const { verdict, reason } of results) {
    const key = `${verdict}/${reason}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  const wrong = hosts.filter((host, site) => {
    const row = results[site];
    return row?.site !== host || `${row.verdict}/${row.reason}` !== VERDICTS[faultOf(site)];
  });
  const lines = [
    `sites ${sites}, rows ${results.length}, exit code ${code}`,
    ...Object.entries(counts).map(([key, count]) => `  ${key} ${count}`),
    `wrong or out of order: ${wrong.length}`,
    `wall ${wallS.toFixed(1)} s; slots and deadline allow ${boundS().toFixed(1)} s`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (wrong.length > 0 || results.length !== sites) process.exitCode = 1;
} finally {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
}
