// Header → what each column is. A list with the report's own marks is an earlier report: its own
// columns are not carried, since this run writes them anew, and neither is the annex's column.
import { cleanCell, foldWords } from './cell.js';
import { COLUMN_NAMES, type ColumnRole } from './column-names.js';

/** What the reader of a list has to know of the reports that may come back as lists. */
export interface ReportTraits {
  /** The sheet of a workbook that has the table. */
  readonly sheet: string;
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
  readonly isReport: boolean;
}

export type RoleIndexes = { readonly [R in ColumnRole]?: number };

/** Together these are in no list that is not a report. */
const REPORT_MARKS = ['Код', 'Результат', 'Проверено'].map(foldWords);

/** The site of somebody else, or a question about the school's. */
const FOREIGN = /учредител|управлени|отдел|министерств|департамент|наличи|данет|естьли/;

const FOLDED_NAMES = Object.entries(COLUMN_NAMES).map(([role, { names, like }]) => ({
  role: role as ColumnRole,
  names: names.map(foldWords),
  like,
}));

/** The columns with a meaning of their own in a row of cells; none in a row that is no header. */
export function findRoles(cells: readonly string[]): RoleIndexes {
  const folded = cells.map(foldWords);
  // A title over the table is one long cell, and may well speak of sites.
  const mayBeLike = folded.filter((cell) => cell !== '').length > 1;
  const roles: { [R in ColumnRole]?: number } = {};
  const taken = new Set<number>();
  const take = (role: ColumnRole, index: number): void => {
    if (index === -1 || taken.has(index)) return;
    roles[role] = index;
    taken.add(index);
  };
  for (const { role, names } of FOLDED_NAMES) {
    const name = names.find((candidate) => folded.includes(candidate));
    if (name !== undefined) take(role, folded.indexOf(name));
  }
  if (!mayBeLike) return roles;
  // The annex's column first: its name fits the looser pattern of a site as well.
  for (const { role, like } of FOLDED_NAMES.toReversed()) {
    if (roles[role] !== undefined || like === null) continue;
    take(
      role,
      folded.findIndex(
        (cell, index) => !taken.has(index) && like.test(cell) && !FOREIGN.test(cell),
      ),
    );
  }
  return roles;
}

/** The header of a list, and what is known of the rows below it. */
export interface HeaderCells {
  readonly cells: readonly string[];
  readonly sample: readonly { readonly cells: readonly string[] }[];
}

/** The columns of a list. One without a name is carried where it holds something. */
export function readColumns(
  { cells: header, sample }: HeaderCells,
  report: ReportTraits,
): ListColumns {
  const roles = findRoles(header);
  const folded = header.map(foldWords);
  const isReport = REPORT_MARKS.every((mark) => folded.includes(mark));
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
  return { roles, carried: nameCarried(names, indexes), width: header.length, isReport };
}

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
