// How much a sheet would take in memory. A cell in the last row and one in the last column make a
// rectangle of 17 billion cells out of a few bytes, and the library fills rectangles.
import { parsePlace } from './place.js';

/** Rows times columns of the cells of a sheet that hold something. */
export function countCells(sheet: string): number {
  let rows = 0;
  let columns = 0;
  // A tag that closes itself is an empty cell with a format, or an empty row.
  for (const [, reference = ''] of sheet.matchAll(/<c\s[^>]*?\br="([A-Z]+\d+)"[^>]*(?<!\/)>/g)) {
    const place = parsePlace(reference);
    if (place === null) return Number.POSITIVE_INFINITY;
    rows = Math.max(rows, place.row + 1);
    columns = Math.max(columns, place.column + 1);
  }
  return rows * columns;
}
