// The rows of a list that is no text: of a sheet of an Excel workbook, which is read as a whole,
// since its parts refer to one another. What is neither is named.
import { type FileLook, RunError, type WorkbookFault } from '../errors.js';
import { readSheet, type Sheet } from '../workbook.js';
import { type ListColumns, readColumns } from './columns.js';
import { classifyWhole } from './file-look.js';
import { findHeader, fullestRow, type Header } from './header.js';
import type { ListRecord } from './records.js';
import type { ListRows, ListSource, Row } from './rows.js';
import { createRowSelector } from './select-rows.js';
import { parseSite } from './site.js';

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
  return toRows(
    source,
    await readSheet({ name, bytes, sheet: source.sheet, preferred: source.report.sheet }),
  );
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

async function toRows({ name, report }: ListSource, sheet: Sheet): Promise<ListRows> {
  const records = sheet.rows.map((cells, index) => ({ line: index + 1, cells }));
  const header = findHeader(records);
  if (header === null) {
    const shown = { sheet: sheet.name, header: fullestRow(records) };
    throw unusable(name, { kind: 'no-site-column', ...shown });
  }
  // Nothing in a workbook had to be kept from being a formula, so nothing is restored.
  const columns = readColumns(header, { ...report, restoreCell: (cell) => cell });
  const rows = linkedRows(sheet, { records, header, columns });
  if (rows.length === 0) throw new RunError({ code: 'input-no-rows', file: name });
  return { header, columns, csv: null, rows: once(rows) };
}

async function* once(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

/**
 * The rows. A site that is a word with a hyperlink is what the hyperlink leads to; one that is merged
 * with the cell above is the site of each school beside it.
 */
function linkedRows(
  sheet: Sheet,
  list: {
    readonly records: readonly ListRecord[];
    readonly header: Header;
    readonly columns: ListColumns;
  },
): readonly Row[] {
  const { site, annex, name } = list.columns.roles;
  const siteAt = site ?? annex ?? 0;
  const select = createRowSelector(list.header);
  const tops = sheet.topsOf(siteAt);
  return select(list.records).map(({ line, cells: typed }) => {
    const isSchool = name === undefined || (typed[name] ?? '').trim() !== '';
    const top = isSchool ? (tops.get(line - 1) ?? line - 1) : line - 1;
    const cells = top === line - 1 ? typed : typed.with(siteAt, sheet.rows[top]?.[siteAt] ?? '');
    const target = sheet.linkAt(top, siteAt);
    return target !== null && isWord(cells[siteAt] ?? '') && /^https?:/i.test(target)
      ? cells.with(siteAt, target)
      : cells;
  });
}

/** Something that is neither an address nor says that there is no site. */
function isWord(cell: string): boolean {
  const site = parseSite(cell);
  return 'problem' in site && site.problem === 'not-an-address';
}

function unusable(file: string, fault: WorkbookFault): RunError {
  return new RunError({ code: 'input-workbook', file, fault });
}
