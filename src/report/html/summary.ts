// The top of the page, for whoever opens it in the morning: how many comply, what is new, whom to
// call, and how that divides by reason and by the list's own columns.

import type { VerdictCounts } from '../../verdict/reasons.js';
import { shareThatComplies } from '../../verdict/share.js';
import {
  formatComplying,
  formatNumber,
  formatSchools,
  formatShare,
} from '../../words/page-words.js';
import { formatDayAndMonth } from '../../words/russian-date.js';
import { VERDICT_WORDS } from '../../words/verdict-words.js';
import {
  type ChangeCount,
  countOf,
  type Overview,
  type OverviewColumn,
  type SchoolGroup,
} from '../overview.js';
import { formatBar, VERDICTS } from './bar.js';
import { MAX_CARRIED } from './columns.js';
import { filterLink } from './filter-link.js';
import { type Highlights, newViolationSince } from './highlights.js';
import { type Filling, html, type Markup } from './markup.js';
import { formatPhone, rowLink } from './school-link.js';
import type { SchoolRow } from './school-row.js';
import { formatStrangers } from './strangers.js';

/** A telephone number among the list's own cells. */
const TELEPHONE = /телефон|^тел\.?$|phone/i;

/** The place of the list's own column with telephone numbers; -1 where it has none. */
export function findTelephone(headers: readonly string[]): number {
  return headers.findIndex((header) => TELEPHONE.test(header));
}

export function formatSummary(options: {
  readonly overview: Overview;
  readonly highlights: Highlights;
  /** Headers of the list's own columns, in its order. */
  readonly headers: readonly string[];
}): Markup {
  const { overview, highlights, headers } = options;
  const telephone = findTelephone(headers);
  return html`${formatTotals(overview)}
<div class="columns">
<div>
${formatCalls(highlights.calls, overview, telephone)}${formatStrangers(highlights, overview, telephone)}${formatSilent(highlights.silent, telephone)}
</div>
<div>
${formatChanges(overview, highlights)}
${overview.changes === null ? formatReasons(overview, { isOpen: true }) : null}
</div>
</div>
${overview.changes === null ? null : formatReasons(overview, { isOpen: false })}
${overview.carried.map((column, index) =>
  formatGroups(column, { verdicts: overview.verdicts, isFiltered: index < MAX_CARRIED }),
)}`;
}

function formatTotals(overview: Overview): Markup {
  const { verdicts, share, requirements } = overview;
  const unchecked =
    verdicts.unchecked === 0
      ? null
      : html`<p class="note">Доля – от проверенных. Непроверенные – не нарушители: их сайты сначала стоит открыть в браузере.</p>`;
  return html`<section class="totals" aria-labelledby="totals">
<h2 id="totals" class="unseen">Сколько школ соответствует</h2>
<p class="share"><strong>${share === null ? '–' : formatShare(share)}</strong> ${formatComplying(verdicts)}</p>
<div>${formatBar(verdicts, 40)}
<ul class="legend">${VERDICTS.map((one) => html`<li class="${one}">${filterLink({ Результат: VERDICT_WORDS[one] }, html`<b>${formatNumber(verdicts[one])}</b> ${VERDICT_WORDS[one]}`)}</li>`)}</ul>
${requirements.length === 0 ? null : formatRequirements(requirements)}${unchecked}${formatCards(countOf(overview, 'card-link'))}</div>
</section>`;
}

/** Each on its own, where there are several; the bar above is of all together. */
function formatRequirements(requirements: Overview['requirements']): Markup {
  const items = requirements.map(
    ({ title, verdicts, share }) =>
      html`<li>${title}: <b>${share === null ? '–' : formatShare(share)}</b>, ${formatComplying(verdicts)}${verdicts.unchecked === 0 ? null : html`, не проверено ${formatNumber(verdicts.unchecked)}`}</li>`,
  );
  return html`<p class="note">Школа соответствует, если выполнены все требования. По каждому из них:</p><ul class="requirements">${items}</ul>`;
}

/** The department decides whether a card will do: how many schools that is about. */
function formatCards(schools: number): Markup | null {
  if (schools === 0) return null;
  return html`<p class="note">Из несоответствующих дали гиперссылку на свою карточку: ${formatSchools(schools)}. Отдел может решить, что достаточно и её.</p>`;
}

function formatCalls(
  calls: readonly SchoolRow[],
  { verdicts, changes }: Overview,
  telephone: number,
): Markup {
  if (calls.length === 0) {
    return html`<section class="calls" aria-labelledby="calls"><h2 id="calls">Кому звонить сначала</h2><p>Нарушений нет, звонить никому не нужно.</p></section>`;
  }
  const rest = verdicts.fail - calls.length;
  const order = `${changes === null ? 'Сначала' : 'Сначала новые нарушения, затем'} ошибки, которые школа исправит быстро, потом другие ссылки и в конце те, у кого ссылки нет.`;
  return html`<section class="calls" aria-labelledby="calls"><h2 id="calls">Кому звонить сначала</h2>
<p class="note">${order}</p>
<ol>${calls.map((row) => formatCall(row, telephone))}</ol>
${rest > 0 ? html`<p class="note">${filterLink({ Результат: VERDICT_WORDS.fail }, `И ещё ${formatSchools(rest)} в таблице`)}</p>` : null}</section>`;
}

/** Their sites have to be looked at, and then they are called, too. */
function formatSilent(silent: readonly SchoolRow[], telephone: number): Markup | null {
  if (silent.length === 0) return null;
  return html`
<section class="calls" aria-labelledby="silent"><h2 id="silent">Давно не удаётся проверить</h2>
<ol>${silent.map((row) => formatCall(row, telephone))}</ol></section>`;
}

function formatCall(row: SchoolRow, telephone: number): Markup {
  const since = newViolationSince(row);
  return html`<li>${rowLink(row)} <span class="why">${since === null ? null : html`<b>новое с ${formatDayAndMonth(since)}</b> `}${row.title}</span>${formatPhone(row, telephone)}</li>`;
}

function formatChanges({ changes }: Overview, { changed }: Highlights): Markup {
  const body =
    changes === null
      ? html`<p class="note">Прошлый отчёт не указан, сравнить не с чем.</p>`
      : html`<dl>${changes
          .filter(({ schools }) => schools > 0)
          .map(
            ({ kind, title, schools }) =>
              html`<div class="${kind}"><dt><b>${formatNumber(schools)}</b> ${filterLink({ Изменение: title }, title)}</dt><dd>${formatNamed(changed, { kind, title, schools })}</dd></div>`,
          )}</dl>`;
  return html`<section class="changes" aria-labelledby="changes"><h2 id="changes">Что изменилось</h2>${body}</section>`;
}

function formatNamed(changed: Highlights['changed'], { kind, title, schools }: ChangeCount) {
  const named = changed.get(kind) ?? [];
  if (named.length === 0) return null;
  const rest = schools - named.length;
  return html`<ul>${named.map((row) => html`<li>${rowLink(row)}</li>`)}${rest > 0 ? html`<li class="note">${filterLink({ Изменение: title }, `и ещё ${formatNumber(rest)}`)}</li>` : null}</ul>`;
}

/** What stands beside nothing else may stand open; otherwise the changes are more urgent. */
function formatReasons({ reasons }: Overview, { isOpen }: { readonly isOpen: boolean }): Markup {
  const lists = VERDICTS.map((verdict) => {
    const rows = reasons.filter((reason) => reason.verdict === verdict);
    if (rows.length === 0) return html``;
    const items = rows.map(
      ({ title, schools }) =>
        html`<li><b>${formatNumber(schools)}</b> ${filterLink({ Результат: VERDICT_WORDS[verdict], Причина: title }, title)}</li>`,
    );
    return html`<div><h3 class="${verdict}">${VERDICT_WORDS[verdict]}</h3><ul>${items}</ul></div>`;
  });
  return isOpen
    ? html`<section class="reasons" aria-labelledby="reasons"><h2 id="reasons">Причины</h2>${lists}</section>`
    : html`<details class="groups"><summary>По причинам</summary><div class="reasons">${lists}</div></details>`;
}

/** A column with the district of each school: what a head of department looks at first. */
const DISTRICT = /район|округ|муниципал|территори|district/i;

/** The worst first; `browser/groups.js` sorts them otherwise. */
function formatGroups(
  { header, groups }: OverviewColumn,
  { verdicts, isFiltered }: { readonly verdicts: VerdictCounts; readonly isFiltered: boolean },
): Markup {
  const linkTo = (cells: Readonly<Record<string, string>>, shown: string): Filling =>
    isFiltered ? filterLink(cells, shown) : shown;
  const rows = [...groups].sort(byShare).map(
    ({ value, verdicts: own }) =>
      html`<tr><th scope="row">${linkTo({ [header]: value }, value === '' ? 'не указано' : value)}</th>${formatCounts(own, (verdict, shown) => linkTo({ [header]: value, Результат: VERDICT_WORDS[verdict] }, shown))}</tr>
`,
  );
  const headings = [header, 'Доля', 'Школ', ...VERDICTS.map((verdict) => VERDICT_WORDS[verdict])];
  return html`<details class="groups"${DISTRICT.test(header) ? html` open` : null}><summary>По столбцу «${header}»</summary>
<table><caption class="unseen">Сколько школ соответствует по столбцу «${header}»</caption>
<thead><tr>${headings.map((heading) => html`<th scope="col" data-sort>${heading}</th>`)}<th scope="col">Результаты</th></tr></thead>
<tbody>${rows}</tbody>
<tfoot><tr><th scope="row">Итого</th>${formatCounts(verdicts, (_verdict, shown) => shown)}</tr></tfoot></table></details>
`;
}

function formatCounts(
  verdicts: VerdictCounts,
  link: (verdict: (typeof VERDICTS)[number], shown: string) => Filling,
): Markup {
  const share = shareThatComplies(verdicts);
  const schools = VERDICTS.reduce((sum, verdict) => sum + verdicts[verdict], 0);
  const counts = VERDICTS.map((verdict) => {
    const count = verdicts[verdict];
    return html`<td data-rank="${count}">${count === 0 ? '0' : link(verdict, formatNumber(count))}</td>`;
  });
  return html`<td data-rank="${share ?? 2}">${share === null ? '–' : formatShare(share)}</td><td data-rank="${schools}">${formatNumber(schools)}</td>${counts}<td>${formatBar(verdicts, 12)}</td>`;
}

/** What nobody could check comes last. */
function byShare(a: SchoolGroup, b: SchoolGroup): number {
  return (a.share ?? 2) - (b.share ?? 2) || b.verdicts.fail - a.verdicts.fail;
}
