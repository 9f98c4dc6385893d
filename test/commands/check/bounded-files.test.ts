// Whatever file is named to the command, it says within seconds what is wrong, in both languages.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { runInProcess } from '../../support/in-process.js';
import { makeFolder } from '../../support/sites.js';

const DEEP = `{"timeout": ${'['.repeat(400_000)}${']'.repeat(400_000)}}`;
const SPACES = ' '.repeat(2_000_000);
const LIST = 'name;site\nШкола;http://127.0.0.1:9/\n';
const DOCUMENT = (text: string): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    ),
  });

async function filesOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await makeFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

async function refusal(args: readonly string[]): Promise<readonly string[]> {
  const said: string[] = [];
  for (const lang of ['ru', 'en']) {
    const { code, stderr } = await runInProcess([...args, '--lang', lang]);
    expect(code).toBe(2);
    said.push(stderr);
  }
  return said;
}

describe('refused is', () => {
  it.each([
    ['a config that is deep', '--config', DEEP, 'вложенных', 'within one another'],
    ['rules that are deep', '--rules', DEEP, 'вложенных', 'within one another'],
    ['a config that is long', '--config', SPACES, 'намного больше', 'far larger'],
    ['rules that are long', '--rules', SPACES, 'намного больше', 'far larger'],
    ['certificates that are long', '--ca-file', SPACES.repeat(9), 'намного больше', 'far larger'],
    [
      'a report that is packed nothing',
      '--previous',
      gzipSync(Buffer.alloc(20_000_000)),
      'намного больше',
      'far larger',
    ],
  ])('%s', async (_what, option, content, ru, en) => {
    const folder = await filesOf({ 'schools.csv': LIST, file: content });
    const said = await refusal([join(folder, 'schools.csv'), option, join(folder, 'file')]);
    expect(said).toEqual([expect.stringContaining(ru), expect.stringContaining(en)]);
    for (const sentence of said) expect(sentence).toContain(join(folder, 'file'));
  });

  it.each([
    ['--config', 'намного больше', 'far larger'],
    ['--rules', 'намного больше', 'far larger'],
    ['--ca-file', 'намного больше', 'far larger'],
    ['--previous', 'устройство', 'device'],
  ])('/dev/zero as %s', async (option, ru, en) => {
    const folder = await filesOf({ 'schools.csv': LIST });
    const said = await refusal([join(folder, 'schools.csv'), option, '/dev/zero']);
    expect(said).toEqual([expect.stringContaining(ru), expect.stringContaining(en)]);
  });

  it('a rule that is slow, by its place', async () => {
    const example = await readFile(
      new URL('../../../docs/rules.example.json', import.meta.url),
      'utf8',
    );
    const rules = { ...JSON.parse(example), namespaces: ['^a', '.*.*.*.*x'] };
    const folder = await filesOf({ 'schools.csv': LIST, rules: JSON.stringify(rules) });
    const said = await refusal([join(folder, 'schools.csv'), '--rules', join(folder, 'rules')]);
    expect(said).toEqual([
      expect.stringContaining('namespaces[1]: указано ".*.*.*.*x", такое выражение слишком долго'),
      expect.stringContaining(
        'namespaces[1]: found ".*.*.*.*x", expected a pattern that is not so',
      ),
    ]);
  });

  it('/dev/zero as a list and as a part', async () => {
    expect((await refusal(['/dev/zero']))[1]).toContain('a binary file');
    expect((await refusal(['merge', '/dev/zero', '-o', '-']))[1]).toContain('a device or a pipe');
  });

  it.each([
    ['a text of a million fields', '{{школа}}'.repeat(1_000_000)],
    ['a document of a million fields', DOCUMENT('{{школа}}'.repeat(1_000_000))],
    ['a document of five thousand fields', DOCUMENT('{{школа}}'.repeat(5_000))],
    ['a document that unpacks to a hundred megabytes', DOCUMENT('ы'.repeat(50_000_000))],
  ])('%s as a template', async (_what, template) => {
    const report =
      'Результат;Код;Адрес сайта;Проверено\nне соответствует;fail/no-link;a.example;2026-11-23T03:00:00+00:00\n';
    const folder = await filesOf({ 'report.csv': report, template });
    const [list, path] = [join(folder, 'report.csv'), join(folder, 'template')];
    const said = await refusal(['letters', list, '-o', join(folder, 'out'), '--template', path]);
    expect(said).toEqual([
      expect.stringContaining('намного больше письма'),
      expect.stringContaining('far larger than a letter'),
    ]);
  });
});

describe('a temporary folder that is not there', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['for the answers', []],
    ['for the comparison', ['--no-second-pass', '--previous']],
  ])('is named %s, and nothing is written', async (_what, more) => {
    const folder = await filesOf({ 'schools.csv': LIST });
    const list = join(folder, 'schools.csv');
    const first = await runInProcess([list, '--retries', '0', '--format', 'ndjson']);
    const [before, output] = [join(folder, 'before.ndjson'), join(folder, 'out', 'report.csv')];
    await writeFile(before, first.stdout);
    vi.stubEnv('TMPDIR', join(folder, 'gone'));
    const args = [...more, ...(more.length === 0 ? [] : [before])];
    const said = await refusal([list, '--retries', '0', ...args]);
    for (const sentence of said) expect(sentence).toContain(join(folder, 'gone'));
    expect(said[0]).toContain('Проверка не проведена');
    expect(await readdir(folder)).not.toContain(output);
  });
});

test('a clock before 1980 fails no workbook', async () => {
  const folder = await filesOf({ 'schools.csv': LIST });
  const report = join(folder, 'report.xlsx');
  const args = ['--retries', '0', '--no-second-pass'];
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('1970-01-02T00:00:00Z') });
  try {
    const written = await runInProcess([join(folder, 'schools.csv'), ...args, '-o', report]);
    expect(written.code).toBe(3);
    expect((await runInProcess([report, ...args])).stdout).toContain('127.0.0.1');
  } finally {
    vi.useRealTimers();
  }
});
