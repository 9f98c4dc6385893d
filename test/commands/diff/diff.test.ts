// Two reports compared, as a person and a program read it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { SchoolResult } from '../../../src/crawl/result.js';
import { csv } from '../../../src/report/csv.js';
import { ndjson } from '../../../src/report/ndjson.js';
import type { Judgement } from '../../../src/verdict/judgement.js';
import { runInProcess } from '../../support/in-process.js';
import { resultWith } from '../../support/results.js';
import { makeFolder } from '../../support/sites.js';
import { written } from '../../support/written.js';

const STATES: Readonly<Record<string, Partial<Judgement>>> = {
  pass: { verdict: 'pass', reason: 'results-link' },
  fail: { verdict: 'fail', reason: 'no-link', link: null },
  card: { verdict: 'fail', reason: 'card-link' },
  gone: { verdict: 'unchecked', reason: 'http-error', link: null, detail: '404' },
};

/** Schools A, B, … in these states; an empty one is not in the report. */
function report(day: string, ...states: readonly string[]): readonly SchoolResult[] {
  return states.flatMap((state, index) => {
    const judgement = STATES[state];
    if (judgement === undefined) return [];
    const letter = String.fromCharCode(65 + index);
    const typed = `${letter.toLowerCase()}.example`;
    const site = { typed, address: `https://${typed}/`, schemeTyped: false };
    const school = {
      row: index + 1,
      number: `${index + 1}`,
      name: `Школа ${letter}`,
      site,
      busId: null,
    };
    return [{ ...resultWith({ school, judgement }), checkedAt: `2026-11-${day}T03:00:00+03:00` }];
  });
}

async function diff(
  before: readonly SchoolResult[],
  now: readonly SchoolResult[],
  ...options: readonly string[]
) {
  const folder = await makeFolder();
  const [old, latest] = [join(folder, 'old.csv'), join(folder, 'new.ndjson')];
  await writeFile(old, await written(csv, { csvProfile: 'excel' }, before));
  await writeFile(latest, await written(ndjson, {}, now));
  const args = options.map((option) => option.replace('FOLDER', folder));
  return { folder, ...(await runInProcess(['diff', old, latest, ...args])) };
}

const BEFORE = report('20', 'pass', 'fail', 'pass', 'gone', 'pass', 'fail');
const NOW = report('21', 'fail', 'pass', 'gone', 'pass', '', 'card', 'fail');

it('tells a person what changed, the worst first, and who left', async () => {
  const { code, stdout, stderr } = await diff(BEFORE, NOW, '--lang', 'ru');
  expect(stdout.replace(/^.*\n/, '')).toBe(`
Новое нарушение: 1
  1  Школа A  a.example
      было: соответствует, стало: не соответствует (fail/no-link), с 2026-11-21, ссылка последний раз видна 2026-11-20

Исправлено: 1
  2  Школа B  b.example
      было: не соответствует, стало: соответствует (pass/results-link), с 2026-11-21

Снова проверяется: 1
  4  Школа D  d.example
      было: не проверено, стало: соответствует (pass/results-link), с 2026-11-21

Перестало проверяться: 1
  3  Школа C  c.example
      было: соответствует, стало: не проверено (unchecked/http-error), с 2026-11-21, ссылка последний раз видна 2026-11-20

Без изменений: 1
  6  Школа F  f.example
      не соответствует (fail/card-link), с 2026-11-20

Новая школа: 1
  7  Школа G  g.example
      не соответствует (fail/no-link), с 2026-11-21

Нет в новом отчёте: 1
  5  Школа E  e.example
`);
  expect(stdout).toMatch(/^Изменения: .*old\.csv \(2026-11-20\) → .*new\.ndjson \(2026-11-21\)\n/);
  expect(stderr).toBe('');
  expect(code).toBe(1);
});

describe('the exit code', () => {
  it.each([
    ['a new violation', 'pass', 'fail', 1],
    ['a school that is not checked any more', 'pass', 'gone', 1],
    ['a school that complies now', 'fail', 'pass', 0],
    ['a school that is checked again', 'gone', 'pass', 0],
    ['another reason', 'fail', 'card', 0],
    ['a new school that fails', '', 'fail', 0],
    ['nothing', 'fail', 'fail', 0],
  ])('after %s', async (_what, before, now, expected) => {
    const { code } = await diff(report('20', before, 'pass'), report('21', now, 'pass'));
    expect(code).toBe(expected);
  });

  it('is 2 where there are not two reports', async () => {
    for (const files of [[], ['a.csv'], ['a.csv', 'b.csv', 'c.csv']]) {
      const { code, stderr } = await runInProcess(['diff', ...files]);
      expect(code).toBe(2);
      expect(stderr).toContain(`found ${files.length}`);
    }
  });

  it('is 2 where one is none', async () => {
    const { code, stdout, stderr } = await runInProcess(['diff', 'schools.csv', 'schools.csv']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Cannot read the report “schools.csv”');
  });

  it('is 2 where an option of the main job stands before the word', async () => {
    const { code, stderr } = await runInProcess(['--annex', 'diff', 'a.csv', 'b.csv']);
    expect(code).toBe(2);
    expect(stderr).toContain('--annex must follow the word diff');
  });
});

describe('for programs', () => {
  it('there is a row of CSV for each change', async () => {
    const { stdout } = await diff(BEFORE, NOW, '--format', 'csv');
    const rows: Record<string, string>[] = parse(stdout, { columns: true });
    expect(rows.map((row) => [row.Изменение, row['Код прежде'], row.Код])).toEqual([
      ['новое нарушение', 'pass/results-link', 'fail/no-link'],
      ['исправлено', 'fail/no-link', 'pass/results-link'],
      ['снова проверяется', 'unchecked/http-error', 'pass/results-link'],
      ['перестало проверяться', 'pass/results-link', 'unchecked/http-error'],
      ['без изменений', 'fail/no-link', 'fail/card-link'],
      ['новая школа', '', 'fail/no-link'],
      ['нет в новом отчёте', 'pass/results-link', ''],
    ]);
  });

  it('there is one JSON document', async () => {
    const { stdout } = await diff(BEFORE, NOW, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      old: { schools: 6, day: '2026-11-20' },
      new: { schools: 6, day: '2026-11-21' },
      isWorse: true,
      counts: { 'new-violation': 1, unchanged: 1, 'new-school': 1 },
      changes: [
        {
          kind: 'new-violation',
          site: 'a.example',
          old: { verdict: 'pass', reason: 'results-link' },
          new: { verdict: 'fail', reason: 'no-link' },
        },
        ...Array.from({ length: 5 }, () => expect.anything()),
      ],
      left: [{ site: 'e.example' }],
    });
  });

  it.each([
    ['changes.csv', /^\uFEFFИзменение;№ п\/п;/],
    ['changes.json', /^\{"schemaVersion":1,/],
    ['changes.txt', /^Changes: /],
  ])('-o %s has the format of its extension', async (name, beginning) => {
    const { folder, stdout } = await diff(BEFORE, NOW, '-o', `FOLDER/${name}`);
    expect(stdout).toBe('');
    expect(await readFile(join(folder, name), 'utf8')).toMatch(beginning);
  });
});
