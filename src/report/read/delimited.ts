// The CSV report read back, in either profile or as a spreadsheet has saved it again: it is read
// as a list is, which finds out the separator and the encoding.
import { type ReportFault, RunError } from '../../errors.js';
import { openRows } from '../../schools/rows.js';
import { REPORT_HEADERS } from '../columns.js';
import { unguardFormula } from '../formula-guard.js';
import { reportFault } from './report-fault.js';
import type { ReportedSchool } from './reported-school.js';
import { readTable } from './table.js';

const REPORT_TRAITS = { columns: REPORT_HEADERS, restoreCell: unguardFormula };

/** The schools of a CSV report; throws `RunError` (`report-file`). */
export async function* readDelimited(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ReportedSchool> {
  try {
    const { header, rows } = await openRows({ name, chunks, report: REPORT_TRAITS });
    yield* readTable({ name, header: header.cells, rows });
  } catch (error) {
    const fault = error instanceof RunError ? faultOf(error) : null;
    throw fault === null ? error : reportFault(name, fault, error);
  }
}

/** What is wrong with a list, said of a report; null where it is said already. */
function faultOf({ problem }: RunError): ReportFault | null {
  switch (problem.code) {
    case 'input-unreadable':
      return { kind: 'unreadable', cause: problem.cause };
    case 'input-no-site-column':
      return { kind: 'no-code-column', header: problem.header };
    case 'input-empty':
    case 'input-not-csv':
      return { kind: 'not-a-report' };
    case 'input-no-rows':
    case 'input-broken-csv':
      return { kind: 'truncated' };
    default:
      return null;
  }
}
