// When our own line is cut nobody is accused, and the report of a better day stays.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import type { FetchPage } from '../../../src/page/fetch.js';
import { runInProcess } from '../../support/in-process.js';
import { listOf, makeFolder, YESTERDAY } from '../../support/sites.js';

const asked: string[] = [];
/** Addresses that answer; the others are beyond our line. */
let reached = /^(?!)/;

const fetchPage: FetchPage = async (address) => {
  asked.push(address);
  const failure = {
    detail: null,
    address,
    redirects: [],
    status: null,
    retryAfterMs: null,
  };
  return reached.test(address)
    ? { ...failure, reason: 'not-html', again: 'no' }
    : { ...failure, reason: 'timeout', again: 'soon' };
};

beforeEach(() => {
  reached = /^(?!)/;
  asked.length = 0;
});

vi.mock('../../../src/http/http-client.js', () => ({
  createFetchPage: () => fetchPage,
}));
// The pauses between the attempts to reach somebody.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

const hosts = Array.from({ length: 30 }, (_, index) => `school-${index + 1}.example`);

async function runOffline(folder: string, ...options: readonly string[]) {
  const list = join(folder, 'schools.csv');
  const report = join(folder, 'report.csv');
  await writeFile(list, listOf(...hosts));
  return runInProcess([list, '-o', report, '--connect-to', ':::', ...options]);
}

it('a run without network ends with 3 and puts its report beside the earlier one', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'report.csv'), YESTERDAY);
  const { code, stderr } = await runOffline(folder);
  expect(code).toBe(3);
  expect(await readFile(join(folder, 'report.csv'), 'utf8')).toBe(YESTERDAY);
  const beside = 'report (2026-11-23 03-00).csv';
  expect((await readdir(folder)).sort()).toEqual([beside, 'report.csv', 'schools.csv']);
  const report = await readFile(join(folder, beside), 'utf8');
  expect(report.trimEnd().split('\r\n')).toHaveLength(hosts.length + 1);
  expect(report).toContain('unchecked/own-network');
  expect(report).not.toContain('unchecked/timeout');
  expect(stderr).toMatch(/domains in a row do not answer/);
  expect(stderr).toMatch(/Our own network seems to be down: 30 schools/);
  expect(stderr).toContain(`${beside} (this run cannot be trusted`);
});

it('where there is no earlier report it takes its place', async () => {
  const folder = await makeFolder();
  const { code } = await runOffline(folder, '--fail-on', 'fail');
  expect(code).toBe(3);
  expect((await readdir(folder)).sort()).toEqual(['report.csv', 'schools.csv']);
});

it('--quiet still tells that the network is down and where the report is', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'report.csv'), YESTERDAY);
  const { stderr } = await runOffline(folder, '--quiet');
  expect(stderr).toMatch(/^Our own network .*\nReport: .*03-00/);
});

it('what was answered before the line was cut is kept, and --resume asks only the rest', async () => {
  const folder = await makeFolder();
  reached = /school-[1-5]\./;
  const cut = await runOffline(folder, '--concurrency', '1');
  expect(cut.code).toBe(3);
  expect(cut.stderr).toMatch(/The answers so far are kept in .*report\.csv\.journal/);
  const before = asked.length;
  reached = /./;
  const mended = await runOffline(folder, '--concurrency', '1', '--resume');
  expect(mended.code).toBe(3);
  expect(mended.stderr).toMatch(/^Resuming the run of /);
  expect(asked.slice(before).filter((address) => /school-[1-5]\./.test(address))).toEqual([]);
  const report = await readFile(join(folder, 'report.csv'), 'utf8');
  expect(report.match(/unchecked\/not-html/g)).toHaveLength(hosts.length);
  expect((await readdir(folder)).sort()).toEqual(['report.csv', 'schools.csv']);
});
