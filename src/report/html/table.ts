// The table of schools. Without a script it is a plain table, and its rows open all the same; the
// controls are hidden until the script is there to serve them.

import { letterFactsOf } from '../../letters/facts.js';
import { type LetterSettings, writeLetter } from '../../letters/letter.js';
import { formatLetterText } from '../../letters/letter-text.js';
import { formatNumber, formatSchools } from '../../words/page-words.js';
import { singleLine } from '../cell-text.js';
import type { RuleSets } from '../format.js';
import type { FilterChoice, HtmlTableColumn, TableColumns } from './columns.js';
import { formatEvidence } from './evidence.js';
import { type Filling, html, type Markup } from './markup.js';
import type { SchoolRow } from './school-row.js';

/** As many as `browser/table.js` shows before it is asked for more. */
export const LATE_FROM = 200;

export interface HtmlTable {
  readonly head: Markup;
  /** The school whose place in the list, from 0, is `index`. */
  readonly row: (row: SchoolRow, index: number) => Markup;
  readonly foot: Markup;
}

export function createTable(
  { shown, rest }: TableColumns,
  options: {
    readonly schools: number;
    readonly rules: RuleSets;
    /** See `ReportSettings`; null where there are none. */
    readonly pictures: string | null;
    readonly letter: LetterSettings;
  },
): HtmlTable {
  const { schools, rules, pictures, letter } = options;
  return {
    head: html`<section aria-labelledby="all">
<h2 id="all">Все школы</h2>
${formatControls(shown)}
<table id="schools">
<caption>${formatSchools(schools)} в порядке списка</caption>
<thead><tr>${shown.map(({ header }) => html`<th scope="col" data-sort>${header}</th>`)}<th scope="col"><span class="unseen">Подробности</span></th></tr></thead>
`,
    row(row, index) {
      const late = index < LATE_FROM ? null : html` class="late"`;
      const name = singleLine(row.result.school.name);
      return html`<tbody id="${rowId(row)}"${late}><tr>${shown.map(({ cell }) => cell(row))}<td></td></tr><tr class="more"><td colspan="${shown.length + 1}"><details><summary><span class="unseen">Подробности: ${name}</span></summary><div class="evidence">${formatEvidence(row, rest(row))}${formatPicture(row, pictures)}${formatLetter(row, rules, letter)}</div></details></td></tr></tbody>
`;
    },
    foot: html`</table>
<p id="rest" hidden><button type="button" id="more">Показать ещё</button> <button type="button" id="all-rows">Показать все</button></p>
</section>
`,
  };
}

/** Where the row of a school stands in the page. */
export function rowId({ result }: SchoolRow): string {
  return `s${result.school.row}`;
}

/** The page as the browser showed it. */
function formatPicture({ result }: SchoolRow, folder: string | null): Filling {
  const { remarks } = result.judgement;
  const name = remarks.find(({ code }) => code === 'screenshot')?.detail;
  if (folder === null || name === undefined) return null;
  const address = `${folder}${encodeURIComponent(name)}`;
  return html`<p><a href="${address}"><img src="${address}" width="480" loading="lazy" alt="Снимок страницы"></a></p>`;
}

function formatLetter({ result }: SchoolRow, rules: RuleSets, settings: LetterSettings): Filling {
  const facts = letterFactsOf(result, rules);
  if (facts === null) return null;
  const text = formatLetterText(writeLetter(facts, settings));
  return html`<div class="letter"><p class="label">Письмо школе</p><pre>${text}</pre></div>`;
}

/** What `browser/table.js` serves, for columns in their order. */
export function formatControls(
  columns: readonly Pick<HtmlTableColumn, 'header' | 'choices'>[],
): Markup {
  const filters = columns.flatMap(({ header, choices }, index) =>
    choices === null ? [] : [formatFilter(header, choices, index)],
  );
  return html`<div id="controls" role="search" aria-label="Отбор школ" hidden>
<p class="search"><label for="search">Поиск</label> <input type="search" id="search" autocomplete="off" spellcheck="false"></p>
<button type="button" id="fold" aria-expanded="false">Отбор</button>
${filters}<button type="button" id="reset">Сбросить</button>
</div>
<p id="shown" role="status"></p>`;
}

function formatFilter(header: string, choices: readonly FilterChoice[], column: number): Markup {
  const options = choices
    .filter(({ schools }) => schools > 0)
    .map(
      ({ value, schools }) =>
        html`<option value="=${value}">${value === '' ? 'не указано' : value} (${formatNumber(schools)})</option>`,
    );
  const id = `filter${column}`;
  return html`<p class="filter"><label for="${id}">${header}</label> <select id="${id}" data-column="${column}" autocomplete="off"><option value="">все</option>${options}</select></p>
`;
}
