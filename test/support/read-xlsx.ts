// A written workbook, looked at from two sides: its cells as a library reads them, and the XML
// that a spreadsheet gets.
import { load } from 'cheerio';
import { strFromU8, unzipSync } from 'fflate';
import type { SchoolResult } from '../../src/crawl/result.js';
import { readSheet } from '../../src/list/workbook.js';
import type { ReportFormat, ReportSettings } from '../../src/report/format.js';
import { xlsx } from '../../src/report/xlsx/xlsx.js';
import { RESULTS } from './results.js';
import { writtenBytes } from './written.js';

const SHEETS = ['Сводка', 'Отчёт', 'Форма'];

export async function workbookOf(
  settings: Partial<ReportSettings> = {},
  results: readonly SchoolResult[] = RESULTS,
  format: ReportFormat = xlsx,
) {
  const bytes = await writtenBytes(format, settings, results);
  const parts = new Map(
    Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]),
  );
  const xml = (path: string) => load(parts.get(path) ?? '', { xml: true });
  const pathOf = (sheet: string): string =>
    `xl/worksheets/sheet${(settings.annex === true ? ['Форма'] : SHEETS).indexOf(sheet) + 1}.xml`;
  const styles = xml('xl/styles.xml');
  return {
    bytes,
    parts,
    rows: async (sheet: string) => (await readSheet({ name: 'r.xlsx', bytes, sheet })).rows,
    sheet: (name: string) => xml(pathOf(name)),
    workbook: xml('xl/workbook.xml'),
    /** What the style of a cell says of its look. */
    look(sheet: string, place: string) {
      const cell = xml(pathOf(sheet))(`c[r="${place}"]`);
      const style = styles('cellXfs xf').eq(Number(cell.attr('s')));
      const font = styles('fonts font').eq(Number(style.attr('fontId')));
      const fill = styles('fills fill').eq(Number(style.attr('fillId') ?? 0));
      const format = styles(`numFmt[numFmtId="${style.attr('numFmtId')}"]`);
      return {
        type: cell.attr('t') ?? null,
        format: format.attr('formatCode') ?? null,
        wraps: style.find('alignment').attr('wrapText') === '1',
        isBold: font.find('b').length > 0,
        font: font.find('name').attr('val'),
        ink: font.find('color').attr('rgb')?.slice(2) ?? null,
        ground: fill.find('fgColor').attr('rgb')?.slice(2) ?? null,
      };
    },
    links(sheet: string): Readonly<Record<string, string>> {
      const path = pathOf(sheet);
      const relations = xml(path.replace('sheets/', 'sheets/_rels/').concat('.rels'));
      const links = xml(path)('hyperlink').toArray();
      return Object.fromEntries(
        links.map(({ attribs }) => [
          attribs.ref,
          relations(`Relationship[Id="${attribs['r:id']}"]`).attr('Target') ?? '',
        ]),
      );
    },
  };
}
