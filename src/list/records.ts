// Text → records, with csv-parse set for what people type: quotes inside unquoted cells, text after
// a closing quote, rows of any width, line ends of any kind and mixed. Blank lines are kept, since
// they are needed to count lines: csv-parse's own count takes CRLF in a quoted cell for two.
//
// The records are taken as they are made, and none of them is buffered: a stream that is destroyed
// by an error drops what it has buffered, and the records before a fault must not be lost.
import { CsvError, type Parser, parse } from 'csv-parse';
import { RunError } from '../errors.js';
import type { ListSeparator } from '../school.js';

/** Far above any real row (a cell of Excel holds 32,767 characters), far below harm. */
const MAX_RECORD_BYTES = 1024 * 1024;

/** One row of a list as it stands there. */
export interface ListRecord {
  /** 1-based line of the CSV, or row of the sheet, on which it begins. */
  readonly line: number;
  readonly cells: readonly string[];
  /** True where the sheet merges one of its cells across the names and the sites. */
  readonly isMerged?: boolean;
}

/**
 * The records of a text, blank lines included, pulled as they are asked for: those of each piece
 * together, since each stage that a record goes through alone costs it five promises.
 * Throws `RunError` `input-broken-csv` where a quote is never closed or a record has no end.
 */
export async function* readRecords(
  text: AsyncIterable<string>,
  list: { readonly name: string; readonly separator: ListSeparator },
): AsyncGenerator<readonly ListRecord[]> {
  let records: ListRecord[] = [];
  let line = 1;
  const parser = createParser(list.separator, (cells) => {
    records.push({ line, cells });
    line += 1 + countLineBreaks(cells);
  });
  for await (const piece of chain(text)) {
    const fault = await feed(parser, piece);
    yield records;
    records = [];
    if (fault !== null) throw brokenCsv({ fault, line, name: list.name });
  }
}

/** The text, then null for its end. */
async function* chain(text: AsyncIterable<string>): AsyncGenerator<string | null> {
  yield* text;
  yield null;
}

function createParser(separator: ListSeparator, onRecord: (cells: string[]) => void): Parser {
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    // `; "a; b"` is a quoted cell in spite of the space.
    ltrim: true,
    max_record_size: MAX_RECORD_BYTES,
    on_record(cells: string[]) {
      onRecord(cells);
      return null;
    },
  });
  // `feed` gets the same error; without a listener it would end the process.
  parser.on('error', () => {});
  return parser;
}

function feed(parser: Parser, piece: string | null): Promise<Error | null> {
  return new Promise((resolve) => {
    const done = (error?: Error | null): void => resolve(error ?? null);
    if (piece === null) parser.end(done);
    else parser.write(piece, done);
  });
}

function brokenCsv(broken: { fault: Error; line: number; name: string }): Error {
  const { fault, line, name: file } = broken;
  if (!(fault instanceof CsvError)) return fault;
  const cause = fault.code === 'CSV_QUOTE_NOT_CLOSED' ? 'open-quote' : 'record-too-long';
  return new RunError({ code: 'input-broken-csv', file, line, cause }, { cause: fault });
}

function countLineBreaks(cells: readonly string[]): number {
  return cells.join().match(/\r\n|[\r\n]/g)?.length ?? 0;
}
