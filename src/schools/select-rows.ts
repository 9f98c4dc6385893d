// Which records of a list are schools: those below the header that hold something.
import { cleanCell } from './cell.js';
import { type Header, isBlank } from './header.js';
import type { ListRecord } from './records.js';

/** The records below the header, without blank ones and the row that numbers the columns. */
export async function* selectRows(
  records: AsyncIterable<ListRecord> | Iterable<ListRecord>,
  header: Pick<Header, 'index'>,
): AsyncGenerator<ListRecord> {
  let index = 0;
  let isFirst = true;
  for await (const record of records) {
    if (index++ <= header.index || isBlank(record.cells)) continue;
    if (!isFirst || !isNumbering(record.cells)) yield record;
    isFirst = false;
  }
}

/** Official forms number their columns in a row of its own below the header: 1, 2, 3. */
function isNumbering(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell, index) => cleanCell(cell) === String(index + 1));
}
