// How much of a page is an institution's vocabulary. The law's section is missing on many a school's
// page, and then a bought domain differs only by what its text speaks of.
import type { FoldedPage } from './folded-page.js';
import type { IdentityRules } from './identity-rules.js';
import { foldWords, phrasesIn } from './phrases.js';
import { isRussian } from './school-name.js';

/** Shorter words belong to every text. */
const MIN_WORD = 4;
/** Of the different words of a page so many speak of an institution. */
const MIN_SHARE = 0.2;
/** More of them where nothing is said that a public institution has to publish. */
const MIN_UNOFFICIAL = 0.28;
/** A long page has words of everything: with so many of them the half of that share is enough. */
const MANY = 15;
const MIN_LONG = 0.1;
/** Endings change; what stands before them is compared. */
const MIN_STEM = 4;
const ENDING = 2;

/** Whether enough of the text below the title is of an institution's vocabulary. */
export function speaksOfInstitution(
  { body }: FoldedPage,
  name: string,
  rules: IdentityRules,
): boolean {
  // The vocabulary is Russian: of pages in other languages it says nothing.
  if (!isRussian(body)) return true;
  const words = [...new Set(body.split(' '))].filter(
    (word) => word.length >= MIN_WORD && /^[а-я]+$/.test(word),
  );
  const own = vocabularyOf(name, rules);
  const count = words.filter((word) => begins(word, own)).length;
  const isOfficial = phrasesIn(body, rules.official).length > 0;
  const share = count >= MANY ? MIN_LONG : isOfficial ? MIN_SHARE : MIN_UNOFFICIAL;
  return count > 0 && count >= words.length * share;
}

/** How many different words of the folded text are of the institution's name. */
export function nameWordsIn(folded: string, name: string): number {
  const own = stemsOf([name]);
  return [...new Set(folded.split(' '))].filter((word) => begins(word, own)).length;
}

/** Legal forms of companies, and those of public institutions in full or in short. */
const COMPANY = / (?:ооо|оао|зао|ип|ао|пао) /u;
const PUBLIC =
  / (?:муниципальн|государственн|бюджетн|казенн|автономн|краев|областн|федеральн)\p{L}*| [мгф](?:[бак]?(?:оу|доу|поу|удо|оудо)|[бак](?:у|ук|уз|усо|усон)) /u;

/** Whether a company answers where the list has a public institution. */
export function isCompanys({ whole }: FoldedPage, name: string): boolean {
  return PUBLIC.test(foldWords(name)) && COMPANY.test(whole) && !PUBLIC.test(whole);
}

/** Beginnings of the words by which institutions of every kind are known. */
const VOCABULARIES = new WeakMap<IdentityRules, ReadonlySet<string>>();

/** The same, with those of this institution's name. */
export function vocabularyOf(name: string, rules: IdentityRules): ReadonlySet<string> {
  const { life, official, section, kinds } = rules;
  const known =
    VOCABULARIES.get(rules) ??
    stemsOf([...life, ...official, ...section, ...kinds.flatMap(({ phrases }) => phrases)]);
  VOCABULARIES.set(rules, known);
  return new Set([...known, ...stemsOf([name])]);
}

function stemsOf(phrases: readonly string[]): ReadonlySet<string> {
  const stems = phrases.flatMap((phrase) =>
    foldWords(phrase)
      .trim()
      .split(' ')
      .filter((word) => word.length >= MIN_STEM)
      // A phrase of one word is written as the beginning that it is.
      .map((word, _index, { length }) =>
        length === 1 ? word : word.slice(0, Math.max(MIN_STEM, word.length - ENDING)),
      ),
  );
  return new Set(stems);
}

/** Whether the word begins with one of the stems. */
export function begins(word: string, stems: ReadonlySet<string>): boolean {
  for (let length = MIN_STEM; length <= word.length; length += 1) {
    if (stems.has(word.slice(0, length))) return true;
  }
  return false;
}
