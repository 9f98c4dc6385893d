import { describe, expect, test } from 'vitest';
import type { SchoolResult } from '../../../src/crawl/result.js';
import { docx } from '../../../src/report/docx/docx.js';
import type { ReportSettings } from '../../../src/report/format.js';
import { PROFILES } from '../../../src/verdict/profiles.js';
import { type ReadDocx, readDocx } from '../../support/read-docx.js';
import { RESULTS, resultWith } from '../../support/results.js';
import { writtenBytes } from '../../support/written.js';

async function annexOf(
  settings: Partial<ReportSettings> = {},
  results: readonly SchoolResult[] = RESULTS,
): Promise<ReadDocx> {
  return readDocx(await writtenBytes(docx, settings, results));
}

const HEADER = [
  '№ п/п',
  'Наименование организации',
  'Адрес страницы официального сайта с размещенной гиперссылкой',
];

describe('the annex in Word', () => {
  test('is the form of the letter: a heading, three columns, Times New Roman on A4', async () => {
    const { paragraphs, rows, repeated, font, page } = await annexOf({
      organisation: 'Отдел образования Примерного района',
    });
    expect(paragraphs).toEqual([
      'Отдел образования Примерного района',
      'Информация о размещении на официальных сайтах гиперссылок на результаты независимой оценки',
      '_'.repeat(48),
      '(должность)(подпись)(инициалы, фамилия)',
      '«____» ______________ 20____ г.',
    ]);
    expect(rows[0]?.map(({ text }) => text)).toEqual(HEADER);
    expect(repeated).toEqual([true, false]);
    expect(font).toBe('Times New Roman');
    expect(page).toEqual({ width: 11_906, height: 16_838 });
  });

  test('has a line to be filled by hand where nobody says who makes it', async () => {
    for (const organisation of [undefined, ' \t']) {
      const { paragraphs } = await annexOf({ organisation });
      expect(paragraphs.slice(0, 2)).toEqual([expect.stringMatching(/^_+$/), '(наименование ОО)']);
    }
  });

  test('lists the schools that comply, numbered anew, with an address to be clicked on', async () => {
    const [passing, failing] = RESULTS;
    if (passing === undefined || failing === undefined) throw new Error('no results');
    const { rows } = await annexOf({}, [failing, passing, failing, passing]);
    const address = {
      text: 'https://www.school1.example/',
      target: 'https://www.school1.example/',
    };
    const plain = (text: string) => ({ text, target: null });
    expect(rows.slice(1)).toEqual([
      [plain('1.'), plain('МБОУ "Школа № 1", с. Первое'), address],
      [plain('2.'), plain('МБОУ "Школа № 1", с. Первое'), address],
    ]);
  });

  test('lists every school where that is asked for, with an empty address where there is none', async () => {
    const { rows } = await annexOf({ annexAll: true });
    expect(rows.slice(1).map((row) => row.map(({ text }) => text))).toEqual([
      ['1.', 'МБОУ "Школа № 1", с. Первое', 'https://www.school1.example/'],
      ['2.', 'МБОУ «Школа № 2» с. Второе', ''],
      ['3.', 'Школа  \uFFFD № 3', ''],
    ]);
  });

  test('is the form without rows where no school complies', async () => {
    const { rows } = await annexOf({}, RESULTS.slice(1));
    expect(rows.map((row) => row.map(({ text }) => text))).toEqual([HEADER]);
  });

  test('shows a Cyrillic host as people write it and leads to the same page', async () => {
    const page = 'http://xn--2-7sb3aeo2d.example/?a=1&b="2"#c';
    const { rows } = await annexOf({}, [resultWith({ page })]);
    expect(rows[1]?.[2]).toEqual({
      text: 'http://школа2.example/?a=1&b="2"#c',
      target: 'http://xn--2-7sb3aeo2d.example/?a=1&b=%222%22#c',
    });
  });

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    `https://school.example/${'a'.repeat(2_000)}`,
  ])('shows what is no address to be clicked on as text alone: %s', async (page) => {
    const { rows } = await annexOf({}, [resultWith({ page })]);
    expect(rows[1]?.[2]).toEqual({ text: page, target: null });
  });

  test.each([
    '<img src=x onerror=alert(1)>',
    '</w:t></w:r><w:r><w:br/>&amp;&#0;]]>',
    '"\'=HYPERLINK("http://evil.example")',
    '{address}{number}$&$1',
    'ш'.repeat(300),
  ])('holds a hostile name as the text it is: %s', async (name) => {
    const { rows, parts } = await annexOf({}, [resultWith({ school: { name } })]);
    expect(rows[1]?.map(({ text }) => text)).toEqual(['1.', name, 'https://www.school1.example/']);
    expect(Object.values(parts).join('')).not.toContain('<img');
  });

  test('leaves out of names and heads what XML cannot hold', async () => {
    const hostile = 'а\u0000\u0008\uFFFE\uFFFF\u202Eб\uD83D\r\nв';
    const { rows, paragraphs } = await annexOf({ organisation: hostile }, [
      resultWith({ school: { name: hostile } }),
    ]);
    expect(rows[1]?.[1]?.text).toBe('аб\uFFFD в');
    expect(paragraphs[0]).toBe('аб\uFFFD в');
  });

  test('says what its hyperlinks lead to by the rules that judged', async () => {
    const { paragraphs } = await annexOf({ rules: [PROFILES.anketa] });
    expect(paragraphs.at(-4)).toContain('гиперссылок на региональную анкету');
  });

  test('begins with the part by which a document is told from any archive', async () => {
    const { parts } = await annexOf();
    expect(Object.keys(parts)[0]).toBe('[Content_Types].xml');
  });

  test('is the same bytes for the same schools', async () => {
    const [once, again] = [await writtenBytes(docx), await writtenBytes(docx)];
    expect(once.equals(again)).toBe(true);
  });

  test('numbers thousands of rows, each with a hyperlink of its own', async () => {
    const results = Array.from({ length: 3_000 }, (_, index) =>
      resultWith({ page: `https://school${index + 1}.example/` }),
    );
    const { rows } = await annexOf({}, results);
    expect(rows).toHaveLength(3_001);
    expect(rows.at(-1)?.[0]?.text).toBe('3000.');
    expect(new Set(rows.slice(1).map((row) => row[2]?.target)).size).toBe(3_000);
  });
});
