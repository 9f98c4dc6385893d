// The schedules work as pasted: the systems that are here are asked what they think of theirs, what
// is a shell command is run for two nights, and what is for elsewhere is read as it will be there.
import { spawnSync } from 'node:child_process';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { createProgram } from '../../src/commands/program.js';
import { WORDS } from '../../src/words/index.js';
import { ROOT, runShell } from '../support/command.js';
import { readDocument } from '../support/documents.js';
import { listOf, makeFolder, startSites } from '../support/sites.js';

/** What findings end with: no failure of a job. */
const FINDINGS = [1, 3];
const SCHEDULES = ['cron', 'github', 'gitlab', 'systemd'];
/** Debian's knows a dry run. */
const hasCrontab = spawnSync('crontab', ['-n', '-'], { input: '0 3 * * * true\n' }).status === 0;
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

const read = (path: string) => readDocument(join('contrib', path));

/** A folder as a job finds it, in which the command finds the sites of the test. */
async function openWorkshop() {
  const folder = await makeFolder();
  const { args } = await startSites();
  await writeFile(join(folder, 'schools.xlsx'), listOf('pass.example', 'fail.example'));
  const bin = join(ROOT, 'bin/noko-check.js');
  const script = `#!/bin/sh\nexec ${execPath} ${bin} "$@" --homepage-only ${args.join(' ')}\n`;
  await writeFile(join(folder, 'noko-check'), script, { mode: 0o755 });
  const env = { PATH: `${folder}:${process.env.PATH}` };
  const night = (line: string) => runShell(`unset -f noko-check\n${line}`, { cwd: folder, env });
  return { folder, night };
}

/** Runs the command of a job for two nights, of which the second knows the first. */
async function expectTwoNights(command: (folder: string) => string, expected: number) {
  const { folder, night } = await openWorkshop();
  for (const change of ['', 'без изменений']) {
    const { code, stderr } = await night(command(folder));
    expect(code, stderr).toBe(expected);
    const [, , failing = ''] = (await readFile(join(folder, 'report.csv'), 'utf8')).split('\r\n');
    expect(failing).toContain('fail/no-link');
    expect(failing.includes(';без изменений;')).toBe(change !== '');
  }
  expect(await readdir(folder)).toContain('report.xlsx');
  // Both within a second may have one name.
  expect((await readdir(join(folder, 'history'))).length).toBeGreaterThan(0);
}

describe('cron', () => {
  it.skipIf(!hasCrontab)('takes the file', () => {
    const file = join(ROOT, 'contrib/cron/noko-check.crontab');
    const { status, stderr } = spawnSync('crontab', ['-n', file], { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  });

  it('runs the line of one job, in which no per cent sign ends the command', async () => {
    const text = await read('cron/noko-check.crontab');
    expect(text.endsWith('\n')).toBe(true);
    const lines = text.split('\n').filter((line) => !/^(?:#|$|[A-Z]+=)/.test(line));
    expect(lines).toHaveLength(1);
    const [, command = ''] = /^\d+ \d+ \* \* \* (.*)$/.exec(lines[0] ?? '') ?? [];
    expect(command).not.toContain('%');
    await expectTwoNights((folder) => command.replace('/srv/noko', folder), 1);
  });
});

describe('systemd', () => {
  it.skipIf(!hasSystemd)(
    'takes the service and the timer, and finds little to expose',
    async () => {
      const folder = await makeFolder();
      const service = join(folder, 'noko-check.service');
      const timer = join(folder, 'noko-check.timer');
      const text = await read('systemd/noko-check.service');
      // The command is not installed here.
      await writeFile(service, text.replace('ExecStart=noko-check ', 'ExecStart=/bin/true '));
      await copyFile(join(ROOT, 'contrib/systemd/noko-check.timer'), timer);
      const verified = spawnSync('systemd-analyze', ['verify', service, timer], {
        encoding: 'utf8',
      });
      expect(verified).toMatchObject({ status: 0, stderr: '' });
      const threshold = ['security', '--offline=yes', '--threshold=20', service];
      expect(spawnSync('systemd-analyze', threshold).status).toBe(0);
    },
  );

  it('runs the service without root, and takes findings for success', async () => {
    const settings = unitOf(await read('systemd/noko-check.service'));
    expect(settings).toMatchObject({
      Type: 'oneshot',
      User: 'noko',
      EnvironmentFile: '-/etc/noko-check.env',
      SuccessExitStatus: FINDINGS.join(' '),
      SystemCallErrorNumber: 'EPERM',
      ReadWritePaths: settings.WorkingDirectory,
    });
    await expectTwoNights(() => settings.ExecStart ?? '', 1);
    expect(unitOf(await read('systemd/noko-check.timer'))).toMatchObject({
      OnCalendar: '*-*-* 03:00:00',
      Persistent: 'true',
      RandomizedDelaySec: '15min',
    });
  });

  it('gives the service a mail server only where somebody has filled one in', async () => {
    const lines = (await read('systemd/noko-check.env')).trim().split('\n');
    expect(lines.filter((line) => !line.startsWith('#'))).toEqual([]);
    expect(lines.at(-1)).toMatch(/^#NOKO_CHECK_SMTP=smtps:/);
  });
});

function unitOf(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n').filter((line) => /^[A-Z]\w*=/.test(line));
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
}

async function yamlOf(path: string) {
  const document = parseDocument(await read(path));
  expect(document.errors).toEqual([]);
  return document.toJS();
}

describe('GitHub Actions', () => {
  it('reads a workflow with nothing that it does not know', async () => {
    const workflow = await yamlOf('github/noko-check.yml');
    const known = ['name', 'on', 'permissions', 'concurrency', 'jobs'];
    expect(Object.keys(workflow)).toEqual(known);
    expect(workflow.on.schedule[0].cron).toMatch(/^\d+ \d+ \* \* \*$/);
    const { check, ...others } = workflow.jobs;
    expect(others).toEqual({});
    expect(Object.keys(check)).toEqual(['runs-on', 'timeout-minutes', 'steps']);
    for (const step of check.steps) {
      expect('uses' in step).not.toBe('run' in step);
      const unknown = Object.keys(step).filter(
        (key) => !['name', 'if', 'uses', 'with', 'run', 'env'].includes(key),
      );
      expect(unknown).toEqual([]);
      if ('uses' in step) expect(step.uses).toMatch(/^actions\/[\w-]+@v\d+$/);
    }
    const cached = check.steps.find((step: { uses?: string }) => step.uses?.includes('/cache@'));
    expect(cached.with.path.trim().split('\n')).toEqual(['report.csv', 'history']);
    // Any expression names a secret or a run.
    const text = await read('github/noko-check.yml');
    for (const [, expression] of text.matchAll(/\$\{\{ (.*?) \}\}/g)) {
      expect(expression).toMatch(/^(?:secrets\.NOKO_CHECK_SMTP|github\.run_(?:id|attempt))$/);
    }
  });

  it('runs a step that findings do not fail, and other exit codes do', async () => {
    const { jobs } = await yamlOf('github/noko-check.yml');
    const { run } = jobs.check.steps.find((step: { run?: string }) =>
      step.run?.includes('schools.xlsx'),
    );
    await expectTwoNights(() => `set -e\n${run}`, 0);
    const { night } = await openWorkshop();
    expect((await night(`rm schools.xlsx\nset -e\n${run}`)).code).toBe(2);
  });
});

describe('GitLab CI', () => {
  it('reads a job with nothing that it does not know', async () => {
    const { 'noko-check': job, ...others } = await yamlOf('gitlab/noko-check.gitlab-ci.yml');
    expect(others).toEqual({});
    expect(Object.keys(job).sort()).toEqual([
      'allow_failure',
      'artifacts',
      'before_script',
      'cache',
      'image',
      'resource_group',
      'rules',
      'script',
      'timeout',
    ]);
    expect(job.allow_failure).toEqual({ exit_codes: FINDINGS });
    expect(job.cache).toMatchObject({ when: 'always', paths: ['report.csv', 'history'] });
    expect(job.artifacts.reports).toEqual({ junit: 'report.xml' });
    await expectTwoNights(() => job.script.join('\n'), 1);
  });
});

describe('what is written of schedules', () => {
  it('shows the files as they are', async () => {
    const crontab = (await read('cron/noko-check.crontab')).replace(/^#.*\n/gm, '');
    expect(await readDocument('docs/nightly.md')).toContain(`\`\`\`crontab\n${crontab}\`\`\``);
  });

  it('names files that are there, and is reached from both READMEs', async () => {
    const text = await readDocument('docs/nightly.md');
    const paths = [...text.matchAll(/noko-check[/\\](contrib[/\\][\w./\\-]+)/g)].map(
      ([, path = '']) => path.replaceAll('\\', '/'),
    );
    expect(paths.length).toBeGreaterThan(3);
    for (const path of paths) await readdir(join(ROOT, path)).catch(() => readDocument(path));
    for (const name of ['README.md', 'README.ru.md']) {
      expect(await readDocument(name)).toContain('](docs/nightly.md)');
    }
  });

  it('has one name for the list, from the first run to the nightly one', async () => {
    const files = ['README.ru.md', 'docs/nightly.md', 'contrib/cron/noko-check.crontab'];
    for (const name of files) {
      const text = await readDocument(name);
      expect(new Set(text.match(/\bschools\.\w+/g)), name).toEqual(new Set(['schools.xlsx']));
    }
  });

  it('holds command lines that the program takes', async () => {
    const names = await Promise.all(
      SCHEDULES.map(async (folder) =>
        (await readdir(join(ROOT, 'contrib', folder))).map((name) => `contrib/${folder}/${name}`),
      ),
    );
    const lines: string[] = [];
    for (const name of ['docs/nightly.md', ...names.flat()]) {
      const found = commandLinesIn(await readDocument(name));
      for (const line of found) await expect(parse(line), `${name}: ${line}`).resolves.toBe(true);
      lines.push(...found);
    }
    expect(lines.length).toBeGreaterThan(SCHEDULES.length);
  });
});

function commandLinesIn(text: string): readonly string[] {
  const COMMAND =
    /noko-check(?:\.cmd")? ((?:schools\.xlsx|history|diff|letters)\b.*?)(?= 2?>>| \|\||`|\r?$)/gm;
  return [...text.matchAll(COMMAND)].map(([, line = '']) => line);
}

/** Whether the line has a job done; rejects where the program would refuse it. */
async function parse(line: string): Promise<boolean> {
  let isDone = false;
  const job = async (): Promise<void> => {
    isDone = true;
  };
  const program = createProgram({
    words: WORDS.en,
    io: { stdout: new PassThrough(), stderr: new PassThrough() },
    version: '0.0.0',
    check: job,
    explain: job,
    diff: job,
    letters: job,
    history: job,
    merge: job,
    list: job,
    scores: job,
    init: job,
    schedule: job,
  });
  await program.parseAsync(line.split(' '), { from: 'user' });
  return isDone;
}
