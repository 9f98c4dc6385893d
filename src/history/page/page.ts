// The history as one page that opens in any browser, without a network: it loads nothing and sends
// nothing. All of it is markup; the scripts, most of them the report's, only search and sort the
// table and tell which day stands under the pointer.
import {
  type AssetFiles,
  browserFile,
  browserScript,
  REPORT_STYLES,
  readAssets,
} from '../../report/html/assets.js';
import { html, type Markup } from '../../report/html/markup.js';
import { formatNumber, formatSchools } from '../../words/page-words.js';
import { formatDay } from '../../words/russian-date.js';
import { countDays, type DayCounts } from '../days.js';
import { summarise } from '../spells.js';
import type { History } from '../tracks.js';
import { formatChart } from './chart.js';
import { formatLeaders } from './leaders.js';
import { formatTable } from './table.js';
import type { TrackRow } from './track-row.js';

const ASSETS: AssetFiles = {
  styles: [...REPORT_STYLES, browserFile('history.css')],
  early: browserScript('early.js'),
  scripts: [browserScript('table.js'), browserScript('open-row.js'), browserFile('strip.js')],
};

export function formatHistoryPage(history: History): string {
  const days = countDays(history);
  const rows = history.tracks.flatMap((track, index): readonly TrackRow[] => {
    const summary = summarise(history, track);
    return summary === null ? [] : [{ track, summary, id: `s${index + 1}` }];
  });
  const { head, scripts } = readAssets(ASSETS);
  return html`<!DOCTYPE html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="generator" content="noko-check">
${head}
<meta name="viewport" content="width=device-width">
<title>История проверок</title>
</head>
<body>
<header>
<h1>История проверок</h1>
<p>${formatPeriod(days)}${formatSchools(rows.length)}</p>
</header>
<main>
${formatSetAside(history)}${formatChart(days)}
${formatLeaders(history, rows)}
${formatTable(history, rows)}
</main>
<footer><p>Составлено программой noko-check. Дни без проверки и проверки, которым нельзя верить, не учтены.</p></footer>
${scripts}</body>
</html>
`.source;
}

function formatPeriod(days: readonly DayCounts[]): Markup | null {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const runs = days.filter(({ verdicts }) => verdicts !== null).length;
  const period =
    first === last ? formatDay(first.day) : `с ${formatDay(first.day)} до ${formatDay(last.day)}`;
  return html`${period} · дней с проверкой: ${formatNumber(runs)} · `;
}

const WHY: Readonly<Record<History['setAside'][number]['why'], string>> = {
  doubtful: 'нельзя верить',
  interrupted: 'прервана',
  unreadable: 'файл повреждён',
};

function formatSetAside({ setAside }: History): Markup | null {
  if (setAside.length === 0) return null;
  const items = setAside.map(({ day, why }) => html`<li>${formatDay(day)}: ${WHY[why]}</li>`);
  return html`<details class="notice"><summary>Не учтено проверок: ${formatNumber(setAside.length)}</summary><ul>${items}</ul></details>
`;
}
