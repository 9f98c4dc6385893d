// The sheet «Сводка»: what the report says of all its schools, in tables one below the other.
import type { Verdict } from '../../verdict/reasons.js';
import type { Overview, SchoolGroup } from '../overview.js';
import { VERDICT_WORDS } from '../verdict-words.js';
import type { Cell } from './cells.js';
import type { SheetShape } from './model.js';
import { SHEET_NAMES } from './sheet-names.js';
import type { SheetWriter } from './sheet-writer.js';
import type { StyleName } from './styles.js';

export const SUMMARY_SHEET: SheetShape = {
  name: SHEET_NAMES.summary,
  widths: [52, 20, 20, 20, 20, 26],
};

const VERDICTS = ['pass', 'fail', 'unchecked'] as const satisfies readonly Verdict[];

/** Writes the tables; `notes` stand at the end. */
export function writeSummary(
  writer: SheetWriter,
  { overview, notes }: { readonly overview: Overview; readonly notes: readonly string[] },
): void {
  const { schools, verdicts, share, reasons, changes, carried } = overview;
  const shareOfAll = (count: number): Cell => ({
    style: 'share',
    value: schools === 0 ? null : count / schools,
  });
  const table = (title: string, headers: readonly string[], rows: readonly (readonly Cell[])[]) => {
    if (writer.rows() > 0) writer.add([]);
    writer.add([{ style: 'subtitle', value: title }]);
    writer.add(headers.map((value, index) => ({ style: headStyle(rows[0]?.[index]), value })));
    for (const row of rows) writer.add(row);
  };

  table(
    'По результату',
    ['Результат', 'Школ', 'Доля'],
    [
      ...VERDICTS.map((verdict) => [
        verdictCell(verdict),
        count(verdicts[verdict]),
        shareOfAll(verdicts[verdict]),
      ]),
      [
        { style: 'total', value: 'Всего' },
        { style: 'totalCount', value: schools },
        { style: 'totalShare', value: schools === 0 ? null : 1 },
      ],
      [
        text('Доля соответствующих среди проверенных'),
        count(verdicts.pass + verdicts.fail),
        { style: 'share', value: share.ofChecked },
      ],
    ],
  );
  table(
    'По причине',
    ['Причина', 'Результат', 'Школ', 'Доля'],
    reasons.map((reason) => [
      text(reason.title),
      verdictCell(reason.verdict),
      count(reason.schools),
      shareOfAll(reason.schools),
    ]),
  );
  if (changes !== null) {
    table(
      'Что изменилось',
      ['Изменение', 'Школ', 'Доля'],
      changes.map((change) => [
        text(change.title),
        count(change.schools),
        shareOfAll(change.schools),
      ]),
    );
  }
  for (const { header, groups } of carried) {
    table(
      `По столбцу «${header}»`,
      [
        header,
        'Школ',
        ...VERDICTS.map((verdict) => VERDICT_WORDS[verdict]),
        'Доля соответствующих',
      ],
      groups.map(groupRow),
    );
  }
  for (const note of notes) {
    writer.add([]);
    writer.add(
      SUMMARY_SHEET.widths.map((_width, column) => ({
        style: 'note',
        value: column === 0 ? note : null,
      })),
      { joined: true },
    );
  }
}

function groupRow({ value, schools, verdicts, share }: SchoolGroup): readonly Cell[] {
  return [
    text(value === '' ? '(не указано)' : value),
    count(schools),
    ...VERDICTS.map((verdict) => count(verdicts[verdict])),
    { style: 'share', value: share.ofAll },
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
  return { style: 'text', value };
}

function count(value: number): Cell {
  return { style: 'count', value };
}
