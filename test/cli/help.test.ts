import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../support/command.js';
import { runInProcess } from '../support/in-process.js';

const VERBS = ['explain', 'diff', 'letters', 'history', 'merge', 'help'];

describe('--help', () => {
  it('is short and names --help-all, which tells of every option and exit code', async () => {
    const short = (await runInProcess(['--help'])).stdout;
    const whole = (await runInProcess(['--help-all'])).stdout;
    expect(short.split('\n').length).toBeLessThan(50);
    expect(short).toContain('All options: noko-check --help-all');
    expect(short).not.toMatch(/--concurrency|Exit codes/);
    expect(whole).toMatch(/--concurrency.*Exit codes/s);
    expect(whole).not.toContain('All options:');
  });

  it.each(VERBS)('of %s has an example, and so has the whole help', async (verb) => {
    const short = await runInProcess([verb, '--help']);
    const whole = await runInProcess([verb, '--help-all']);
    expect([short.code, whole.code]).toEqual([0, 0]);
    for (const { stdout } of [short, whole]) {
      expect(stdout).toMatch(new RegExp(`^Examples:\n {2}noko-check ${verb} `, 'm'));
    }
  });

  it.each([60, 80, 100, 200])('fits a terminal of %i columns', async (stdoutColumns) => {
    for (const argv of [['--help'], ['--help-all'], ['letters', '--help-all']]) {
      const { stdout } = await runInProcess([...argv, '--lang', 'ru'], { stdoutColumns });
      // Commands are typed, or copied, as they stand.
      const prose = stdout.replace(/Примеры:\n(?: .*\n)*/, '').replace(/^Вызов.*$/m, '');
      const widest = Math.max(...prose.split('\n').map((line) => line.length));
      expect(widest).toBeLessThanOrEqual(Math.min(stdoutColumns, 100));
    }
  });
});

describe('help', () => {
  it('is --help', async () => {
    expect(await runInProcess(['help'])).toEqual(await runInProcess(['--help']));
  });

  it.each(VERBS)('%s is that command’s --help', async (verb) => {
    expect(await runInProcess(['help', verb])).toEqual(await runInProcess([verb, '--help']));
  });

  it('of a mistyped command is an error with the nearest', async () => {
    const { code, stdout, stderr } = await runInProcess(['help', 'leters']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Did you mean letters?');
  });
});

describe('a mistyped command', () => {
  it.each([
    [['explian'], 'explain'],
    [['explian', 'school.example'], 'explain'],
    [['Letter', 'report.csv'], 'letters'],
    [['helo'], 'help'],
    [['marge', '1.shard', '2.shard'], 'merge'],
  ])('%j is told the nearest', async (argv, verb) => {
    const { code, stderr } = await runInProcess([...argv, '--lang', 'ru']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `noko-check: нет ни файла, ни команды «${argv[0]}». Может быть, ${verb}?\nСправка: noko-check --help\n`,
    );
  });

  it.each([
    ['explian.csv', 'Cannot read the list'],
    ['./explian', 'Cannot read the list'],
    ['district', 'Cannot read the list'],
  ])('%s is none', async (list, said) => {
    expect((await runInProcess([list])).stderr).toContain(said);
  });

  it('is a list where there is such a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'noko-check-'));
    await writeFile(join(folder, 'explian'), 'name,url\n№ 1,\n');
    const { code, stdout } = await runCommand(['explian'], { cwd: folder });
    expect(code).toBe(3);
    expect(stdout).toContain('unchecked/bad-address');
  });
});

describe('no arguments', () => {
  it('are a usage error off a terminal', async () => {
    const { code, stdout, stderr } = await runInProcess([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('no list of schools is given');
  });

  it('show the short help on a terminal', async () => {
    const { code, stdout, stderr } = await runInProcess([], { stdoutColumns: 100 });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe((await runInProcess(['--help'])).stdout);
  });

  it('but options are a usage error on a terminal, too', async () => {
    const { code, stderr } = await runInProcess(['--quiet'], { stdoutColumns: 100 });
    expect(code).toBe(2);
    expect(stderr).toContain('no list of schools is given');
  });
});

it.each(['-v', '-V', '--version'])('%s prints the version', async (flag) => {
  const { code, stdout, stderr } = await runCommand([flag]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
