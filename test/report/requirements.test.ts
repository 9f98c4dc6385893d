// Several requirements in one report.
import { expect, test } from 'vitest';
import type { SchoolResult } from '../../src/crawl/result.js';
import { openSchoolList } from '../../src/list/list.js';
import { createColumns, OWN_HEADERS, REPORT_HEADERS } from '../../src/report/columns.js';
import { csv } from '../../src/report/csv.js';
import type { RuleSets } from '../../src/report/format.js';
import { ndjson } from '../../src/report/ndjson.js';
import { unchecked } from '../../src/verdict/judgement.js';
import { PROFILES } from '../../src/verdict/profiles.js';
import { LINK, resultWith } from '../support/results.js';
import { written } from '../support/written.js';

const RULES: RuleSets = [PROFILES.noko, PROFILES.anketa, PROFILES.reviews];
const SURVEY = { ...LINK, url: 'https://anketa.68edu.ru/5', kind: 'general' as const, id: null };
const { judgement } = resultWith({});
const RESULT: SchoolResult = {
  ...resultWith({ school: { carried: ['Первое'] } }),
  further: [
    { ...judgement, reason: 'general-link', link: SURVEY, links: [SURVEY] },
    { ...judgement, verdict: 'fail', reason: 'no-link', link: null, links: [] },
  ],
};
const SETTINGS = { carriedHeader: ['Район'], annex: false, rules: RULES };

function cells(result: SchoolResult): Readonly<Record<string, string>> {
  const columns = createColumns(SETTINGS);
  return Object.fromEntries(columns.map(({ header, cell }) => [header, cell(result)]));
}

test('each further requirement has four columns, behind what all come to, between ours and the list’s', () => {
  expect(createColumns(SETTINGS).map(({ header }) => header)).toEqual([
    ...OWN_HEADERS,
    'Все требования',
    ...['Результат: анкета', 'Причина: анкета', 'Подробно: анкета', 'Гиперссылка: анкета'],
    ...['Результат: отзывы', 'Причина: отзывы', 'Подробно: отзывы', 'Гиперссылка: отзывы'],
    'Район',
  ]);
});

test('they speak of their own requirement, the others of the first', () => {
  expect(cells(RESULT)).toMatchObject({
    Результат: 'соответствует',
    Код: 'pass/results-link',
    'Все требования': 'не соответствует',
    'Результат: анкета': 'соответствует',
    'Причина: анкета': expect.stringMatching(/^Есть гиперссылка на /),
    'Подробно: анкета': expect.stringMatching(/гиперссылка на региональную анкету.*анкета|анкету/),
    'Гиперссылка: анкета': SURVEY.url,
    'Результат: отзывы': 'не соответствует',
    'Подробно: отзывы': expect.stringMatching(/ни гиперссылки.* Что сделать: .*info-card/),
    'Гиперссылка: отзывы': '',
    Район: 'Первое',
  });
});

test('a first requirement that is another has its own words in our columns', () => {
  const columns = createColumns({ ...SETTINGS, rules: [PROFILES.anketa] });
  const failing = resultWith({ judgement: { verdict: 'fail', reason: 'no-link', link: null } });
  const cellOf = (name: string) => columns.find(({ header }) => header === name)?.cell(failing);
  expect(cellOf('Подробно')).toContain('anketa.68edu.ru');
  expect(cellOf('Что сделать')).toContain('https://anketa.68edu.ru/');
});

test('the annex is the same whatever else is required', async () => {
  const plain = await written(csv, { annex: true }, [RESULT]);
  expect(await written(csv, { annex: true, rules: RULES }, [RESULT])).toBe(plain);
});

test('without further requirements the columns are as they always are', async () => {
  expect(await written(csv, { rules: [PROFILES.noko] })).toBe(await written(csv));
});

test('ndjson tells which rules judged, and what each further one found', async () => {
  const { rules, requirements } = JSON.parse(await written(ndjson, SETTINGS, [RESULT]));
  expect(rules).toEqual({
    noko: PROFILES.noko.version,
    anketa: PROFILES.anketa.version,
    reviews: PROFILES.reviews.version,
  });
  expect(requirements).toMatchObject({
    anketa: { verdict: 'pass', reason: 'general-link', link: { url: SURVEY.url } },
    reviews: { verdict: 'fail', reason: 'no-link', link: null },
  });
});

test('ndjson has no requirements where there is one', async () => {
  const [line = ''] = (await written(ndjson, { rules: [PROFILES.noko] })).split('\n');
  expect(JSON.parse(line).rules).toEqual({ noko: PROFILES.noko.version });
  expect(JSON.parse(line)).not.toHaveProperty('requirements');
});

test('their columns are not carried when the report is the next list', async () => {
  const unknown = { ...RESULT, further: [unchecked('timeout'), unchecked('timeout')] };
  const text = await written(csv, SETTINGS, [RESULT, unknown]);
  const list = await openSchoolList({
    name: 'report.csv',
    chunks: (async function* () {
      yield new TextEncoder().encode(text);
    })(),
    report: { columns: REPORT_HEADERS, restoreCell: (cell) => cell },
  });
  expect(list.columns).toEqual(['Район']);
  const rows = [];
  for await (const { carried } of list.schools) rows.push(carried);
  expect(rows).toEqual([['Первое'], ['Первое']]);
});
