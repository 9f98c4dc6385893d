// The sheet «Сводка»: what the report is, and what it says of all its schools, in tables one below the
// other.
import { PROFILES } from '../../verdict/profiles.js';
import type { Verdict, VerdictCounts } from '../../verdict/reasons.js';
import { shareThatComplies } from '../../verdict/share.js';
import { VERDICT_WORDS } from '../../words/verdict-words.js';
import { singleLine } from '../cell-text.js';
import type { ReportSettings } from '../format.js';
import { reportHeading } from '../heading.js';
import type { Overview } from '../overview.js';
import type { Cell } from './cells.js';
import type { SheetShape } from './model.js';
import { SHEET_NAMES } from './sheet-names.js';
import type { SheetWriter } from './sheet-writer.js';
import type { StyleName } from './styles.js';

export const SUMMARY_SHEET: SheetShape = {
  name: SHEET_NAMES.summary,
  widths: [52, 20, 20, 20, 20, 26],
};

const SHARE_HEADER = 'Доля соответствующих из проверенных';

const VERDICTS = ['pass', 'fail', 'unchecked'] as const satisfies readonly Verdict[];
const COUNT_HEADERS = ['Школ', ...VERDICTS.map((verdict) => VERDICT_WORDS[verdict]), SHARE_HEADER];

export interface SummaryContent {
  readonly settings: Pick<ReportSettings, 'rules' | 'organisation' | 'listName'>;
  readonly overview: Overview;
  /** When the schools were checked, in Russian; null where none was. */
  readonly period: string | null;
  /** At the end. */
  readonly notes: readonly string[];
}

/** Writes the title, the tables and the notes. */
export function writeSummary(
  writer: SheetWriter,
  { settings, overview, period, notes }: SummaryContent,
): void {
  const { verdicts, requirements, reasons, changes, carried } = overview;
  const table = (name: string, headers: readonly string[], rows: readonly (readonly Cell[])[]) => {
    if (writer.rows() > 0) writer.add([]);
    writer.add([{ style: 'subtitle', value: name }]);
    writer.add(headers.map((value, index) => ({ style: headStyle(rows[0]?.[index]), value })));
    for (const row of rows) writer.add(row);
  };

  writer.add(wholeLine('title', reportHeading(settings.rules ?? [PROFILES.noko])), {
    joined: true,
  });
  for (const line of factsOf(settings, period)) {
    writer.add(wholeLine('note', line), { joined: true });
  }
  table(
    'По результату',
    ['', ...COUNT_HEADERS],
    [
      ...requirements.map((one) => countRow(one.title, one.verdicts)),
      countRow(requirements.length === 0 ? 'Всего' : 'Все требования вместе', verdicts, 'total'),
    ],
  );
  table(
    'По причине',
    ['Причина', 'Результат', 'Школ'],
    reasons.map((reason) => [
      text(reason.title),
      verdictCell(reason.verdict),
      count(reason.schools),
    ]),
  );
  if (changes !== null) {
    table(
      'Что изменилось',
      ['Изменение', 'Школ'],
      changes.map((change) => [text(change.title), count(change.schools)]),
    );
  }
  for (const { header, groups } of carried) {
    table(
      `По столбцу «${header}»`,
      [header, ...COUNT_HEADERS],
      [
        ...groups.map(({ value, verdicts: own }) => countRow(value || '(не указано)', own)),
        countRow('Итого', verdicts, 'total'),
      ],
    );
  }
  for (const note of notes) {
    writer.add([]);
    writer.add(wholeLine('note', note), { joined: true });
  }
}

/** Who made the report, of which list, and when. */
function factsOf(
  { organisation = '', listName }: SummaryContent['settings'],
  period: string | null,
): readonly string[] {
  return [
    singleLine(organisation),
    listName === undefined ? '' : `Список: ${singleLine(listName)}`,
    period === null ? '' : `Проверено ${period}`,
  ].filter((line) => line !== '');
}

function wholeLine(style: StyleName, line: string): readonly Cell[] {
  return SUMMARY_SHEET.widths.map((_width, column) => ({
    style,
    value: column === 0 ? line : null,
  }));
}

/** Schools with these verdicts, and the share that complies of those that were checked. */
function countRow(name: string, verdicts: VerdictCounts, kind: 'total' | '' = ''): readonly Cell[] {
  const [words, counts, share] =
    kind === 'total'
      ? (['total', 'totalCount', 'totalShare'] as const)
      : (['label', 'count', 'share'] as const);
  const schools = VERDICTS.reduce((sum, verdict) => sum + verdicts[verdict], 0);
  return [
    { style: words, value: name },
    { style: counts, value: schools },
    ...VERDICTS.map((verdict) => ({ style: counts, value: verdicts[verdict] })),
    { style: share, value: shareThatComplies(verdicts) },
  ];
}

function verdictCell(verdict: Verdict): Cell {
  const style: StyleName = verdict;
  return { style, value: VERDICT_WORDS[verdict] };
}

/** Names of numbers stand above them, on the right. */
function headStyle(below: Cell | undefined): StyleName {
  return typeof below?.value === 'number' ? 'headCount' : 'head';
}

function text(value: string): Cell {
  return { style: 'label', value };
}

function count(value: number): Cell {
  return { style: 'count', value };
}
