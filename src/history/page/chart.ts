// All schools over time: a column for each day, its verdicts one above the other. A day without a
// run that counts is a gap: nobody knows what was then.
import { VERDICTS } from '../../report/html/bar.js';
import { html, type Markup } from '../../report/html/markup.js';
import type { Verdict } from '../../verdict/reasons.js';
import { shareThatComplies } from '../../verdict/share.js';
import { formatNumber, formatShare } from '../../words/page-words.js';
import { formatDay } from '../../words/russian-date.js';
import { VERDICT_WORDS } from '../../words/verdict-words.js';
import type { DayCounts } from '../days.js';

const WIDTH = 1000;
const HEIGHT = 240;
const LABELS = 22;
/** Fewer would be unreadably wide, more would touch one another. */
const MAX_TICKS = 13;

type RunCounts = Readonly<Record<Verdict, number>>;

export function formatChart(days: readonly DayCounts[]): Markup {
  const known = days.flatMap(({ verdicts }) => verdicts ?? []);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return html``;
  return html`<section class="chart" aria-labelledby="share">
<h2 id="share">Доля школ, которые соответствуют</h2>
<p class="share"><strong>${shareOf(last)}</strong> из проверенных в последний день; в первый день было ${shareOf(first)}</p>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT + LABELS}" role="img" aria-label="Доля школ по дням: от ${shareOf(first)} в первый день до ${shareOf(last)} в последний; числа в таблице ниже">
${VERDICTS.map((verdict) => html`<path class="${verdict}" d="${columns(days, verdict)}"/>`)}
${formatTicks(days)}
</svg>
<ul class="legend">${VERDICTS.map((one) => html`<li class="${one}"><b>${formatNumber(last[one])}</b> ${VERDICT_WORDS[one]}</li>`)}</ul>
<details><summary>Числа по дням</summary><table>
<thead><tr><th scope="col">День</th>${VERDICTS.map((one) => html`<th scope="col">${VERDICT_WORDS[one]}</th>`)}<th scope="col">Доля</th></tr></thead>
<tbody>${days.toReversed().map(formatDayRow)}</tbody>
</table></details>
</section>`;
}

function shareOf(verdicts: RunCounts): string {
  const share = shareThatComplies(verdicts);
  return share === null ? '–' : formatShare(share);
}

/** From below: who complies, who does not, who could not be checked. */
function columns(days: readonly DayCounts[], verdict: Verdict): string {
  const width = WIDTH / days.length;
  const below = VERDICTS.slice(0, VERDICTS.indexOf(verdict));
  return days
    .flatMap(({ verdicts }, place) => {
      if (verdicts === null || verdicts[verdict] === 0) return [];
      const unit = HEIGHT / VERDICTS.reduce((sum, one) => sum + verdicts[one], 0);
      const bottom = HEIGHT - below.reduce((sum, one) => sum + verdicts[one], 0) * unit;
      return [
        `M${tenths(place * width)} ${tenths(bottom)}h${tenths(width)}v-${tenths(verdicts[verdict] * unit)}h-${tenths(width)}z`,
      ];
    })
    .join('');
}

/** The first days of months; of weeks or days where there are few. */
function formatTicks(days: readonly DayCounts[]): readonly Markup[] {
  const months = days.flatMap(({ day }, place) => (day.endsWith('-01') ? [place] : []));
  const places = months.length > 1 ? months : [...days.keys()];
  const step = Math.ceil(places.length / MAX_TICKS);
  const width = WIDTH / days.length;
  return places
    .filter((_place, index) => index % step === 0)
    .map((place) => {
      const x = tenths(place * width);
      const day = days[place]?.day ?? '';
      const [, month = '', date = ''] = day.split('-');
      const label = months.length > 1 ? `${month}.${day.slice(2, 4)}` : `${date}.${month}`;
      return html`<path class="tick" d="M${x} 0v${HEIGHT + 4}"/><text x="${x}" y="${HEIGHT + LABELS - 4}">${label}</text>`;
    });
}

function formatDayRow({ day, verdicts }: DayCounts): Markup {
  if (verdicts === null) {
    return html`<tr><th scope="row">${formatDay(day)}</th><td colspan="4">нет проверки</td></tr>\n`;
  }
  return html`<tr><th scope="row">${formatDay(day)}</th>${VERDICTS.map((one) => html`<td>${formatNumber(verdicts[one])}</td>`)}<td>${shareOf(verdicts)}</td></tr>\n`;
}

function tenths(value: number): string {
  return String(Math.round(value * 100) / 100);
}
