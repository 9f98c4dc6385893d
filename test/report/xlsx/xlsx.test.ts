// The workbook read back, cell by cell and as the XML that a spreadsheet gets.
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/compare/change.js';
import type { SchoolResult } from '../../../src/crawl/result.js';
import { RunError } from '../../../src/errors.js';
import { readSheet } from '../../../src/list/workbook.js';
import { createColumns } from '../../../src/report/columns.js';
import { createXlsx } from '../../../src/report/xlsx/xlsx.js';
import { PROFILES } from '../../../src/verdict/profiles.js';
import { workbookOf } from '../../support/read-xlsx.js';
import { CARRIED_HEADER, RESULTS, resultWith } from '../../support/results.js';
import { SETTINGS, writtenBytes } from '../../support/written.js';

/** The columns of the table, and their letters. */
const COLUMNS = createColumns({ carriedHeader: CARRIED_HEADER, annex: false });
const LETTER = Object.fromEntries(
  COLUMNS.map(({ header }, index) => [header, String.fromCharCode(65 + index)]),
);

describe('the sheet «Отчёт»', () => {
  it('has the columns and cells of the CSV, a moment as a person reads it', async () => {
    const rows = await (await workbookOf()).rows('Отчёт');
    expect(rows[0]).toEqual(COLUMNS.map(({ header }) => header));
    expect(rows.slice(1)).toEqual(
      RESULTS.map((result) =>
        COLUMNS.map(({ header, cell }) =>
          header === 'Проверено' ? '23.11.2026 03:00'.concat(secondsOf(result)) : cell(result),
        ),
      ),
    );
  });

  it('keeps the row of names and the name of each school in sight, and can be filtered', async () => {
    const { sheet, workbook } = await workbookOf();
    const table = sheet('Отчёт');
    expect(table('pane').attr()).toMatchObject({ xSplit: '2', ySplit: '1', state: 'frozen' });
    expect(table('autoFilter').attr('ref')).toBe(`A1:${LETTER.Телефон}4`);
    const defined = workbook('definedName')
      .toArray()
      .map(({ attribs, children }) => [
        `${attribs.name} ${attribs.localSheetId}`,
        'data' in (children[0] ?? {}) ? (children[0] as { data: string }).data : '',
      ]);
    expect(Object.fromEntries(defined)).toEqual({
      '_xlnm.Print_Titles 2': "'Форма'!$6:$6",
      '_xlnm._FilterDatabase 1': `'Отчёт'!$A$1:$${LETTER.Телефон}$4`,
      '_xlnm.Print_Area 1': "'Отчёт'!$A$1:$E$4",
      '_xlnm.Print_Titles 1': "'Отчёт'!$1:$1",
    });
  });

  it('has its elements in the order that Excel demands', async () => {
    const { sheet } = await workbookOf();
    const order = (name: string) =>
      sheet(name)('worksheet')
        .children()
        .toArray()
        .map(({ name: element }) => element);
    expect(order('Отчёт')).toEqual([
      ...['sheetPr', 'sheetViews', 'cols', 'sheetData', 'autoFilter', 'hyperlinks'],
      ...['pageMargins', 'pageSetup', 'headerFooter', 'ignoredErrors'],
    ]);
    expect(order('Форма')).toEqual([
      ...['sheetPr', 'cols', 'sheetData', 'mergeCells', 'hyperlinks'],
      ...['pageMargins', 'pageSetup', 'headerFooter', 'ignoredErrors'],
    ]);
  });

  it('has columns as wide as their texts, and a line a school, of which a screen shows 25', async () => {
    const { sheet, look } = await workbookOf({}, [
      resultWith({ school: { name: 'Муниципальное '.repeat(7), carried: ['а\nб', '', ''] } }),
      ...RESULTS,
    ]);
    const table = sheet('Отчёт');
    const widths = table('col')
      .toArray()
      .map(({ attribs }) => Number(attribs.width));
    expect(widths).toHaveLength(COLUMNS.length);
    expect(widths[0]).toBe(8);
    expect(widths[1], 'the name').toBe(99);
    expect(widths[4], 'Причина').toBe(43);
    expect(widths[5], 'Подробно').toBe(48);
    expect(look('Отчёт', 'F3').wraps).toBe(false);
    const heights = table('row')
      .toArray()
      .map(({ attribs }) => Number(attribs.ht));
    expect(new Set(heights.slice(1))).toEqual(new Set([15]));
    const zoom = Number(table('sheetView').attr('zoomScale')) / 100;
    // Points of a screen of 768 that Windows and the ribbon of Excel leave; 4 points are 3 of a page.
    const room = 480;
    const used = (heights[0] ?? 0) + 25 * 15;
    expect((used * zoom * 4) / 3).toBeLessThan(room);
  });

  it('colours verdicts, whose words say the same', async () => {
    const { look, rows } = await workbookOf();
    const table = await rows('Отчёт');
    const words = ['соответствует', 'не соответствует', 'не проверено'];
    expect(table.slice(1).map((row) => row[3])).toEqual(words);
    const looks = ['D2', 'D3', 'D4'].map((place) => look('Отчёт', place));
    expect(new Set(looks.map(({ ground }) => ground)).size).toBe(3);
    for (const { ink, ground } of looks) expect(contrast(ink, ground)).toBeGreaterThan(7);
  });

  it('has a moment as a date of Excel, by the clock where the run was made', async () => {
    const { sheet, look } = await workbookOf();
    const place = `${LETTER.Проверено}2`;
    expect(look('Отчёт', place)).toMatchObject({ type: null, format: 'dd.mm.yyyy hh:mm' });
    // 23 November 2026 is day 46,349; three in the morning is an eighth of it.
    expect(sheet('Отчёт')(`c[r="${place}"] v`).text()).toBe('46349.125');
  });

  it('has numbers of organisations as texts, and only what is counted as numbers', async () => {
    const organisation = resultWith({ school: { number: '007', carried: ['', '0075187', ''] } });
    const { look, rows } = await workbookOf({}, [organisation]);
    const cells = (await rows('Отчёт'))[1] ?? [];
    expect([cells[0], cells[16]]).toEqual(['007', '0075187']);
    for (const header of ['№ п/п', 'bus_id'])
      expect(look('Отчёт', `${LETTER[header]}2`)).toMatchObject({ type: 'inlineStr', format: '@' });
    expect(look('Отчёт', `${LETTER.HTTP}2`)).toMatchObject({ type: null, format: '0' });
  });

  it('has hyperlinks to the page, the site and what was found', async () => {
    const { links } = await workbookOf();
    expect(links('Отчёт')).toEqual({
      C2: 'https://www.school1.example/',
      H2: 'https://school1.example/',
      I2: 'http://bus.gov.ru/independentRating/details/75187?a=1&b=2',
      H3: 'http://xn--2-7sb3aeo2d.example/',
      I3: 'https://bus.gov.ru/info-card/402495',
    });
  });

  it('has no hyperlink to anything but the web, nor on what leads nowhere', async () => {
    const [passing] = RESULTS;
    const link = { ...(passing?.judgement.link ?? null), url: 'javascript:alert(1)' };
    const nearMiss = { href: 'http://bus.gov.ru/x', text: '', line: 1, column: 1 };
    const { links } = await workbookOf({}, [
      resultWith({ page: 'file:///etc/passwd', judgement: { link: link as never } }),
      resultWith({ page: `https://a.example/${'x'.repeat(3_000)}` }),
      resultWith({ judgement: { verdict: 'fail', nearMiss: nearMiss as never } }),
    ]);
    const table = links('Отчёт');
    for (const place of ['C2', 'I2', 'C3', 'C4', 'I4']) expect(table).not.toHaveProperty(place);
    expect(table).toHaveProperty('I3');
  });

  it('has the columns of a change and of further requirements by itself', async () => {
    const change: Change = {
      kind: 'check-lost',
      since: '2026-11-21',
      linkLastSeen: null,
      lastKnown: null,
      runsUnchecked: 3,
    };
    const { rows, look } = await workbookOf(
      { changes: true, rules: [PROFILES.noko, PROFILES.anketa] },
      RESULTS.map((result) => ({ ...result, change, further: [result.judgement] })),
    );
    const [header = [], first = []] = await rows('Отчёт');
    const cellOf = (name: string) => first[header.indexOf(name)];
    expect(cellOf('С какого дня')).toBe('21.11.2026');
    expect(cellOf('Не проверено раз подряд')).toBe('3');
    expect(cellOf('Результат: анкета')).toBe('соответствует');
    const place = `${String.fromCharCode(65 + header.indexOf('Результат: анкета'))}2`;
    expect(look('Отчёт', place).ground).toBe('E2F0D9');
  });
});

describe('what a school is called', () => {
  const NAMES = [
    '<img src=x onerror=alert(1)>',
    '=HYPERLINK("http://evil.example")',
    '+7 475 000-00-00',
    '@SUM(A1)',
    'МБОУ "Школа", с. \'Первое\' & ко',
    'Школа ]]> <!-- -->',
    'Обычная _x000D_ школа _x0041_',
    ' с пробелами  внутри ',
    'ш'.repeat(300),
  ];

  it.each(NAMES)('is a text in every sheet: %s', async (name) => {
    const { rows, sheet, parts } = await workbookOf({}, [resultWith({ school: { name } })]);
    expect((await rows('Отчёт'))[1]?.[1]).toBe(name.trim());
    expect(schoolsOf(await rows('Форма')).at(-1)?.[1]).toBe(name.trim());
    expect(sheet('Отчёт')('f').length).toBe(0);
    expect([...parts.values()].join('')).not.toContain('<img');
  });

  it('loses what XML cannot hold, and what turns the direction of writing', async () => {
    const name = 'А\u0000\u0008\uFFFE\uD83D\u202EБ';
    const carried = ['строка\r\nвторая\u000B', '\uDC00', '\u0007'];
    const { rows } = await workbookOf({}, [resultWith({ school: { name, carried } })]);
    const cells = (await rows('Отчёт'))[1] ?? [];
    expect(cells[1]).toMatch(/^А\uFFFD*Б$/);
    expect(cells.slice(15)).toEqual(['строка\nвторая', '\uFFFD', '']);
  });

  it('is cut where a cell holds no more', async () => {
    const name = 'ш'.repeat(40_000);
    const { rows } = await workbookOf({}, [resultWith({ school: { name } })]);
    expect((await rows('Отчёт'))[1]?.[1]).toBe(`${'ш'.repeat(32_766)}…`);
  });
});

describe('the sheet «Сводка»', () => {
  const COUNTS = [
    ...['Школ', 'соответствует', 'не соответствует', 'не проверено'],
    'Доля соответствующих из проверенных',
  ];

  it('counts by verdict, by reason and by the columns of the list', async () => {
    const inDistrict = (result: SchoolResult, district: string): SchoolResult => ({
      ...result,
      school: { ...result.school, carried: [district, result.school.row.toString(), ''] },
    });
    const [passing, failing, unchecked] = RESULTS as [SchoolResult, SchoolResult, SchoolResult];
    const named = { organisation: 'Отдел образования', listName: 'schools.csv' };
    const { rows } = await workbookOf(named, [
      inDistrict(passing, 'Южный'),
      inDistrict(failing, 'Южный'),
      inDistrict(unchecked, 'Северный'),
      inDistrict(passing, 'Северный'),
    ]);
    expect(filled(await rows('Сводка'))).toEqual([
      ['Гиперссылки на результаты независимой оценки'],
      ['Отдел образования'],
      ['Список: schools.csv'],
      [expect.stringMatching(/^Проверено 23.11.2026/)],
      ['По результату'],
      ['', ...COUNTS],
      ['Всего', '4', '2', '1', '1', '0,666666666666667'],
      ['По причине'],
      ['Причина', 'Результат', 'Школ'],
      ['Есть гиперссылка на результаты', 'соответствует', '2'],
      ['Гиперссылка ведёт на карточку организации', 'не соответствует', '1'],
      ['Непонятный адрес сайта', 'не проверено', '1'],
      ['По столбцу «Район»'],
      ['Район', ...COUNTS],
      ['Северный', '2', '1', '0', '1', '1'],
      ['Южный', '2', '1', '1', '0', '0,5'],
      ['Итого', '4', '2', '1', '1', '0,666666666666667'],
    ]);
  });

  it('says nothing wrong of no schools', async () => {
    const { rows } = await workbookOf({}, []);
    expect(filled(await rows('Сводка')).slice(1, 4)).toEqual([
      ['По результату'],
      ['', ...COUNTS],
      ['Всего', '0', '0', '0', '0'],
    ]);
  });

  it('counts each requirement on its own beside all of them together', async () => {
    const [passing, failing] = RESULTS as [SchoolResult, SchoolResult, SchoolResult];
    const both = { ...passing, further: [failing.judgement] };
    const rules = [PROFILES.noko, PROFILES.anketa] as const;
    const { rows } = await workbookOf({ rules }, [both, { ...both, further: [passing.judgement] }]);
    expect(filled(await rows('Сводка'))).toEqual(
      expect.arrayContaining([
        ['НОКО', '2', '2', '0', '0', '1'],
        ['анкета', '2', '1', '1', '0', '0,5'],
        ['Все требования вместе', '2', '1', '1', '0', '0,5'],
      ]),
    );
    const table = await rows('Отчёт');
    const overall = table[0]?.indexOf('Все требования') ?? -1;
    expect(table.slice(1).map((row) => row[overall])).toEqual([
      'не соответствует',
      'соответствует',
    ]);
  });
});

describe('the sheet «Форма»', () => {
  const HEADS = COLUMNS.slice(0, 3).map(({ header }) => header);

  it('is the annex with the schools that comply, numbered anew, ready to be printed', async () => {
    const [passing, failing] = RESULTS as [SchoolResult, SchoolResult];
    const { rows, sheet, look, links } = await workbookOf({}, [failing, passing, passing]);
    const name = passing.school.name;
    expect(filled(await rows('Форма')).slice(-3)).toEqual([
      [expect.stringMatching(/^_+ +_+ +_+$/)],
      [expect.stringMatching(/^\(должность\) +\(подпись\) +\(инициалы, фамилия\)$/)],
      ['«____» ______________ 20____ г.'],
    ]);
    expect(filled(schoolsOf(await rows('Форма')))).toEqual([
      [expect.stringMatching(/^_+$/)],
      ['(наименование ОО)'],
      [
        'Информация о размещении на официальных сайтах гиперссылок на результаты независимой оценки',
      ],
      HEADS,
      ['1.', name, 'https://www.school1.example/'],
      ['2.', name, 'https://www.school1.example/'],
    ]);
    expect(links('Форма')).toEqual({
      C7: 'https://www.school1.example/',
      C8: 'https://www.school1.example/',
    });
    const form = sheet('Форма');
    expect(form('pageSetup').attr()).toMatchObject({ paperSize: '9', orientation: 'portrait' });
    expect(form('mergeCell').length).toBe(6);
    expect(look('Форма', 'B7')).toMatchObject({ font: 'Times New Roman', wraps: true });
  });

  it('has every school, and who makes the report, where that is asked for', async () => {
    const settings = { annexAll: true, organisation: 'Отдел образования' };
    const { rows } = await workbookOf(settings);
    const [organisation, , , ...schools] = filled(schoolsOf(await rows('Форма')));
    expect(organisation).toEqual(['Отдел образования']);
    expect(schools.map((cells) => cells.length)).toEqual([3, 2, 2]);
  });

  it('is alone where only the annex is asked for, and can be the next list', async () => {
    const { bytes, parts, rows } = await workbookOf({ annex: true });
    expect([...parts.keys()].filter((path) => path.startsWith('xl/worksheets/sheet'))).toEqual([
      'xl/worksheets/sheet1.xml',
    ]);
    expect(schoolsOf(await rows('Форма')).at(-1)).toEqual([
      ...['1.', 'МБОУ "Школа № 1", с. Первое', 'https://www.school1.example/'],
    ]);
    expect((await readSheet({ name: 'a.xlsx', bytes })).name).toBe('Форма');
  });
});

describe('a workbook', () => {
  it('is the same for the same results', async () => {
    const [one, other] = [await workbookOf(), await workbookOf()];
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });

  it('with more schools than a sheet has rows is refused, and nothing else', async () => {
    const format = createXlsx({ rows: 3, links: 9 });
    const two = RESULTS.slice(0, 2);
    expect((await writtenBytes(format, {}, two)).length).toBeGreaterThan(1_000);
    const body = format.create(SETTINGS);
    for (const result of two) await body.row(result);
    const error = await Promise.resolve(body.row(two[0] as SchoolResult)).catch((reason) => reason);
    expect(error).toBeInstanceOf(RunError);
    expect(error.problem).toEqual({ code: 'output-rows', format: '.xlsx', maxRows: 3 });
    await body.discard?.();
  });

  it('has no more hyperlinks than a sheet may have, and says so', async () => {
    const format = createXlsx({ rows: 100, links: 4 });
    const passing = Array<SchoolResult>(3).fill(resultWith({}));
    const { links, rows } = await workbookOf({}, passing, format);
    expect(Object.keys(links('Отчёт'))).toEqual(['C2', 'H2', 'I2', 'C3']);
    expect((await rows('Отчёт')).at(-1)?.[7]).toBe('school1.example');
    expect((await rows('Сводка')).at(-1)?.[0]).toMatch(/больше, чем допускает Excel \(4\)/);
  });
});

/** Without the lines for signature and date below them. */
function schoolsOf(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.slice(0, -4);
}

/** Rows that hold something, without the empty cells at their ends. */
function filled(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows
    .map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1))
    .filter((row) => row.length > 0);
}

function secondsOf({ checkedAt }: SchoolResult): string {
  const seconds = checkedAt.slice(17, 19);
  return seconds === '00' ? '' : `:${seconds}`;
}

/** As WCAG 2.1 defines it, of colours such as `1E4620`. */
function contrast(ink: string | null, ground: string | null): number {
  const [light = 0, dark = 0] = [ink, ground].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string | null): number {
  const [red = 0, green = 0, blue = 0] = (colour?.match(/../g) ?? []).map((hex) => {
    const part = Number.parseInt(hex, 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
