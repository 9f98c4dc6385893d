// Which column holds the names, and which the sites, by what its cells say: for a header that no
// grammar knows. It is a guess, and the reading of the list says so.
import { cleanCell } from './cell.js';
import { ONE_INSTITUTION } from './institution-words.js';
import { parseSite } from './site.js';

type Cells = readonly string[];

/** More than this part of the cells that hold something has to agree. */
const MAJORITY = 1 / 2;
/** Of a long list the beginning is enough. */
const MAX_ROWS = 200;

/** The column of sites, its cells being addresses; null where none is. */
export function guessSites(rows: readonly Cells[]): number | null {
  return guess(rows, new Set(), holdsAddress);
}

/** The column of names, its cells naming institutions; `taken` are columns of another kind. */
export function guessNames(rows: readonly Cells[], taken: ReadonlySet<number>): number | null {
  return guess(rows, taken, (cell) => ONE_INSTITUTION.test(cell) && !holdsAddress(cell));
}

/** What ends like a host. «И.И. Иванова» and «ул.Ленина» do not. */
const LIKE_HOST =
  /:\/\/|(?<!\p{L})www[.\s]|[\p{L}\d-]\.(?:[a-z][a-z\d-]{1,23}|рф|рус|дети|бел|укр|москва|онлайн|сайт|орг|ком|xn--[a-z\d-]+)(?![\p{L}@])/iu;

/** An address and nothing else, which need not be parsed to be known. */
const PLAIN = /^(?:https?:\/\/)?(?:[a-z\d-]{2,63}\.)+[a-z]{2,24}\/?$/i;

/** Whether a cell is an address on the web, perhaps among other words. */
export function holdsAddress(cell: string): boolean {
  if (PLAIN.test(cell) && !cell.includes('bus.gov')) return true;
  return LIKE_HOST.test(cell) && 'address' in parseSite(cell);
}

function guess(
  rows: readonly Cells[],
  taken: ReadonlySet<number>,
  agrees: (cell: string) => boolean,
): number | null {
  // A title, a section, a signature stands alone in its row.
  const full = rows.map((cells) => cells.map(cleanCell)).filter((cells) => countFilled(cells) > 1);
  const read = full.slice(0, MAX_ROWS);
  const width = Math.max(0, ...read.map((cells) => cells.length));
  let found: { readonly index: number; readonly count: number } | null = null;
  for (let index = 0; index < width; index++) {
    if (taken.has(index)) continue;
    const cells = read.map((row) => row[index] ?? '').filter((cell) => cell !== '');
    const count = cells.filter(agrees).length;
    if (count > cells.length * MAJORITY && count > (found?.count ?? 0)) found = { index, count };
  }
  return found?.index ?? null;
}

/** How many cells hold something. */
export function countFilled(cells: Cells): number {
  return cells.filter((cell) => cleanCell(cell) !== '').length;
}
