// What supports the verdict on one school, and the letter to it: what a row of the table opens to.
import type { Change } from '../../compare/change.js';
import type { HttpFacts } from '../../crawl/result.js';
import { formatBytes, formatNumber } from '../../words/page-words.js';
import { plainWords } from '../../words/plain-words.js';
import { formatRemark } from '../../words/remark-words.js';
import { formatDay, formatMoment } from '../../words/russian-date.js';
import { VERDICT_WORDS } from '../../words/verdict-words.js';
import { singleLine } from '../cell-text.js';
import { hyperlink, place } from '../columns.js';
import { readableAddress } from '../readable-address.js';
import { type Filling, html, hyperlinkTo, type Markup } from './markup.js';
import type { Finding, SchoolRow } from './school-row.js';

type Fact = readonly [label: string, value: Filling];

/** A cell of the list that has no column of its own in the table. */
export interface ListCell {
  readonly header: string;
  readonly text: string;
}

export function formatEvidence(row: SchoolRow, cells: readonly ListCell[]): Markup {
  const { result, findings } = row;
  const { school, page, http, change, checkedAt } = result;
  const said = findings.flatMap(({ judgement: { remarks } }) =>
    remarks.map((remark) => plainWords(singleLine(formatRemark(remark, 'ru')))),
  );
  const common: readonly Fact[] = [
    ['Адрес в списке', school.site.typed],
    ['Проверенная страница', page === null ? null : addressOf(page)],
    ['Перенаправления', redirects(http)],
    ['Ответ сервера', http === null ? null : answer(http)],
    ['Примечания', list([...new Set(said)])],
    ['Изменение', change === undefined ? null : history(change)],
    ['Проверено', formatMoment(checkedAt) ?? checkedAt],
  ];
  const listed = cells.map(({ header, text }): Fact => [header, text]);
  return html`<div class="facts">${findings.map(formatFinding)}${formatFacts(common)}${formatFacts(listed, true)}</div>`;
}

function formatFinding({ judgement, words, requirement }: Finding): Markup {
  const { sentence, advice } = words.format(judgement);
  const found = judgement.nearMiss ?? judgement.link;
  const heading =
    requirement === null
      ? null
      : html`<p class="requirement">${requirement}: ${VERDICT_WORDS[judgement.verdict]}</p>`;
  const todo =
    judgement.verdict === 'pass'
      ? null
      : html`<p class="advice"><b>Что сделать.</b> ${plainWords(singleLine(advice))}</p>`;
  return html`${heading}<p class="found">${plainWords(singleLine(sentence))}</p>${todo}${formatFacts(
    [
      ['Гиперссылка', addressOf(hyperlink(judgement))],
      ['Текст гиперссылки', singleLine(found?.text ?? '')],
      ['Место на странице', place(judgement)],
    ],
  )}`;
}

/** As pairs of label and value, without those that say nothing. Those of the list are searched. */
function formatFacts(facts: readonly Fact[], isListed = false): Markup | null {
  const pairs = facts.filter(([, value]) => value !== null && value !== '');
  if (pairs.length === 0) return null;
  return html`<dl${isListed ? html` class="listed"` : null}>${pairs.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}

function addressOf(address: string): Filling {
  return address === '' ? null : hyperlinkTo(address, singleLine(readableAddress(address)));
}

function redirects(http: HttpFacts | null): Filling {
  if (http === null || http.redirects.length === 0) return null;
  return list(
    http.redirects.map(
      ({ status, from, to }) => `${status}: ${readableAddress(from)} → ${readableAddress(to)}`,
    ),
  );
}

function answer({ status, charset, bytes }: HttpFacts): string {
  const parts = [`HTTP ${status}`, charset ?? '', formatBytes(bytes)];
  return parts.filter((part) => part !== '').join(', ');
}

function list(lines: readonly string[]): Filling {
  const [first] = lines;
  if (lines.length <= 1) return first ?? null;
  return html`<ol>${lines.map((line) => html`<li>${line}</li>`)}</ol>`;
}

function history({ since, linkLastSeen, lastKnown, runsUnchecked }: Change): string {
  const parts = [`в этом состоянии с ${formatDay(since)}`];
  if (lastKnown !== null) {
    parts.push(`последний раз: ${VERDICT_WORDS[lastKnown.verdict]}, ${formatDay(lastKnown.day)}`);
  }
  if (linkLastSeen !== null) parts.push(`ссылка последний раз видна ${formatDay(linkLastSeen)}`);
  if (runsUnchecked > 1)
    parts.push(`не проверяется запусков подряд: ${formatNumber(runsUnchecked)}`);
  return parts.join('; ');
}
