// One page at every site: that of our own network, which accuses nobody, or that of a dead hosting,
// which accuses none of its sites; and dead sites at the head of a list, which are neither.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInProcess } from '../../support/in-process.js';
import { closedPort, startHttp, startTcp } from '../../support/servers.js';
import { connectTo, listOf, makeFolder, RESULTS_ADDRESS } from '../../support/sites.js';

const TEXT = `<p>${'Добро пожаловать на наш сайт. '.repeat(20)}</p><a href="/sveden">Сведения</a>`;
const html = (body: string) => `<!doctype html><meta charset="utf-8">${body}${TEXT}`;
const school = (host: string) => html(`<h1>Школа № ${/\d+/.exec(host)}</h1>`);
const login = (host: string) =>
  html(`<title>Пополните счёт</title><h1>Доступ приостановлен</h1><p>${host}, 03:15</p>`);

const hosts = (count: number, kind: string) =>
  Array.from({ length: count }, (_, at) => `${kind}-${at + 1}.example`);

interface Night {
  readonly listed: readonly string[];
  readonly show: (host: string) => string;
  readonly options?: readonly string[];
}

/** A run over sites that show what `show` says, over the report of an earlier night if there is one. */
async function runNight(folder: string, { listed, show, options = [] }: Night) {
  const asked: string[] = [];
  const listener: RequestListener = ({ headers: { host = '' } }, response) => {
    asked.push(host);
    const shown = show(host);
    const isElsewhere = shown.startsWith('http:');
    response.writeHead(isElsewhere ? 302 : 200, {
      'content-type': 'text/html',
      ...(isElsewhere ? { location: shown } : {}),
    });
    response.end(isElsewhere ? '' : shown);
  };
  await writeFile(join(folder, 'schools.csv'), listOf(...listed));
  const report = join(folder, 'report.ndjson');
  const { code, stderr } = await runInProcess([
    join(folder, 'schools.csv'),
    ...['-o', report],
    // The first that speaks of a host decides.
    ...options,
    ...connectTo(await startHttp(listener), await closedPort()),
  ]);
  const files = await readdir(folder);
  const written = files.find((name) => name.startsWith('report (')) ?? 'report.ndjson';
  const rows = (await readFile(join(folder, written), 'utf8')).trim().split('\n');
  const codes = rows.map((row) => {
    const { site, verdict, reason, detail } = JSON.parse(row);
    return { site, code: `${verdict}/${reason}`, detail };
  });
  return { code, stderr, files, codes, asked };
}

function countsOf(codes: readonly { readonly code: string }[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { code } of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

describe('a page of our own network in the place of every site', () => {
  const listed = hosts(40, 'school');

  it.each([
    ['shown at each address', login],
    [
      'to which all are redirected, whatever it says',
      (host: string) =>
        host.startsWith('login')
          ? login(`Код: ${String.fromCharCode(0x430 + Math.floor(Math.random() * 32))}`)
          : `http://login.provider.example/?from=${host}`,
    ],
  ])('accuses nobody: %s', async (_name, show) => {
    const { code, stderr, codes } = await runNight(await makeFolder(), { listed, show });
    expect(countsOf(codes)).toEqual({ 'unchecked/own-network': 40 });
    expect(code).toBe(3);
    expect(codes[0]?.detail).toBe('Пополните счёт');
    expect(stderr).toContain('Our own network shows the page “Пополните счёт” in place of');
  });

  it('is told in Russian, too', async () => {
    const options = ['--lang', 'ru'];
    const { stderr } = await runNight(await makeFolder(), { listed, show: login, options });
    expect(stderr).toContain('Вместо всех сайтов открывается страница нашей собственной сети');
  });

  it('leaves the report of a better night as it is', async () => {
    const folder = await makeFolder();
    await runNight(folder, { listed, show: school });
    const good = await readFile(join(folder, 'report.ndjson'), 'utf8');
    const { code, files } = await runNight(folder, { listed, show: login });
    expect(code).toBe(3);
    expect(await readFile(join(folder, 'report.ndjson'), 'utf8')).toBe(good);
    expect(files).toContain('report (2026-11-23 03-00).ndjson');
  });

  it('is asked away by --resume, when the network is well', async () => {
    const folder = await makeFolder();
    let shown = 0;
    const first = await runNight(folder, {
      listed: [...hosts(8, 'early'), ...listed],
      show(host) {
        shown += 1;
        return shown <= 8 ? school(host) : login(host);
      },
      options: ['--concurrency', '1'],
    });
    expect(countsOf(first.codes)).toEqual({ 'fail/no-link': 8, 'unchecked/own-network': 40 });
    const second = await runNight(folder, {
      listed: [...hosts(8, 'early'), ...listed],
      show: school,
      options: ['--resume'],
    });
    expect(countsOf(second.codes)).toEqual({ 'fail/no-link': 48 });
    expect(new Set(second.asked)).toEqual(new Set(listed));
  });
});

describe('the page of a dead hosting', () => {
  const show = (host: string) =>
    host.startsWith('dead') ? html('<h1>Хостинг</h1>') : school(host);
  const dead = hosts(30, 'dead');
  const alive = hosts(60, 'school');

  it.each([
    ['at the head of the list', [...dead, ...alive]],
    ['at its end', [...alive, ...dead]],
    ['mixed with the others', alive.flatMap((host, at) => [host, ...dead.slice(at, at + 1)])],
  ])('accuses its sites alone of nothing: %s', async (_name, listed) => {
    for (const concurrency of ['1', '64']) {
      const options = ['--concurrency', concurrency];
      const { code, codes } = await runNight(await makeFolder(), { listed, show, options });
      expect(countsOf(codes)).toEqual({ 'fail/no-link': 60, 'unchecked/not-the-site': 30 });
      for (const { site, code: found } of codes) {
        expect(found.startsWith('fail'), site).toBe(site.startsWith('http://school'));
      }
      expect(code).toBe(1);
    }
  });
});

describe('without a second pass', () => {
  const listed = hosts(6, 'dead');
  const show = () => html('<h1>Школа</h1>');

  it('a page at five sites accuses none of them in a file', async () => {
    const options = ['--no-second-pass', '--concurrency', '1'];
    const { codes } = await runNight(await makeFolder(), { listed, show, options });
    expect(countsOf(codes)).toEqual({ 'unchecked/not-the-site': 6 });
  });

  it('a page at four sites accuses them', async () => {
    const options = ['--no-second-pass', '--concurrency', '1'];
    const night = { listed: listed.slice(0, 4), show, options };
    const { codes } = await runNight(await makeFolder(), night);
    expect(countsOf(codes)).toEqual({ 'fail/no-link': 4 });
  });

  it('a network that shows its page in the place of every site accuses nobody in a file', async () => {
    const options = ['--no-second-pass', '--concurrency', '1'];
    const night = { listed: hosts(40, 'school'), show: login, options };
    const { codes } = await runNight(await makeFolder(), night);
    expect(countsOf(codes)).toEqual({ 'unchecked/own-network': 40 });
  });

  it.each([
    ['the history', '--history'],
    ['the evidence', '--evidence'],
  ])('rows that go into %s wait, too', async (_name, option) => {
    const folder = await makeFolder();
    const list = join(folder, 'schools.csv');
    await writeFile(list, listOf(...listed));
    const listener: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(show());
    };
    const { stdout } = await runInProcess([
      ...[list, '--format', 'ndjson', '--no-second-pass', option, join(folder, 'kept')],
      ...connectTo(await startHttp(listener), await closedPort()),
    ]);
    const reasons = stdout
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row).reason);
    expect(reasons).toEqual(Array(6).fill('not-the-site'));
  });
});

it('a platform whose pages differ by the name of the school is no stub', async () => {
  const { code, codes } = await runNight(await makeFolder(), {
    listed: hosts(40, 'school'),
    show: school,
  });
  expect(countsOf(codes)).toEqual({ 'fail/no-link': 40 });
  expect(code).toBe(1);
});

it('a hundred dead sites at the head of a list are no outage: the others are asked', async () => {
  const dead = hosts(100, 'dead');
  const alive = hosts(400, 'school');
  const { port } = new URL(await startTcp(() => {}));
  const { code, codes } = await runNight(await makeFolder(), {
    listed: [...dead, ...alive],
    show: (host) => `${school(host)}<a href="${RESULTS_ADDRESS}">НОКО</a>`,
    options: [
      ...['--timeout', '3', '--retries', '0', '--no-second-pass'],
      ...dead.flatMap((host) => ['--connect-to', `${host}:80:127.0.0.1:${port}`]),
    ],
  });
  expect(countsOf(codes)).toEqual({ 'unchecked/timeout': 100, 'pass/results-link': 400 });
  expect(code).toBe(3);
}, 120_000);
