// The report of one run is the list of the next, night after night.
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { guardFormula } from '../../src/report/formula-guard.js';
import { collect, open, REPORT, readSchools } from '../support/listing.js';

const ANNEX = 'Адрес страницы официального сайта с размещенной гиперссылкой';

function report(carried: Readonly<Record<string, string>>, own: Readonly<Record<string, string>>) {
  const blank = Object.fromEntries(REPORT.columns.map((column) => [column, '']));
  const row = { ...blank, '№ п/п': '7', 'Адрес сайта': 'http://a.test', ...own, ...carried };
  return stringify([row], { header: true, delimiter: ';', record_delimiter: '\r\n', bom: true });
}

describe('a report read as a list', () => {
  test('gives the carried columns their own names back', async () => {
    const guarded = report({ [guardFormula('=f')]: 'x', [guardFormula('+y')]: 'z' }, {});
    expect((await open(guarded)).columns).toEqual(['=f', '+y']);
  });

  test('gives back number, name, site and the carried columns alone', async () => {
    const own = { 'Наименование организации': 'СОШ', Код: 'pass/results-link', Примечание: 'наше' };
    const list = await open(report({ Район: 'Северный', bus_id: '75187' }, own));
    expect(list).toMatchObject({
      isReport: true,
      siteColumn: 'Адрес сайта',
      columns: ['Район', 'bus_id'],
    });
    expect(await collect(list.schools)).toEqual([
      {
        row: 1,
        number: '7',
        name: 'СОШ',
        site: { typed: 'http://a.test', address: 'http://a.test/', schemeTyped: true },
        busId: '75187',
        carried: ['Северный', '75187'],
      },
    ]);
  });

  test('carries a column that the department named like one of ours', async () => {
    const { columns } = await open(report({ 'Примечание (список)': 'своё' }, {}));
    expect(columns).toEqual(['Примечание (список)']);
  });

  test('carries a second column of the same name', async () => {
    const text = report({}, {}).replace('Проверено\r\n', 'Проверено;Примечание\r\n');
    expect((await open(text)).columns).toEqual(['Примечание']);
  });

  test('loses the apostrophes that kept cells from being formulas', async () => {
    const own = { 'Наименование организации': "'=СОШ", 'Адрес сайта': "'@a.test" };
    const [school] = await readSchools(report({ Телефон: "'+7 475", Заметка: "'кавычка" }, own));
    expect(school).toMatchObject({
      name: '=СОШ',
      site: { typed: '@a.test' },
      carried: ['+7 475', "'кавычка"],
    });
  });

  test('asks the page of the annex where the site is not given', async () => {
    const own = { 'Адрес сайта': '', [ANNEX]: 'http://a.test/noko' };
    const [school] = await readSchools(report({}, own));
    expect(school?.site).toMatchObject({ address: 'http://a.test/noko' });
  });
});

describe('a list that is no report', () => {
  test('keeps its own columns named like ours, and its apostrophes', async () => {
    const list = await open("Школа;Сайт;Примечание;HTTP\n'=а;a.test;б;в\n");
    expect(list).toMatchObject({ isReport: false, columns: ['Примечание', 'HTTP'] });
    expect((await collect(list.schools))[0]?.name).toBe("'=а");
  });

  test('asks the annex’s page where the site cell is empty, not where it is wrong', async () => {
    const schools = await readSchools(
      `Сайт;${ANNEX}\n;http://a.test/\nнет;http://b.test/\nшкола;http://c.test/\n-;\n`,
    );
    expect(schools.map(({ site }) => ('address' in site ? site.address : site.problem))).toEqual([
      'http://a.test/',
      'http://b.test/',
      'not-an-address',
      'missing',
    ]);
  });
});
