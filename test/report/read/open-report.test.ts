// A report is what the next run knows of the last: what was written is read back, also after a
// spreadsheet has saved it in its own way.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { Change } from '../../../src/compare/change.js';
import type { SchoolResult } from '../../../src/crawl/result.js';
import { RunError } from '../../../src/errors.js';
import { csv } from '../../../src/report/csv.js';
import { json } from '../../../src/report/json.js';
import { ndjson } from '../../../src/report/ndjson.js';
import { openReport } from '../../../src/report/read/open-report.js';
import type { ReportedSchool } from '../../../src/report/read/reported-school.js';
import { unchecked } from '../../../src/verdict/judgement.js';
import type { NearMiss } from '../../../src/verdict/link.js';
import { PROFILES } from '../../../src/verdict/profiles.js';
import { WORDS } from '../../../src/words/index.js';
import { RESULTS, resultWith } from '../../support/results.js';
import { makeFolder } from '../../support/sites.js';
import { written } from '../../support/written.js';

const CHANGE: Change = {
  kind: 'check-lost',
  since: '2026-11-21',
  linkLastSeen: '2026-11-20',
  lastKnown: { verdict: 'fail', day: '2026-11-20', since: '2026-10-01' },
  runsUnchecked: 3,
};
const CHANGED: readonly SchoolResult[] = RESULTS.map((result) => ({ ...result, change: CHANGE }));

const { judgement: PASSED } = resultWith({});
const MISSPELT: NearMiss = {
  reason: 'broken-link',
  how: 'misspelt-host',
  href: 'https://anketa.68edu.rr/5',
  url: 'https://anketa.68edu.ru/5',
  kind: 'general',
  id: null,
  text: 'Анкета',
  line: 3,
  column: 4,
};

async function read(
  name: string,
  content: string | Uint8Array,
): Promise<readonly ReportedSchool[]> {
  const file = join(await makeFolder(), name);
  await writeFile(file, content);
  return collect(file);
}

async function collect(file: string): Promise<readonly ReportedSchool[]> {
  const schools: ReportedSchool[] = [];
  for await (const school of openReport(file)) schools.push(school);
  return schools;
}

async function faultOf(name: string, content: string | Uint8Array) {
  const error = await read(name, content).catch((reason) => reason);
  expect(error).toBeInstanceOf(RunError);
  expect(error.problem).toMatchObject({ code: 'report-file' });
  for (const { problem } of [WORDS.ru, WORDS.en]) {
    expect(problem(error.problem)).toContain(name);
    expect(problem(error.problem)).not.toMatch(/undefined|null|\[object/);
  }
  return error.problem.fault;
}

/** The cells of a CSV as a person's workbook has them, below a title. */
async function workbookOf(text: Promise<string>): Promise<Uint8Array> {
  const rows: string[][] = parse(await text);
  const cells = [['Отчёт за ноябрь'], [], ...rows].map((row) => row.map((value) => ({ value })));
  return await writeXlsxFile(cells).toBuffer();
}

const excel = () => written(csv, { csvProfile: 'excel', changes: true }, CHANGED);

describe('what was written is read back', () => {
  it.each([
    ['the CSV of a file', 'r.csv', excel],
    ['the CSV of a pipe', 'r.csv', () => written(csv, { changes: true }, CHANGED)],
    ['CSV under another name', 'r.txt', excel],
    ['NDJSON', 'r.ndjson', () => written(ndjson, {}, CHANGED)],
    ['JSON', 'r.json', () => written(json, {}, CHANGED)],
    ['an Excel workbook', 'r.xlsx', () => workbookOf(written(csv, { changes: true }, CHANGED))],
  ])('%s', async (_what, name, write) => {
    const [pass, fail, unchecked, ...none] = await read(name, await write());
    expect(none).toEqual([]);
    expect(pass).toMatchObject({
      row: 1,
      number: '1.',
      name: 'МБОУ "Школа № 1", с. Первое',
      site: 'school1.example',
      busId: '75187',
      verdict: 'pass',
      reason: 'results-link',
      sentence: expect.stringMatching(/^На главной странице есть гиперссылка .*75187/),
      page: 'https://www.school1.example/',
      hyperlink: 'http://bus.gov.ru/independentRating/details/75187?a=1&b=2',
      text: 'Результаты «НОКО»; 2021',
      place: 'строка 120, столбец 5',
      remarks: expect.stringContaining('nofollow'),
      http: '200',
      checkedAt: write === excel ? '23.11.2026 03:00' : '2026-11-23T03:00:00.000+03:00',
      carried: { Район: 'Первый; северный', bus_id: '75187', Телефон: '-' },
    });
    expect(fail).toMatchObject({
      site: 'http://школа2.example',
      busId: null,
      reason: 'card-link',
      page: '',
      text: '=HYPERLINK("http://evil.example";"НОКО")',
      carried: { Телефон: '+7-475-000-00-00' },
    });
    expect(unchecked).toMatchObject({
      site: 'нет сайта',
      verdict: 'unchecked',
      http: '',
      carried: { Район: '@район', bus_id: '-5', Телефон: '' },
    });
  });

  it('with its changes, and without', async () => {
    for (const { change } of await read('r.csv', await excel())) expect(change).toEqual(CHANGE);
    for (const { change } of await read('r.csv', await written(csv))) expect(change).toBeNull();
  });

  it.each([
    ['CSV', 'r.csv', csv],
    ['NDJSON', 'r.ndjson', ndjson],
    ['JSON', 'r.json', json],
  ])('with what was found by further requirements: %s', async (_what, name, format) => {
    const broken = {
      ...PASSED,
      verdict: 'fail',
      reason: 'broken-link',
      link: null,
      nearMiss: MISSPELT,
    } as const;
    const [result] = RESULTS;
    if (result === undefined) throw new Error('no result');
    const rules = [PROFILES.reviews, PROFILES.anketa, PROFILES.noko] as const;
    const results = [{ ...result, further: [broken, PASSED] }];
    const [school] = await read(name, await written(format, { rules }, results));
    expect(school?.further).toEqual([
      {
        name: 'noko',
        verdict: 'pass',
        sentence: expect.stringContaining('есть гиперссылка на результаты'),
        advice: '',
        hyperlink: PASSED.link?.url,
      },
      {
        name: 'anketa',
        verdict: 'fail',
        sentence: expect.stringContaining(`опечатка. Сейчас в ней записано: ${MISSPELT.href}`),
        advice: expect.stringMatching(
          /^Откройте эту гиперссылку.*: https:\/\/anketa\.68edu\.ru\/5$/,
        ),
        hyperlink: MISSPELT.href,
      },
    ]);
    expect(school?.requirement).toBe(name === 'r.csv' ? null : 'reviews');
    expect(school?.sentence).toContain('страницу, где гражданин может оставить отзыв');
  });

  it.each([
    ['CSV', 'r.csv', csv],
    ['NDJSON', 'r.ndjson', ndjson],
    ['JSON', 'r.json', json],
  ])('with the title of a page that was not the school’s: %s', async (_what, name, format) => {
    const untitled = unchecked('not-the-site', 'parked');
    const pageTitle = 'Домен продаётся';
    const results = [{ ...untitled, pageTitle }, untitled].map((judgement) => ({
      ...resultWith({ judgement }),
      further: [judgement],
    }));
    const rules = [PROFILES.noko, PROFILES.anketa] as const;
    const schools = await read(name, await written(format, { rules }, results));
    const told = `Заголовок страницы: «${pageTitle}».`;
    const isTold = schools.map(({ sentence, further }) =>
      [sentence, further[0]?.sentence].map((text) => text?.endsWith(told)),
    );
    expect(isTold).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('compressed, as history keeps it', async () => {
    const schools = await read('2026-11-23.ndjson.gz', gzipSync(await written(ndjson)));
    expect(schools.map(({ verdict }) => verdict)).toEqual(['pass', 'fail', 'unchecked']);
  });

  it('a school that passes by a lesser link', async () => {
    const accepted = resultWith({ judgement: { verdict: 'pass', reason: 'card-link' } });
    const schools = await read('r.csv', await written(csv, {}, [accepted]));
    expect(schools).toMatchObject([{ verdict: 'pass', reason: 'card-link' }]);
  });
});

describe('what a spreadsheet has saved again', () => {
  const days = (text: string) =>
    text.replace(/\b(\d{4})-(\d\d)-(\d\d)(?=[;,\t) ]|\r)/g, '$3.$2.$1');

  it('in windows-1251, with days in the Russian way', async () => {
    const schools = await read('r.csv', iconv.encode(days(await excel()), 'windows-1251'));
    expect(schools.map(({ change }) => change)).toEqual(CHANGED.map(() => CHANGE));
    expect(schools[1]).toMatchObject({ reason: 'card-link', site: 'http://школа2.example' });
  });

  it('as Unicode text with tabs', async () => {
    const rows = (
      await written(csv, { changes: true }, [resultWith({ school: { name: 'Школа' } })])
    )
      .replaceAll('"Результаты «НОКО»; 2021"', 'Результаты')
      .replaceAll(',', '\t');
    const [school] = await read('r.txt', iconv.encode(rows, 'utf-16', { addBOM: true }));
    expect(school).toMatchObject({ verdict: 'pass', name: 'Школа', site: 'school1.example' });
  });

  it('with a title above, and columns moved and added', async () => {
    const text =
      'Отчёт за ноябрь;;;\r\nКод;Мой столбец;Результат;Адрес сайта;Наименование организации\r\nfail/no-link;звонили;не соответствует;a.example;Школа\r\n';
    expect(await read('r.csv', text)).toMatchObject([
      {
        reason: 'no-link',
        name: 'Школа',
        site: 'a.example',
        carried: { 'Мой столбец': 'звонили' },
      },
    ]);
  });
});

describe('what is no report is refused', () => {
  it('a file that is not there', async () => {
    const missing = join(await makeFolder(), 'none.csv');
    const error = await collect(missing).catch((reason) => reason);
    expect(error.problem.fault).toEqual({ kind: 'unreadable', cause: 'ENOENT' });
  });

  it.each([
    ['a list of schools', 'r.csv', 'Наименование;Сайт\r\nШкола;a.example\r\n'],
    ['the annex alone', 'r.csv', () => written(csv, { annex: true })],
    ['a table of something else', 'r.csv', 'Имя;Телефон\r\nИванов;1\r\n'],
  ])('%s, with the header that was found', async (_what, name, content) => {
    const fault = await faultOf(name, typeof content === 'string' ? content : await content());
    expect(fault).toMatchObject({ kind: 'no-code-column', header: expect.any(Array) });
  });

  it.each([
    ['an empty file', 'r.csv', ''],
    ['a picture', 'r.csv', Buffer.from([0x89, 0x50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])],
    ['JSON of something else', 'r.json', '{"a":1}'],
    ['JSON lines of something else', 'r.ndjson', '{"a":1}\n{"a":2}\n'],
    ['a number', 'r.json', '[1]'],
  ])('%s', async (_what, name, content) => {
    expect(await faultOf(name, content)).toEqual({ kind: 'not-a-report' });
  });

  it.each(['pass/no-such', 'fail/results-link', 'fail/timeout', 'fail', '', 'pass/constructor'])(
    'a code that no run gives: «%s»',
    async (code) => {
      const rows = (await written(csv)).replace('fail/card-link', code);
      expect(await faultOf('r.csv', rows)).toEqual({ kind: 'unknown-code', row: 2, found: code });
    },
  );

  it('a workbook of something else', async () => {
    const fault = await faultOf('r.xlsx', await workbookOf(Promise.resolve('Имя,Телефон')));
    expect(fault).toEqual({ kind: 'no-code-column', header: ['Имя', 'Телефон'] });
  });

  it('NDJSON with such a code', async () => {
    const rows = (await written(ndjson)).replace('"reason":"card-link"', '"reason":"soon"');
    const fault = await faultOf('r.ndjson', rows);
    expect(fault).toEqual({ kind: 'unknown-code', row: 2, found: 'fail/soon' });
  });

  it('NDJSON of a later version', async () => {
    const rows = (await written(ndjson)).replaceAll('"schemaVersion":1', '"schemaVersion":2');
    expect(await faultOf('r.ndjson', rows)).toEqual({ kind: 'newer', found: 2, known: 1 });
  });
});

describe('what has lost its end is refused', () => {
  it('CSV cut inside a row', async () => {
    const rows = await written(csv, {}, [resultWith({ school: { name: 'Школа' } })]);
    expect(await faultOf('r.csv', rows.slice(0, rows.indexOf('school1.example')))).toEqual({
      kind: 'incomplete',
      row: 1,
    });
  });

  it('CSV cut inside quotes', async () => {
    const text = await written(csv);
    expect(await faultOf('r.csv', text.slice(0, text.indexOf('южный')))).toEqual({
      kind: 'truncated',
    });
  });

  it('NDJSON cut inside a line', async () => {
    const fault = await faultOf('r.ndjson', (await written(ndjson)).slice(0, -20));
    expect(fault).toEqual({ kind: 'incomplete', row: 3 });
  });

  it('JSON', async () => {
    const text = await written(json);
    expect(await faultOf('r.json', text.slice(0, -200))).toEqual({ kind: 'truncated' });
  });

  it('a workbook', async () => {
    const whole = await workbookOf(written(csv));
    expect(await faultOf('r.xlsx', whole.subarray(0, -100))).toEqual({ kind: 'truncated' });
  });

  it('gzip', async () => {
    const packed = gzipSync(await written(ndjson));
    expect(await faultOf('r.gz', packed.subarray(0, -9))).toEqual({ kind: 'truncated' });
  });
});
