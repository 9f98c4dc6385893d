// The report as CSV. The separator, line end and byte order mark of each profile are what a
// Russian Excel needs to open a file by double click (`excel`), and RFC 4180 with the bare LF of
// Unix tools (`plain`).
import { stringify } from 'csv-stringify/sync';
import { formatShortDay, formatShortMoment } from '../words/short-date.js';
import { createColumns } from './columns.js';
import type { CsvProfileName, ReportFormat } from './format.js';
import { guardFormula } from './formula-guard.js';

interface CsvProfile {
  readonly separator: string;
  readonly lineEnd: string;
  readonly start: string;
  /** In UTF-16 units. */
  readonly maxCellLength: number;
  readonly day: (iso: string) => string;
  readonly moment: (iso: string) => string;
  readonly decimalMark: string;
}

const PROFILES: Readonly<Record<CsvProfileName, CsvProfile>> = {
  excel: {
    separator: ';',
    lineEnd: '\r\n',
    start: '\uFEFF',
    // Excel spills what is longer into a row of its own, whose beginning no guard has seen.
    maxCellLength: 32_767,
    // What Excel knows as a date and a number there.
    day: formatShortDay,
    moment: formatShortMoment,
    decimalMark: ',',
  },
  plain: {
    separator: ',',
    lineEnd: '\n',
    start: '',
    maxCellLength: Number.POSITIVE_INFINITY,
    day: (iso) => iso,
    moment: (iso) => iso,
    decimalMark: '.',
  },
};

export const csv = {
  extensions: ['.csv'],
  create({ csvProfile, ...settings }) {
    const columns = createColumns(settings);
    const writer = createCsvWriter(csvProfile);
    const { start, record } = writer;
    return {
      header: () => start + record(columns.map((column) => column.header)),
      row: (result) =>
        record(
          columns.map(({ kind, cell }) =>
            kind === 'day' || kind === 'moment' || kind === 'value'
              ? writer[kind](cell(result))
              : cell(result),
          ),
        ),
      footer: () => '',
    };
  },
} satisfies ReportFormat;

export interface CsvWriter {
  /** What the file begins with. */
  readonly start: string;
  /** A row with its line end, its cells guarded. */
  readonly record: (cells: readonly string[]) => string;
  /** An ISO day or time stamp as whoever opens the file reads it. */
  readonly day: (iso: string) => string;
  readonly moment: (iso: string) => string;
  /** A number as it is written, with the mark of whoever opens the file. */
  readonly value: (text: string) => string;
  /** With one digit behind the mark. */
  readonly decimal: (value: number) => string;
}

export function createCsvWriter(name: CsvProfileName): CsvWriter {
  const { separator, lineEnd, start, maxCellLength, day, moment, decimalMark } = PROFILES[name];
  const options = {
    delimiter: separator,
    record_delimiter: lineEnd,
    // Off by default once the line end is given: a lone LF would then end a row for Excel.
    quote_record_delimiter: true,
  };
  return {
    start,
    day,
    moment,
    value: (text) => text.replace(/^(\d+)[.,](\d+)$/, `$1${decimalMark}$2`),
    decimal: (value) => value.toFixed(1).replace('.', decimalMark),
    record: (cells) =>
      stringify([cells.map((cell) => cut(guardFormula(cell), maxCellLength))], options),
  };
}

function cut(cell: string, maxLength: number): string {
  return cell.length <= maxLength ? cell : `${cell.slice(0, maxLength - 1)}…`;
}
