import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { formatDaysCsv, formatSchoolsCsv } from '../../src/history/format-csv.js';
import { gather, historyOf, row, run } from '../support/runs.js';

it('a row a school', async () => {
  const history = await historyOf({ a: 'ppfp', b: 'fuup', c: 'f   ' });
  const rows: Record<string, string>[] = parse(formatSchoolsCsv(history, 'plain'), {
    columns: true,
  });
  expect(rows).toMatchObject([
    {
      'Наименование организации': 'a',
      Результат: 'соответствует',
      'С какого дня': '2026-11-04',
      'Ссылка последний раз видна': '2026-11-04',
      'Доля дней с соответствием, %': '75.0',
      Изменений: '2',
      Миганий: '1',
      'Дольше всего не проверялась, дней': '',
      'В списке': 'да',
    },
    {
      'Дольше всего не проверялась, дней': '2',
      'Не проверялась с': '2026-11-02',
      'Не проверялась по': '2026-11-03',
    },
    { Код: 'fail/no-link', 'Ссылка последний раз видна': '', 'В списке': 'нет' },
  ]);
});

it('a row a day, for the days with a run', async () => {
  const history = await gather(
    run('01', [row('a', 'p'), row('b', 'f')]),
    run('03', [row('a', 'u'), row('b', 'u')]),
  );
  expect(parse(formatDaysCsv(history, 'excel'), { bom: true, delimiter: ';' }).slice(1)).toEqual([
    ['01.11.2026', '1', '1', '0', '50,0'],
    ['03.11.2026', '0', '0', '2', ''],
  ]);
});

it('a name that a spreadsheet would run is made harmless', async () => {
  const history = await gather(run('01', [row('=1+1', 'p', { site: '@a' })]));
  expect(formatSchoolsCsv(history, 'plain')).toContain(",'=1+1,'@a,");
});
