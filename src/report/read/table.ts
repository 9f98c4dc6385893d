// The rows of a table (CSV or a sheet) → schools. Columns are found by their names, so that a
// report in which somebody has moved or added some is still one; `Код` is the one it must have.

import { findRoles } from '../../list/columns.js';
import { parseBusId } from '../../list/row.js';
import type { Verdict } from '../../verdict/reasons.js';
import { PROFILE_NAMES, type ProfileName } from '../../verdict/rules.js';
import { VERDICT_WORDS } from '../../words/verdict-words.js';
import { parseChange } from '../change-cells.js';
import { ADVICE_MARK, furtherHeader, OWN_HEADERS, REPORT_HEADERS } from '../columns.js';
import { unguardFormula } from '../formula-guard.js';
import { parseCode } from './parse-code.js';
import { reportFault } from './report-fault.js';
import type { ReportedRequirement, ReportedSchool } from './reported-school.js';

export interface ReportTable {
  /** File name for messages. */
  readonly name: string;
  readonly header: readonly string[];
  /** The rows below the header, blank ones left out. */
  readonly rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>;
}

const CODE = 'Код';
const VERDICTS = Object.keys(VERDICT_WORDS) as readonly Verdict[];

/** True for the row of names of a report. */
export function isReportHeader(cells: readonly string[]): boolean {
  const folded = cells.map(fold);
  return [CODE, 'Результат'].every((header) => folded.includes(fold(header)));
}

/** The schools of a table; throws `RunError` (`report-file`). */
export async function* readTable({
  name,
  header,
  rows,
}: ReportTable): AsyncGenerator<ReportedSchool> {
  if (!isReportHeader(header)) {
    const shown = header.map((cell) => cell.trim()).filter((cell) => cell !== '');
    throw reportFault(name, { kind: 'no-code-column', header: shown });
  }
  const columns = readHeader(header);
  let row = 0;
  for await (const typed of rows) {
    row++;
    yield toReported(typed.map(unguardFormula), { name, row, columns });
  }
}

interface ReportColumns {
  /** By folded name. */
  readonly own: ReadonlyMap<string, number>;
  readonly carried: readonly { readonly index: number; readonly header: string }[];
  readonly busId: number | undefined;
}

function readHeader(header: readonly string[]): ReportColumns {
  const folded = header.map(fold);
  const own = new Map<string, number>();
  for (const wanted of REPORT_HEADERS) {
    const index = folded.indexOf(fold(wanted));
    if (index !== -1) own.set(fold(wanted), index);
  }
  const ours = new Set(own.values());
  const carried = [...header.keys()]
    .filter((index) => !ours.has(index) && folded[index] !== '')
    .map((index) => ({ index, header: unguardFormula(header[index] ?? '').trim() }));
  return { own, carried, busId: findRoles(header).busId };
}

function toReported(
  cells: readonly string[],
  {
    name,
    row,
    columns,
  }: { readonly name: string; readonly row: number; readonly columns: ReportColumns },
): ReportedSchool {
  const at = (index: number | undefined): string =>
    index === undefined ? '' : (cells[index] ?? '');
  const cell = (header: string): string => at(columns.own.get(fold(header)));
  const codeIndex = columns.own.get(fold(CODE)) ?? 0;
  if (cells.length <= codeIndex) throw reportFault(name, { kind: 'incomplete', row });
  const code = parseCode(cell(CODE));
  if (code === null) throw reportFault(name, { kind: 'unknown-code', row, found: cell(CODE) });
  const [number, school, page] = OWN_HEADERS.map(cell);
  return {
    row,
    number: number ?? '',
    name: school ?? '',
    site: cell('Адрес сайта'),
    busId: parseBusId(at(columns.busId)),
    ...code,
    // Somebody may have removed the long column.
    sentence: cell('Подробно') || cell('Причина'),
    advice: cell('Что сделать'),
    page: page ?? '',
    hyperlink: cell('Гиперссылка'),
    text: cell('Текст гиперссылки'),
    place: cell('Место на странице'),
    remarks: cell('Примечание'),
    http: cell('HTTP'),
    checkedAt: cell('Проверено'),
    change: parseChange(cell),
    requirement: null,
    further: PROFILE_NAMES.flatMap((requirement) => readFurther(requirement, cell) ?? []),
    carried: Object.fromEntries(columns.carried.map(({ index, header }) => [header, at(index)])),
  };
}

function readFurther(
  name: ProfileName,
  cell: (header: string) => string,
): ReportedRequirement | null {
  const said = cell(furtherHeader('Результат', name)).trim();
  const verdict = VERDICTS.find((known) => VERDICT_WORDS[known] === said);
  if (verdict === undefined) return null;
  const reason = cell(furtherHeader('Подробно', name));
  const at = reason.lastIndexOf(ADVICE_MARK);
  return {
    name,
    verdict,
    sentence: at === -1 ? reason : reason.slice(0, at),
    advice: at === -1 ? '' : reason.slice(at + ADVICE_MARK.length),
    hyperlink: cell(furtherHeader('Гиперссылка', name)),
  };
}

function fold(header: string): string {
  return header
    .replace(/\uFEFF/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
