// The XLSX report read back: its first visible sheet, whatever stands above the row of names.
import { RunError } from '../../errors.js';
import { readSheet } from '../../workbook.js';
import { reportFault } from './report-fault.js';
import type { ReportedSchool } from './reported-school.js';
import { isReportHeader, readTable } from './table.js';

/** The schools of an XLSX report; throws `RunError` (`report-file`). */
export async function* readWorkbook(
  name: string,
  bytes: Uint8Array,
): AsyncGenerator<ReportedSchool> {
  const { rows } = await readSheet({ name, bytes }).catch((error) => {
    if (!(error instanceof RunError) || error.problem.code !== 'input-workbook') throw error;
    const { kind } = error.problem.fault;
    throw reportFault(name, { kind: kind === 'damaged' ? 'truncated' : 'not-a-report' }, error);
  });
  const found = rows.findIndex(isReportHeader);
  const header = rows[found === -1 ? rows.findIndex(isFilled) : found] ?? [];
  const below = found === -1 ? [] : rows.slice(found + 1).filter(isFilled);
  yield* readTable({ name, header, rows: below });
}

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '');
}
