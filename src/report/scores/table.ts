// A table of ours as CSV or as a workbook of one sheet, for lists and scores.
import { extname } from 'node:path';
import { RunError } from '../../errors.js';
import { createArchive } from '../archive.js';
import { singleLine } from '../cell-text.js';
import { createCsvWriter } from '../csv.js';
import type { CsvProfileName } from '../format.js';
import type { Cell } from '../xlsx/cells.js';
import { createModel } from '../xlsx/model.js';
import { createSheetWriter } from '../xlsx/sheet-writer.js';
import { escapeXml } from '../xml.js';

/** Null for what is not known: the cell stays empty. */
export type Value = string | number | null;

export interface Table {
  /** Of the sheet. */
  readonly name: string;
  readonly header: readonly string[];
  /** Gone through twice for a workbook: a country's list is never held as text. */
  readonly rows: Iterable<readonly Value[]>;
  /** What stands below the rows of a sheet. */
  readonly notes?: readonly string[];
}

/** Written at one go. */
const ROWS_IN_PIECE = 500;

function* formatTableCsv({ header, rows }: Table, profile: CsvProfileName): Generator<string> {
  const { start, record } = createCsvWriter(profile);
  const text = (value: Value): string => {
    if (typeof value !== 'number') return singleLine(value ?? '');
    return profile === 'excel' ? String(value).replace('.', ',') : String(value);
  };
  let piece = start + record(header);
  let count = 0;
  for (const cells of rows) {
    piece += record(cells.map(text));
    count += 1;
    if (count % ROWS_IN_PIECE !== 0) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

const WIDTHS = { least: 8, most: 60, margin: 3 };
const MAX_ROWS = 1_048_576;
const MARGINS = { left: 10, right: 10, topBottom: 12 } as const;

async function* formatTableXlsx(table: Table): AsyncGenerator<Uint8Array> {
  const { name, header, rows, notes = [] } = table;
  const frozen = { rows: 1, columns: 2 };
  const model = await createModel([{ name, widths: measure(table), frozen }]);
  const archive = createArchive();
  for (const [path, content] of model.otherParts) archive.open(path).end(content);
  const [sheet] = model.sheets;
  if (sheet === undefined) throw new Error('the workbook has no sheet');
  const writer = createSheetWriter(archive, { sheet, styles: model.styles, maxLinks: 0 });
  writer.add(header.map((value): Cell => ({ style: 'head', value })));
  for (const row of rows) {
    writer.add(row.map(toCell));
    if (writer.rows() % ROWS_IN_PIECE === 0) yield archive.take();
  }
  for (const note of notes) {
    writer.add(
      header.map((_title, column): Cell => ({ style: 'note', value: column === 0 ? note : null })),
      { joined: true },
    );
  }
  writer.end({ isLandscape: true, margins: MARGINS, filtered: header.length });
  const { path, start, end } = model.workbook;
  const titles = escapeXml(`'${name}'!$1:$1`);
  archive
    .open(path)
    .end(
      `${start}<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${titles}</definedName></definedNames>${end}`,
    );
  archive.end();
  yield archive.take();
}

/** The width of each column; rejects with `RunError` (`output-rows`) what no sheet holds. */
function measure({ header, rows, notes = [] }: Table): readonly number[] {
  const widths = header.map((title) => Math.max(WIDTHS.least, longestWord(title) + WIDTHS.margin));
  let count = 1 + notes.length;
  for (const row of rows) {
    count += 1;
    if (count > MAX_ROWS) {
      throw new RunError({ code: 'output-rows', format: '.xlsx', maxRows: MAX_ROWS });
    }
    for (const [column, width] of widths.entries()) {
      const length = String(row[column] ?? '').length + WIDTHS.margin;
      if (length > width) widths[column] = Math.min(WIDTHS.most, length);
    }
  }
  return widths;
}

function longestWord(title: string): number {
  return Math.max(...title.split(/\s+/).map((word) => word.length));
}

function toCell(value: Value): Cell {
  if (typeof value === 'number') return { style: 'value', value };
  return { style: 'text', value: singleLine(value ?? '') };
}

/** The table in the form that the name of `output` asks for, in pieces; `-` gets plain CSV. */
export function formatTable(table: Table, output: string): Pieces {
  if (output === '-') return formatTableCsv(table, 'plain');
  const isSheet = extname(output).toLowerCase() === '.xlsx';
  return isSheet ? formatTableXlsx(table) : formatTableCsv(table, 'excel');
}

type Pieces = Iterable<string> | AsyncIterable<Uint8Array>;
