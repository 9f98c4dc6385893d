// From the bytes of a list to its rows, in stages that pull from one another. All that can be known
// from the beginning is known before the first row is handed out, so that a list that is none ends
// the run before the crawl.

import { RunError } from '../errors.js';
import { cleanCell } from './cell.js';
import { readChunks } from './chunks.js';
import type { ListColumns, ReportTraits } from './columns.js';
import { type CsvHeader, findCsvHeader } from './csv-header.js';
import { classifyFile, LOOK_BYTES } from './file-look.js';
import type { ListRow, ListRows, ListSource } from './list-rows.js';
import { type ReadAhead, readAhead } from './read-ahead.js';
import { readRecords } from './records.js';
import { RowSelector, toColumns } from './select-rows.js';
import { hasSwallowedRows } from './stray-quote.js';
import { createListDecoder, type ListDecoder } from './text-decoder.js';

/** How much of a list is read to find its header, in UTF-16 units. */
const START_LENGTH = 64 * 1024;

export interface OpenRows extends ListRows {
  readonly close: () => Promise<void>;
}

/** Opens a list as far as its first row; throws `RunError`, and closes the source when it does. */
export async function openRows(source: ListSource): Promise<OpenRows> {
  const chunks = readChunks(source);
  const close = async (): Promise<void> => {
    await chunks.return();
  };
  try {
    const bytes = await readAhead(chunks, LOOK_BYTES);
    const look = classifyFile(Buffer.concat(bytes.ahead).subarray(0, LOOK_BYTES));
    if (look === null) return { ...(await readCsv(source, bytes, chunks)), close };
    // Nobody else pays for what reads workbooks.
    const { readNoText } = await import('./sheet-rows.js');
    return { ...(await readNoText(source, { look, chunks: bytes.all })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function readCsv(
  { name, sheet, report, columns: asked }: ListSource,
  bytes: ReadAhead<Uint8Array>,
  chunks: AsyncGenerator<Uint8Array>,
): Promise<ListRows> {
  if (sheet !== undefined) {
    throw new RunError({
      code: 'input-workbook',
      file: name,
      fault: { kind: 'no-workbook', sheet },
    });
  }
  const decoder = createListDecoder();
  const text = await readAhead(decodeChunks(bytes.all, decoder), START_LENGTH);
  const start = text.ahead.join('').slice(0, START_LENGTH);
  if (text.ended && cleanCell(start) === '') {
    throw new RunError({ code: 'input-empty', file: name });
  }

  const encoding = decoder.encoding();
  const isWhole = text.ended && start.length < START_LENGTH;
  const header = await findCsvHeader({ name, text: start, isWhole, encoding }, asked);
  const columns = toColumns(header, report);
  const selector = new RowSelector(header, columns);
  const read = csvRows(text.all, { name, header, columns, report, selector });
  const rows = await readAhead(read, 1);
  if (rows.ahead.length === 0) throw new RunError({ code: 'input-no-rows', file: name });
  return {
    header,
    columns,
    csv: { separator: header.separator, encoding },
    sheet: null,
    rows: closing(rows.all, chunks),
    leftOut: () => selector.leftOut(),
  };
}

async function* decodeChunks(
  chunks: AsyncIterable<Uint8Array>,
  decoder: ListDecoder,
): AsyncGenerator<string> {
  for await (const chunk of chunks) yield decoder.decode(chunk);
  yield decoder.end();
}

async function* csvRows(
  text: AsyncIterable<string>,
  list: {
    readonly name: string;
    readonly header: CsvHeader;
    readonly columns: ListColumns;
    readonly report: ReportTraits;
    readonly selector: RowSelector;
  },
): AsyncGenerator<readonly ListRow[]> {
  const { name: file, columns, selector } = list;
  const { separator, cells: header } = list.header;
  const { site, annex } = columns.roles;
  const shape = { separator, siteIndex: site ?? annex ?? 0, width: header.length };
  let index = 0;
  for await (const records of readRecords(text, { name: file, separator })) {
    const rows: ListRow[] = [];
    let brokenAt: number | null = null;
    for (const record of records) {
      if (index++ > list.header.index && hasSwallowedRows(record.cells, shape)) {
        brokenAt = record.line;
        break;
      }
      for (const { cells } of selector.select([record])) {
        rows.push(columns.isReport ? cells.map(list.report.restoreCell) : cells);
      }
    }
    if (rows.length > 0) yield rows;
    if (brokenAt !== null) {
      throw new RunError({ code: 'input-broken-csv', file, line: brokenAt, cause: 'open-quote' });
    }
  }
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
