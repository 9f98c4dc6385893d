// The password of the mail server, and the user with it: nowhere but on the way to that server.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { runCommand, startCommand } from '../support/command.js';
import { runInProcess } from '../support/in-process.js';
import { listOf, makeFolder, startSites } from '../support/sites.js';

const SECRETS = ['hush-hush', 'secret-user'];
const SMTP = 'smtp://secret-user:hush-hush@127.0.0.1:1';
const TO = ['--mail-to', 'a@department.example', '--mail-from', 'b@department.example'];

let folder: string;
let list: string;
let args: readonly string[];
let whenAsked: (host: string) => Promise<void>;

beforeEach(async () => {
  folder = await makeFolder();
  list = join(folder, 'schools.csv');
  ({ args, whenAsked } = await startSites());
  await writeFile(list, listOf('fail.example', 'hang.example'));
});

function secretsIn(text: string): readonly string[] {
  return SECRETS.filter((secret) => text.includes(secret));
}

async function secretsInFolder(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && path !== list) found.push(...secretsIn(await readFile(path, 'latin1')));
  }
  return found;
}

const OUTPUTS = ['csv', 'html', 'json', 'ndjson', 'xml'];

it('are in no report, no evidence and no message of a run whose mail cannot be sent', async () => {
  const outputs = OUTPUTS.flatMap((extension) => ['-o', join(folder, `r.${extension}`)]);
  const { code, stdout, stderr } = await runCommand(
    [list, ...outputs, '--evidence', join(folder, 'evidence'), '--timeout', '1', ...args, ...TO],
    { env: { NOKO_CHECK_SMTP: SMTP } },
  );
  expect(code).toBe(2);
  expect(stderr).toContain('No mail was sent by 127.0.0.1:1');
  expect(secretsIn(stdout + stderr)).toEqual([]);
  expect((await readdir(folder)).length).toBeGreaterThan(OUTPUTS.length);
  expect(await secretsInFolder()).toEqual([]);
});

it('are not in the journal of a run that was killed', async () => {
  const child = startCommand([list, '-o', join(folder, 'r.csv'), ...args, ...TO, '--smtp', SMTP], {
    env: { TMPDIR: folder },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const closed = new Promise((resolve) => child.on('close', resolve));
  await whenAsked('hang.example');
  child.kill('SIGKILL');
  await closed;
  expect(await readdir(folder)).toContain('r.csv.journal');
  expect(await secretsInFolder()).toEqual([]);
});

describe('are not in the error for', () => {
  it.each([
    ['a server that is none', ['--smtp', 'https://secret-user:hush-hush@x.example']],
    ['a login with a bare percent sign', ['--smtp', 'smtps://secret-user:hush-hush%@x.example']],
    ['an option mistyped', ['--smpt=smtp://secret-user:hush-hush@x.example']],
    ['an address that went astray', ['--mail-always', 'smtp://secret-user:hush-hush@x.example']],
    ['nobody to be from', ['--smtp', 'smtps://secret-user:hush-hush@x.example']],
  ])('%s', async (what, options) => {
    const from = what === 'nobody to be from' ? [] : ['--mail-from', 'b@department.example'];
    const { code, stdout, stderr } = await runInProcess([
      ...[list, '--mail-to', 'a@department.example', ...from, ...options],
    ]);
    expect(code).toBe(2);
    expect(stderr).not.toBe('');
    expect(secretsIn(stdout + stderr)).toEqual([]);
  });

  it.each([
    '{"smtp": ["smtp://secret-user:hush-hush@x.example"]}',
    '{"smtp": {"url": "smtp://secret-user:hush-hush@x.example"}}',
    '{"smpt": "smtp://secret-user:hush-hush@x.example"}',
    '{"smtp": "smtp://secret-user:hush-hush@x.example" "retries": 1}',
    '{"proxy": ["http://secret-user:hush-hush@x.example"]}',
  ])('the configuration %j', async (text) => {
    const config = join(folder, 'night.json');
    await writeFile(config, text);
    const { code, stderr } = await runInProcess([list, '--config', config]);
    expect(code).toBe(2);
    expect(stderr).toContain('night.json');
    expect(secretsIn(stderr)).toEqual([]);
  });
});

it('are not in the help, where the environment has them', async () => {
  const { code, stdout } = await runInProcess(['--help-all'], { env: { NOKO_CHECK_SMTP: SMTP } });
  expect(code).toBe(0);
  expect(stdout).toContain('--smtp <URL>');
  expect(secretsIn(stdout)).toEqual([]);
});

describe('before the first site is asked, the run ends where', () => {
  it.each([
    ['nobody is written to', ['--mail-always'], '--mail-always needs somebody to write to'],
    ['there is no server', ['--mail-to', 'a@b.example'], '--mail-to needs a mail server'],
    ['an address is none', ['--mail-to', 'a@b.example,nobody'], 'expected mail addresses like'],
    ['a sender is none', ['--mail-from', 'Отдел <a@b.example>'], 'expected a mail address'],
    ['a server is none', [...TO, '--smtp', 'mail.example'], 'Cannot use the address of the mail'],
    ['a server wants half a login', [...TO, '--smtp', 'smtps://u@x.example'], 'both the user and'],
  ])('%s', async (_what, options, said) => {
    const sites = await startSites();
    const { code, stderr } = await runInProcess([list, ...sites.args, ...options]);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(sites.asked).toEqual([]);
  });
});
