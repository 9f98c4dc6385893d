// What stdout shows a person who named no file: a table of the schools that do not comply, or were
// not checked, once the run is over. A pipe and `-o -` get a report.
import { Chalk } from 'chalk';
import { chooseColourLevel } from '../../cli/colour.js';
import type { Io } from '../../cli/io.js';
import type { CheckOptions } from '../../cli/options.js';
import { printable } from '../../cli/printable.js';
import { createFindings } from '../../report/findings.js';
import type { ReportFormat, RuleSets } from '../../report/format.js';
import type { FormatName } from '../../report/format-names.js';
import type { Verdict } from '../../verdict/reasons.js';
import type { Words } from '../../words/words.js';

interface StdoutSetup {
  readonly options: Pick<CheckOptions, 'annex' | 'csv' | 'format' | 'output'>;
  readonly io: Pick<Io, 'stdout' | 'env'>;
  readonly words: Words;
  readonly rules: RuleSets;
}

type StdoutOptions = StdoutSetup['options'];

/** The format of stdout: what the options say, else what its reader needs. */
export function chooseStdoutFormat(setup: StdoutSetup): FormatName | ReportFormat {
  const isTable = setup.io.stdout.isTTY === true && leavesStdoutOpen(setup.options);
  return setup.options.format ?? (isTable ? createFindingsTable(setup) : 'csv');
}

/** Whether rows come to a terminal while the run goes on, where its progress would be in their way. */
export function isReportOnTerminal(options: StdoutOptions, { stdout }: StdoutSetup['io']): boolean {
  const hasReport = options.output.length === 0 || options.output.includes('-');
  return stdout.isTTY === true && hasReport && !leavesStdoutOpen(options);
}

/** Whether nothing says what stdout is to hold. */
function leavesStdoutOpen({ annex, csv, format, output }: StdoutOptions): boolean {
  return output.length === 0 && format === undefined && csv === undefined && !annex;
}

/** Of a school, fit for a terminal. */
interface TableRow {
  readonly number: string;
  readonly name: string;
  readonly reason: string;
  readonly site: string;
}

type TableColumn = keyof TableRow;

const COLUMNS = ['number', 'name', 'reason', 'site'] as const satisfies readonly TableColumn[];
const SHOWN = ['fail', 'unchecked'] as const satisfies readonly Verdict[];
const COLOURS = { fail: 'red', unchecked: 'yellow' } as const;
const USUAL_WIDTH = 80;
const GAP = '  ';
/** The part of the width that a site may take, and that of the rest which a name keeps. */
const SITE_SHARE = 0.25;
const NAME_SHARE = 0.4;
const MAX_NUMBER_WIDTH = 8;

function createFindingsTable({ io, words, rules }: StdoutSetup): ReportFormat {
  const findingsOf = createFindings(rules, words.language);
  const chalk = new Chalk({ level: chooseColourLevel(io.env, true) });
  return {
    extensions: [],
    create() {
      const rows: Record<Verdict, TableRow[]> = { pass: [], fail: [], unchecked: [] };
      return {
        header: () => '',
        row(result) {
          const { school } = result;
          const { verdict, found } = findingsOf(result);
          if (verdict === 'pass') return '';
          rows[verdict].push({
            number: printable(school.number),
            name: printable(school.name),
            reason: found.map(({ title }) => title).join('; '),
            site: printable(school.site.typed),
          });
          return '';
        },
        footer() {
          const verdicts = SHOWN.filter((verdict) => rows[verdict].length > 0);
          const all = verdicts.flatMap((verdict) => rows[verdict]);
          if (all.length === 0) return '';
          const format = formatterFor([words.findings, ...all], io.stdout.columns || USUAL_WIDTH);
          const sections = verdicts.map((verdict) =>
            [
              chalk[COLOURS[verdict]](`${words.verdict[verdict]}: ${rows[verdict].length}`),
              chalk.dim(format(words.findings)),
              ...rows[verdict].map(format),
              '\n',
            ].join('\n'),
          );
          return sections.join('').replace(/\n$/, '');
        },
      };
    },
  };
}

/** Cuts cells to columns that together take no more than `width`. */
function formatterFor(rows: readonly TableRow[], width: number): (row: TableRow) => string {
  const longest = (column: TableColumn): number =>
    Math.max(...rows.map((row) => lengthOf(row[column])));
  const number = Math.min(longest('number'), MAX_NUMBER_WIDTH);
  const site = Math.min(longest('site'), Math.floor(width * SITE_SHARE));
  const room = width - 1 - number - site - GAP.length * (COLUMNS.length - 1);
  // A reason is not cut for more than the first words of a name.
  const leastName = Math.min(longest('name'), Math.floor(room * NAME_SHARE));
  const reason = Math.min(longest('reason'), Math.max(room - leastName, 0));
  const widths = { number, site, reason, name: Math.min(longest('name'), room - reason) };
  return (row) =>
    COLUMNS.map((column) => cut(row[column], widths[column]))
      .join(GAP)
      .trimEnd();
}

function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length > width
    ? `${characters.slice(0, Math.max(width - 1, 0)).join('')}…`
    : text + ' '.repeat(width - characters.length);
}

function lengthOf(text: string): number {
  return [...text].length;
}
