// A list may be a sheet of a workbook: what CSV has to be told apart, a sheet tells by itself, and
// all else is as in CSV.
import { describe, expect, it } from 'vitest';
import { openSchoolList } from '../../src/list/list.js';
import {
  collect,
  inChunks,
  open,
  problemOf,
  REPORT,
  readPairs,
  readSchools,
} from '../support/listing.js';
import { makeWorkbook, type SheetParts, textRows } from '../support/workbooks.js';

function workbook(
  rows: readonly (readonly string[])[],
  more: Partial<SheetParts> = {},
): Uint8Array {
  return makeWorkbook({ sheets: [{ name: 'Школы', rows: textRows(rows), ...more }] });
}

describe('a sheet as a list', () => {
  it('has its schools below the header, wherever that is', async () => {
    const list = workbook([
      ['Список школ района'],
      [],
      ['№ п/п', 'Наименование организации', 'Район', 'Сайт', 'bus_id'],
      ['1', '2', '3', '4', '5'],
      ['7', 'СОШ № 1', 'Северный', 'sosh1.example', '75187'],
      [],
      ['8', 'СОШ\n№ 2', '', 'http://sosh2.example/', ''],
    ]);
    expect(await open(list)).toMatchObject({
      columns: ['Район', 'bus_id'],
      siteColumn: 'Сайт',
      separator: null,
      encoding: null,
      isReport: false,
    });
    expect(await readSchools(list)).toMatchObject([
      { row: 1, number: '7', name: 'СОШ № 1', busId: '75187', carried: ['Северный', '75187'] },
      { row: 2, number: '8', name: 'СОШ № 2', busId: null, carried: ['', ''] },
    ]);
  });

  it('is found by its bytes, in whatever pieces they come', async () => {
    const list = workbook([
      ['Школа', 'Сайт'],
      ['СОШ', 'sosh.example'],
    ]);
    expect(await readSchools(list, 7)).toMatchObject([{ name: 'СОШ' }]);
  });

  it('is found where a large picture comes before it', async () => {
    const list = makeWorkbook({
      sheets: [{ name: 'Школы', rows: textRows([['Сайт'], ['sosh.example']]) }],
      change(parts) {
        const others = Object.entries(parts);
        for (const path of Object.keys(parts)) delete parts[path];
        // What hardly repeats is hardly packed.
        const noise = Array.from({ length: 20_000 }, (_, index) => (index * 7919).toString(36));
        parts['docProps/thumbnail.jpeg'] = noise.join('');
        Object.assign(parts, Object.fromEntries(others));
      },
    });
    expect(await readPairs(list)).toEqual([['', 'sosh.example']]);
  });

  it('takes what a site’s hyperlink leads to where the cell is a mere word', async () => {
    const list = workbook(
      [
        ['Школа', 'Сайт'],
        ['А', 'сайт школы'],
        ['Б', 'b.example'],
        ['В', 'нет'],
        ['Г', 'почта'],
        ['Д', 'сайт'],
      ],
      {
        after:
          '<hyperlinks><hyperlink ref="B2" r:id="r1"/><hyperlink ref="B3" r:id="r1"/><hyperlink ref="B4" r:id="r1"/><hyperlink ref="B5" r:id="r2"/></hyperlinks>',
        links: { r1: 'https://a.example/', r2: 'mailto:school@a.example' },
      },
    );
    expect(await readPairs(list)).toEqual([
      ['А', 'https://a.example/'],
      ['Б', 'b.example'],
      ['В', 'нет'],
      ['Г', 'почта'],
      ['Д', 'сайт'],
    ]);
  });

  it('gives each school beside a site that is merged downwards that site', async () => {
    const list = workbook(
      [
        ['Школа', 'Сайт', 'Телефон'],
        ['А', 'a.example', '1'],
        ['Филиал А', '', '2'],
        ['', '', '3'],
        ['Б', '', '4'],
        ['В', 'сайт', '5'],
        ['Филиал В', '', '6'],
        ['Г', '', '7'],
      ],
      {
        after:
          '<mergeCells><mergeCell ref="B2:B4"/><mergeCell ref="B6:B7"/></mergeCells><hyperlinks><hyperlink ref="B6" r:id="r1"/></hyperlinks>',
        links: { r1: 'https://v.example/' },
      },
    );
    expect(await readPairs(list)).toEqual([
      ['А', 'a.example'],
      ['Филиал А', 'a.example'],
      ['Б', ''],
      ['В', 'https://v.example/'],
      ['Филиал В', 'https://v.example/'],
      ['Г', ''],
    ]);
  });

  it('takes the hyperlink of a formula, and that of a name whose site is empty', async () => {
    const list = workbook(
      [
        ['Школа', 'Сайт'],
        ['А', ''],
        ['Б', 'b.example'],
      ],
      {
        rows: textRows([
          ['Школа', 'Сайт'],
          ['А', ''],
          ['Б', 'b.example'],
        ]).concat(
          '<row r="4"><c r="A4" t="inlineStr"><is><t>В</t></is></c><c r="B4" t="str"><f>HYPERLINK("http://v.example/?a=1&amp;b=2","сайт")</f><v>сайт</v></c></row>',
        ),
        after:
          '<hyperlinks><hyperlink ref="A2" r:id="r1"/><hyperlink ref="A3" r:id="r1"/></hyperlinks>',
        links: { r1: 'https://a.example/' },
      },
    );
    expect(await readPairs(list)).toEqual([
      ['А', 'https://a.example/'],
      ['Б', 'b.example'],
      ['В', 'http://v.example/?a=1&b=2'],
    ]);
  });

  it('fills down what is merged, and takes a text across the row for a section', async () => {
    const list = workbook(
      [
        ['Район', '№', 'Школа', 'Сайт'],
        ['Заречный', '1', 'А', 'a.example'],
        ['', '2', 'Б', 'b.example'],
        ['Вечерние и сменные'],
        ['Кировский', '3', 'В', 'v.example'],
        ['', '', '', ''],
        ['Сведения собраны в октябре'],
      ],
      {
        after:
          '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A4:D4"/><mergeCell ref="A5:A6"/></mergeCells>',
      },
    );
    const opened = await open(list);
    expect(opened.columns).toEqual(['Район', 'Раздел']);
    expect((await collect(opened.schools)).map(({ carried }) => carried)).toEqual([
      ['Заречный', ''],
      ['Заречный', ''],
      ['Кировский', 'Вечерние и сменные'],
    ]);
    expect(opened.understood.leftOut()).toEqual({
      count: 2,
      rows: [
        { line: 4, kind: 'section', text: 'Вечерние и сменные' },
        { line: 7, kind: 'note', text: 'Сведения собраны в октябре' },
      ],
    });
  });

  it('joins a header of two merged rows', async () => {
    const list = workbook(
      [
        ['Сведения об организациях района', '', '', '', ''],
        ['№', 'Юридическое лицо', 'Контактные данные'],
        ['', '', 'Телефон', 'Адрес сайта', 'E-mail'],
        ['1', 'МБОУ СОШ № 1', '5-11', 's1.example', 's1@mail.example'],
      ],
      {
        after:
          '<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:E2"/></mergeCells>',
      },
    );
    const opened = await open(list);
    expect(opened.columns).toEqual(['Контактные данные: Телефон', 'Контактные данные: E-mail']);
    expect(opened.understood.headerLines).toEqual([2, 3]);
    expect(await readPairs(list)).toEqual([['МБОУ СОШ № 1', 's1.example']]);
  });

  it('is the one sheet of schools, whatever stands before it; of several the others are named', async () => {
    const schools = textRows([
      ['Школа', 'Сайт'],
      ['А', 'a.example'],
    ]);
    const titlePage = { name: 'Титул', rows: textRows([['Отдел образования'], ['2021 год']]) };
    const empty = { name: 'Пусто', rows: '' };
    const one = makeWorkbook({ sheets: [titlePage, empty, { name: 'Список', rows: schools }] });
    expect((await open(one)).understood.sheet).toEqual({ name: 'Список', others: [] });
    const two = makeWorkbook({
      sheets: [titlePage, { name: 'Школы', rows: schools }, { name: 'Сады', rows: schools }],
    });
    expect((await open(two)).understood.sheet).toEqual({ name: 'Школы', others: ['Сады'] });
    const none = makeWorkbook({ sheets: [empty, titlePage] });
    expect(await problemOf(none)).toMatchObject({
      code: 'input-workbook',
      fault: { kind: 'no-site-column', sheet: 'Титул' },
    });
  });

  it('is read where no cell says its place', async () => {
    const text = (words: string): string => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
    const rows = `<row>${text('Школа')}${text('Сайт')}</row><row>${text('А')}${text('a.example')}</row>`;
    expect(await readPairs(workbook([], { rows }))).toEqual([['А', 'a.example']]);
  });

  it('that is an earlier report keeps apostrophes, since nothing in it was guarded', async () => {
    const row = REPORT.columns.map((name) => (name === 'Адрес сайта' ? 'a.example' : 'x'));
    const list = workbook([
      [...REPORT.columns, 'Телефон', 'Заметка'],
      [...row, '+7 475', "'=1+1"],
    ]);
    const opened = await open(list);
    expect(opened).toMatchObject({ isReport: true, columns: ['Телефон', 'Заметка'] });
    expect(await collect(opened.schools)).toMatchObject([{ carried: ['+7 475', "'=1+1"] }]);
  });

  it('is the one that is named', async () => {
    const sheets = ['Сады', 'Школы'].map((name) => ({
      name,
      rows: textRows([['Сайт'], [`${name === 'Сады' ? 'sad' : 'sosh'}.example`]]),
    }));
    const list = makeWorkbook({ sheets });
    expect(await readPairs(list)).toEqual([['', 'sad.example']]);
    const chunks = inChunks(list, 1_000);
    const named = { name: 'x.xlsx', chunks, report: REPORT, sheet: 'школы' };
    const { schools } = await openSchoolList(named);
    expect(await collect(schools)).toMatchObject([{ site: { typed: 'sosh.example' } }]);
  });
});

describe('a list is refused', () => {
  it('that has a header and no schools', async () => {
    expect(await problemOf(workbook([['Школа', 'Сайт']]))).toEqual({
      code: 'input-no-rows',
      file: 'schools.csv',
    });
  });

  it('that is CSV where a sheet is named', async () => {
    const opening = openSchoolList({
      name: 'x.csv',
      chunks: inChunks(Buffer.from('name,url\nA,a.example\n'), 100),
      report: REPORT,
      sheet: 'Школы',
    });
    await expect(opening).rejects.toMatchObject({
      problem: { code: 'input-workbook', fault: { kind: 'no-workbook', sheet: 'Школы' } },
    });
  });

  it('whose sheet has no sites, with the fullest of the first rows', async () => {
    expect(await problemOf(workbook([['Школы'], ['№', 'Школа', 'Район'], ['1', 'А']]))).toEqual({
      code: 'input-workbook',
      file: 'schools.csv',
      fault: { kind: 'no-site-column', sheet: 'Школы', header: ['№', 'Школа', 'Район'] },
    });
  });
});
