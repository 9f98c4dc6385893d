// The report as CSV. The separator, line end and byte order mark of each profile are what a
// Russian Excel needs to open a file by double click (`excel`), and RFC 4180 with the bare LF of
// Unix tools (`plain`).
import { stringify } from 'csv-stringify/sync';
import { createColumns } from './columns.js';
import type { CsvProfileName, ReportFormat } from './format.js';
import { guardFormula } from './formula-guard.js';

interface CsvProfile {
  readonly separator: string;
  readonly lineEnd: string;
  readonly start: string;
  /** In UTF-16 units. */
  readonly maxCellLength: number;
}

const PROFILES: Readonly<Record<CsvProfileName, CsvProfile>> = {
  excel: {
    separator: ';',
    lineEnd: '\r\n',
    start: '\uFEFF',
    // Excel spills what is longer into a row of its own, whose beginning no guard has seen.
    maxCellLength: 32_767,
  },
  plain: { separator: ',', lineEnd: '\n', start: '', maxCellLength: Number.POSITIVE_INFINITY },
};

export const csv = {
  extensions: ['.csv'],
  create({ csvProfile, ...settings }) {
    const columns = createColumns(settings);
    const profile = PROFILES[csvProfile];
    const record = (cells: readonly string[]): string =>
      stringify([cells.map((cell) => cut(guardFormula(cell), profile.maxCellLength))], {
        delimiter: profile.separator,
        record_delimiter: profile.lineEnd,
        // Off by default once the line end is given: a lone LF would then end a row for Excel.
        quote_record_delimiter: true,
      });
    return {
      header: () => profile.start + record(columns.map((column) => column.header)),
      row: (result) => record(columns.map((column) => column.cell(result))),
      footer: () => '',
    };
  },
} satisfies ReportFormat;

function cut(cell: string, maxLength: number): string {
  return cell.length <= maxLength ? cell : `${cell.slice(0, maxLength - 1)}…`;
}
