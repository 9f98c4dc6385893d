// Ctrl-C: the first ends the asking and keeps what is known, the second ends everything at once.
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { collectOutput, startCommand, whenSaid } from '../../support/command.js';
import { runInProcess } from '../../support/in-process.js';
import { listOf, makeFolder, startSites, YESTERDAY } from '../../support/sites.js';

const HOSTS = ['pass-1.example', 'hang-2.example', 'pass-3.example', 'fail-4.example', 'nonsense'];

async function startRun(options: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const folder = await makeFolder();
  await writeFile(join(folder, 'list.csv'), listOf(...HOSTS).replace('http://nonsense', 'нет'));
  await writeFile(join(folder, 'report.csv'), YESTERDAY);
  const temporary = join(folder, 'tmp');
  await mkdir(temporary);
  const sites = await startSites();
  const child = startCommand(
    ['list.csv', '-o', 'report.csv', '-o', '-', '--concurrency', '1', ...sites.args, ...options],
    { cwd: folder, env: { TMPDIR: temporary, ...env } },
  );
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  return { child, finished: collectOutput(child), sites, folder, temporary, read };
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('finishes what is under way and says of every other school that it was not asked', async () => {
    const { child, finished, sites, folder, temporary, read } = await startRun([
      ...['--timeout', '1', '--format', 'ndjson'],
    ]);
    await sites.whenAsked('hang-2.example');
    child.kill(signal);
    const { code, stdout, stderr } = await finished;
    expect(code).toBe(130);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ number, reason }) => [number, reason])).toEqual([
      ['1', 'results-link'],
      ['2', 'timeout'],
      ['3', 'interrupted'],
      ['4', 'interrupted'],
      ['5', 'bad-address'],
    ]);
    expect(stderr).toMatch(/^Interrupted: finishing the requests under way\. Press Ctrl-C again/m);
    expect(stderr).toContain('Interrupted: 2 schools not asked; their rows in the report say so.');
    expect(stderr).not.toMatch(/that did not answer/);
    const report = await read('report.csv');
    expect(report.trimEnd().split('\r\n')).toHaveLength(HOSTS.length + 1);
    expect(report.match(/unchecked\/interrupted/g)).toHaveLength(2);
    expect(await readdir(temporary)).toEqual([]);
    const left = ['list.csv', 'report.csv', 'report.csv.journal', 'tmp'];
    expect((await readdir(folder)).sort()).toEqual(left);
    expect(sites.asked).toEqual(['pass-1.example', 'hang-2.example']);
  });

  it('twice ends at once: no report, nothing left behind, the earlier report intact', async () => {
    const { child, finished, sites, folder, temporary, read } = await startRun([
      ...['--timeout', '3600'],
    ]);
    const told = whenSaid(child.stderr, 'Interrupted: finishing');
    await sites.whenAsked('hang-2.example');
    child.kill(signal);
    await told;
    child.kill(signal);
    const { code, stderr } = await finished;
    expect(code).toBe(130);
    expect(stderr).toMatch(/\nInterrupted: finishing [^\n]*\nThe answers so far are kept in .*\n$/);
    expect(await read('report.csv')).toBe(YESTERDAY);
    expect(await readdir(temporary)).toEqual([]);
    const left = ['list.csv', 'report.csv', 'report.csv.journal', 'tmp'];
    expect((await readdir(folder)).sort()).toEqual(left);
  });
});

describe('a second interruption', () => {
  it('ends a run whose rows nobody takes', async () => {
    const folder = await makeFolder();
    const rows = Array.from({ length: 5_000 }, (_, n) => `Школа № ${n},нет`);
    await writeFile(join(folder, 'list.csv'), ['name,url', ...rows].join('\n'));
    // Its stdout is not read: the pipe is full before the list has ended.
    const child = startCommand(['list.csv', '--format', 'ndjson', '--no-second-pass'], {
      cwd: folder,
    });
    const ended = once(child, 'exit');
    await once(child.stdout, 'readable');
    const told = whenSaid(child.stderr, 'Interrupted: finishing');
    child.kill('SIGINT');
    await told;
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
  });
});

describe('an interruption', () => {
  it('is answered in Russian, and not at all under --quiet', async () => {
    for (const [options, said] of [
      [[], /^Прервано: завершаем начатое\. Ещё раз — и работа прекратится сразу, без отчёта\.\n/m],
      [['--quiet'], /^$/],
    ] as const) {
      const { child, finished, sites } = await startRun(['--timeout', '1', ...options], {
        LANG: 'ru_RU.UTF-8',
      });
      await sites.whenAsked('hang-2.example');
      child.kill('SIGINT');
      const { code, stderr } = await finished;
      expect(code).toBe(130);
      expect(stderr).toMatch(said);
    }
  });

  it('does not wait for a retry, nor for the second pass', async () => {
    const { child, finished, sites } = await startRun([
      ...['--timeout', '1', '--retries', '10', '--fail-on', 'never'],
    ]);
    await sites.whenAsked('hang-2.example');
    child.kill('SIGINT');
    expect((await finished).code).toBe(130);
    expect(sites.asked.filter((host) => host.startsWith('hang'))).toHaveLength(1);
  });

  it('does not wait for a pipe that stays open', async () => {
    const { args, whenAsked } = await startSites();
    const child = startCommand(['-', '--format', 'ndjson', ...args]);
    const finished = collectOutput(child);
    child.stdin.write(`name,url,remark\nSchool 1,http://pass-1.example,${'x'.repeat(70_000)}\n`);
    child.stdin.write('School 2,http://pass-2.example,\nSchool 3,http://pass-3.example,\n');
    await whenAsked('pass-2.example');
    child.kill('SIGINT');
    const { code, stdout } = await finished;
    expect(code).toBe(130);
    const names = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).name);
    expect(names.slice(0, 2)).toEqual(['School 1', 'School 2']);
  });

  it('before the list has begun leaves no report', async () => {
    const stop = new AbortController();
    const stdin = new PassThrough();
    stdin.write('name,');
    const finished = runInProcess(['-'], {
      stop: stop.signal,
      stdin() {
        setImmediate(() => stop.abort());
        return stdin;
      },
    });
    expect(await finished).toEqual({ code: 130, stdout: '', stderr: '' });
    expect(stdin.destroyed).toBe(true);
  });
});
