// The NDJSON report read back, a line at a time, and the objects of the JSON one. The cells are
// made by the columns of the report, so that a school reads the same from every format.
import type { SchoolResult } from '../../crawl/result.js';
import { PROFILES } from '../../verdict/profiles.js';
import { PROFILE_NAMES, type ProfileName } from '../../verdict/rules.js';
import { createReasonFormatter } from '../../words/reason-words.js';
import { createColumns, hyperlink } from '../columns.js';
import { SCHEMA_VERSION } from '../json-row.js';
import { isFields, parseMainRequirement, parseRequirements, parseResult } from './parse-result.js';
import { reportFault } from './report-fault.js';
import type { ReportedRequirement, ReportedSchool } from './reported-school.js';

/** The schools of NDJSON; throws `RunError` (`report-file`). */
export async function* readJsonLines(
  name: string,
  lines: AsyncIterable<string>,
): AsyncGenerator<ReportedSchool> {
  let row = 0;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    row++;
    yield readObject(parseLine(line, { name, row }), { name, row });
  }
}

/** The whole of a JSON report; throws `RunError` (`report-file`). */
export function* readJson(name: string, text: string): Generator<ReportedSchool> {
  let report: unknown;
  try {
    report = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // A whole file of ours is valid, so what is not has lost its end or was never a report.
    const kind = /^\s*\{\s*"schemaVersion"/.test(text) ? 'truncated' : 'not-a-report';
    throw reportFault(name, { kind }, error);
  }
  if (!isFields(report) || !Array.isArray(report.schools)) {
    throw reportFault(name, { kind: 'not-a-report' });
  }
  refuseNewer(name, report.schemaVersion);
  for (const [index, school] of report.schools.entries()) {
    yield readObject(school, { name, row: index + 1 });
  }
}

interface Spot {
  readonly name: string;
  readonly row: number;
}

function parseLine(line: string, { name, row }: Spot): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw reportFault(
      name,
      row === 1 ? { kind: 'not-a-report' } : { kind: 'incomplete', row },
      error,
    );
  }
}

function readObject(value: unknown, { name, row }: Spot): ReportedSchool {
  if (!isFields(value)) throw reportFault(name, { kind: 'not-a-report' });
  refuseNewer(name, value.schemaVersion);
  const result = parseResult(value);
  if (result !== null) {
    const requirement = parseMainRequirement(value);
    return {
      ...report(result, requirement ?? 'noko'),
      row,
      carried: carriedOf(value.carried),
      requirement,
      further: furtherOf(value),
    };
  }
  if (!('verdict' in value)) throw reportFault(name, { kind: 'not-a-report' });
  throw reportFault(name, { kind: 'unknown-code', row, found: `${value.verdict}/${value.reason}` });
}

function refuseNewer(name: string, found: unknown): void {
  if (typeof found === 'number' && found > SCHEMA_VERSION) {
    throw reportFault(name, { kind: 'newer', found, known: SCHEMA_VERSION });
  }
}

function carriedOf(value: unknown): ReportedSchool['carried'] {
  if (!isFields(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((cell): cell is [string, string] => typeof cell[1] === 'string'),
  );
}

function furtherOf(value: Readonly<Record<string, unknown>>): readonly ReportedRequirement[] {
  return parseRequirements(value).map(({ name, judgement }) => {
    const { sentence, advice } = createReasonFormatter(PROFILES[name], 'ru').format(judgement);
    const { verdict } = judgement;
    return {
      name,
      verdict,
      sentence,
      advice: verdict === 'pass' ? '' : advice,
      hyperlink: hyperlink(judgement),
    };
  });
}

const COLUMNS = new Map(
  PROFILE_NAMES.map((name) => {
    const columns = createColumns({ carriedHeader: [], annex: false, rules: [PROFILES[name]] });
    return [name, new Map(columns.map(({ header, cell }) => [header, cell]))];
  }),
);
const ANNEX_ADDRESS = 'Адрес страницы официального сайта с размещенной гиперссылкой';

function report(
  result: SchoolResult,
  requirement: ProfileName,
): Omit<ReportedSchool, 'row' | 'carried' | 'requirement' | 'further'> {
  const columns = COLUMNS.get(requirement);
  const cell = (header: string): string => columns?.get(header)?.(result) ?? '';
  const { school, judgement, change, checkedAt } = result;
  return {
    number: school.number,
    name: cell('Наименование организации'),
    site: school.site.typed,
    busId: school.busId,
    verdict: judgement.verdict,
    reason: judgement.reason,
    sentence: cell('Подробно'),
    advice: cell('Что сделать'),
    page: cell(ANNEX_ADDRESS),
    hyperlink: cell('Гиперссылка'),
    text: cell('Текст гиперссылки'),
    place: cell('Место на странице'),
    remarks: cell('Примечание'),
    http: cell('HTTP'),
    checkedAt,
    change: change ?? null,
  };
}
