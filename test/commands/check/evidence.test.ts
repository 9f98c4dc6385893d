// What `--evidence` leaves behind: enough to show a verdict, and to come to it again.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/page/read-page.js';
import { judge } from '../../../src/verdict/judge.js';
import { NOKO_RULES } from '../../../src/verdict/rules.js';
import { runInProcess } from '../../support/in-process.js';
import { type ReadRecord, readEvidence } from '../../support/records.js';
import { closedPort, startHttp } from '../../support/servers.js';
import { connectTo, listOf, makeFolder, RESULTS_ADDRESS, startSites } from '../../support/sites.js';

const ONCE = ['--retries', '0', '--no-second-pass', '--format', 'ndjson'];

/** Checks a list of these sites into a folder of evidence. */
async function checkInto(folder: string, hosts: readonly string[], args: readonly string[]) {
  const list = join(await makeFolder(), 'schools.csv');
  await writeFile(list, listOf(...hosts));
  const evidence = join(folder, 'evidence');
  const run = await runInProcess([list, '--evidence', evidence, ...ONCE, ...args]);
  const rows = run.stdout.trimEnd().split('\n');
  return { ...run, evidence, rows };
}

/** The verdict on the page that was recorded last. */
function judgeAgain(records: readonly ReadRecord[]): string {
  const page = records.filter(({ type }) => type === 'response').at(-1);
  if (page === undefined || page.url === null) throw new Error('no page was recorded');
  const { url: address, content: body, contentType } = page;
  const { verdict, reason } = judge(readPage({ address, body, contentType }, NOKO_RULES));
  return `${verdict}/${reason}`;
}

function codeOf(row: string | undefined): string {
  const { verdict, reason } = JSON.parse(row ?? '');
  return `${verdict}/${reason}`;
}

describe('the evidence of a run', () => {
  it('is a file for each school, which ends with its row and holds the page it was judged by', async () => {
    const sites = await startSites();
    const hosts = ['pass-1.example', 'card-1.example', 'fail-1.example'];
    const { evidence, rows, stderr } = await checkInto(await makeFolder(), hosts, sites.args);
    const names = (await readdir(evidence)).sort();
    expect(names).toEqual(hosts.map((host, index) => `000${index + 1}-${host}.warc.gz`));
    for (const [index, name] of names.entries()) {
      const records = await readEvidence(join(evidence, name));
      expect(records.at(-1)?.text).toBe(`${rows[index]}\n`);
      expect(judgeAgain(records)).toBe(codeOf(rows[index]));
    }
    expect(rows.map(codeOf)).toEqual(['pass/results-link', 'fail/card-link', 'fail/no-link']);
    expect(stderr).toContain(`Evidence: ${evidence}`);
  });

  it('leads to the same verdict over redirects, frames, gzip and windows-1251', async () => {
    const text = `<p>${'Добро пожаловать на сайт нашей школы. '.repeat(20)}</p>`;
    const frame = `<meta charset="windows-1251">${text}<a href="${RESULTS_ADDRESS}">Итоги</a>`;
    const home = `<title>Школа</title>${text}<iframe src="/frame"></iframe>`;
    const pages: Readonly<Record<string, Buffer>> = {
      '/home': Buffer.from(home),
      '/frame': Buffer.from(frame, 'latin1'),
    };
    const address = await startHttp((request, response) => {
      const page = pages[request.url ?? ''];
      const headers = { 'content-type': 'text/html', 'content-encoding': 'gzip' };
      if (page !== undefined) response.writeHead(200, headers).end(gzipSync(page));
      else response.writeHead(302, { location: '/home' }).end();
    });
    const args = connectTo(address, await closedPort());
    const { evidence, rows } = await checkInto(await makeFolder(), ['frames.example'], args);
    const records = await readEvidence(join(evidence, '0001-frames.example.warc.gz'));
    const responses = records.filter(({ type }) => type === 'response');
    expect(responses.map(({ url, statusLine }) => [url, statusLine])).toEqual([
      ['http://frames.example/', 'HTTP/1.1 302 Found'],
      ['http://frames.example/home', 'HTTP/1.1 200 OK'],
      ['http://frames.example/frame', 'HTTP/1.1 200 OK'],
    ]);
    expect(judgeAgain(records)).toBe('pass/results-link');
    expect(rows.map(codeOf)).toEqual(['pass/results-link']);
  });

  it('holds the inner pages that were read', async () => {
    const text = `<p>${'Добро пожаловать на сайт нашей школы. '.repeat(20)}</p>`;
    const address = await startHttp((request, response) => {
      const link = request.url === '/noko' ? RESULTS_ADDRESS : '/noko';
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(`<title>Школа</title>${text}<a href="${link}">НОКО</a>`);
    });
    const args = connectTo(address, await closedPort());
    const { evidence, rows } = await checkInto(await makeFolder(), ['inner.example'], args);
    const records = await readEvidence(join(evidence, '0001-inner.example.warc.gz'));
    expect(records.filter(({ type }) => type === 'response').map(({ url }) => url)).toEqual([
      'http://inner.example/',
      'http://inner.example/noko',
    ]);
    expect(rows.map(codeOf)).toEqual(['fail/inner-page-link']);
  });

  it('says of a site that did not answer what was asked, and what went wrong', async () => {
    const closed = await closedPort();
    const args = connectTo(closed, closed);
    const { evidence, rows } = await checkInto(await makeFolder(), ['closed.example'], args);
    const records = await readEvidence(join(evidence, '0001-closed.example.warc.gz'));
    expect(records.map(({ type, url }) => [type, url]).slice(1, -1)).toEqual([
      ['metadata', 'http://closed.example/'],
      ['metadata', 'https://closed.example/'],
    ]);
    expect(records[1]?.text).toBe('error: ECONNREFUSED\r\n');
    expect(rows.map(codeOf)).toEqual(['unchecked/connection']);
  });

  it('is there for both schools that have the same site, which is asked once', async () => {
    const sites = await startSites();
    const hosts = ['pass-1.example', 'pass-1.example'];
    const { evidence, rows } = await checkInto(await makeFolder(), hosts, sites.args);
    const files = ['0001', '0002'].map((row) => join(evidence, `${row}-pass-1.example.warc.gz`));
    const [first, second] = await Promise.all(files.map(readEvidence));
    expect([first?.at(-1)?.text, second?.at(-1)?.text]).toEqual(rows.map((row) => `${row}\n`));
    expect(judgeAgain(second ?? [])).toBe('pass/results-link');
    expect(sites.asked).toEqual(['pass-1.example']);
  });

  it('holds what was read when the site was asked again, where that decides', async () => {
    let asked = 0;
    const address = await startHttp((_request, response) => {
      asked += 1;
      const text = 'Добро пожаловать на сайт нашей школы. '.repeat(20);
      const link = asked === 1 ? '' : `<a href="${RESULTS_ADDRESS}">НОКО</a>`;
      response.writeHead(asked === 1 ? 503 : 200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(`<p>${text}</p>${link}`);
    });
    const args = [...connectTo(address, await closedPort()), '--retries', '1'];
    const { evidence } = await checkInto(await makeFolder(), ['flap.example'], args);
    const records = await readEvidence(join(evidence, '0001-flap.example.warc.gz'));
    expect(records.filter(({ type }) => type === 'response')).toMatchObject([
      { statusLine: 'HTTP/1.1 200 OK' },
    ]);
    expect(asked).toBe(2);
  });
});

describe('evidence that cannot be written', () => {
  it('ends the command before any site is asked where the folder is none', async () => {
    const sites = await startSites();
    const folder = await makeFolder();
    await writeFile(join(folder, 'evidence'), 'a file');
    const { code, stdout, stderr } = await checkInto(folder, ['pass-1.example'], sites.args);
    expect({ code, stdout, asked: sites.asked }).toEqual({ code: 2, stdout: '', asked: [] });
    expect(stderr).toContain('Cannot write the evidence');
  });

  it('is named once at the end, costs no report and ends with 2', async () => {
    const sites = await startSites();
    const folder = await makeFolder();
    const hosts = ['pass-1.example', 'pass-2.example', 'pass-3.example'];
    for (const name of ['0001-pass-1.example.warc.gz', '0002-pass-2.example.warc.gz']) {
      await mkdir(join(folder, 'evidence', name, 'in the way'), { recursive: true });
    }
    const { code, rows, stderr, evidence } = await checkInto(folder, hosts, sites.args);
    expect(code).toBe(2);
    expect(rows.map(codeOf)).toEqual(hosts.map(() => 'pass/results-link'));
    expect(stderr.match(/Cannot write the evidence/g)).toHaveLength(1);
    expect(await readFile(join(evidence, '0003-pass-3.example.warc.gz'))).not.toHaveLength(0);
  });
});
