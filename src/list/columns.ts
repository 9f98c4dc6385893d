// Header → what each column is. A list with the report's own marks is an earlier report: its own
// columns are not carried, since this run writes them anew, and neither is the annex's column.
import { cleanCell, foldWords } from './cell.js';
import { COLUMN_NAMES, type ColumnRole, LIKE_ANNEX } from './column-names.js';
import { type Fit, fitsName, fitsNameAndSite, fitsSite } from './header-words.js';

/** What the reader of a list has to know of the reports that may come back as lists. */
export interface ReportTraits {
  /** Headers of the columns that every report has of its own. */
  readonly columns: readonly string[];
  /** Takes away what a report put before a cell that a spreadsheet would run as a formula. */
  readonly restoreCell: (cell: string) => string;
}

export interface CarriedColumn {
  readonly index: number;
  readonly header: string;
}

/** Where the columns of a list are; a role that it lacks is absent. */
export interface ListColumns {
  readonly roles: RoleIndexes;
  readonly carried: readonly CarriedColumn[];
  readonly width: number;
  /** What stands above groups of schools, behind the last column; null where nothing does. */
  readonly section: CarriedColumn | null;
  readonly isReport: boolean;
}

export type RoleIndexes = { readonly [R in ColumnRole]?: number };

/** Together these are in no list that is not a report. */
const REPORT_MARKS = ['Код', 'Результат', 'Проверено'].map(foldWords);

const FOLDED_NAMES = Object.entries(COLUMN_NAMES).map(([role, names]) => ({
  role: role as ColumnRole,
  names: names.map(foldWords),
}));

/** The columns with a meaning of their own in a row of cells; none in a row that is no header. */
export function findRoles(cells: readonly string[]): RoleIndexes {
  const folded = cells.map(foldWords);
  const taken = new Set<number>();
  const roles: { [R in ColumnRole]?: number } = {};
  const take = (role: ColumnRole, index: number | undefined): void => {
    if (index === undefined || index === -1) return;
    roles[role] = index;
    taken.add(index);
  };
  for (const { role, names } of FOLDED_NAMES) {
    const name = names.find((candidate) => folded.includes(candidate));
    if (name !== undefined) take(role, folded.indexOf(name));
  }
  const filled = folded.filter((cell) => cell !== '').length;
  // A title over the table is one cell among empty ones, or a long one; both may speak of sites.
  if (filled === 0 || (filled === 1 && (cells.length > 1 || cells.join('').length > MAX_ALONE))) {
    return roles;
  }
  if (roles.annex === undefined && filled > 1) {
    take(
      'annex',
      folded.findIndex((cell) => LIKE_ANNEX.test(cell)),
    );
  }
  const free = cells.map((cell, index) => (taken.has(index) ? '' : cell));
  const site = bestOf(free, fitsSite);
  const name = bestOf(
    free.map((cell, index) => (index === site ? '' : cell)),
    fitsName,
  );
  // «Наименование, адрес сайта»: one column is both.
  const both = free.findIndex(fitsNameAndSite);
  take('site', site ?? (roles.annex === undefined && both !== -1 ? both : undefined));
  take('name', name ?? (both !== -1 && roles.site === both ? both : undefined));
  return roles;
}

/** The longest header of a list that has one column. */
const MAX_ALONE = 40;

/** The first of the cells that fit best. */
function bestOf(cells: readonly string[], rate: (cell: string) => Fit): number | undefined {
  let found: { readonly index: number; readonly fit: number } | undefined;
  for (const [index, cell] of cells.entries()) {
    const fit = rate(cell);
    if (fit !== null && (found === undefined || fit < found.fit)) found = { index, fit };
  }
  return found?.index;
}

/** The header of a list, and what is known of the rows below it. */
export interface HeaderCells {
  readonly cells: readonly string[];
  readonly roles: RoleIndexes;
  readonly sample: readonly { readonly cells: readonly string[] }[];
  /** Whether the list has rows that head groups of schools. */
  readonly hasSections: boolean;
}

/** Whether a header is that of a report of ours. */
export function isReportHeader(cells: readonly string[]): boolean {
  const folded = cells.map(foldWords);
  return REPORT_MARKS.every((mark) => folded.includes(mark));
}

/** The columns of a list. One without a name is carried where it holds something. */
export function readColumns(
  { cells: header, roles, sample, hasSections }: HeaderCells,
  report: ReportTraits,
): ListColumns {
  const folded = header.map(foldWords);
  const isReport = isReportHeader(header);
  const dropped = new Set([roles.number, roles.name, roles.site, roles.annex]);
  if (isReport) {
    // The first of each name: a further one is the department's.
    for (const own of report.columns) dropped.add(folded.indexOf(foldWords(own)));
  }
  // Excel leaves columns behind that have nothing in them.
  const isUsed = (index: number): boolean =>
    sample.some(({ cells }) => cleanCell(cells[index] ?? '') !== '');
  const indexes = [...header.keys()].filter(
    (index) => !dropped.has(index) && (cleanCell(header[index] ?? '') !== '' || isUsed(index)),
  );
  // A report guards the names of its carried columns as it guards their cells.
  const names = isReport ? header.map(report.restoreCell) : header;
  const carried = hasSections
    ? nameCarried([...names, SECTION], [...indexes, header.length])
    : nameCarried(names, indexes);
  const section = hasSections ? (carried.at(-1) ?? null) : null;
  return { roles, carried, width: header.length, section, isReport };
}

const SECTION = 'Раздел';

/** Every carried column gets a name, and no two the same. */
function nameCarried(
  header: readonly string[],
  indexes: readonly number[],
): readonly CarriedColumn[] {
  const typed = new Set(indexes.map((index) => cleanCell(header[index] ?? '')));
  const taken = new Set<string>();
  return indexes.map((index) => {
    const name = cleanCell(header[index] ?? '') || `Столбец ${index + 1}`;
    let unique = name;
    for (let copy = 2; taken.has(unique) || (copy > 2 && typed.has(unique)); copy++) {
      unique = `${name} (${copy})`;
    }
    taken.add(unique);
    return { index, header: unique };
  });
}
