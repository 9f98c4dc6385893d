import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SchoolResult } from '../../src/crawl/result.js';
import { createColumns, type ReportColumn } from '../../src/report/columns.js';
import { csv } from '../../src/report/csv.js';
import type { CsvProfileName } from '../../src/report/format.js';
import { guardFormula } from '../../src/report/formula-guard.js';
import { formatShortMoment } from '../../src/words/short-date.js';
import { expectGolden } from '../support/golden.js';
import { CARRIED_HEADER, LINK, RESULTS, resultWith } from '../support/results.js';
import { SETTINGS, written } from '../support/written.js';

const PROFILES = [
  { csvProfile: 'excel', delimiter: ';' },
  { csvProfile: 'plain', delimiter: ',' },
] as const;

test('the excel profile writes these bytes', async () => {
  await expectGolden('report.excel.csv', await written(csv, { csvProfile: 'excel' }));
});

test('the plain profile writes these bytes', async () => {
  await expectGolden('report.plain.csv', await written(csv, { csvProfile: 'plain' }));
});

test('the annex is the three columns of the official form', async () => {
  await expectGolden('annex.excel.csv', await written(csv, { csvProfile: 'excel', annex: true }));
});

/** For a person the moment is a date that Excel knows. */
function cellIn(
  profile: CsvProfileName,
  { kind, cell }: ReportColumn,
  result: SchoolResult,
): string {
  const text = cell(result);
  return profile === 'excel' && kind === 'moment' ? formatShortMoment(text) : guardFormula(text);
}

test.each(PROFILES)('what $csvProfile writes is read back cell by cell', async (profile) => {
  const columns = createColumns({ carriedHeader: CARRIED_HEADER, annex: false });
  const text = await written(csv, { csvProfile: profile.csvProfile });
  const [header, ...rows] = parse(text, { delimiter: profile.delimiter, bom: true });
  expect(header).toEqual(columns.map((column) => column.header));
  expect(rows).toEqual(
    RESULTS.map((result) => columns.map((column) => cellIn(profile.csvProfile, column, result))),
  );
});

test.each(PROFILES)('any result in $csvProfile is one record with the same cells', (profile) => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('=', '-', "'", '"', ';', ',', '\r', '\n', '\t', ' ', 'я', '\uD800'),
    }),
  );
  fc.assert(
    fc.property(
      text,
      text,
      text,
      fc.array(text, { maxLength: 4 }),
      (name, typed, linkText, carried) => {
        const result = resultWith({
          school: { name, site: { typed, problem: 'not-an-address' }, carried },
          judgement: { link: { ...LINK, text: linkText, href: typed } },
        });
        const settings = { carriedHeader: carried, annex: false };
        const columns = createColumns(settings);
        const body = csv.create({ ...SETTINGS, ...settings, csvProfile: profile.csvProfile });
        const bytes = Buffer.from(`${body.header()}${body.row(result)}`);
        // Any line end outside quotes ends a record for some reader.
        const options = {
          delimiter: profile.delimiter,
          record_delimiter: ['\r\n', '\n', '\r'],
          bom: true,
        };
        expect(parse(bytes, options)).toEqual([
          columns.map((column) => guardFormula(column.header)),
          columns.map((column) => cellIn(profile.csvProfile, column, result)),
        ]);
      },
    ),
  );
});

test('an excel cell is never longer than Excel holds, so that nothing spills into a new row', async () => {
  const result = resultWith({ judgement: { link: { ...LINK, text: '=1+1'.repeat(20_000) } } });
  const [, row = []] = parse(await written(csv, { csvProfile: 'excel' }, [result]), {
    delimiter: ';',
    bom: true,
  }) as string[][];
  expect(Math.max(...row.map((cell) => cell.length))).toBe(32_767);
});
