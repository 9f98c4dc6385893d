// The report as an Excel workbook: the table with filters, a summary, and the annex ready to be
// printed; with `annex` the last alone. Rows wait outside memory for the last, since how wide the
// columns are is written before them.
import { RunError } from '../../errors.js';
import { createColumns } from '../columns.js';
import type { ReportFormat } from '../format.js';
import { createPeriod } from '../html/period.js';
import { createOverview } from '../overview.js';
import { createSpooledBody } from '../spooled-body.js';
import { createReportSheet } from './report-sheet.js';
import type { KeptSchool, SheetLimits } from './workbook.js';

export const xlsx = createXlsx({ rows: 1_048_576, links: 65_530 });

/** The format, for a spreadsheet program with these limits. */
export function createXlsx(limits: SheetLimits) {
  return {
    extensions: ['.xlsx'],
    create(settings) {
      const report = createReportSheet(createColumns(settings));
      const counter = createOverview(settings);
      const period = createPeriod();
      let rows = 1;
      return createSpooledBody<KeptSchool>({
        keep(result) {
          rows += 1;
          if (rows > limits.rows) {
            throw new RunError({ code: 'output-rows', format: '.xlsx', maxRows: limits.rows });
          }
          counter.add(result);
          period.add(result.checkedAt);
          return { complies: result.judgement.verdict === 'pass', row: report.keep(result) };
        },
        async *write(schools) {
          const { writeWorkbook } = await import('./workbook.js');
          yield* writeWorkbook(schools, {
            settings,
            report,
            overview: counter.overview,
            period: period.format,
            limits,
          });
        },
      });
    },
  } satisfies ReportFormat;
}
