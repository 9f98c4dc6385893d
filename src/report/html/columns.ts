// The columns of the page's table: those that tell the schools apart. Which of the list's own are
// among them is known only after the last row: those by which the schools fall into groups.
import { CHANGE_KINDS } from '../../compare/change.js';
import { GRAVEST_FIRST } from '../../verdict/requirements.js';
import { formatChangeKind } from '../../words/change-words.js';
import { formatShortDay } from '../../words/short-date.js';
import { VERDICT_WORDS } from '../../words/verdict-words.js';
import { carriedHeaders } from '../carried-headers.js';
import { singleLine } from '../cell-text.js';
import { REPORT_HEADERS } from '../columns.js';
import type { ReportSettings } from '../format.js';
import type { Overview } from '../overview.js';
import { SCORE_HEADER } from '../score-headers.js';
import { VERDICTS } from './bar.js';
import type { ListCell } from './evidence.js';
import { html, hyperlinkTo, type Markup } from './markup.js';
import type { SchoolRow } from './school-row.js';

export interface HtmlTableColumn {
  readonly header: string;
  /** The whole cell. What it is filtered by is its `data-is`, else its text; sorted by `data-rank`. */
  readonly cell: (row: SchoolRow) => Markup;
  /** Null where it is not filtered by. */
  readonly choices: readonly FilterChoice[] | null;
}

export interface FilterChoice {
  readonly value: string;
  readonly schools: number;
}

/** With more the table would not fit on a sheet of paper. */
export const MAX_CARRIED = 3;

export interface TableColumns {
  readonly shown: readonly HtmlTableColumn[];
  /** What the list has beside them: shown with the evidence. */
  readonly rest: (row: SchoolRow) => readonly ListCell[];
}

export function createTableColumns(
  overview: Overview,
  { carriedHeader }: Pick<ReportSettings, 'carriedHeader'>,
): TableColumns {
  const headers = carriedHeaders(carriedHeader, REPORT_HEADERS);
  const grouping = overview.carried.slice(0, MAX_CARRIED);
  const names = [SCORE_HEADER, ...grouping.map(({ header }) => header)];
  const textOf = ({ result }: SchoolRow, index: number): string =>
    singleLine(result.school.carried[index] ?? '');
  return {
    shown: [
      NUMBER,
      NAME,
      { ...VERDICT, choices: verdictChoices(overview) },
      { ...REASON, choices: reasonChoices(overview) },
      ...(overview.changes === null
        ? []
        : [{ ...CHANGE, choices: changeChoices(overview.changes) }]),
      ...(headers.includes(SCORE_HEADER) ? [createScore(headers.indexOf(SCORE_HEADER))] : []),
      ...grouping.map(({ header, groups }): HtmlTableColumn => {
        const index = headers.indexOf(header);
        return { header, choices: groups, cell: (row) => html`<td>${textOf(row, index)}</td>` };
      }),
    ],
    rest: (row) =>
      headers.flatMap((header, index) =>
        names.includes(header) ? [] : [{ header, text: textOf(row, index) }],
      ),
  };
}

function createScore(index: number): HtmlTableColumn {
  return {
    header: SCORE_HEADER,
    cell({ result: { school } }) {
      const text = singleLine(school.carried[index] ?? '').replace('.', ',');
      return html`<td class="value">${text}</td>`;
    },
    choices: null,
  };
}

const NUMBER: HtmlTableColumn = {
  header: '№',
  cell: ({ result }) => html`<td>${singleLine(result.school.number)}</td>`,
  choices: null,
};

const NAME: HtmlTableColumn = {
  header: 'Организация',
  cell({ result: { school } }) {
    const { site } = school;
    const typed = singleLine(site.typed);
    const shown = 'address' in site ? hyperlinkTo(site.address, typed) : html`${typed}`;
    return html`<th scope="row">${singleLine(school.name)} <span class="site">${shown}</span></th>`;
  },
  choices: null,
};

const VERDICT: HtmlTableColumn = {
  header: 'Результат',
  cell({ judgement: { verdict } }) {
    const rank = GRAVEST_FIRST.indexOf(verdict);
    return html`<td class="${verdict}" data-rank="${rank}">${VERDICT_WORDS[verdict]}</td>`;
  },
  choices: null,
};

const REASON: HtmlTableColumn = {
  header: 'Причина',
  cell: ({ title }) => html`<td>${title}</td>`,
  choices: null,
};

const CHANGE: HtmlTableColumn = {
  header: 'Изменение',
  cell({ result: { change } }) {
    if (change === undefined) return html`<td></td>`;
    const { kind, since } = change;
    const title = formatChangeKind(kind, 'ru');
    return html`<td data-is="${title}" data-rank="${CHANGE_KINDS.indexOf(kind)}">${title} <span class="since">с ${formatShortDay(since)}</span></td>`;
  },
  choices: null,
};

function verdictChoices({ verdicts }: Overview): readonly FilterChoice[] {
  return VERDICTS.map((verdict) => ({ value: VERDICT_WORDS[verdict], schools: verdicts[verdict] }));
}

/** Different reasons may have the same title where any of them is what is required. */
function reasonChoices({ reasons }: Overview): readonly FilterChoice[] {
  const counts = new Map<string, number>();
  for (const { title, schools } of reasons) counts.set(title, (counts.get(title) ?? 0) + schools);
  return [...counts].map(([value, schools]) => ({ value, schools }));
}

function changeChoices(changes: NonNullable<Overview['changes']>): readonly FilterChoice[] {
  return changes.map(({ title, schools }) => ({ value: title, schools }));
}
