// From the bytes of a list to its rows, in stages that pull from one another. All that can be known
// from the beginning is known before the first row is handed out, so that a list that is none ends
// the run before the crawl.
import { RunError } from '../errors.js';
import type { ListEncoding } from '../school.js';
import { cleanCell } from './cell.js';
import { readChunks } from './chunks.js';
import { type ListColumns, type ReportTraits, readColumns } from './columns.js';
import { classifyFile, LOOK_BYTES } from './file-look.js';
import { findHeader, type Header, isBlank } from './header.js';
import { readAhead } from './read-ahead.js';
import { type CsvRecord, readRecords } from './records.js';
import { hasSwallowedRows } from './stray-quote.js';
import { createListDecoder, type ListDecoder } from './text-decoder.js';

/** How much of a list is read to find its header, in UTF-16 units. */
const START_LENGTH = 64 * 1024;

/** Where a list comes from. */
export interface ListSource {
  /** File name for messages. */
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** An earlier report is a list too. */
  readonly report: ReportTraits;
}

/** A list of which everything but the rows is known. */
export interface OpenRows {
  readonly header: Header;
  readonly columns: ListColumns;
  readonly encoding: ListEncoding;
  /** Records that are no blank lines; there is at least one. */
  readonly rows: AsyncIterable<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Opens a list as far as its first row; throws `RunError`, and closes the source when it does. */
export async function openRows(source: ListSource): Promise<OpenRows> {
  const chunks = readChunks(source);
  const close = async (): Promise<void> => {
    await chunks.return();
  };
  try {
    return { ...(await readStart(source, chunks)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function readStart(
  { name, report }: ListSource,
  chunks: AsyncGenerator<Uint8Array>,
): Promise<Omit<OpenRows, 'close'>> {
  const bytes = await readAhead(chunks, LOOK_BYTES);
  const looksLike = classifyFile(Buffer.concat(bytes.ahead).subarray(0, LOOK_BYTES));
  if (looksLike !== null) throw new RunError({ code: 'input-not-csv', file: name, looksLike });

  const decoder = createListDecoder();
  const text = await readAhead(decodeChunks(bytes.all, decoder), START_LENGTH);
  const start = text.ahead.join('').slice(0, START_LENGTH);
  if (text.ended && cleanCell(start) === '') {
    throw new RunError({ code: 'input-empty', file: name });
  }

  const encoding = decoder.encoding();
  const header = await findHeader({ name, text: start, isWhole: text.ended, encoding });
  const columns = readColumns(header.cells, {
    report,
    isUsed: (index) => header.sample.some(({ cells }) => cleanCell(cells[index] ?? '') !== ''),
  });
  const records = readRecords(text.all, { name, separator: header.separator });
  // A row is at least one cell long, so this is one row.
  const rows = await readAhead(selectRows(records, { name, header, columns }), 1);
  if (rows.ahead.length === 0) throw new RunError({ code: 'input-no-rows', file: name });
  return { header, columns, encoding, rows: closing(rows.all, chunks) };
}

async function* decodeChunks(
  chunks: AsyncIterable<Uint8Array>,
  decoder: ListDecoder,
): AsyncGenerator<string> {
  for await (const chunk of chunks) yield decoder.decode(chunk);
  yield decoder.end();
}

async function* selectRows(
  records: AsyncIterable<CsvRecord>,
  list: { readonly name: string; readonly header: Header; readonly columns: ListColumns },
): AsyncGenerator<readonly string[]> {
  const { separator, index: headerIndex, cells: header } = list.header;
  const { site, annex } = list.columns.roles;
  const shape = { separator, siteIndex: site ?? annex ?? 0, width: header.length };
  let index = 0;
  let isFirst = true;
  for await (const { cells, line } of records) {
    if (index++ <= headerIndex || isBlank(cells)) continue;
    if (hasSwallowedRows(cells, shape)) {
      throw new RunError({ code: 'input-broken-csv', file: list.name, line, cause: 'open-quote' });
    }
    if (!isFirst || !isNumbering(cells)) yield cells;
    isFirst = false;
  }
}

/** Official forms number their columns in a row of its own below the header: 1, 2, 3. */
function isNumbering(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell, index) => cleanCell(cell) === String(index + 1));
}

/** The source is closed wherever the rows end, also where the reader leaves early. */
async function* closing<T>(
  rows: AsyncIterable<T>,
  source: AsyncGenerator<unknown, void>,
): AsyncGenerator<T> {
  try {
    yield* rows;
  } finally {
    await source.return();
  }
}
