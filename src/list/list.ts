// What the rest of the program sees of a list: its columns and a stream of schools.
import { hidePasswords } from '../files/hide-passwords.js';
import type { ListEncoding, ListSeparator, School } from '../school.js';
import { letterOf } from './asked-columns.js';
import { cleanCell, foldWords } from './cell.js';
import type { ColumnRole } from './column-names.js';
import type { ListColumns } from './columns.js';
import type { Header } from './header.js';
import type { ListRow, ListSource, SheetNames } from './list-rows.js';
import { toSchool } from './row.js';
import { openRows } from './rows.js';
import type { LeftOutRows } from './select-rows.js';

/** A column as its own title names it. */
export interface UnderstoodColumn {
  /** Empty where the column has none. */
  readonly title: string;
  /** As a spreadsheet counts: `A` is the first. */
  readonly letter: string;
  /** True where the cells below told what it is, and not its title. */
  readonly isGuess: boolean;
}

export interface UnderstoodList {
  /** Null for a CSV. */
  readonly sheet: SheetNames | null;
  /** 1-based lines of the header; null where there is none. */
  readonly headerLines: readonly [first: number, last: number] | null;
  /** Titles of all columns that have one. */
  readonly titles: readonly string[];
  readonly columns: { readonly [R in ColumnRole]?: UnderstoodColumn };
  /** Rows that are no schools, as far as the list has been read. */
  readonly leftOut: () => LeftOutRows;
}

/** A list whose header has been read. */
export interface SchoolList {
  /** Headers of the carried columns, in the order of `School.carried`; no two the same. */
  readonly columns: readonly string[];
  /** Null for a sheet of a workbook. */
  readonly separator: ListSeparator | null;
  /** As known from the beginning: `utf-8` where that is ASCII; null for a sheet of a workbook. */
  readonly encoding: ListEncoding | null;
  /** The header of the column that the sites are taken from. */
  readonly siteColumn: string;
  /** What was understood of the list, for whoever made it. */
  readonly understood: UnderstoodList;
  /** True where the list is a report of an earlier run. */
  readonly isReport: boolean;
  /** The rows, once, in order; may throw `RunError` `input-broken-csv` or `input-unreadable`. */
  readonly schools: AsyncIterable<School>;
  /** Closes the source where `schools` is not read. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a list and reads its header and first row. Throws `RunError`: `input-unreadable`,
 * `input-empty`, `input-not-csv`, `input-no-site-column`, `input-no-rows`, `input-broken-csv`,
 * `input-workbook`.
 */
export async function openSchoolList(source: ListSource): Promise<SchoolList> {
  const { header, columns, csv, sheet, rows, leftOut, close } = await openRows(source);
  const { roles, carried, isReport } = columns;
  return {
    columns: carried.map((column) => column.header),
    separator: csv?.separator ?? null,
    encoding: csv?.encoding ?? null,
    siteColumn: titleOf(header, roles.site ?? roles.annex ?? 0),
    understood: {
      sheet,
      headerLines: header.lines,
      titles: [...header.cells.keys()]
        .map((index) => titleOf(header, index))
        .filter((title) => title !== ''),
      columns: understandColumns(header),
      leftOut,
    },
    isReport,
    schools: toSchools(rows, columns),
    close,
  };
}

function titleOf({ cells }: Header, index: number): string {
  return hidePasswords(cleanCell(cells[index] ?? ''));
}

function understandColumns(header: Header): UnderstoodList['columns'] {
  return Object.fromEntries(
    Object.entries(header.roles).map(([role, index]) => [
      role,
      {
        title: titleOf(header, index),
        letter: letterOf(index),
        isGuess: header.guessed.includes(role as ColumnRole),
      },
    ]),
  );
}

/**
 * The number of schools in a list, read to its end: a first pass over a file, to have a total and
 * to find a broken row before the crawl. Throws as `openSchoolList` and its schools do.
 */
export async function countSchools(source: ListSource): Promise<number> {
  const { rows } = await openRows(source);
  let count = 0;
  for await (const some of rows) count += some.length;
  return count;
}

/** Schools that a later row is compared with: some ten megabytes. */
const MAX_KNOWN = 50_000;
/** Schools at one address. */
const MAX_AT_ADDRESS = 20;

interface Known {
  readonly name: string;
  readonly row: number;
}

async function* toSchools(
  rows: AsyncIterable<readonly ListRow[]>,
  columns: ListColumns,
): AsyncGenerator<School> {
  let row = 0;
  const known = new Map<string, Known[]>();
  let count = 0;
  for await (const some of rows) {
    for (const cells of some) {
      const school = toSchool(cells, { row: ++row, columns });
      if (!('address' in school.site) || school.name === '') {
        yield school;
        continue;
      }
      const { name, site } = school;
      const there = known.get(site.address);
      const same = there?.find((one) => foldWords(one.name) === foldWords(name));
      if (same === undefined && count++ < MAX_KNOWN) {
        if (there === undefined) known.set(site.address, [{ name, row }]);
        else if (there.length < MAX_AT_ADDRESS) there.push({ name, row });
      }
      yield same === undefined ? school : { ...school, repeats: same.row };
    }
  }
}
