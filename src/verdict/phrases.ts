// Words of a page are compared folded: case, `ё`, punctuation and line breaks tell nothing.

/** Lower case, `ё` as `е`, one space between words and at both ends. */
export function foldWords(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\p{M}\p{N}№]+/gu, ' ')
    .replace(/ ?(?:№|(?<= )n(?= ?\d)) ?/g, ' № ')
    .trim();
  return words === '' ? ' ' : ` ${words} `;
}

/** A phrase of the rules, made ready for folded text. */
export interface Phrase {
  readonly written: string;
  readonly parts: readonly string[];
}

/** So far apart may stand what `*` joins. */
const MAX_GAP = 40;

const PREPARED = new Map<string, Phrase>();

/** A phrase begins where a word begins; `$` asks for the end of a word. */
export function phraseOf(written: string): Phrase {
  const known = PREPARED.get(written);
  if (known !== undefined) return known;
  const parts = written.split('*').map((part, index) => {
    const folded = foldWords(part);
    const end = part.endsWith('$') ? folded : folded.trimEnd();
    return index === 0 || part.startsWith(' ') ? end : end.trimStart();
  });
  const phrase = { written, parts: parts.filter((part) => part.trim() !== '') };
  PREPARED.set(written, phrase);
  return phrase;
}

/** Where the phrase begins in the folded text at or behind `from`; -1 where it does not. */
export function findPhrase(folded: string, { parts }: Phrase, from = 0): number {
  const [first = '', ...others] = parts;
  if (first === '') return -1;
  let at = folded.indexOf(first, from);
  while (at !== -1) {
    let end = at + first.length;
    const isWhole = others.every((part) => {
      const next = folded.indexOf(part, end);
      if (next === -1 || next - end > MAX_GAP) return false;
      end = next + part.length;
      return true;
    });
    if (isWhole) return at;
    at = folded.indexOf(first, at + 1);
  }
  return -1;
}

/** The phrases that the folded text holds, as they are written in the rules. */
export function phrasesIn(folded: string, phrases: readonly string[]): readonly string[] {
  const words = wordsOf(folded);
  return phrases.filter((written) => {
    const phrase = phraseOf(written);
    return mayHold(words, phrase) && findPhrase(folded, phrase) !== -1;
  });
}

/** Texts so short are searched sooner than their words are sorted. */
const SHORT = 400;
let lastText = '';
let lastWords: readonly string[] = [];

/** The different words of a long text in order; empty for a short one. */
function wordsOf(folded: string): readonly string[] {
  if (folded.length < SHORT) return [];
  if (folded !== lastText) {
    lastText = folded;
    lastWords = [...new Set(folded.split(' '))].sort();
  }
  return lastWords;
}

/** Whether a word begins as the phrase does: hardly any of a thousand phrases gets further. */
function mayHold(words: readonly string[], { parts: [first = ''] }: Phrase): boolean {
  if (words.length === 0) return true;
  const end = first.indexOf(' ', 1);
  const beginning = first.slice(1, end === -1 ? undefined : end);
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < beginning) low = middle + 1;
    else high = middle;
  }
  return words[low]?.startsWith(beginning) === true;
}

/** How often the folded text holds any of the phrases, up to `most` each. */
export function countPhrases(folded: string, phrases: readonly string[], most = 20): number {
  let count = 0;
  for (const written of phrases) {
    const phrase = phraseOf(written);
    let at = findPhrase(folded, phrase);
    for (let found = 0; at !== -1 && found < most; found += 1) {
      count += 1;
      at = findPhrase(folded, phrase, at + 1);
    }
  }
  return count;
}
