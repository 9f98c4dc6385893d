// Which records of a list are schools: those below the header that hold something.
import { cleanCell } from './cell.js';
import { type Header, isBlank } from './header.js';
import type { ListRecord } from './records.js';

/** Makes what takes the records of a list, some after some, and leaves out the header and what is above it, blank ones and the row that numbers the columns. */
export function createRowSelector(
  header: Pick<Header, 'index'>,
): (records: readonly ListRecord[]) => readonly ListRecord[] {
  let index = 0;
  let isFirst = true;
  return (records) =>
    records.filter(({ cells }) => {
      if (index++ <= header.index || isBlank(cells)) return false;
      const isSchool = !isFirst || !isNumbering(cells);
      isFirst = false;
      return isSchool;
    });
}

/** Official forms number their columns in a row of its own below the header: 1, 2, 3. */
function isNumbering(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell, index) => cleanCell(cell) === String(index + 1));
}
