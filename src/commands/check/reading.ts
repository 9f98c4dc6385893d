// How the list was read: said before the first site is asked, and all that `--dry-run` does.

import { EXIT } from '../../cli/exit-code.js';
import type { Io } from '../../cli/io.js';
import type { CheckOptions } from '../../cli/options.js';
import { RunError } from '../../errors.js';
import { findFormat } from '../../report/formats.js';
import { readableAddress } from '../../report/readable-address.js';
import type { School } from '../../school.js';
import type { ListSurvey } from '../../words/reading-words.js';
import type { Words } from '../../words/words.js';
import { type OpenList, openList } from './open-list.js';

export interface ReadingCall {
  /** File name as typed. */
  readonly list: string;
  readonly options: CheckOptions;
  readonly words: Words;
  readonly io: Io;
}

/** What was understood of a list, a line each. */
export function formatReading(
  list: OpenList,
  { list: named, words }: Pick<ReadingCall, 'list' | 'words'>,
): string {
  const file = named === '-' ? 'stdin' : named;
  const { reading } = words;
  const { sheet, headerLines, columns, titles } = list.understood;
  const { name, site = columns.annex, ...others } = columns;
  const further = Object.entries(others).filter(([role]) => role !== 'annex' || columns.site);
  const survey = list.survey();
  return [
    reading.title({
      file,
      sheet: sheet?.name ?? null,
      schools: list.total,
      headerLines,
      isReport: list.isReport,
    }),
    name === undefined ? reading.noName(titles) : reading.column('name', name),
    ...(site === undefined ? [] : [reading.column('site', site)]),
    ...(further.length === 0 ? [] : [reading.others(further)]),
    ...(list.columns.length === 0 ? [] : [reading.carried(list.columns)]),
    ...(sheet === null || sheet.others.length === 0 ? [] : [reading.otherSheets(sheet.others)]),
    ...(list.total === null ? [] : formatLeftOut(list, words)),
    ...(survey === null || isClear(survey) ? [] : [reading.survey(survey)]),
  ].join('\n');
}

/** The rows that are no schools; no line where there are none. */
export function formatLeftOut({ understood }: OpenList, { reading }: Words): readonly string[] {
  const { rows, count } = understood.leftOut();
  return count === 0 ? [] : [reading.leftOut(rows, count)];
}

function isClear({ noSite, notUnderstood, repeated }: ListSurvey): boolean {
  return noSite + notUnderstood + repeated === 0;
}

/** Throws where an output addresses schools by their names, and the list has none. */
export function refuseNameless(list: OpenList, { list: file, options }: ReadingCall): void {
  const isAddressed =
    options.format === 'docx' ||
    options.output.some((target) => findFormat(target)?.extensions.includes('.docx') === true);
  if (list.understood.columns.name !== undefined || !isAddressed) return;
  throw new RunError({
    code: 'input-no-names',
    file,
    header: list.understood.titles,
    use: 'annex',
  });
}

/** Rows that show whether the columns were understood. */
const SHOWN = 10;

/** Reads the list, says how, and shows its first schools; answers the exit code. */
export async function showList(call: ReadingCall): Promise<number> {
  const { options, words, io } = call;
  const named = { file: call.list, sheet: options.sheet, columns: options.columns, shard: null };
  const opened = await openList(named, io);
  if (opened === null) return EXIT.interrupted;
  try {
    const first: School[] = [];
    let total = 0;
    for await (const school of opened.schools) {
      total += 1;
      if (first.length < SHOWN) first.push(school);
    }
    if (io.stop.aborted) return EXIT.interrupted;
    const list = { ...opened, total };
    if (!options.quiet) io.stderr.write(`${formatReading(list, call)}\n`);
    refuseNameless(list, call);
    io.stdout.write(formatFirst(first, { total, words }));
    if (!needsAnswer(list)) return EXIT.pass;
    io.stderr.write(`${words.reading.needsAnswer}\n`);
    return EXIT.nothingDone;
  } finally {
    await opened.close();
  }
}

/** Whether somebody has to say what a column or a sheet is. */
function needsAnswer({ understood: { columns, sheet } }: OpenList): boolean {
  const isGuessed = [columns.name, columns.site].some((column) => column?.isGuess === true);
  return columns.name === undefined || isGuessed || (sheet?.others.length ?? 0) > 0;
}

/** Of a name in the table. */
const MAX_NAME = 48;

function formatFirst(
  schools: readonly School[],
  { total, words }: { readonly total: number; readonly words: Words },
): string {
  const { reading } = words;
  const rows = schools.map(({ number, name, site }) => [
    number,
    name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name,
    'address' in site
      ? readableAddress(site.address)
      : site.problem === 'missing'
        ? reading.noSite
        : reading.notUnderstood(site.typed),
  ]);
  const table = [[...reading.headings], ...rows];
  const widths = [0, 1].map((column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  );
  const lines = table.map(([number = '', name = '', site = '']) =>
    `  ${number.padStart(widths[0] ?? 0)}  ${name.padEnd(widths[1] ?? 0)}  ${site}`.trimEnd(),
  );
  return `${[reading.first(schools.length, total), ...lines].join('\n')}\n`;
}
