// A column of the list that an option names, and the schools that it takes.
import { RunError } from '../errors.js';
import type { School } from '../school.js';

/** `COLUMN=VALUE` */
export interface ColumnValue {
  readonly column: string;
  readonly value: string;
}

/** The place of the column in `School.carried`; throws `RunError` (`no-such-column`). */
export function findColumn(option: string, wanted: string, columns: readonly string[]): number {
  const index = columns.findIndex((column) => fold(column) === fold(wanted));
  if (index === -1) throw new RunError({ code: 'no-such-column', option, wanted, columns });
  return index;
}

/** What tells the schools that `only` takes; all where it is null. */
export function schoolsOf(
  only: ColumnValue | null,
  columns: readonly string[],
): (school: School) => boolean {
  if (only === null) return () => true;
  const index = findColumn('--only', only.column, columns);
  const value = fold(only.value);
  return ({ carried }) => fold(carried[index] ?? '') === value;
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
