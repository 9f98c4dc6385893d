// Whom to look at first: the schools that come and go, and those that have not been checked for the
// longest time.
import { html, type Markup } from '../../report/html/markup.js';
import { formatDays, formatTimes } from '../../words/history-page-words.js';
import { formatDay } from '../../words/russian-date.js';
import { lengthOf } from '../spells.js';
import type { History } from '../tracks.js';
import type { TrackRow } from './track-row.js';

/** As many as a person goes through in a morning. */
const SHOWN = 10;

export function formatLeaders(history: History, rows: readonly TrackRow[]): Markup {
  const flapping = top(rows, ({ summary }) => summary.flaps);
  const silent = top(rows, ({ summary: { silence } }) =>
    silence === null ? 0 : lengthOf(silence),
  );
  return html`<div class="columns">
<section aria-labelledby="flaps"><h2 id="flaps">Чаще всего пропадают и возвращаются</h2>
<p class="note">Сколько раз результат сменился и не позже чем через неделю стал прежним.</p>
${list(flapping, ({ summary }) => formatTimes(summary.flaps))}</section>
<section aria-labelledby="silence"><h2 id="silence">Дольше всего не проверялись</h2>
<p class="note">Сколько дней подряд сайт не удавалось проверить.</p>
${list(silent, ({ summary: { silence } }) =>
  silence === null
    ? ''
    : `${formatDays(lengthOf(silence))}, по ${formatDay(history.days[silence.last] ?? '')}`,
)}</section>
</div>`;
}

function top(rows: readonly TrackRow[], size: (row: TrackRow) => number): readonly TrackRow[] {
  return rows
    .filter((row) => size(row) > 0)
    .sort((a, b) => size(b) - size(a))
    .slice(0, SHOWN);
}

function list(rows: readonly TrackRow[], fact: (row: TrackRow) => string): Markup {
  if (rows.length === 0) return html`<p>Таких школ нет.</p>`;
  return html`<ol>${rows.map(
    (row) =>
      html`<li><a href="#${row.id}">${labelOf(row)}</a> <span class="why">${fact(row)}</span></li>`,
  )}</ol>`;
}

export function labelOf({ track: { name, site } }: TrackRow): string {
  return name === '' ? site : name;
}
