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
  const known = INDEXES.get(phrases);
  const index = known ?? new PhraseIndex(phrases);
  if (known === undefined) INDEXES.set(phrases, index);
  return index.findIn(folded);
}

/** Lists of the rules live as long as the run. */
const INDEXES = new WeakMap<readonly string[], PhraseIndex>();

/** Phrases by how their first word begins: a text asks for the few that it may hold. */
class PhraseIndex {
  readonly #byBeginning = new Map<number, IndexedPhrase[]>();
  /** Phrases of one letter begin as any word may. */
  readonly #others: IndexedPhrase[] = [];

  constructor(phrases: readonly string[]) {
    for (const [at, written] of phrases.entries()) {
      const phrase = phraseOf(written);
      const first = (phrase.parts[0] ?? '').trimStart();
      const [word = ''] = first.split(' ', 1);
      const beginning = beginningAt(first, 0);
      const same = this.#byBeginning.get(beginning) ?? [];
      if (first.length < 2) this.#others.push({ at, word, phrase });
      else this.#byBeginning.set(beginning, [...same, { at, word, phrase }]);
    }
  }

  /** The phrases in their own order. */
  findIn(folded: string): readonly string[] {
    const found = this.#others.filter(({ phrase }) => findPhrase(folded, phrase) !== -1);
    if (this.#byBeginning.size === 0) return found.map(({ phrase }) => phrase.written);
    const tried = new Set<IndexedPhrase>();
    for (let at = folded.indexOf(' '); at !== -1; at = folded.indexOf(' ', at + 1)) {
      for (const candidate of this.#byBeginning.get(beginningAt(folded, at + 1)) ?? NONE) {
        if (tried.has(candidate) || !folded.startsWith(candidate.word, at + 1)) continue;
        tried.add(candidate);
        if (findPhrase(folded, candidate.phrase) !== -1) found.push(candidate);
      }
    }
    return found.sort((a, b) => a.at - b.at).map(({ phrase }) => phrase.written);
  }
}

interface IndexedPhrase {
  /** Where it stands in its list. */
  readonly at: number;
  /** The first word, or as much of it as the phrase has. */
  readonly word: string;
  readonly phrase: Phrase;
}

const NONE: readonly IndexedPhrase[] = [];

/** Two letters as one number: shorter words are told apart well enough by their blank. */
function beginningAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
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
