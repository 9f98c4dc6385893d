import { describe, expect, test } from 'vitest';
import { openSchoolList } from '../../src/list/list.js';
import {
  encode,
  inChunks,
  open,
  problemOf,
  REPORT,
  readPairs,
  readSchools,
} from '../support/listing.js';

const ANNEX = 'Адрес страницы официального сайта с размещенной гиперссылкой';

/** Header row, then a row in which each cell is marked by what it must be taken for. */
const HEADERS: readonly (readonly [header: string, cells: string])[] = [
  ['name,url', 'name,a.example'],
  ['URL,Name', 'a.example,name'],
  ['school,website', 'name,a.example'],
  ['Наименование;Сайт', 'name;a.example'],
  ['НАИМЕНОВАНИЕ ОРГАНИЗАЦИИ;АДРЕС САЙТА', 'name;a.example'],
  [`№ п/п;Наименование организации;${ANNEX}`, 'number;name;a.example'],
  [
    '№ п/п;Наименование организации;Адрес страницы официального сайта с размещённой гиперссылкой:',
    'number;name;a.example',
  ],
  [`№;Школа;Сайт;${ANNEX}`, 'number;name;a.example;'],
  [`№;Школа;${ANNEX};Сайт`, 'number;name;;a.example'],
  ['N п/п;ОУ;Официальный сайт', 'number;name;a.example'],
  ['№ п.п.;Наименование ОО;Адрес официального сайта', 'number;name;a.example'],
  ['number;organisation;web-site', 'number;name;a.example'],
  ['Краткое наименование;Полное наименование;Web', 'name;carried;a.example'],
  ['Полное наименование;Краткое наименование;Интернет-сайт', 'carried;name;a.example'],
  ['Наименование муниципалитета;Наименование школы;Ссылка на сайт', 'carried;name;a.example'],
  ['Название образовательной организации;Ссылка на официальный сайт', 'name;a.example'],
  ['Школа;Адрес официального сайта ОО в сети «Интернет»', 'name;a.example'],
  ['Школа;Сайт школы (ссылка)', 'name;a.example'],
  ['Школа;Ответственный за сайт;Наличие сайта;Сайт', 'name;carried;carried;a.example'],
  ['Школа;Адрес;Сайт', 'name;carried;a.example'],
  [' «Школа» ; * Сайт: ', 'name;a.example'],
  ['"Наимено-\nвание";"Официальный\r\nсайт"', 'name;a.example'],
  ['Наименование\u00A0организации;\u200BСаи\u0306т', 'name;a.example'],
  ['Школа;Сайт;bus_id', 'name;a.example;123'],
  ['Школа;Сайт;ID bus.gov.ru', 'name;a.example;123'],
  ['Школа;Сайт;Номер на bus.gov.ru', 'name;a.example;123'],
  ['№ п/п\tШкола\tСайт', 'number\tname\ta.example'],
];

describe('the header', () => {
  test.each(HEADERS)('%j is understood', async (header, cells) => {
    const [school] = await readSchools(`${header}\n${cells}\n`);
    expect(school?.site.typed).toBe('a.example');
    expect(school?.name).toBe(cells.includes('name') ? 'name' : '');
    expect(school?.number).toBe(cells.includes('number') ? 'number' : '1');
    expect(school?.busId).toBe(cells.includes('123') ? '123' : null);
    expect(school?.carried).toEqual(cells.split(/[;,\t]/).filter((c) => /carried|123/.test(c)));
  });

  test.each([
    ['Наименование;Сайт учредителя;Сайт школы', 'Сайт школы'],
    [
      'Наименование;Адрес сайта учредителя;Адрес официального сайта школы',
      'Адрес официального сайта школы',
    ],
    ['Наименование;Сайт (да/нет);Адрес в интернете', 'Адрес в интернете'],
  ])('%s has the site of the school, not of somebody else', async (header, siteColumn) => {
    expect(await open(`${header}\nа;u.test;a.test\n`)).toMatchObject({ siteColumn });
  });

  test('may stand below title lines and blank lines', async () => {
    const list = await open(
      'Официальные сайты школ района;;\n\n;;\nна 01.09.2021;;\nШкола;Сайт;Район\nа;a.test;Северный\n',
    );
    expect(list).toMatchObject({ siteColumn: 'Сайт', columns: ['Район'] });
  });

  test.each([0, 1, 2, 3])('is read whole wherever the list is parted (%i)', async (before) => {
    const header = '№;Наименование;Сайт;Прим 😀;Ещё';
    // What is tried at first ends in the picture, before it, or behind it.
    const title = 'y'.repeat(2_047 - before - header.indexOf('😀') - 1);
    const { columns } = await open(`${title}\n${header}\n1;Школа;https://a.test;z;\n`);
    expect(columns).toEqual(['Прим 😀', 'Ещё']);
  });

  test('may stand below Excel’s line that names the separator', async () => {
    expect(await readPairs('sep=,\r\nname,url\r\n"a; b",a.test\r\n')).toEqual([['a; b', 'a.test']]);
  });

  test('may be followed by a row that numbers the columns', async () => {
    expect(await readPairs('№;Школа;Сайт\n1;2;3\n1;а;a.test\n')).toEqual([['а', 'a.test']]);
  });

  test('need not name the schools', async () => {
    expect(await readPairs('Сайт\na.test\nb.test\n')).toEqual([
      ['', 'a.test'],
      ['', 'b.test'],
    ]);
  });

  test('decides between separators by what it shows, not by how often they occur', async () => {
    expect(await readPairs('Школа;Сайт\n"а, б, в";http://a.test/?x=1,2,3\n')).toEqual([
      ['а, б, в', 'http://a.test/?x=1,2,3'],
    ]);
  });

  test('gives every carried column a name of its own', async () => {
    const { columns } = await open(
      'Сайт;Район;район;Район;Район (2);;Примечание;;\na.test;1;2;3;4;5;6;;\n',
    );
    expect(columns).toEqual([
      ...['Район', 'район', 'Район (3)', 'Район (2)'],
      ...['Столбец 6', 'Примечание'],
    ]);
  });

  test.each([
    ['Школа;Адрес\nа;ул. Ленина\n', ';', 'utf-8', ['Школа', 'Адрес']],
    ['Школа,Адрес\nа,ул. Ленина\n', ',', 'windows-1251', ['Школа', 'Адрес']],
    ['http://a.test\nhttp://b.test\n', ';', 'utf-8', ['http://a.test']],
  ] as const)('without a site ends the run: %j', async (text, separator, encoding, header) => {
    expect(await problemOf(encode(text, encoding))).toEqual({
      code: 'input-no-site-column',
      file: 'schools.csv',
      header,
      separator,
      encoding,
    });
  });

  test.each(['', '\uFEFF', ' \r\n\r\n'])('of an empty list %j is not asked for', async (text) => {
    expect(await problemOf(text)).toEqual({ code: 'input-empty', file: 'schools.csv' });
  });

  test.each(['Школа;Сайт', 'Школа;Сайт\r\n', 'Школа;Сайт\n;\n ; \n'])(
    'alone is no list: %j',
    async (text) => {
      expect(await problemOf(text)).toEqual({ code: 'input-no-rows', file: 'schools.csv' });
    },
  );

  test('is looked for before any row is asked for', async () => {
    const chunks = inChunks(encode('Школа;Адрес\nа;б\n'), 100);
    const opening = openSchoolList({ name: 'x.csv', chunks, report: REPORT });
    await expect(opening).rejects.toThrow('input-no-site-column');
  });
});
