// Schools at whose address something else stood, with what the page called itself: somebody has to
// look and to call, but there is nothing to accuse them of. Those with the same thing to be done
// stand together, so that it is said once.

import { formatSchools } from '../../words/page-words.js';
import { plainWords } from '../../words/plain-words.js';
import type { WordedReason } from '../../words/reason-words.js';
import { singleLine } from '../cell-text.js';
import { countOf, type Overview } from '../overview.js';
import { readableAddress } from '../readable-address.js';
import { filterLink } from './filter-link.js';
import type { Highlights } from './highlights.js';
import { html, hyperlinkTo, type Markup } from './markup.js';
import { formatPhone, rowLink } from './school-link.js';
import type { SchoolRow } from './school-row.js';

/** Nothing where every page was the school's own. */
export function formatStrangers(
  { strangers, moved }: Pick<Highlights, 'strangers' | 'moved'>,
  overview: Overview,
  telephone: number,
): readonly Markup[] {
  return [
    formatBlock(strangers, {
      reason: 'not-the-site',
      heading: 'Открылась не страница школы',
      evidence: titleOf,
      ...{ overview, telephone },
    }),
    formatBlock(moved, {
      reason: 'moved',
      heading: 'Сайт переехал',
      evidence: newAddressOf,
      ...{ overview, telephone },
    }),
  ];
}

interface Block {
  readonly reason: 'not-the-site' | 'moved';
  readonly heading: string;
  readonly evidence: (row: SchoolRow) => Markup | null;
  readonly overview: Overview;
  readonly telephone: number;
}

function formatBlock(rows: readonly SchoolRow[], block: Block): Markup {
  if (rows.length === 0) return html``;
  const { reason, heading, evidence, overview, telephone } = block;
  const rest = countOf(overview, reason) - rows.length;
  const groups = groupsOf(rows).map(
    ({ sentence, advice, alike }) => html`<p>${sentence} <span class="note">${advice}</span></p>
<ul>${alike.map((row) => html`<li>${rowLink(row)}${formatPhone(row, telephone)}${evidence(row)}</li>`)}</ul>
`,
  );
  return html`
<section class="strangers" aria-labelledby="${reason}"><h2 id="${reason}">${heading}</h2>
${groups}${rest > 0 ? html`<p class="note">${filterLink({ Причина: rows[0]?.title ?? '' }, `И ещё ${formatSchools(rest)} в таблице`)}</p>` : null}</section>`;
}

interface StrangerGroup {
  readonly sentence: string;
  readonly advice: string;
  readonly alike: SchoolRow[];
}

/** By what was found and what to do, in the order in which each occurs first. */
function groupsOf(rows: readonly SchoolRow[]): readonly StrangerGroup[] {
  const groups = new Map<string, StrangerGroup>();
  for (const row of rows) {
    const { sentence, advice } = wordsOf(row);
    const key = `${sentence}\n${advice}`;
    const group = groups.get(key) ?? { sentence, advice, alike: [] };
    group.alike.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What is the same for each school of a group: its title or new address stands beside its name. */
function wordsOf({ judgement, findings }: SchoolRow): Pick<WordedReason, 'sentence' | 'advice'> {
  const words = findings.find((finding) => finding.judgement === judgement)?.words;
  if (words === undefined) return { sentence: '', advice: '' };
  const { pageTitle, ...untitled } = judgement;
  const { sentence, advice } = words.format(untitled);
  const isMoved = judgement.reason === 'moved' && judgement.detail !== null;
  return {
    sentence: isMoved ? 'На странице указан новый адрес.' : plainWords(sentence),
    advice: plainWords(advice),
  };
}

/** The title leads to the page that has it. */
function titleOf({ judgement: { pageTitle }, result: { page } }: SchoolRow): Markup | null {
  const shown = pageTitle === undefined ? readableAddress(page ?? '') : `«${pageTitle}»`;
  return page === null
    ? null
    : html` <span class="why">${hyperlinkTo(page, singleLine(shown))}</span>`;
}

function newAddressOf({ judgement: { detail } }: SchoolRow): Markup | null {
  if (detail === null) return null;
  const shown = singleLine(readableAddress(detail));
  return html` <span class="why">${hyperlinkTo(detail, shown)}</span>`;
}
