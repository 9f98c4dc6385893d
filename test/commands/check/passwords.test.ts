// A password that stands in an address is repeated nowhere, whatever a run writes and says.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { runInProcess } from '../../support/in-process.js';
import { closedPort, startHttp } from '../../support/servers.js';
import { connectTo, makeFolder } from '../../support/sites.js';

const SECRET = 's3cret';
const TEXT = `<p>${'Добро пожаловать на сайт нашей школы. '.repeat(20)}</p>`;
const PAGE = `<!doctype html><meta charset="utf-8"><title>Школа</title>${TEXT}
<a href="http://admin:${SECRET}@bus.gov.ru/independentRating/details/75187">НОКО</a>
<p>http://admin:${SECRET}@bus.gov.ru/independentRating/details/75188</p>`;
const LIST = [
  'name;site;доступ;bus_id',
  `Школа 1;http://admin:${SECRET}@pass-1.example/;;`,
  `Школа 2;"http://admin:${SECRET}@a.example http://pass-2.example";admin:${SECRET}@pass-2.example;`,
  `Школа 3 http://a:${SECRET}@b.example;pass-3.example;ftp://admin:${SECRET}@ftp.example/x;1`,
  'Школа 4;http://moved.example;;',
].join('\n');
const OUTPUTS = ['csv', 'xlsx', 'html', 'docx', 'json', 'ndjson', 'xml'];

/** The texts in a file: those of a package part by part. */
function textsIn(bytes: Uint8Array): string {
  if (bytes[0] === 0x1f) return strFromU8(gunzipSync(bytes));
  if (bytes[0] !== 0x50) return strFromU8(bytes);
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}

async function startSchools(): Promise<readonly string[]> {
  const address = await startHttp((request, response) => {
    const { host = '' } = request.headers;
    const location = `http://admin:${SECRET}@pass-4.example/`;
    const isMoved = host.startsWith('moved');
    response.writeHead(isMoved ? 302 : 200, {
      'content-type': 'text/html',
      ...(isMoved ? { location } : {}),
    });
    response.end(isMoved ? '' : PAGE);
  });
  return connectTo(address, await closedPort());
}

test('no report, no journal, no history and no word says the password of a cell or link', async () => {
  const folder = await makeFolder();
  const list = join(folder, 'schools.csv');
  const summary = join(folder, 'summary.md');
  await writeFile(list, LIST);
  const args = [
    ...(await startSchools()),
    ...['--retries', '0', '--history', join(folder, 'history')],
    ...OUTPUTS.flatMap((extension) => ['-o', join(folder, `report.${extension}`)]),
  ];
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary };
  const run = await runInProcess([list, ...args], { env });
  expect(run.code).toBe(3);
  expect(run.stdout + run.stderr).not.toContain(SECRET);
  const report = join(folder, 'report.csv');
  const letters = await runInProcess(['letters', report, '-o', join(folder, 'letters')]);
  expect(letters.code).toBe(0);
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile() && entry.name !== 'schools.csv');
  expect(files.length).toBeGreaterThan(OUTPUTS.length + 2);
  for (const { parentPath, name } of files) {
    const texts = textsIn(await readFile(join(parentPath, name)));
    expect(texts.includes(SECRET), name).toBe(false);
  }
  const rows = textsIn(await readFile(report)).split('\r\n');
  expect(rows[1]).toContain('http://admin:…@pass-1.example/');
  expect(rows[1]).toContain('unchecked/bad-address');
  expect(rows[2]).toContain('admin:…@pass-2.example');
});

test('a report of an earlier version that holds one is read without it', async () => {
  const folder = await makeFolder();
  const [before, list] = [join(folder, 'before.ndjson'), join(folder, 'schools.csv')];
  await writeFile(list, 'name;site\nШкола 9;http://pass-9.example');
  const network = await startSchools();
  const first = await runInProcess([list, '--format', 'ndjson', ...network]);
  const told = first.stdout.replaceAll('Школа 9', `Школа 9 http://a:${SECRET}@c.example`);
  expect(told).toContain(SECRET);
  await writeFile(before, told);
  await writeFile(list, LIST);
  const run = await runInProcess([list, '--previous', before, ...network]);
  expect(run.stderr).toContain('http://a:…@c.example');
  expect(run.stdout + run.stderr).not.toContain(SECRET);
});

test.each([
  { said: 'explains a site', args: ['explain', 'http://pass-1.example'], code: 0 },
  {
    said: 'explains a site as JSON',
    args: ['explain', 'http://pass-1.example', '--format', 'json'],
    code: 0,
  },
  {
    said: 'refuses to explain',
    args: ['explain', `http://admin:${SECRET}@pass-1.example`],
    code: 2,
  },
  { said: 'names a missing list', args: [`http://admin:${SECRET}@pass-1.example`], code: 2 },
  { said: 'refuses two lists', args: ['a.csv', `http://admin:${SECRET}@pass-1.example`], code: 2 },
  {
    said: 'refuses a proxy',
    args: ['a.csv', '--proxy', `socks5://admin:${SECRET}@proxy.example`],
    code: 2,
  },
  {
    said: 'refuses a number',
    args: ['a.csv', '--retries', `http://admin:${SECRET}@proxy.example`],
    code: 2,
  },
])('the command says no password where it $said', async ({ args, code }) => {
  const network = args[0] === 'explain' && code === 0 ? await startSchools() : [];
  for (const lang of ['ru', 'en']) {
    const run = await runInProcess([...args, ...network, '--lang', lang]);
    expect(run.code).toBe(code);
    expect(run.stdout + run.stderr).not.toContain(SECRET);
    expect(run.stdout + run.stderr).not.toBe('');
  }
});

test('a list without a header is refused without its passwords', async () => {
  const list = join(await makeFolder(), 'schools.csv');
  await writeFile(list, `Школа 1;http://admin:${SECRET}${'x'.repeat(80)}@pass-1.example;x`);
  const run = await runInProcess([list]);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain('http://admin:…@pass-1.example');
});
