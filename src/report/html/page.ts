// The page around the summary and the table.
import type { Reason } from '../../verdict/reasons.js';
import type { Rules } from '../../verdict/rules.js';
import { formatNumber, formatSchools } from '../../words/page-words.js';
import { formatDay } from '../../words/russian-date.js';
import { singleLine } from '../cell-text.js';
import { PROFILE_WORDS } from '../columns.js';
import type { ReportSettings, RuleSets } from '../format.js';
import { reportHeading } from '../heading.js';
import { countOf, type Overview } from '../overview.js';
import { REPORT_ASSETS, readAssets } from './assets.js';
import { html, type Markup } from './markup.js';

export interface HtmlPage {
  readonly top: Markup;
  readonly bottom: Markup;
}

export function createPage(options: {
  readonly overview: Overview;
  /** When the schools were checked; null where none was. */
  readonly period: string | null;
  readonly rules: RuleSets;
  readonly settings: Pick<ReportSettings, 'organisation' | 'listName' | 'pictures'>;
}): HtmlPage {
  const { overview, period, rules, settings } = options;
  const { schools, verdicts } = overview;
  const { head, scripts } = readAssets(REPORT_ASSETS, settings.pictures !== undefined);
  const organisation = singleLine(settings.organisation ?? '');
  const facts = [
    settings.listName === undefined ? '' : `Список: ${singleLine(settings.listName)}`,
    formatSchools(schools),
    period === null ? '' : `Проверено ${period}`,
  ];
  const heading = reportHeading(rules);
  return {
    top: html`<!DOCTYPE html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="generator" content="noko-check">
${head}
<meta name="viewport" content="width=device-width">
<title>${heading}: ${formatNumber(verdicts.pass)} из ${formatNumber(verdicts.pass + verdicts.fail)}</title>
</head>
<body>
<header>
<h1>${heading}</h1>
${organisation === '' ? null : html`<p>${organisation}</p>\n`}<p>${facts.filter((fact) => fact !== '').join(' · ')}</p>
</header>
<main>
${NOTICES.map((notice) => formatNotice(overview, notice))}`,
    bottom: html`</main>
<footer>
<p>Отчёт составлен программой noko-check по правилам ${rules.map(formatRules).join(', ')}</p>
</footer>
${scripts}</body>
</html>
`,
  };
}

function formatRules({ name, version }: Rules): string {
  return `«${PROFILE_WORDS[name]}» от ${formatDay(version)}`;
}

interface PageNotice {
  readonly reason: Reason;
  readonly text: (schools: string) => string;
}

/** What a reader must know before the figures. */
const NOTICES: readonly PageNotice[] = [
  {
    reason: 'own-network',
    text: (schools) =>
      `Во время проверки пропала связь с интернетом на нашей стороне, не проверено: ${schools}. Запустите проверку ещё раз.`,
  },
  {
    reason: 'interrupted',
    text: (schools) => `Проверка прервана, не дождались очереди: ${schools}.`,
  },
];

function formatNotice(overview: Overview, { reason, text }: PageNotice): Markup {
  const schools = countOf(overview, reason);
  return schools === 0 ? html`` : html`<p class="notice">${text(formatSchools(schools))}</p>\n`;
}
