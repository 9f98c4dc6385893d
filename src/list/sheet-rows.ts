// The rows of a list that is no text: of a sheet of an Excel workbook, which is read as a whole,
// since its parts refer to one another. What is neither is named.
import { type FileLook, RunError, type WorkbookFault } from '../errors.js';
import { missingAsked } from './asked-columns.js';
import { isReportHeader } from './columns.js';
import { classifyWhole } from './file-look.js';
import { findHeader, fullestRow, type Header } from './header.js';
import type { ListRow, ListRows, ListSource } from './list-rows.js';
import type { ListRecord } from './records.js';
import { RowSelector, toColumns } from './select-rows.js';
import { parseSite } from './site.js';
import { openWorkbook, type Sheet } from './workbook.js';

/** Far above any workbook that could be read. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** The rows of the workbook in `chunks`; throws `RunError` `input-not-csv` where it is none. */
export async function readNoText(
  source: ListSource,
  {
    look,
    chunks,
  }: { readonly look: FileLook | 'xlsx'; readonly chunks: AsyncIterable<Uint8Array> },
): Promise<ListRows> {
  const { name } = source;
  // What else it may be is known from its beginning, and it may have no end.
  if (look !== 'xlsx' && look !== 'zip' && look !== 'xls') throw notCsv(name, look);
  const bytes = await readWhole(name, chunks);
  const looksLike = look === 'xlsx' ? look : classifyWhole(look, bytes);
  if (looksLike !== 'xlsx') throw notCsv(name, looksLike);
  return readList(source, bytes);
}

function notCsv(file: string, looksLike: FileLook): RunError {
  return new RunError({ code: 'input-not-csv', file, looksLike });
}

async function readWhole(name: string, chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    read.push(chunk);
    length += chunk.length;
    if (length > MAX_FILE_BYTES) throw unusable(name, { kind: 'too-large' });
  }
  return Buffer.concat(read);
}

/** The sheet that is asked for, or the first that is a list of schools. */
async function readList(source: ListSource, bytes: Buffer): Promise<ListRows> {
  const { name, sheet: wanted } = source;
  const { sheets, read } = await openWorkbook({ name, bytes });
  if (wanted !== undefined || sheets.length === 1) {
    return toRows(source, await read(wanted ?? sheets[0] ?? ''), []);
  }
  const lists: { readonly sheet: Sheet; readonly isReport: boolean }[] = [];
  let fault: unknown = null;
  for (const title of sheets) {
    try {
      const sheet = await read(title);
      const header = findHeader(recordsOf(sheet), source.columns);
      if (header === null) throw noSiteColumn(source, sheet);
      lists.push({ sheet, isReport: isReportHeader(header.cells) });
    } catch (error) {
      // What is said is of the first sheet that holds something.
      if (fault === null || isEmptySheet(fault)) fault = error;
    }
  }
  // The other sheets of a report say the same once more.
  const report = lists.find(({ isReport }) => isReport);
  const chosen = report ?? lists[0];
  if (chosen === undefined) throw fault;
  const others = report === undefined ? lists.slice(1).map(({ sheet }) => sheet.name) : [];
  return toRows(source, chosen.sheet, others);
}

function isEmptySheet(error: unknown): boolean {
  return (
    error instanceof RunError &&
    error.problem.code === 'input-workbook' &&
    error.problem.fault.kind === 'empty-sheet'
  );
}

function recordsOf(sheet: Sheet): readonly ListRecord[] {
  return sheet.rows.map((cells, index) => ({ line: index + 1, cells }));
}

function noSiteColumn({ name, columns }: ListSource, sheet: Sheet): RunError {
  const header = fullestRow(recordsOf(sheet));
  const asked = columns === undefined ? [] : missingAsked(header, columns);
  return asked.length === 0
    ? unusable(name, { kind: 'no-site-column', sheet: sheet.name, header })
    : new RunError({ code: 'input-columns', file: name, asked, header });
}

async function toRows(
  source: ListSource,
  sheet: Sheet,
  others: readonly string[],
): Promise<ListRows> {
  const { name, report, columns: asked } = source;
  const header = findHeader(recordsOf(sheet), asked);
  if (header === null) throw noSiteColumn(source, sheet);
  const records = completeRows(sheet, header);
  const complete = { ...header, sample: records.slice(header.index + 1) };
  // Nothing in a workbook had to be kept from being a formula, so nothing is restored.
  const columns = toColumns(complete, { ...report, restoreCell: (cell) => cell });
  const selector = new RowSelector(complete, columns);
  const rows = selector.select(records).map(({ cells }) => cells);
  if (rows.length === 0) throw new RunError({ code: 'input-no-rows', file: name });
  return {
    header: complete,
    columns,
    csv: null,
    sheet: { name: sheet.name, others },
    rows: once(rows),
    leftOut: () => selector.leftOut(),
  };
}

async function* once(rows: readonly ListRow[]): AsyncGenerator<readonly ListRow[]> {
  yield rows;
}

/**
 * The records with what the sheet says beside its cells. What is merged with the cell above belongs
 * to each school beside it. A site that is a word with a hyperlink is what the hyperlink leads to; so
 * is that of a name, where no site is given.
 */
function completeRows(sheet: Sheet, { index: headerAt, roles, cells: titles }: Header) {
  const { annex, name, number, site = annex ?? 0 } = roles;
  const tops = titles.map((_, column) => sheet.topsOf(column));
  return recordsOf(sheet).map((record, row): ListRecord => {
    if (row <= headerAt) return record;
    const typed = record.cells;
    const isSchool = [name ?? site, site].some((column) => (typed[column] ?? '').trim() !== '');
    const topOf = (column: number): number =>
      isSchool && column !== number ? (tops[column]?.get(row) ?? row) : row;
    const cells = typed.map((cell, column) => sheet.rows[topOf(column)]?.[column] ?? cell);
    const target = linkOf(sheet, { cells, site, name, topOf });
    const start = cells.findIndex((cell) => cell.trim() !== '');
    const right = sheet.rightOf(row, start);
    const ends = [name ?? site, site];
    const isMerged = right > start && start <= Math.min(...ends) && right >= Math.max(...ends);
    return { ...record, cells: target === null ? cells : cells.with(site, target), isMerged };
  });
}

/** The address that a hyperlink of the row gives for its site; null where its cell is as good. */
function linkOf(
  sheet: Sheet,
  row: {
    readonly cells: readonly string[];
    readonly site: number;
    readonly name: number | undefined;
    readonly topOf: (column: number) => number;
  },
): string | null {
  const { cells, site, name, topOf } = row;
  const text = (cells[site] ?? '').trim();
  const targets = [
    ...(text === '' || isWord(text) ? [sheet.linkAt(topOf(site), site)] : []),
    ...(text === '' && name !== undefined ? [sheet.linkAt(topOf(name), name)] : []),
  ];
  return targets.find((target) => target !== null && /^https?:/i.test(target)) ?? null;
}

/** Something that is neither an address nor says that there is no site. */
function isWord(cell: string): boolean {
  const site = parseSite(cell);
  return 'problem' in site && site.problem === 'not-an-address';
}

function unusable(file: string, fault: WorkbookFault): RunError {
  return new RunError({ code: 'input-workbook', file, fault });
}
