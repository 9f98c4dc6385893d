import type { ListEncoding, ListSeparator } from '../school.js';
import type { AskedColumns } from './asked-columns.js';
import type { ListColumns, ReportTraits } from './columns.js';
import type { Header } from './header.js';
import type { LeftOutRows } from './select-rows.js';
/** A list of which everything but the rows is known. */
export interface ListRows {
  readonly header: Header;
  readonly columns: ListColumns;
  /** How a CSV was read; null for a sheet. */
  readonly csv: { readonly separator: ListSeparator; readonly encoding: ListEncoding } | null;
  /** The sheet of a workbook; null for a CSV. */
  readonly sheet: SheetNames | null;
  /** Records that are schools, some at a time; there is at least one. */
  readonly rows: AsyncIterable<readonly ListRow[]>;
  /** Records that are none, as far as `rows` has been read. */
  readonly leftOut: () => LeftOutRows;
}

/** Where a list comes from. */
export interface ListSource {
  /** File name for messages. */
  readonly name: string;
  /** The sheet, where the list is a workbook; absent for its first. */
  readonly sheet?: string | undefined;
  /** The columns that the user names; absent where none is. */
  readonly columns?: AskedColumns | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** An earlier report is a list too. */
  readonly report: ReportTraits;
}

/** The cells of a record. */
export type ListRow = readonly string[];

export interface SheetNames {
  readonly name: string;
  /** Other sheets that look like lists of schools, and are not read. */
  readonly others: readonly string[];
}
