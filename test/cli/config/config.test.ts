import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConfigSchema } from '../../../src/cli/config/config-schema.js';
import { keyOf, shapeOf } from '../../../src/cli/config/option-shape.js';
import { createConfigOptions } from '../../../src/cli/option-table.js';
import { WORDS } from '../../../src/words/index.js';
import { runInProcess } from '../../support/in-process.js';

const OPTIONS = createConfigOptions(WORDS.en, { version: '0.0.0' });

let folder: string;
let list: string;
let config: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'noko-config-'));
  list = join(folder, 'schools.csv');
  config = join(folder, 'night.json');
  await writeFile(list, 'name,site\nA,http://127.0.0.1:1/\n');
});
afterEach(() => rm(folder, { recursive: true }));

async function runWith(text: string, ...argv: readonly string[]) {
  await writeFile(config, text);
  return runInProcess([list, '--config', config, ...argv]);
}

describe('a configuration file', () => {
  it('gives the options that the command line leaves open, with comments and a last comma', async () => {
    const { code, stdout } = await runWith(`{
      // each night
      "$schema": "config.schema.json",
      "format": "ndjson", /* for a program */
      "retries": 0,
      "no-second-pass": true,
      "quiet": true,
      "fail-on": "never",
    }`);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: 'A', reason: 'connection' });
  });

  it('stands back where the command line speaks', async () => {
    const { stdout } = await runWith(
      '{"format": "ndjson", "retries": 0, "no-second-pass": true}',
      '--format',
      'csv',
    );
    expect(stdout).toMatch(/^№ п\/п,/);
  });

  it('names files from its own folder', async () => {
    await mkdir(join(folder, 'reports'));
    const { code } = await runWith(
      '{"output": ["reports/a.csv", "reports/b.json"], "retries": 0, "no-second-pass": true}',
    );
    expect(code).toBe(3);
    expect(await readFile(join(folder, 'reports', 'a.csv'), 'utf8')).toContain('connection');
    expect(await readFile(join(folder, 'reports', 'b.json'), 'utf8')).toContain('connection');
  });

  it('names the list, from its own folder, unless the command line does', async () => {
    const other = join(folder, 'other.csv');
    await writeFile(other, 'name,site\nB,http://127.0.0.1:1/\n');
    await writeFile(config, '{"list": "other.csv", "format": "csv", "dry-run": true}');
    const named = await runInProcess(['--config', config]);
    expect(named).toMatchObject({ code: 0, stdout: expect.stringContaining('B') });
    const typed = await runInProcess([list, '--config', config]);
    expect(typed.stdout).not.toContain('B');
    expect(typed.stdout).toContain('A');
  });

  it('takes backslashes that are written twice, and slashes', async () => {
    const { stderr } = await runWith('{"previous": "C:\\\\noko\\\\a.csv"}');
    expect(stderr).toContain('C:\\noko\\a.csv');
    expect(stderr).not.toContain('backslash');
  });

  it.each([
    ['{"proxy": "http://a:b@127.0.0.1:1"}', 0o644, true],
    ['{"smtp": "smtp://a:b@mail.example"}', 0o604, true],
    ['{"proxy": "http://a:b@127.0.0.1:1"}', 0o640, false],
    ['{"proxy": "http://a@127.0.0.1:1"}', 0o644, false],
    ['{"proxy": "http://a:b@127.0.0.1:1", "quiet": true}', 0o644, false],
  ])('%s with the rights %o is remarked: %s', async (text, mode, isTold) => {
    await writeFile(config, text, { mode });
    await chmod(config, mode);
    const { stderr } = await runInProcess([list, '--config', config, '--dry-run']);
    expect(stderr.includes('every user of this machine can read it')).toBe(isTold);
    expect(stderr).not.toContain('a:b');
  });

  it('tells the language, unless the command line does', async () => {
    const broken = '{"lang": "ru", "concurrency": 0}';
    expect((await runWith(broken)).stderr).toContain('Не удалось взять настройки');
    expect((await runWith(broken, '--lang', 'en')).stderr).toContain('Cannot use the settings');
  });

  it('serves a sub-command as far as that has the same option', async () => {
    await writeFile(config, '{"output": "r.csv", "retries": 0, "lang": "ru", "format": "json"}');
    const { code, stdout } = await runInProcess([
      'explain',
      'http://127.0.0.1:1/',
      '--config',
      config,
    ]);
    expect(code).toBe(3);
    expect(stdout).toContain('127.0.0.1');
  });
});

describe('a configuration file that cannot be used', () => {
  it.each([
    ['{\n"concurency": 8}', 'line 2: there is no option “concurency”. Did you mean “concurrency”?'],
    ['{"hyperspeed": 8}', 'there is no option “hyperspeed”. Names are as in noko-check --help'],
    ['{"config": "x.json"}', 'there is no option “config”'],
    ['{\n"retries": 1,\n"retries": 2}', 'line 3: “retries” stands a second time'],
    ['{"retries": "1"}', '“retries” is "1", expected a whole number from 0 to 10'],
    ['{"retries": 1.5}', '“retries” is 1.5, expected a whole number from 0 to 10'],
    ['{"quiet": "yes"}', '“quiet” is "yes", expected true or false'],
    ['{"fail-on": "sometimes"}', 'expected one of: never, fail, unchecked'],
    ['{"require": ["noko", "x"]}', '“require” is ["noko","x"], expected one of: noko'],
    ['{"connect-to": ["x"]}', '“connect-to” is ["x"], expected HOST1'],
    ['{"output": 5}', '“output” is 5, expected a text in quotation marks or a list'],
    ['{"evidence": null}', '“evidence” is null, expected a text in quotation marks'],
    ['{\n"retries" 1}', 'it is no JSON, line 2 is wrong'],
    ['[]', 'an object { "option": value, … } is expected'],
    ['', 'it is no JSON, line 1 is wrong'],
    ['{\n"output": "C:\\noko\\report.xlsx"}', 'line 2: a single backslash \\ in JSON'],
    ['{"output": ["a.csv", "C:\\temp\\a.csv"]}', 'line 1: a single backslash \\ in JSON'],
    ['{\n\n"list": "D:\\Отдел\\список.csv"}', 'line 3: a single backslash \\ in JSON'],
    ['{"history": "C:\\users\\x"}', 'Write it twice, or a slash'],
    ['{"list": ["a.csv"]}', '“list” is ["a.csv"], expected a text in quotation marks'],
    ['{"lists": "a.csv"}', 'Did you mean “list”?'],
  ])('%j ends the run with what was found, where, and what is expected', async (text, said) => {
    const { code, stdout, stderr } = await runWith(text);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(config);
    expect(stderr).toContain(said);
  });

  it('ends the run where it is missing, or in another encoding', async () => {
    const missing = await runInProcess([list, '--config', join(folder, 'no.json')]);
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('ENOENT') });
    await writeFile(config, Buffer.from([0x7b, 0xff, 0x7d]));
    const latin = await runInProcess([list, '--config', config]);
    expect(latin).toMatchObject({ code: 2, stderr: expect.stringContaining('UTF-8') });
  });
});

describe('the schema for editors', () => {
  const schema = `${JSON.stringify(createConfigSchema(OPTIONS), null, 2)}\n`;

  it('knows every option by its long name, and takes what the command takes', () => {
    const validate = new Ajv2020().compile(JSON.parse(schema));
    for (const option of OPTIONS.filter((each) => keyOf(each) !== 'config')) {
      const { type } = shapeOf(option);
      const value = { boolean: true, integer: 5, number: 1.5, array: [], string: 'x' }[type];
      const choices = option.argChoices?.[0];
      expect(validate({ [keyOf(option)]: choices ?? value }), option.flags).toBe(true);
    }
    expect(validate({ concurency: 8 })).toBe(false);
    expect(validate({ concurrency: '8' })).toBe(false);
  });
});
