import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { load } from 'cheerio';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SchoolResult } from '../../src/crawl/result.js';
import { junit } from '../../src/report/junit.js';
import { PROFILES } from '../../src/verdict/profiles.js';
import { expectGolden } from '../support/golden.js';
import { RESULTS, resultWith } from '../support/results.js';
import { SETTINGS, written } from '../support/written.js';

const SCHEMA = fileURLToPath(new URL('junit.xsd', import.meta.url));

/** What libxml2 says against a document; null where it says nothing. */
function faultsOf(xml: string): string | null {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', SCHEMA, '-'], {
    input: xml,
    encoding: 'utf8',
  });
  return status === 0 ? null : stderr;
}

const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;

const NO_LINK = { verdict: 'fail', reason: 'no-link', link: null, links: [] } as const;

test('junit writes these bytes', async () => {
  await expectGolden('report.xml', await written(junit));
});

test.skipIf(!hasXmllint)('the document is valid, with schools and without', async () => {
  expect(faultsOf(await written(junit))).toBeNull();
  expect(faultsOf(await written(junit, {}, []))).toBeNull();
});

test.skipIf(!hasXmllint)('whatever a page and a list say, it stays valid', async () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\u0000', '\u001B', '\uFFFE', '\uFFFF', '\uD800', '\u0085', '\u2028', '\r\n'),
      fc.constantFrom(
        ']]>',
        '<![CDATA[',
        '<!--',
        '-->',
        '&',
        '&#0;',
        '"',
        "'",
        '<',
        '\t',
        '😀',
        'я',
      ),
    ),
  });
  await fc.assert(
    fc.asyncProperty(text, text, text, async (name, district, detail) => {
      const carriedHeader = ['Район', name];
      const school = { name, carried: [district, detail] };
      const failing = { ...NO_LINK, detail, reason: 'inner-page-link' as const };
      const results = [resultWith({ school }), resultWith({ school, judgement: failing })];
      expect(faultsOf(await written(junit, { carriedHeader }, results))).toBeNull();
    }),
    { numRuns: 40 },
  );
});

test('a failing school is a failure, one that could not be checked an error, and the root counts them', async () => {
  const $ = load(await written(junit), { xml: true });
  for (const element of ['testsuites', 'testsuite']) {
    expect($(element).attr()).toMatchObject({ tests: '3', failures: '1', errors: '1' });
  }
  const found = $('testcase')
    .toArray()
    .map((one) => [
      $(one).children().get(0)?.tagName,
      $(one).children().first().attr('type') ?? null,
    ]);
  expect(found).toEqual([
    ['system-out', null],
    ['failure', 'fail/card-link'],
    ['error', 'unchecked/bad-address'],
  ]);
  expect($('failure').attr('message')).toBe('Гиперссылка ведёт на карточку организации');
  expect($('failure').text()).toMatch(
    /info-card\/402495\n.*вместо нынешнего\. .*--accept results,card\.$/,
  );
});

test('a case tells all that the row tells', async () => {
  const $ = load(await written(junit), { xml: true });
  const [first = ''] = $('system-out')
    .toArray()
    .map((one) => $(one).text());
  expect(first).toContain('Гиперссылка: http://bus.gov.ru/independentRating/details/75187?a=1&b=2');
  expect(first).toContain('Место на странице: строка 120, столбец 5');
  expect(first).toContain('Телефон: -');
});

test.each([
  ['Район', 'Тамбовский', 'Тамбовский'],
  ['Муниципалитет', 'г. Тамбов', 'г\u2024 Тамбов'],
  ['Район', ' ', 'noko-check'],
  ['Телефон', '2-12-85', 'noko-check'],
])('the column %s with %j makes the class %j', async (header, cell, classname) => {
  const results = [resultWith({ school: { carried: [cell] } })];
  const $ = load(await written(junit, { carriedHeader: [header] }, results), { xml: true });
  expect($('testcase').attr('classname')).toBe(classname);
});

test('a case is known by its school and site, and by its row where a class has it twice', async () => {
  const at = (row: number, district: string) =>
    resultWith({ school: { row, name: 'Школа', carried: [district] } });
  const results = [at(1, 'Южный'), at(2, 'Северный'), at(3, 'Южный')];
  const $ = load(await written(junit, { carriedHeader: ['Район'] }, results), { xml: true });
  expect(
    $('testcase')
      .toArray()
      .map((one) => $(one).attr('name')),
  ).toEqual(['Школа (school1.example)', 'Школа (school1.example)', 'Школа (school1.example) [3]']);
});

test('times are seconds: of each school, and of the run by the clock', async () => {
  const times = [new Date(2026, 10, 23, 3, 0, 0), new Date(2026, 10, 23, 3, 1, 2, 500)];
  const now = () => times.shift() ?? new Date(Number.NaN);
  const $ = load(await written(junit, { now }), { xml: true });
  expect($('testcase').first().attr('time')).toBe('0.412');
  expect($('testsuites').attr('time')).toBe('62.500');
  expect($('testsuite').attr()).toMatchObject({ time: '62.500', timestamp: '2026-11-23T03:00:00' });
});

test('a clock that is set back makes no time below zero', async () => {
  const times = [new Date(2026, 10, 23, 3), new Date(2026, 10, 23, 2)];
  const now = () => times.shift() ?? SETTINGS.now();
  const $ = load(await written(junit, { now }, []), { xml: true });
  expect($('testsuites').attr('time')).toBe('0.000');
});

test('a school that fails a further requirement is a failure that says which', async () => {
  const { judgement } = resultWith({});
  const result: SchoolResult = { ...resultWith({}), further: [{ ...judgement, ...NO_LINK }] };
  const rules = [PROFILES.noko, PROFILES.anketa] as const;
  const $ = load(await written(junit, { rules }, [result, ...RESULTS]), { xml: true });
  expect($('failure').first().attr()).toEqual({
    message: 'Гиперссылки на anketa.68edu.ru нет (анкета)',
    type: 'fail/no-link',
  });
  expect($('failure').first().text()).not.toContain('НОКО');
});
