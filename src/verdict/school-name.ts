// How much of an organisation's name in the list stands on a page. Only what tells it from others
// counts: its number, its proper name, its place. «Муниципальная школа» is everybody's.
import type { PageIdentity } from './findings.js';
import type { FoldedPage } from './folded-page.js';
import type { IdentityRules } from './identity-rules.js';
import { foldWords, phrasesIn } from './phrases.js';

/**
 * `found`: its number or proper name beside its kind; `part`: a place or some words; `missing`:
 * nothing of it; `other-language`: page and name cannot be compared; `unknown`: the name has nothing
 * of its own.
 */
export type NameMatch = 'found' | 'part' | 'missing' | 'other-language' | 'unknown';

/** Endings of Russian words change; what stands before them is compared. */
const MIN_STEM = 4;
const ENDING = 2;
/** «Зареченская» is of Зареченск, Заречное or Заречный; «Ольховская» of Ольховка. */
const ADJECTIVES: readonly RegExp[] = [
  /(?:[оеи]в|[еи]?н)ск(?:ая|ий|ое|ой|ого|ую|их|ие)$/,
  /ск(?:ая|ий|ое|ой|ого|ую|их|ие)$/,
];
const MIN_ROOT = 5;

/** Legal forms, kinds and places in short: МБОУ, ГБПОУ, МКДОУ, МБУК, СОШ, ДЮСШ, пгт. */
const ABBREVIATION =
  /^(?:(?:м|г|ог|фг|кг|ч|н|об|го|крае|обл)?[бак]?(?:н|с|п)?(?:оу|доу|поу|общоу|оудо|доудо|удо|удод|удпо|уз|ук|усон|усо|опоу|у)|с?к?ош|нш|оош|ннш|сшор|сдюсшор|сш|дюсш|дод|до|дши|дмш|дхш|дюц|црр|кцсон|цсо|цбс|сдк|дк|црб|цдт|ддт|црт|фап|им|г|с|п|д|пос|пгт|ст|х|р|о|обл|мо|рф|ссср)$/;

/** What stands behind these is a place, which a neighbour has, too. */
const PLACE =
  /(?:^|[\s,(])(?:г|с|п|д|пос|пгт|ст|х|р\.?\s?п|п\.\s?г\.\s?т|дер|рабочий\s+пос[её]л\p{L}+|город\p{L}*|сел[ао]|деревн\p{L}+|пос[её]л\p{L}+|станиц\p{L}+|хутор\p{L}*|аул\p{L}*)\.?\s+(\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?)|(\p{Lu}[\p{L}-]+)\s+(?:район|округ|обл\p{L}*\.?|кра[яй]|республик|МР|МО|р-н)/gu;

/** Letters that Russian does not have: the page is in another of the country's languages. */
const NOT_RUSSIAN = /[әөүңһҗқғҡҙҫӑӗӳæӏҕҥӧӱӹӟӥ]/giu;
const MAX_OTHER_LETTERS = 0.02;

/** A name counts beside what is named: so many signs around it are looked at. */
const BESIDE = 80;
const MAX_PLACES = 30;
/** So many initials are an abbreviation; fewer stand in any text. */
const ACRONYM = /^\p{L}{3,8}$/u;
/** The title, which comes first, says what a page is. */
const OPENING = 80;

/** Compares the name with the folded text of a page. */
export function compareName(name: string, folded: string, rules: IdentityRules): NameMatch {
  // A name in Latin letters is a label of the list, not what the page calls itself.
  if (!/[а-яё]/iu.test(name)) return 'unknown';
  const { numbers, proper, places, regions } = partsOf(name, rules.commonNameWords);
  const own = proper.length + Math.min(1, numbers.length);
  if (own + places.length + regions.length === 0) return 'unknown';
  const kinds = kindsOf(name, rules);
  const isPlaceFound = [...places, ...regions].some((word) => folded.includes(` ${stemOf(word)}`));
  const spelledOut = proper.filter((word) => isSpelledOut(word, { name, folded, kinds }));
  const properFound = proper.filter(
    (word) => folded.includes(` ${stemOf(word)}`) || spelledOut.includes(word),
  );
  const isBeside = properFound.some(
    (word) => spelledOut.includes(word) || standsBeside(folded, ` ${stemOf(word)}`, kinds),
  );
  const isNumberFound = numbers.some((number) => hasNumber(folded, number, kinds));
  const ownFound = (isBeside ? properFound.length : 0) + (isNumberFound ? 1 : 0);
  // Its number may be a neighbour's in another place.
  const isSure = isBeside || isPlaceFound || proper.length + places.length === 0;
  if (own > 0 && ownFound * 2 >= own && isSure) return 'found';
  if (isNumberFound && properFound.length === 0 && ownFound * 2 >= own) return 'found';
  // «Улыбка» is a dentist's, too: a word of the name on a page of another kind is chance.
  if (isNumberFound || (properFound.length > 0 && !isOfAnotherKind(folded, kinds, rules))) {
    return 'part';
  }
  if (own === 0 && isPlaceFound) return 'part';
  if (!isRussian(folded) || !isRussian(name)) return 'other-language';
  // A page says where it is, but seldom in which district.
  return own + places.length === 0 ? 'unknown' : 'missing';
}

/** Whether the folded text bears the number of the name beside its kind, if it has one. */
export function bearsNumber(name: string, folded: string, rules: IdentityRules): boolean {
  const { numbers } = partsOf(name, rules.commonNameWords);
  const kinds = kindsOf(name, rules);
  return numbers.length === 0 || numbers.some((number) => hasNumber(folded, number, kinds));
}

/** Whether nothing but its place tells the institution from others of its kind. */
export function isKnownByPlace(name: string, { commonNameWords }: IdentityRules): boolean {
  const { numbers, proper, places } = partsOf(name, commonNameWords);
  return numbers.length + proper.length === 0 && places.length > 0;
}

/**
 * Whether a title names another institution of the same kind: by a number beside the kind, by
 * its town, or by a name in quotes. Without the town anywhere, a heading with another names one, too.
 */
export function namesAnother(
  name: string,
  {
    title,
    headings,
    page,
  }: Pick<PageIdentity, 'title' | 'headings'> & {
    readonly page: Pick<FoldedPage, 'head' | 'whole'>;
  },
  rules: IdentityRules,
): boolean {
  const { head, whole } = page;
  if (!/[а-яё]/iu.test(name)) return false;
  const kinds = kindsOf(name, rules);
  const folded = foldWords(title);
  if (phrasesIn(folded, kinds).length === 0) return false;
  const { numbers, places, regions } = partsOf(name, rules.commonNameWords);
  const others = [...folded.matchAll(/ (?:№ )?(\d{1,3})(?= (?!лет|год|класс))/g)]
    .map(([, other = '']) => other)
    .filter((other) => hasNumber(folded, other, kinds));
  if (numbers.length > 0 && others.length > 0) {
    const isOurs = numbers.some(
      (number) => others.includes(number) || hasNumber(head, number, kinds),
    );
    if (!isOurs) return true;
  }
  // «Белекеч» and «Бәләкәч» are one name: the number beside them tells.
  const isTranslated = !isRussian(folded) && numbers.some((number) => others.includes(number));
  // The same number in another town.
  const standsIn = (text: string): boolean =>
    [...places, ...regions].some((word) => text.includes(` ${stemOf(word)}`));
  const placesIn = (text: string): number => partsOf(text, rules.commonNameWords).places.length;
  if (places.length > 0 && placesIn(title) > 0) return !standsIn(head);
  if (places.length > 0 && placesIn(headings) > 0 && !standsIn(whole)) return true;
  const own = quotedIn(name, rules);
  const quoted = quotedIn(title, rules);
  return (
    !isTranslated &&
    own.length > 0 &&
    quoted.length > 0 &&
    !own.some((word) => head.includes(` ${stemOf(word)}`))
  );
}

/** How many others a page names by number, if its title does not bear the name's own. */
export function othersNamed(
  name: string,
  { title, whole }: { readonly title: string; readonly whole: string },
  rules: IdentityRules,
): number {
  if (compareName(name, title, rules) === 'found') return 0;
  const kinds = kindsOf('', rules);
  const numbers = new Set([...whole.matchAll(/ № (\d{1,3})(?= )/g)].map(([, other = '']) => other));
  return [...numbers].filter((other) => hasNumber(whole, other, kinds)).length;
}

/** The proper words of what stands in quotes. */
function quotedIn(text: string, { commonNameWords }: IdentityRules): readonly string[] {
  const quoted = [...text.matchAll(/[«"„“]([^«»"„“”]+)[»"”“]/gu)].map(([, inner = '']) => inner);
  return quoted.flatMap((inner) => partsOf(inner, commonNameWords).proper);
}

interface NameParts {
  readonly numbers: readonly string[];
  /** What is left when legal form, kind and place are taken away. */
  readonly proper: readonly string[];
  /** Its town or village. */
  readonly places: readonly string[];
  /** Its district or region. */
  readonly regions: readonly string[];
}

function partsOf(name: string, commonWords: readonly string[]): NameParts {
  const isOwn = (word: string) =>
    !ABBREVIATION.test(word) && !commonWords.some((common) => beginsOrIs(word, common));
  const found = [...name.matchAll(PLACE)];
  const places = wordsOf(found.map(([, place = '']) => place).join(' ')).filter(isOwn);
  const regions = wordsOf(found.map(([, , region = '']) => region).join(' ')).filter(isOwn);
  // What describes an institution is written small, except in a name all of capitals.
  const described = /\p{Ll}/u.test(name)
    ? name.replace(/(?<![\p{L}-])\p{Ll}[\p{L}-]*/gu, ' ')
    : name;
  const words = wordsOf(described).filter(
    (word) => isOwn(word) && !places.includes(word) && !regions.includes(word),
  );
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word));
  const proper = words.filter((word) => word.length >= 3 && !/^(?:\d|[ivxlc]+$)/.test(word));
  return { numbers, proper, places, regions };
}

/** «Приморская» is a name, though «при» is none: `$` asks for the whole word. */
function beginsOrIs(word: string, common: string): boolean {
  return common.endsWith('$') ? word === common.slice(0, -1) : word.startsWith(common);
}

function wordsOf(text: string): readonly string[] {
  return [...new Set(foldWords(text).trim().split(' '))].filter((word) => word !== '');
}

/** «Спортивная школа» and «школа искусств» are no schools of general education. */
const OTHER_SCHOOLS =
  / (?:спортивн|музыкальн|художествен|хореографическ|танцевальн|воскресн)\p{L}* школ\p{L}*| школ\p{L}* (?:искусств|танц|вождени|красот|иностранн|английск|программир|ремонт)\p{L}*/gu;

/** The folded text without schools of other kinds, where the name is that of a general one. */
export function withoutOtherSchools(folded: string, name: string, rules: IdentityRules): string {
  const own = foldWords(name);
  const isGeneral = rules.kinds.every(
    ({ family, phrases }) => OF_SCHOOLS.includes(family) || phrasesIn(own, phrases).length === 0,
  );
  return isGeneral ? folded.replace(OTHER_SCHOOLS, ' …') : folded;
}

const OF_SCHOOLS: readonly string[] = ['school', 'any'];

/** The words for the kind of institution that the name names; all where it names none. */
export function kindsOf(name: string, rules: IdentityRules): readonly string[] {
  const known = KINDS.get(rules) ?? new Map<string, readonly string[]>();
  KINDS.set(rules, known);
  const folded = foldWords(name);
  const own = rules.kinds.filter(({ phrases }) => phrasesIn(folded, phrases).length > 0);
  const named = own.some(({ family }) => family !== 'any') ? own : rules.kinds;
  const families = named.map(({ family }) => family).join();
  const words = known.get(families) ?? named.flatMap(({ phrases }) => phrases);
  known.set(families, words);
  return words;
}

/** One list for the same families: phrases are put in order once for each list. */
const KINDS = new WeakMap<IdentityRules, Map<string, readonly string[]>>();

/** «ОКИ» in the list: a page spells it out as «Областной колледж искусств». */
function isSpelledOut(
  word: string,
  { name, folded, kinds }: { name: string; folded: string; kinds: readonly string[] },
): boolean {
  const isAbbreviation = ACRONYM.test(word) && name.includes(word.toUpperCase());
  if (!isAbbreviation) return false;
  const initials = [...word].map((letter) => `${letter}\\p{L}{2,}`);
  const spelled = new RegExp(` ${initials.join(' (?:\\p{L}{1,3} )?')}`, 'u').exec(folded);
  return spelled !== null && phrasesIn(`${spelled[0]} `, kinds).length > 0;
}

/** «Улыбка» of a kindergarten stands beside «детский сад», that of a dentist does not. */
function standsBeside(folded: string, word: string, kinds: readonly string[]): boolean {
  let at = folded.indexOf(word);
  for (let place = 0; at !== -1 && place < MAX_PLACES; place += 1) {
    const around = folded.slice(Math.max(0, at - BESIDE), at + word.length + BESIDE);
    if (phrasesIn(around, kinds).length > 0) return true;
    at = folded.indexOf(word, at + 1);
  }
  return false;
}

function isOfAnotherKind(
  folded: string,
  own: readonly string[],
  { kinds }: IdentityRules,
): boolean {
  const others = kinds.flatMap(({ phrases }) => phrases).filter((kind) => !own.includes(kind));
  return (
    phrasesIn(folded, own).length === 0 && phrasesIn(folded.slice(0, OPENING), others).length > 0
  );
}

/** «№ 5» or «школа 5»: a number alone may be a date, or the house's. */
function hasNumber(folded: string, number: string, kinds: readonly string[]): boolean {
  if (standsBeside(folded, ` № ${number} `, kinds)) return true;
  const behindKind = new RegExp(` (${KIND_STEMS})\\p{L}* ${number} `, 'u').exec(folded);
  return behindKind !== null && phrasesIn(`${behindKind[0]} `, kinds).length > 0;
}

const KIND_STEMS =
  'школ|сош|оош|лице|гимнази|сад|доу|ясли|дши|дмш|дюсш|сшор|колледж|техникум|училищ|интернат|библиотек|больниц|поликлиник|филиал|school';

function stemOf(word: string): string {
  for (const adjective of ADJECTIVES) {
    const root = word.replace(adjective, '');
    if (root !== word && root.length >= MIN_ROOT) return root;
  }
  return word.slice(0, Math.max(MIN_STEM, word.length - ENDING));
}

export function isRussian(folded: string): boolean {
  const letters = folded.replace(/[^\p{L}]/gu, '').length;
  const others = folded.match(NOT_RUSSIAN)?.length ?? 0;
  return others <= letters * MAX_OTHER_LETTERS;
}
