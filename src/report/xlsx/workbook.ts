// Puts the sheets together. The rows come once, school by school, and go into two sheets; the
// archive holds the packed rows of the second until the first is complete.
import { createArchive } from '../archive.js';
import type { ReportSettings } from '../format.js';
import type { Overview } from '../overview.js';
import { escapeXml } from '../xml.js';
import { placeOf } from './cells.js';
import { createFormWriter, FORM_MARGINS, FORM_SHEET } from './form-sheet.js';
import { createModel } from './model.js';
import type { KeptRow, ReportSheet } from './report-sheet.js';
import { createSheetWriter, type SheetWriter } from './sheet-writer.js';
import { SUMMARY_SHEET, writeSummary } from './summary-sheet.js';

/** What the workbook needs of a school. */
export interface KeptSchool {
  readonly complies: boolean;
  /** Begins with the three cells of the annex. */
  readonly row: KeptRow;
}

export interface WorkbookContent {
  readonly settings: ReportSettings;
  readonly report: ReportSheet;
  readonly overview: () => Overview;
  /** When the schools were checked, in Russian; null where none was. */
  readonly period: () => string | null;
  readonly limits: SheetLimits;
}

/** What a sheet of Excel holds; one with more is called damaged. */
export interface SheetLimits {
  readonly rows: number;
  readonly links: number;
}

/** The place of the sheet with the rows. */
const REPORT_INDEX = 1;
/** Of A4 sideways, where 15 columns cannot be read: up to «Причина». */
const PRINTED_COLUMNS = 5;
const MARGINS = { left: 10, right: 10, topBottom: 12 } as const;

/** The workbook with its three sheets, or with the form alone where only the annex is asked for. */
export async function* writeWorkbook(
  schools: AsyncIterable<KeptSchool>,
  { settings, report, overview, period, limits }: WorkbookContent,
): AsyncGenerator<Uint8Array> {
  const shapes = settings.annex ? [FORM_SHEET] : [SUMMARY_SHEET, report.shape(), FORM_SHEET];
  const model = await createModel(shapes);
  const archive = createArchive();
  for (const [path, content] of model.otherParts) archive.open(path).end(content);
  const openSheet = (index: number): SheetWriter => {
    const sheet = model.sheets[index];
    if (sheet === undefined) throw new Error(`the workbook has no sheet ${index}`);
    return createSheetWriter(archive, { sheet, styles: model.styles, maxLinks: limits.links });
  };

  const table = settings.annex ? null : openSheet(REPORT_INDEX);
  table?.add(report.head);
  const formSheet = openSheet(shapes.length - 1);
  const form = createFormWriter(formSheet, settings);
  for await (const { complies, row } of schools) {
    table?.add(report.cells(row));
    if (complies || settings.annexAll === true) form.add(row);
    const packed = archive.take();
    if (packed.length > 0) yield packed;
  }

  const names = [{ sheet: shapes.length - 1, name: 'Print_Titles', range: rowsOf(form.headRow) }];
  if (table !== null) {
    const columns = report.head.length;
    table.end({ isLandscape: true, margins: MARGINS, filtered: columns });
    const notes = table.isFullOfLinks() ? [tooManyLinks(limits)] : [];
    const summary = openSheet(0);
    writeSummary(summary, {
      ...{ settings, notes },
      ...{ overview: overview(), period: period() },
    });
    summary.end({ isLandscape: false, margins: MARGINS });
    const area = (width: number): string => areaOf(table.rows(), Math.min(width, columns));
    names.push(
      { sheet: REPORT_INDEX, name: '_FilterDatabase', range: area(columns) },
      { sheet: REPORT_INDEX, name: 'Print_Area', range: area(PRINTED_COLUMNS) },
      { sheet: REPORT_INDEX, name: 'Print_Titles', range: rowsOf(1) },
    );
  }
  form.end();
  formSheet.end({ isLandscape: false, margins: FORM_MARGINS });
  const { path, start, end } = model.workbook;
  const defined = names.map(({ sheet, name, range }) => {
    const hidden = name === '_FilterDatabase' ? ' hidden="1"' : '';
    const place = escapeXml(`'${shapes[sheet]?.name}'!${range}`);
    return `<definedName name="_xlnm.${name}" localSheetId="${sheet}"${hidden}>${place}</definedName>`;
  });
  archive.open(path).end(`${start}<definedNames>${defined.join('')}</definedNames>${end}`);
  archive.end();
  yield archive.take();
}

function tooManyLinks({ links }: SheetLimits): string {
  const count = new Intl.NumberFormat('ru').format(links);
  return `Гиперссылок на листе «Отчёт» больше, чем допускает Excel (${count}): адреса в строках ниже можно скопировать, но не щёлкнуть.`;
}

function rowsOf(row: number): string {
  return `$${row}:$${row}`;
}

function areaOf(rows: number, columns: number): string {
  return `$A$1:${placeOf(rows, columns - 1).replace(/(\D+)(\d+)/, '$$$1$$$2')}`;
}
