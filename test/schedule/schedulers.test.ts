// What each scheduler is given, asked of the system itself where it is here.
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { createCron } from '../../src/schedule/cron.js';
import type { RunProgram } from '../../src/schedule/run-program.js';
import { nextRun, parseTime, type Step } from '../../src/schedule/scheduler.js';
import { createSystemd } from '../../src/schedule/systemd.js';
import { createTaskScheduler, formatTask } from '../../src/schedule/task-scheduler.js';
import { makeFolder } from '../support/sites.js';

const NEVER: RunProgram = () => Promise.reject(new Error('nothing is to be run'));
const JOB = {
  name: 'noko-check-0123abcd',
  folder: 'C:\\Списки & отчёты 100%',
  at: { hour: 3, minute: 5 },
  command: ['C:\\Моя программа\\node.exe', 'C:\\Моя программа\\noko-check.js', 'schedule', '--run'],
} as const;

const texts = (steps: readonly Step[]) =>
  steps.flatMap((step) => (step.kind === 'write' ? [String(step.bytes)] : []));

describe('a time of the day', () => {
  it.each([
    ['3:00', { hour: 3, minute: 0 }],
    ['23:59', { hour: 23, minute: 59 }],
    ['24:00', null],
    ['3', null],
    ['03:60', null],
  ])('%s', (text, time) => {
    expect(parseTime(text)).toEqual(time);
  });

  it('comes next today, or tomorrow', () => {
    const now = new Date(2026, 10, 30, 4, 0);
    expect(nextRun({ hour: 5, minute: 0 }, now)).toEqual(new Date(2026, 10, 30, 5, 0));
    expect(nextRun({ hour: 4, minute: 0 }, now)).toEqual(new Date(2026, 11, 1, 4, 0));
  });
});

describe('Task Scheduler', () => {
  it('gets a task that runs without a user logged on, names with blanks and signs in it', () => {
    const $ = load(formatTask(JOB, { logon: 'S4U', user: 'ОТДЕЛ\\user' }), { xml: true });
    const value = (path: string) => $('Task').find(path).text();
    expect(value('StartBoundary')).toMatch(/T03:05:00$/);
    expect(value('LogonType')).toBe('S4U');
    expect(value('UserId')).toBe('ОТДЕЛ\\user');
    expect(value('Exec > Command')).toBe(JOB.command[0]);
    expect(value('Exec > Arguments')).toBe(`"${JOB.command[1]}" schedule --run`);
    expect(value('Exec > WorkingDirectory')).toBe(JOB.folder);
    expect(value('Settings > StartWhenAvailable')).toBe('true');
  });

  it('is asked for less where it refuses that', async () => {
    const scheduler = createTaskScheduler({ runProgram: NEVER, user: '' });
    const [write, create] = await scheduler.install(JOB);
    expect(write).toMatchObject({ kind: 'write', file: join(JOB.folder, 'noko-check.task.xml') });
    const decode = (bytes: string | Uint8Array) =>
      new TextDecoder('utf-16le').decode(bytes as Uint8Array);
    expect(write?.kind === 'write' && decode(write.bytes)).toContain('<LogonType>S4U<');
    const [easier] = create?.kind === 'run' ? (create.otherwise ?? []) : [];
    expect(easier?.kind === 'write' && decode(easier.bytes)).toContain('>InteractiveToken<');
  });

  it('tells when its task runs', async () => {
    const runProgram: RunProgram = async () => ({
      code: 0,
      stdout: formatTask(JOB, { logon: 'S4U', user: '' }),
      stderr: '',
    });
    const scheduler = createTaskScheduler({ runProgram, user: '' });
    expect(await scheduler.find(JOB)).toEqual(JOB.at);
  });
});

describe('systemd', () => {
  const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

  it.skipIf(!hasSystemd)('takes the units, and finds the folder and the program', async () => {
    const configFolder = await makeFolder();
    const folder = join(configFolder, 'Списки школ 100%');
    await mkdir(folder);
    const scheduler = createSystemd({ configFolder });
    const steps = await scheduler.install({
      ...JOB,
      folder,
      command: [process.execPath, join(folder, '$a "b".js'), 'schedule'],
    });
    const files: string[] = [];
    for (const step of steps) {
      if (step.kind !== 'write') continue;
      await mkdir(dirname(step.file), { recursive: true });
      await writeFile(step.file, step.bytes);
      files.push(step.file);
    }
    expect(files.map((file) => basename(file))).toEqual([
      'noko-check-0123abcd.service',
      'noko-check-0123abcd.timer',
    ]);
    const verified = spawnSync('systemd-analyze', ['verify', '--user', ...files], {
      encoding: 'utf8',
      env: { ...process.env, XDG_RUNTIME_DIR: configFolder },
    });
    expect(verified.stderr).not.toContain('noko-check-0123abcd');
    expect(texts(steps)[0]).toContain('/$$a');
    expect(await scheduler.find(JOB)).toEqual(JOB.at);
  });
});

describe('cron', () => {
  const hasCrontab = spawnSync('crontab', ['-n', '-'], { input: '0 3 * * * true\n' }).status === 0;
  const tableOf = (table: string) =>
    createCron({
      runProgram: async () =>
        table === ''
          ? { code: 1, stdout: '', stderr: 'no crontab for user' }
          : { code: 0, stdout: table, stderr: '' },
    });
  const inputOf = ([step]: readonly Step[]) => (step?.kind === 'run' ? (step.input ?? '') : '');

  it('keeps other lines, replaces its own, and takes it away', async () => {
    const others = 'MAILTO=root\n0 1 * * * backup\n';
    const first = inputOf(await tableOf(others).install(JOB));
    expect(first.startsWith(others)).toBe(true);
    expect(first).toContain(`100\\%' && `);
    const later = { ...JOB, at: { hour: 4, minute: 0 } };
    const second = inputOf(await tableOf(first).install(later));
    expect(second.split('\n')).toHaveLength(4);
    expect(await tableOf(second).find(JOB)).toEqual(later.at);
    expect(inputOf(await tableOf(second).remove(JOB))).toBe(others);
    expect(await tableOf('').find(JOB)).toBeNull();
  });

  it.skipIf(!hasCrontab)('takes the table', async () => {
    const input = inputOf(await tableOf('').install(JOB));
    expect(spawnSync('crontab', ['-n', '-'], { input }).status).toBe(0);
  });

  it('does not replace a table that cannot be read', async () => {
    const runProgram: RunProgram = async () => ({ code: 1, stdout: '', stderr: 'not allowed' });
    await expect(createCron({ runProgram }).install(JOB)).rejects.toThrow();
  });
});
