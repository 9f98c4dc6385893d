// What the rest of the program sees of a list: its columns and a stream of schools.
import type { ListEncoding, ListSeparator, School } from '../school.js';
import { cleanCell } from './cell.js';
import type { ListColumns } from './columns.js';
import { toSchool } from './row.js';
import { type ListSource, openRows, type Row } from './rows.js';

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
  const { header, columns, csv, rows, close } = await openRows(source);
  const { roles, carried, isReport } = columns;
  return {
    columns: carried.map((column) => column.header),
    separator: csv?.separator ?? null,
    encoding: csv?.encoding ?? null,
    siteColumn: cleanCell(header.cells[roles.site ?? roles.annex ?? 0] ?? ''),
    isReport,
    schools: toSchools(rows, columns),
    close,
  };
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

async function* toSchools(
  rows: AsyncIterable<readonly Row[]>,
  columns: ListColumns,
): AsyncGenerator<School> {
  let row = 0;
  for await (const some of rows) {
    for (const cells of some) yield toSchool(cells, { row: ++row, columns });
  }
}
