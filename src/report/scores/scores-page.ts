// Scores as one page that prints: each school's criteria as bars against the middle of the list, the
// lowest first; or the quarter's monitoring as one table.

import {
  formatValue,
  indicatorsOf,
  mediansOf,
  type Score,
  SOURCE_NOTE,
  totalOf,
} from '../../busgov/score.js';
import { formatNumber, formatSchools } from '../../words/page-words.js';
import { formatDay } from '../../words/russian-date.js';
import { browserFile, browserScript, REPORT_STYLES, readAssets } from '../html/assets.js';
import { html, type Markup } from '../html/markup.js';
import {
  byNeed,
  formatAdvice,
  formatNotes,
  type ScoreRow,
  type ScoreSheet,
  toScoresTable,
  totalsOf,
} from './scores-table.js';
import type { Value } from './table.js';

const ASSETS = {
  styles: [...REPORT_STYLES, browserFile('scores.css')],
  early: browserScript('early.js'),
  scripts: [],
};

export function formatScoresPage(sheet: ScoreSheet, today: string): string {
  const { rows, quarter } = sheet;
  const { head } = readAssets(ASSETS);
  const title =
    quarter === null
      ? 'Результаты НОКО по критериям'
      : `Мониторинг за ${quarter.slice(5)} квартал ${quarter.slice(0, 4)} года`;
  return html`<!DOCTYPE html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="generator" content="noko-check">
${head}
<meta name="viewport" content="width=device-width">
<title>${title}</title>
</head>
<body>
<header><h1>${title}</h1><p>${formatSchools(rows.length)} · ${formatDay(today)}</p></header>
<main>
${quarter === null ? null : formatMonitoring({ rows: byNeed(rows), quarter })}${quarter === null ? formatSchoolBars(rows) : null}
</main>
<footer><p>${SOURCE_NOTE}</p></footer>
</body>
</html>
`.source;
}

function formatMonitoring(sheet: ScoreSheet): Markup {
  const { header, rows } = toScoresTable(sheet);
  const { known, reviews, marks, newReviews, newMarks } = totalsOf(sheet.rows);
  const grown = (count: number | null): string =>
    count === null ? '' : ` (новых ${formatNumber(count)})`;
  const counted = (count: number | null): string =>
    count === null ? 'неизвестно' : formatNumber(count);
  return html`<p>Отзывов: ${counted(reviews)}${grown(newReviews)}, оценок: ${counted(marks)}${grown(newMarks)}; известно о ${formatNumber(known)} из ${formatNumber(sheet.rows.length)}.</p>
<table class="monitoring"><thead><tr>${header.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>${Array.from(rows, (cells) => html`<tr>${cells.map(formatCell)}</tr>\n`)}</tbody></table>
`;
}

function formatCell(value: Value): Markup {
  if (typeof value === 'number') return html`<td class="value">${formatValue(value)}</td>`;
  return html`<td>${value}</td>`;
}

const MAX_LOWEST = 10;

function formatSchoolBars(rows: readonly ScoreRow[]): Markup {
  const scores = rows.map(({ score }) => score);
  const medians = mediansOf(scores);
  const lowest = scores
    .flatMap((score) => indicatorsOf(score).map((indicator) => ({ score, ...indicator })))
    .sort((a, b) => a.value - b.value)
    .slice(0, MAX_LOWEST);
  const items = lowest.map(
    ({ score, title, value }) =>
      html`<li>${score.name}: ${title.toLowerCase()} — <b>${formatValue(value)}</b></li>`,
  );
  return html`${lowest.length === 0 ? null : html`<section><h2>Самые низкие показатели</h2><ol>${items}</ol></section>\n`}<section><h2>Организации</h2><p>Черта на полосе — середина (медиана) списка.</p>
${scores.map((score) => formatSchool(score, medians))}</section>
`;
}

function formatSchool(score: Score, medians: ReadonlyMap<string, number | null>): Markup {
  const total = totalOf(score);
  const facts = [
    score.year === null ? '' : `${score.year} год`,
    total === null ? '' : `итог ${formatValue(total)}`,
    score.place === null ? '' : `место ${formatNumber(score.place)}`,
    formatNotes(score),
    formatAdvice(score),
  ];
  const bars = indicatorsOf(score).map(({ title, value }) => {
    const median = medians.get(title) ?? null;
    const tick = median === null ? null : html`<line x1="${median}" x2="${median}" y1="0" y2="8"/>`;
    const beside = median === null ? '' : `, медиана ${formatValue(median)}`;
    return html`<tr><th scope="row">${title}</th><td><svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="${formatValue(value)}${beside}"><rect width="${value}" height="8"/>${tick}</svg></td><td class="value">${formatValue(value)}</td><td class="value">${median === null ? '' : formatValue(median)}</td></tr>`;
  });
  return html`<article><h3>${score.number}. ${score.name}</h3><p>${facts.filter((fact) => fact !== '').join(' · ')}</p>${bars.length === 0 ? null : html`<table class="bars"><thead><tr><td></td><td></td><th scope="col">Значение</th><th scope="col">Медиана</th></tr></thead><tbody>${bars}</tbody></table>`}</article>
`;
}
