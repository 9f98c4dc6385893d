// The CSV and XLSX reports read back, also as a spreadsheet has saved them again: they are read as
// a list is, which finds out the sheet, the separator, the encoding and the row of names.
import { type ReportFault, RunError, type WorkbookFault } from '../../errors.js';
import type { ListRow } from '../../list/list-rows.js';
import { openRows } from '../../list/rows.js';
import { REPORT_TRAITS } from '../report-traits.js';
import { reportFault } from './report-fault.js';
import type { ReportedSchool } from './reported-school.js';
import { readTable } from './table.js';

/** The schools of a CSV or XLSX report; throws `RunError` (`report-file`). */
export async function* readTableFile(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ReportedSchool> {
  try {
    const { header, rows } = await openRows({ name, chunks, report: REPORT_TRAITS });
    yield* readTable({ name, header: header.cells, rows: rowByRow(rows) });
  } catch (error) {
    const fault = error instanceof RunError ? faultOf(error) : null;
    throw fault === null ? error : reportFault(name, fault, error);
  }
}

async function* rowByRow(rows: AsyncIterable<readonly ListRow[]>): AsyncGenerator<ListRow> {
  for await (const some of rows) yield* some;
}

/** What is wrong with a list, said of a report; null where it is said already. */
function faultOf({ problem }: RunError): ReportFault | null {
  switch (problem.code) {
    case 'input-unreadable':
      return { kind: 'unreadable', cause: problem.cause };
    case 'input-workbook':
      return faultOfWorkbook(problem.fault);
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

function faultOfWorkbook(fault: WorkbookFault): ReportFault {
  switch (fault.kind) {
    case 'damaged':
      return { kind: 'truncated' };
    case 'no-site-column':
      return { kind: 'no-code-column', header: fault.header };
    default:
      return { kind: 'not-a-report' };
  }
}
