import { describe, expect, test } from 'vitest';
import { RunError } from '../../src/errors.js';
import { open, problemOf, readPairs, readSchools } from '../support/listing.js';

/** What a workbook shows for a cell without a number, or for a formula that found none. */
const EMPTY_IN_EXCEL = [
  ...['0', '00000', '0.0', '0,00', '0 000', '№ 0', '0%', '="0"', '-0', '+0', '0,00E+00'],
  ...['-', '–', '—', '_', '.', '?', 'н/д', 'NaN', 'nan', 'NULL', 'None', '(пусто)', 'ЛОЖЬ'],
  ...['#N/A', '#Н/Д', '#ССЫЛКА!', '#REF!', '#ЗНАЧ!', '#VALUE!', '#ДЕЛ/0!', '#DIV/0!', '#####'],
  ...['https://bus.gov.ru/independentRating/details/0', '\u00A0'],
];

describe('a row', () => {
  test('that is short has empty cells for the rest', async () => {
    const [school] = await readSchools('Школа;Сайт;Район;bus_id\nа\n');
    expect(school).toMatchObject({ name: 'а', site: { problem: 'missing' }, carried: ['', ''] });
  });

  test('that is long loses what has no column', async () => {
    const [school] = await readSchools('Школа;Сайт;Район\nа;a.test;да;лишнее;;\n');
    expect(school?.carried).toEqual(['да']);
  });

  test('of empty cells is no school, and does not count', async () => {
    const schools = await readSchools('Школа;Сайт\nа;a.test\n\n;\n  ;\u00A0\nб;b.test\n;;;\n');
    expect(schools.map(({ row, number, name }) => [row, number, name])).toEqual([
      [1, '1', 'а'],
      [2, '2', 'б'],
    ]);
  });

  test('that names a school and its site again says which it repeats', async () => {
    const rows = [
      'МБОУ «СОШ»;a.test',
      'МБОУ "СОШ";https://a.test/',
      'МБОУ «СОШ»;b.test',
      ';a.test',
    ];
    const schools = await readSchools(`Школа;Сайт\n${rows.join('\n')}\n;a.test\n`);
    expect(schools.map(({ repeats }) => repeats)).toEqual([
      undefined,
      1,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each([
    ['МБОУ "СОШ № 1";a.test', 'МБОУ "СОШ № 1"', 'a.test'],
    ['"СОШ" № 1;a.test', '"СОШ" № 1', 'a.test'],
    ['"МБОУ "СОШ № 1"";a.test', '"МБОУ "СОШ № 1""', 'a.test'],
    ['"МБОУ ""СОШ № 1""";a.test', 'МБОУ "СОШ № 1"', 'a.test'],
    ['"""Школа""\nим. Пушкина";a.test', '"Школа" им. Пушкина', 'a.test'],
    ['"СОШ\r\n№ 1";"a.test;\nb.test"', 'СОШ № 1', 'a.test; b.test'],
    ['Школа; "a.test; b.test"', 'Школа', 'a.test; b.test'],
    ['Шко\x07ла\u200B\u00A01;a.test', 'Школа 1', 'a.test'],
  ])('%j keeps its name and site', async (row, name, site) => {
    const pairs = await readPairs(`Школа;Сайт\n${row}\nпоследняя;z.test\n`);
    expect(pairs).toEqual([
      [name, site],
      ['последняя', 'z.test'],
    ]);
  });

  test('may hold very long cells', async () => {
    const long = 'я'.repeat(100_000);
    const [school] = await readSchools(`Школа;Сайт;Примечание\n${long};${long};${long}\n`);
    expect(school?.name).toHaveLength(100_000);
    expect(school?.site).toMatchObject({ problem: 'not-an-address' });
    expect(school?.carried[0]).toHaveLength(100_000);
  });

  test('carries its other cells as they are', async () => {
    const [school] = await readSchools('Сайт;Примечание\na.test;"\'=1+1\n второе "\n');
    expect(school?.carried).toEqual(["'=1+1\n второе "]);
  });

  test.each([
    ['75187', '75187'],
    [' 75 187 ', '75187'],
    ['№ 75187', '75187'],
    ['75187.0', '75187'],
    ['https://bus.gov.ru/independentRating/details/75187?x=1', '75187'],
    ['https://bus.gov.ru/info-card/402495', null],
    ['0075187', '75187'],
    ['7518700', '7518700'],
    ['нет', null],
    ['', null],
    ...EMPTY_IN_EXCEL.map((cell): [string, null] => [cell, null]),
  ] as [string, string | null][])(
    'takes from the bus_id cell %j the number %s',
    async (cell, busId) => {
      const [school] = await readSchools(`Сайт;bus_id\na.test;${cell}\n`);
      expect(school).toMatchObject({ busId, carried: [cell.trimStart()] });
    },
  );

  test.each([
    ['75187 и 75188', '75187 и 75188'],
    ['https://bus.gov.ru/info-card/402495', 'https://bus.gov.ru/info-card/402495'],
    ['75187', undefined],
    ['нет', undefined],
    ['', undefined],
    ...EMPTY_IN_EXCEL.map((cell): [string, undefined] => [cell, undefined]),
  ] as [string, string | undefined][])(
    'keeps of the bus_id cell %j what was not understood: %s',
    async (cell, unread) => {
      const [school] = await readSchools(`Сайт;bus_id\na.test;${cell}\n`);
      expect(school?.unreadBusId).toBe(unread);
    },
  );
});

describe('a broken list', () => {
  const broken = (line: number, cause: string) => ({
    code: 'input-broken-csv',
    file: 'schools.csv',
    line,
    cause,
  });

  test.each([
    ['a quote that is never closed', 'Школа;Сайт\nа;a.test\n"б;b.test\nв;c.test\n', 3],
    ['one after cells with line breaks', 'Школа;Сайт\r\n"а\r\nа";a.test\r\n"б;b.test\r\n', 4],
    ['one in the header', '"Школа;Сайт\nа;a.test\n', 1],
    ['one that a later quoted cell closes', 'Школа;Сайт\n"а;a.test\n"б";b.test\n', 2],
    [
      'one that a later quote in a name closes',
      'Школа;Сайт\nа;a.test\n"б;b.test\nв "г";c.test\n',
      3,
    ],
    ['one that a later end quote closes', 'Школа;Сайт\n"а;a.test\nб в";b.test\n', 2],
    ['one in a middle cell', '№;Школа;Сайт\n1;"а;a.test\n2;б;b.test\n3;"в";c.test\n', 2],
    ['one in the last cell', 'Школа;Сайт;Район\nа;a.test;"р\nб;b.test;р\nв;c.test;"р"\n', 2],
    ['one behind the site as first column', 'Сайт;Школа\na.test;"а\nb.test;б\nc.test;"в"\n', 2],
    ['one before sites that are none', 'Школа;Сайт\n"а;нет\n"б";нет\nв;нет\n', 2],
  ])('with %s ends the run where the row begins', async (_, text, line) => {
    expect(await problemOf(text)).toEqual(broken(line, 'open-quote'));
  });

  test('with a record that has no end ends the run', async () => {
    const text = `Школа;Сайт\nа;a.test\n"б;${'b.test\n'.repeat(200_000)}`;
    expect(await problemOf(text)).toEqual(broken(3, 'record-too-long'));
  });

  test('gives the rows before the break first', async () => {
    const { schools } = await open('Школа;Сайт\nа;a.test\nб;b.test\n"в;c.test\n', 5);
    const names: string[] = [];
    const reading = (async () => {
      for await (const { name } of schools) names.push(name);
    })();
    await expect(reading).rejects.toBeInstanceOf(RunError);
    expect(names).toEqual(['а', 'б']);
  });

  test.each([
    'Школа,Сайт\nа,"http://a.test,\nhttp://b.test"\n',
    'Сайт,Школа\n"http://a.test,\nhttp://b.test",а\n',
    'Сайт,Школа\n"http://a.test,\nhttp://b.test,\nhttp://c.test",а\n',
    'Школа;Сайт\n"""Школа; филиал\nим. Пушкина""";a.test\n',
    'Школа,Сайт,Адрес\nа,a.test,"г. Тамбов, ул. Мира\nд. 5, кв. 1"\n',
    'Школа,Сайт\n"Школа, филиал\nг. Тамбов, ул. Мира",a.test\n',
  ])('is not seen in cells that may span lines: %j', async (text) => {
    expect(await readSchools(text)).toHaveLength(1);
  });
});
