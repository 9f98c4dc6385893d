// One stray opening quote makes CSV take the rows after it for one long cell, and a school that is
// lost that way is never answered. Legal cells may span lines too (a site cell with two addresses,
// a name with its street), so a cell is suspected only where its lines line up with the columns of
// the list, and besides hold an address where the site belongs, or where the cell has kept its own
// opening quote, as csv-parse leaves it when what closes it is none.
import type { ListSeparator } from '../school.js';
import { parseSite } from './site.js';

interface ListShape {
  readonly separator: ListSeparator;
  readonly siteIndex: number;
  /** Number of columns in the header. */
  readonly width: number;
}

/** True where a cell of the record has rows of the list inside. */
export function hasSwallowedRows(cells: readonly string[], list: ListShape): boolean {
  if (list.width === 1) return false;
  return cells.some((cell, index) => {
    if (!/[\r\n]/.test(cell)) return false;
    const lines = cell.split(/\r\n|[\r\n]/).map((line) => line.split(list.separator));
    const first = lines[0] ?? [];
    const last = lines.at(-1) ?? [];
    // What stood before the stray quote on its line, and after the cell on its last.
    const firstFits = index + first.length === list.width;
    const lastFits = last.length + cells.length - index - 1 === list.width;
    if (firstFits && lastFits && hasUnpairedQuote(cell)) return true;
    if (firstFits && index < list.siteIndex && holdsSite(first, list.siteIndex - index))
      return true;
    if (lastFits && holdsSite(last, list.siteIndex)) return true;
    const inner = lines.slice(1, -1);
    return inner.some((line) => line.length === list.width && holdsSite(line, list.siteIndex));
  });
}

/** A cell that was quoted rightly does not keep its own quote, and those of a name come in pairs. */
function hasUnpairedQuote(cell: string): boolean {
  return cell.startsWith('"') && cell.split('"').length % 2 === 0;
}

/** An address in its place among other things: a cell may well list several addresses. */
function holdsSite(pieces: readonly string[], siteAt: number): boolean {
  return (
    isAddress(pieces[siteAt] ?? '') &&
    pieces.some((piece, index) => index !== siteAt && piece.trim() !== '' && !isAddress(piece))
  );
}

function isAddress(text: string): boolean {
  return 'address' in parseSite(text);
}
