// A run that was cut short is gone on with: what was answered is not asked again, and the report is
// that of a run that nobody disturbed.
import { appendFile, readdir, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../support/command.js';
import { runInProcess } from '../../support/in-process.js';
import {
  isTroubled,
  reportUndisturbed,
  runUntil,
  startCountingSites,
  withoutTimes,
} from '../../support/killed-runs.js';
import { makeFolder } from '../../support/sites.js';

const SITES = 200;
const RUN = ['list.csv', '-o', 'report.ndjson'];
const RESUME = [...RUN, '--resume'];

async function prepare(count = SITES) {
  const folder = await makeFolder();
  const sites = await startCountingSites(count);
  await writeFile(join(folder, 'list.csv'), sites.list);
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  const resume = (options: readonly string[] = []) =>
    runCommand([...RESUME, ...sites.args, ...options], { cwd: folder });
  const expectUndisturbed = async () => {
    const expected = await reportUndisturbed(count, folder);
    const found = withoutTimes(await read('report.ndjson'));
    expect(found.filter((row, index) => row !== expected[index]).slice(0, 2)).toEqual([]);
    expect(found).toHaveLength(count + 1);
  };
  return { folder, sites, read, resume, expectUndisturbed };
}

/** Several runs one after the other, on a machine that may be busy. */
const TIMEOUT_MS = 180_000;

describe('a run that was killed', { timeout: TIMEOUT_MS }, () => {
  it('several times is gone on with until its report equals that of an undisturbed run', async () => {
    const { folder, sites, resume, expectUndisturbed } = await prepare();
    let settled: readonly string[] = [];
    for (const question of [1, 60, 40, 50, 35]) {
      const before = sites.counts();
      const run = await runUntil(sites, { question, signal: 'SIGKILL' }, { folder, args: RESUME });
      expect(run.finished.code).toBe(null);
      for (const host of settled) expect(sites.counts().get(host)).toBe(before.get(host));
      expect(run.settled.length).toBeGreaterThanOrEqual(settled.length);
      settled = run.settled;
    }
    expect(settled.length).toBeGreaterThan(50);
    const before = sites.counts();
    const { code, stderr } = await resume();
    expect({ code, stderr }).toMatchObject({ code: 1 });
    expect(stderr).toMatch(
      /^Resuming the run of \d{4}-\d\d-\d\d \d\d:\d\d: \d+ of 200 schools already have an answer\.\n/,
    );
    for (const host of settled) expect(sites.counts().get(host)).toBe(before.get(host));
    await expectUndisturbed();
    expect((await readdir(folder)).sort()).toEqual([
      'all.csv',
      'all.ndjson',
      'list.csv',
      'report.ndjson',
    ]);
  });

  it('in its second pass does not ask again what that has answered', async () => {
    const { folder, sites, resume, expectUndisturbed } = await prepare();
    // More than are asked at once: some have been answered.
    const question = SITES + 24;
    const run = await runUntil(sites, { question, signal: 'SIGKILL' }, { folder, args: RUN });
    expect(run.settled.filter((host) => isTroubled(host))).not.toEqual([]);
    expect((await resume()).code).toBe(1);
    for (const host of run.settled) {
      expect(sites.counts().get(host)).toBe(isTroubled(host) ? 2 : 1);
    }
    await expectUndisturbed();
  });

  it('and whose journal ends in a torn line is gone on with', async () => {
    const { folder, sites, resume, read, expectUndisturbed } = await prepare();
    await runUntil(sites, { question: 100, signal: 'SIGKILL' }, { folder, args: RUN });
    const journal = await read('report.ndjson.journal');
    const bytes = Buffer.byteLength(journal);
    const lastLine = journal.slice(journal.lastIndexOf('\n', journal.length - 2) + 1);
    await truncate(join(folder, 'report.ndjson.journal'), bytes - 40);
    const { stderr } = await resume();
    const answered = journal.split('\n').length - 2;
    expect(stderr).toContain(`: ${answered - 1} of 200 schools`);
    const host = new URL(JSON.parse(lastLine).value.result.school.site.address).host;
    expect(sites.counts().get(host)).toBeGreaterThan(1);
    await expectUndisturbed();
  });

  it('keeps the evidence of what it had read, and is not gone on with into another folder', async () => {
    const { folder, sites, resume } = await prepare(60);
    const kept = ['--evidence', 'evidence'];
    const at = { question: 40, signal: 'SIGKILL' } as const;
    const { settled } = await runUntil(sites, at, { folder, args: [...RUN, ...kept] });
    expect(settled).not.toEqual([]);
    const other = await resume(['--evidence', 'elsewhere']);
    expect(other.stderr).toContain('--evidence was evidence and is elsewhere');
    expect((await resume(kept)).code).toBe(1);
    const files = await readdir(join(folder, 'evidence'));
    expect(files).toHaveLength(60);
    for (const file of files) expect(file).toMatch(/\.warc\.gz$/);
  });

  it('with a list from a pipe is gone on with, and another list is refused', async () => {
    const { folder, sites, expectUndisturbed } = await prepare();
    const piped = ['-', '-o', 'report.ndjson'];
    const at = { question: 100, signal: 'SIGKILL' } as const;
    const { settled } = await runUntil(sites, at, { folder, args: piped });
    const before = sites.counts();
    const go = (input: string) =>
      runCommand([...piped, '--resume', ...sites.args], { cwd: folder, input });
    const changed = await go(sites.list.replace('Школа 2;', 'Гимназия 2;'));
    expect(changed.code).toBe(2);
    expect(changed.stderr).toContain(
      'School 2 was “Школа 2, http://s2.example” and is “Гимназия 2',
    );
    const [header, first] = sites.list.split('\n');
    const shorter = await go(`${header}\n${first}\n`);
    expect(shorter.code).toBe(2);
    expect(shorter.stderr).toContain('another list of schools');
    expect((await go(sites.list)).code).toBe(1);
    for (const host of settled) expect(sites.counts().get(host)).toBe(before.get(host));
    await expectUndisturbed();
  });
});

describe('an interrupted run', { timeout: TIMEOUT_MS }, () => {
  it('writes its report, keeps its answers, says how to go on, and is gone on with', async () => {
    const { folder, sites, resume, read, expectUndisturbed } = await prepare();
    const { finished, settled } = await runUntil(
      sites,
      { question: 100, signal: 'SIGINT' },
      { folder, args: RUN },
    );
    expect(finished.code).toBe(130);
    expect(finished.stderr).toMatch(
      /The answers so far are kept in “report\.ndjson\.journal”: the same command with --resume continues from there\.\n$/,
    );
    const interrupted = (await read('report.ndjson')).match(/"reason":"interrupted"/g) ?? [];
    expect(interrupted.length).toBeGreaterThan(10);
    const before = sites.counts();
    expect((await resume()).code).toBe(1);
    for (const host of settled) expect(sites.counts().get(host)).toBe(before.get(host));
    await expectUndisturbed();
    expect(await readdir(folder)).not.toContain('report.ndjson.journal');
  });

  it('is gone on with by the same command without --resume, which says so first', async () => {
    const { folder, sites, expectUndisturbed } = await prepare();
    const at = { question: 100, signal: 'SIGKILL' } as const;
    const { settled } = await runUntil(sites, at, { folder, args: RUN });
    const before = sites.counts();
    const { code, stderr } = await runCommand([...RUN, ...sites.args], { cwd: folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^Resuming the run of [\d-]+ [\d:]+: \d+ of 200 schools already have an answer\.\nTo start over instead, stop this run and delete “report\.ndjson\.journal”\.\n/,
    );
    for (const host of settled) expect(sites.counts().get(host)).toBe(before.get(host));
    await expectUndisturbed();
  });

  it.each([
    ['other settings', ['--timeout', '30'], (list: string) => list],
    ['another list', [], (list: string) => list.replace('Школа 2;', 'Гимназия 2;')],
  ])('is kept when the next has %s, and can be gone on with later', async (said, more, change) => {
    const { folder, sites, resume } = await prepare(60);
    const at = { question: 40, signal: 'SIGKILL' } as const;
    const { settled } = await runUntil(sites, at, { folder, args: RUN });
    expect(settled).not.toEqual([]);
    await writeFile(join(folder, 'list.csv'), change(sites.list));
    const other = await runCommand([...RUN, ...more, ...sites.args], { cwd: folder });
    expect(other.code).toBe(1);
    const [journal = '', ...none] = (await readdir(folder)).filter((name) => /journal/.test(name));
    expect(none).toEqual([]);
    expect(journal).toMatch(/^report\.ndjson \(\d{4}-\d\d-\d\d \d\d-\d\d-\d\d\)\.journal$/);
    expect(other.stderr.split('\n', 1)[0]).toContain(said);
    expect(other.stderr).toContain(`its answers are kept in “${journal}”`);
    await rename(join(folder, journal), join(folder, 'report.ndjson.journal'));
    await writeFile(join(folder, 'list.csv'), sites.list);
    const before = sites.counts();
    expect((await resume()).code).toBe(1);
    for (const host of settled) expect(sites.counts().get(host)).toBe(before.get(host));
  });

  it('of yesterday is kept, not mixed into the report of today', async () => {
    const { folder, sites } = await prepare(60);
    const at = { question: 40, signal: 'SIGKILL' } as const;
    await runUntil(sites, at, { folder, args: RUN });
    const list = join(folder, 'list.csv');
    const now = () => new Date(Date.now() + 13 * 3_600_000);
    const { stderr } = await runInProcess(
      [list, '-o', join(folder, 'report.ndjson'), ...sites.args],
      { now },
    );
    expect(stderr).toMatch(
      /^An unfinished run of [^\n]+ is older than half a day: its answers are kept in /,
    );
    expect((await readdir(folder)).filter((name) => /journal/.test(name))).toHaveLength(1);
  });
});

describe('--resume', { timeout: TIMEOUT_MS }, () => {
  it('without an unfinished run begins anew, and says so', async () => {
    const { resume } = await prepare(3);
    const { code, stderr } = await resume();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^No unfinished run was found: starting from the beginning\.\n/);
  });

  it('without a report that is a file is an error', async () => {
    const { sites } = await prepare(3);
    const { code, stderr } = await runCommand(['-', '--resume', ...sites.args], {
      input: sites.list,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('option --resume needs a report file: name it with -o.');
  });

  it('refuses other settings that may change a verdict, and names them', async () => {
    const { folder, sites, resume, read } = await prepare();
    await runUntil(sites, { question: 50, signal: 'SIGKILL' }, { folder, args: RUN });
    const journal = await read('report.ndjson.journal');
    const { code, stderr } = await resume([
      '--timeout',
      '30',
      '--accept',
      'card',
      '--concurrency',
      '5',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'started with other settings: --accept was results and is card; --timeout was 15 and is 30. Give the same ones, or start over without --resume.',
    );
    expect(await read('report.ndjson.journal')).toBe(journal);
    expect((await resume(['--concurrency', '5'])).code).toBe(1);
  });

  it('refuses another list, and names the first school that changed', async () => {
    const { folder, sites, resume, read } = await prepare();
    await runUntil(sites, { question: 100, signal: 'SIGKILL' }, { folder, args: RUN });
    const journal = await read('report.ndjson.journal');
    const refusal = async (list: string) => {
      await writeFile(join(folder, 'list.csv'), list);
      const { code, stderr } = await resume();
      expect(code).toBe(2);
      expect(await read('report.ndjson.journal')).toBe(journal);
      return stderr;
    };
    expect(await refusal(sites.list.replace('Школа 2;', 'Гимназия 2;'))).toContain(
      'started with another list of schools. School 2 was “Школа 2, http://s2.example” and is “Гимназия 2, http://s2.example”. Give the list as it was, or start over without --resume.',
    );
    expect(await refusal(`${sites.list}Школа 201;http://s201.example;\n`)).toContain(
      'It had 200 schools and has 201.',
    );
    expect(await refusal(sites.list.replace('Район', 'Город'))).toContain(
      'another list of schools',
    );
    await writeFile(join(folder, 'list.csv'), sites.list);
    expect((await resume()).code).toBe(1);
  });

  it('leaves a file alone that is no journal', async () => {
    const { folder, sites, read } = await prepare(3);
    await writeFile(join(folder, 'report.ndjson.journal'), 'my diary\n');
    for (const args of [RUN, RESUME]) {
      const { code, stderr } = await runCommand([...args, ...sites.args], { cwd: folder });
      expect(code).toBe(2);
      expect(stderr).toContain(
        'was not written by noko-check. Rename it, or give -o another name.',
      );
    }
    expect(await read('report.ndjson.journal')).toBe('my diary\n');
    await writeFile(join(folder, 'report.ndjson.journal'), '');
    await appendFile(join(folder, 'report.ndjson.journal'), '{"crc3');
    expect((await runCommand([...RESUME, ...sites.args], { cwd: folder })).code).toBe(1);
  });
});
