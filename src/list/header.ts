// Which rows are the header, and what its columns are. The row in which most columns are recognised
// is the header; it must show a site. A header may take two rows, groups above their columns. Where
// no row shows a site, the cells below tell which column it is. Rows above the header (a title, a
// date, Excel's `sep=;`) are passed over.
import { hidePasswords } from '../files/hide-passwords.js';
import { type AskedColumns, findAsked, rolesOfLetters } from './asked-columns.js';
import { cleanCell, isBlank } from './cell.js';
import type { ColumnRole } from './column-names.js';
import { findRoles, type RoleIndexes } from './columns.js';
import { countFilled, guessNames, guessSites, holdsAddress } from './guess-columns.js';
import { ONE_INSTITUTION } from './institution-words.js';
import type { ListRecord } from './records.js';
import { isNumbering } from './row-kind.js';

/** Rows, blank ones aside, among which the header is looked for. */
const HEADER_WITHIN = 10;

export interface Header {
  /** 0-based places among the records, blank ones counted; -1 where the list has no header. */
  readonly first: number;
  readonly index: number;
  /** On which lines they begin; null where there are none. */
  readonly lines: readonly [first: number, last: number] | null;
  /** As they stand in the list. */
  readonly rows: readonly (readonly string[])[];
  /** The title of each column; of a header of two rows the group before the title. */
  readonly cells: readonly string[];
  readonly roles: RoleIndexes;
  /** Roles that the cells below told, since the header did not. */
  readonly guessed: readonly ColumnRole[];
  /** Records after the header, as far as they have been read. */
  readonly sample: readonly ListRecord[];
}

interface HeaderRow {
  readonly index: number;
  readonly cells: readonly string[];
}

/** A row, or two, that may be the header. */
type HeaderCandidate = Omit<Header, 'guessed' | 'sample' | 'lines'>;

/** The header among the records of a list; null where no row shows a site, and no column is one. */
export function findHeader(
  records: readonly ListRecord[],
  asked: AskedColumns | null = null,
): Header | null {
  const candidates = findCandidates(firstRows(records));
  if (asked !== null) return findAskedHeader(records, candidates, asked);
  const found = bestOf(
    candidates.filter(({ roles }) => roles.site !== undefined || roles.annex !== undefined),
  );
  const header = found ?? guessHeader(records, candidates);
  return header === null ? null : complete(header, records, found === null ? ['site'] : []);
}

/** With the column of names, which the cells tell where the header does not. */
function complete(
  header: HeaderCandidate,
  records: readonly ListRecord[],
  guessed: readonly ColumnRole[],
): Header {
  const sample = records.slice(header.index + 1);
  const [first, last] = [records[header.first]?.line, records[header.index]?.line];
  const lines = first === undefined || last === undefined ? null : ([first, last] as const);
  const { roles } = header;
  const taken = new Set(Object.values(roles));
  const name =
    roles.name === undefined
      ? guessNames(
          sample.map(({ cells }) => cells),
          taken,
        )
      : null;
  return name === null
    ? { ...header, guessed, sample, lines }
    : { ...header, roles: { ...roles, name }, guessed: [...guessed, 'name'], sample, lines };
}

/** The fullest row above the first address, in the column that holds addresses. */
function guessHeader(
  records: readonly ListRecord[],
  candidates: readonly HeaderCandidate[],
): HeaderCandidate | null {
  const site = siteBelow(records);
  if (site === null) return null;
  const header = headerAbove(records, candidates, site);
  return header === null ? null : { ...header, roles: { ...without(header.roles, [site]), site } };
}

/** The column of sites from the first row on that holds an address. */
function siteBelow(records: readonly ListRecord[]): number | null {
  const rows = records.map(({ cells }) => cells);
  const first = rows.findIndex((cells) => cells.some(holdsAddress));
  return first === -1 ? null : guessSites(rows.slice(first));
}

function headerAbove(
  records: readonly ListRecord[],
  candidates: readonly HeaderCandidate[],
  site: number,
): HeaderCandidate | null {
  const first = records.findIndex(({ cells }) => holdsAddress(cells[site] ?? ''));
  return candidates
    .filter(({ index, cells }) => index < first && countFilled(cells) > 1 && !isNumbering(cells))
    .reduce<HeaderCandidate | null>(
      (best, one) => (best === null || isFuller(one, best) ? one : best),
      null,
    );
}

function isFuller(one: HeaderCandidate, other: HeaderCandidate): boolean {
  return countFilled(one.cells) >= countFilled(other.cells);
}

/** The header in which the columns that the user names are; null where they are in none. */
function findAskedHeader(
  records: readonly ListRecord[],
  candidates: readonly HeaderCandidate[],
  asked: AskedColumns,
): Header | null {
  const named = candidates.flatMap((candidate) => {
    const roles = findAsked(candidate.cells, asked);
    return roles === null ? [] : [{ ...candidate, roles: merge(candidate.roles, roles) }];
  });
  const places = rolesOfLetters(asked);
  const site = asked.site === undefined ? siteBelow(records) : null;
  const withSite = named.flatMap((one) => {
    if (one.roles.site !== undefined || one.roles.annex !== undefined) return [one];
    return site === null ? [] : [{ ...one, roles: { ...without(one.roles, [site]), site } }];
  });
  const byPlace = places?.site;
  const above = byPlace === undefined ? null : headerAbove(records, withSite, byPlace);
  const hasNoHeader =
    byPlace !== undefined && holdsAddress(firstRows(records)[0]?.cells[byPlace] ?? '');
  const header = above ?? (hasNoHeader ? null : bestOf(withSite));
  if (header !== null) {
    const isGuess = site !== null && header.roles.site === site;
    return complete(header, records, isGuess ? ['site'] : []);
  }
  return places === null || !hasNoHeader ? null : withoutHeader(records, places);
}

/** A list of nothing but schools. */
function withoutHeader(records: readonly ListRecord[], roles: RoleIndexes): Header | null {
  const width = records.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (Object.values(roles).some((index) => index >= width)) return null;
  const cells = Array.from({ length: width }, () => '');
  return complete({ first: -1, index: -1, rows: [], cells, roles }, records, []);
}

function bestOf(candidates: readonly HeaderCandidate[]): HeaderCandidate | null {
  return candidates.reduce<HeaderCandidate | null>(
    (best, one) => (best === null || isBetter(one, best) ? one : best),
    null,
  );
}

function merge(found: RoleIndexes, asked: RoleIndexes): RoleIndexes {
  return { ...without(found, Object.values(asked)), ...asked };
}

function without(roles: RoleIndexes, indexes: readonly number[]): RoleIndexes {
  return Object.fromEntries(Object.entries(roles).filter(([, index]) => !indexes.includes(index)));
}

function findCandidates(rows: readonly HeaderRow[]): readonly HeaderCandidate[] {
  return rows.flatMap(({ index, cells }, at) => {
    const single = { first: index, index, rows: [cells], cells, roles: findRoles(cells) };
    const below = rows[at + 1];
    const pair = below?.index === index + 1 ? joinRows({ index, cells }, below) : null;
    return pair === null ? [single] : [single, pair];
  });
}

/** The header that two rows make together; null where the lower one is none. */
function joinRows(upper: HeaderRow, lower: HeaderRow): HeaderCandidate | null {
  const width = Math.max(upper.cells.length, lower.cells.length);
  const above = Array.from({ length: width }, (_, index) => cleanCell(upper.cells[index] ?? ''));
  const below = Array.from({ length: width }, (_, index) => cleanCell(lower.cells[index] ?? ''));
  const groups = spread(above, below);
  if (groups === null) return null;
  const titles = below.map((title, index) => {
    const group = groups[index] ?? '';
    return group === '' || title === '' ? title || group : `${group}: ${title}`;
  });
  const alone = findRoles(below.map((title, index) => title || (groups[index] ?? '')));
  const roles = alone.site === undefined && alone.annex === undefined ? findRoles(titles) : alone;
  const rows = [upper.cells, lower.cells];
  return { first: upper.index, index: lower.index, rows, cells: titles, roles };
}

/** Of a title above some of the columns; one above the table is longer. */
const LONGEST_GROUP = 40;

/** The group above each column of the lower row; null where the rows are no header of two. */
function spread(above: readonly string[], below: readonly string[]): readonly string[] | null {
  const only = above.filter((cell) => cell !== '').join(' ');
  const isGroupTitle =
    countFilled(above) > 1 || (above[0] === '' && only.length <= LONGEST_GROUP && !/\d/.test(only));
  const titles = below.filter((cell) => cell !== '');
  const isHeader = titles.every((cell) => /\p{L}/u.test(cell) && !saysMoreThanTitle(cell));
  if (!isGroupTitle || titles.length < 2 || !isHeader) return null;
  const groups: string[] = [];
  for (const [index, cell] of above.entries()) {
    const isWide = (above[index + 1] ?? ' ') === '' && below[index] !== '';
    // What is one column above is one below, and its title stands above alone.
    if (cell !== '' && !isWide && below[index] !== '') return null;
    if (cell !== '') groups.push(cell);
    else groups.push(below[index] === '' ? '' : (groups[index - 1] ?? ''));
  }
  return groups;
}

function saysMoreThanTitle(cell: string): boolean {
  return holdsAddress(cell) || (ONE_INSTITUTION.test(cell) && /[№\d«"]/.test(cell));
}

function firstRows(records: readonly ListRecord[]): readonly HeaderRow[] {
  const rows: HeaderRow[] = [];
  for (const [index, { cells }] of records.entries()) {
    if (rows.length === HEADER_WITHIN) break;
    if (!isBlank(cells)) rows.push({ index, cells });
  }
  return rows;
}

/** How many columns are recognised, then whether both rows of a header are taken. */
export function isBetter(one: HeaderCandidate, other: HeaderCandidate): boolean {
  const [count, otherCount] = [one, other].map(({ roles }) => Object.keys(roles).length);
  if (count !== otherCount) return (count ?? 0) > (otherCount ?? 0);
  const [rows, otherRows] = [one, other].map(({ first, index }) => index - first);
  if (rows !== otherRows) return (rows ?? 0) > (otherRows ?? 0);
  return one.cells.length > other.cells.length;
}

/** The fullest of the first rows: it is what the writer of the list takes for its header. */
export function fullestRow(records: readonly ListRecord[]): readonly string[] {
  const rows = firstRows(records).map(({ cells }) =>
    cells.map((cell) => hidePasswords(cleanCell(cell))).filter((cell) => cell !== ''),
  );
  return rows.reduce((fullest, row) => (row.length > fullest.length ? row : fullest), []);
}
