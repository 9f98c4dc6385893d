// The bar of verdicts. Its parts are told apart by lightness as well as by colour, and their
// numbers stand beside it in words.

import type { VerdictCounts } from '../../verdict/reasons.js';
import { formatNumber } from '../../words/page-words.js';
import { VERDICT_WORDS } from '../../words/verdict-words.js';
import { html, type Markup } from './markup.js';

export const VERDICTS = ['pass', 'fail', 'unchecked'] as const;

const WIDTH = 1000;
const GAP = 4;
/** One school of thousands is seen all the same. */
const NARROWEST = 6;

/** The bar for these counts, as wide as it is given room and `height` in its own units. */
export function formatBar(counts: VerdictCounts, height: number): Markup {
  const present = VERDICTS.filter((verdict) => counts[verdict] > 0);
  const room = WIDTH - GAP * Math.max(present.length - 1, 0) - NARROWEST * present.length;
  const total = present.reduce((sum, verdict) => sum + counts[verdict], 0);
  let left = 0;
  const parts = present.map((verdict) => {
    const width = NARROWEST + (room * counts[verdict]) / total;
    const part = html`<rect class="${verdict}" x="${rounded(left)}" width="${rounded(width)}" height="${height}"/>`;
    left += width + GAP;
    return part;
  });
  const words = VERDICTS.map((one) => `${VERDICT_WORDS[one]}: ${formatNumber(counts[one])}`);
  return html`<svg class="bar" viewBox="0 0 ${WIDTH} ${height}" preserveAspectRatio="none" role="img" aria-label="${words.join(', ')}">${parts}</svg>`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
