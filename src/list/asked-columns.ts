// The columns that the user names by `--columns`: by the text of the header, or by letter or number
// as a spreadsheet counts them.
import { foldWords } from './cell.js';
import type { ColumnRole } from './column-names.js';
import type { RoleIndexes } from './columns.js';

/** What the user may name, and the role that it is. */
export const ASKED_ROLES = {
  name: 'name',
  site: 'site',
  number: 'number',
  bus_id: 'busId',
} as const satisfies Readonly<Record<string, ColumnRole>>;

/** The header or the place of a column, by its role; there is at least one. */
export type AskedColumns = { readonly [R in ColumnRole]?: string };

/** The columns in a row of cells; null where one of them is not there. */
export function findAsked(cells: readonly string[], asked: AskedColumns): RoleIndexes | null {
  const roles: { [R in ColumnRole]?: number } = {};
  for (const [role, text] of Object.entries(asked)) {
    const index = indexOfAsked(cells, text);
    if (index === null) return null;
    roles[role as ColumnRole] = index;
  }
  return roles;
}

/** What was asked for and is not there. */
export function missingAsked(cells: readonly string[], asked: AskedColumns): readonly string[] {
  return Object.values(asked).filter((text) => indexOfAsked(cells, text) === null);
}

function indexOfAsked(cells: readonly string[], text: string): number | null {
  const titled = cells.map(foldWords).indexOf(foldWords(text));
  const index = titled === -1 ? (placeOf(text) ?? -1) : titled;
  return index >= 0 && index < cells.length ? index : null;
}

/** The columns where all are named by their places; null where one is named by its header. */
export function rolesOfLetters(asked: AskedColumns): RoleIndexes | null {
  const places = Object.entries(asked).map(([role, text]) => [role, placeOf(text)] as const);
  return places.some(([, place]) => place === null) ? null : Object.fromEntries(places);
}

/** 0-based: `A` and `1` are the first, `AB` is the 28th; null for a text that is no place. */
function placeOf(text: string): number | null {
  const typed = text.trim().toUpperCase();
  if (/^[1-9]\d{0,3}$/.test(typed)) return Number(typed) - 1;
  if (!/^[A-Z]{1,3}$/.test(typed)) return null;
  return [...typed].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The letters of a 0-based place. */
export function letterOf(place: number): string {
  let letters = '';
  for (let rest = place + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
