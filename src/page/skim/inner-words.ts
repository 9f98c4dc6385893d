// Which hyperlinks of a page may lead to an inner page that speaks of the assessment: on most pages
// none does, and to know that they need not be looked at one by one. What a visitor may read on
// them, and their addresses, are put one behind the other and searched at once; where a word is found,
// or something cannot be told so, each half of them is searched, and so on.
import { decodeHTML } from 'entities/decode';
import { foldBlanks } from '../copy-text.js';
import type { WordTest } from '../inner-pages.js';
import type { Source } from './source.js';
import type { Walked } from './walked.js';

/** The numbers, rising, of those that may; `speaks` must be of words alone. */
export function findSpeaking(
  source: Source,
  { anchorCount, hasRawTextInAnchors }: Walked,
  speaks: WordTest,
): readonly number[] {
  const found: number[] = [];
  const search = (from: number, to: number): void => {
    if (from === to || !mayHoldWords(source, { from, to, speaks })) return;
    if (to - from === 1) {
      found.push(from);
      return;
    }
    const middle = (from + to) >> 1;
    search(from, middle);
    search(middle, to);
  };
  if (hasRawTextInAnchors) return Array.from({ length: anchorCount }, (_, anchor) => anchor);
  search(0, anchorCount);
  return found;
}

function mayHoldWords(
  { engine, charset, decode }: Source,
  { from, to, speaks }: { readonly from: number; readonly to: number; readonly speaks: WordTest },
): boolean {
  const gathered = engine.gather(from, to, charset === 'utf-8');
  if (gathered === null) return true;
  return (
    speaksInText(decode(gathered.texts), speaks) ||
    speaksInAddress(decode(gathered.addresses), speaks)
  );
}

/** White space, beside the blank, and what a visitor does not see. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about.
const UNUSUAL = /[\0-\x1f\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/;

/** Whether the words stand in the text, whose runs of blanks are one already. */
function speaksInText(text: string, speaks: WordTest): boolean {
  // A reference in an attribute is not always one in text: either reading may have the word.
  const readings = text.includes('&') ? [foldBlanks(decodeHTML(text)), text] : [text];
  return readings.some((reading) =>
    speaks.inText(UNUSUAL.test(reading) ? foldBlanks(reading) : reading),
  );
}

function speaksInAddress(text: string, speaks: WordTest): boolean {
  try {
    return speaks.inPlainAddress(text.includes('%') ? decodeURIComponent(text) : text);
  } catch {
    return true;
  }
}
