// The schools with their days. Without a script it is a plain table, in which every school opens.
import { singleLine } from '../../report/cell-text.js';
import { VERDICTS } from '../../report/html/bar.js';
import { html, hyperlinkTo, type Markup } from '../../report/html/markup.js';
import { formatControls, LATE_FROM } from '../../report/html/table.js';
import type { Reason } from '../../verdict/reasons.js';
import { GRAVEST_FIRST } from '../../verdict/requirements.js';
import { formatDays } from '../../words/history-page-words.js';
import { formatNumber, formatSchools, formatShare } from '../../words/page-words.js';
import { formatReasonTitle } from '../../words/reason-words.js';
import { formatDay } from '../../words/russian-date.js';
import { VERDICT_WORDS } from '../../words/verdict-words.js';
import { lengthOf, type Spell } from '../spells.js';
import type { History } from '../tracks.js';
import { labelOf } from './leaders.js';
import { formatStrip } from './strip.js';
import type { TrackRow } from './track-row.js';

const HEADERS = [
  '№',
  'Организация',
  'Сейчас',
  'По дням',
  'Дней с соответствием',
  'Миганий',
  'Не проверялась',
];
const VERDICT_COLUMN = 2;
/** The latest; the strip shows all. */
const MAX_SPELLS = 100;

export function formatTable(history: History, rows: readonly TrackRow[]): Markup {
  const counts = VERDICTS.map((verdict) => ({
    value: VERDICT_WORDS[verdict],
    schools: rows.filter(({ summary }) => summary.present.verdict === verdict).length,
  }));
  const controls = HEADERS.map((header, column) => ({
    header,
    choices: column === VERDICT_COLUMN ? counts : null,
  }));
  const titles = history.codes.map(titleOf);
  return html`<section aria-labelledby="all">
<h2 id="all">Все школы</h2>
${formatControls(controls)}
<table id="schools" data-days="${history.days.length}" data-first="${history.days[0] ?? ''}" data-titles="${JSON.stringify(titles)}">
<caption>${formatSchools(rows.length)} в порядке списка</caption>
<thead><tr>${HEADERS.map((header) => html`<th scope="col" data-sort>${header}</th>`)}<th scope="col"><span class="unseen">Подробности</span></th></tr></thead>
${rows.map((row, index) => formatRow(history, row, index))}</table>
<p id="rest" hidden><button type="button" id="more">Показать ещё</button> <button type="button" id="all-rows">Показать все</button></p>
</section>`;
}

function formatRow(history: History, row: TrackRow, index: number): Markup {
  const { track, summary, id } = row;
  const { present, since, share, flaps, silence, isListed, spells } = summary;
  const { verdict } = present;
  const late = index < LATE_FROM ? null : html` class="late"`;
  const name = singleLine(labelOf(row));
  const site = singleLine(track.site);
  const address = /^https?:/i.test(site) ? site : `http://${site}`;
  const silentDays = silence === null ? 0 : lengthOf(silence);
  const gone = isListed ? null : html`<span class="since">нет в списке</span>`;
  return html`<tbody id="${id}"${late}><tr><td>${singleLine(track.number)}</td><th scope="row">${name} <span class="site">${hyperlinkTo(address, site)}</span></th><td class="${verdict}" data-is="${VERDICT_WORDS[verdict]}" data-rank="${GRAVEST_FIRST.indexOf(verdict)}">${VERDICT_WORDS[verdict]} <span class="since">с ${dayAt(history, since)}</span>${gone}</td><td data-rank="${spells.length - 1}">${formatStrip(history, track)}</td><td data-rank="${share === null ? '' : Math.round(share * 1000)}">${share === null ? '–' : formatShare(share)}</td><td>${formatNumber(flaps)}</td><td data-rank="${silentDays}">${silentDays === 0 ? '–' : formatDays(silentDays)}</td><td></td></tr><tr class="more"><td colspan="${HEADERS.length + 1}"><details><summary><span class="unseen">Подробности: ${name}</span></summary><ul class="spells">${spells
    .slice(-MAX_SPELLS)
    .reverse()
    .map((spell) => formatSpell(history, spell))}</ul></details></td></tr></tbody>
`;
}

function formatSpell(history: History, spell: Spell): Markup {
  const { first, last, verdict, code } = spell;
  const period =
    first === last ? dayAt(history, first) : `${dayAt(history, first)} – ${dayAt(history, last)}`;
  return html`<li class="${verdict}">${period}: ${titleOf(code)}</li>`;
}

function dayAt({ days }: History, place: number): string {
  return formatDay(days[place] ?? '');
}

function titleOf(code: string): string {
  const [, reason = ''] = code.split('/');
  return formatReasonTitle(reason as Reason, 'ru');
}
