// Whether a page speaks as the institution or of it. Pages about a school bear its name and words of
// its life, too: a newspaper's article, a card of a map, a tender. What they lack is the
// institution's own name as their title, and a menu of its own.
import type { FoldedPage } from './folded-page.js';
import type { IdentityRules } from './identity-rules.js';
import { begins, vocabularyOf } from './institution-words.js';
import { phrasesIn } from './phrases.js';
import { compareName, kindsOf } from './school-name.js';

/** So many words beside the name are a motto. */
const MOTTO = 2;
/** So few words name nothing else. */
const LABEL = 2;
/** Shorter words stand in every title. */
const MIN_WORD = 4;
/** What sites of all kinds call their first page. */
const SITE_WORDS =
  /^(?:официальн|сайт|главн|страниц|домашн|добро|пожаловат|портал|интернет|представительств|новост|наш|сво|home|main|index|welcome|page|site|official|wordpress|joomla)/;

/** How the title stands to the name in the list; `motto`: with a word or two beside it. */
export type TitleKind = 'own' | 'motto' | 'general' | 'other';

/** What the title names: the institution, nothing at all, or something beside or other than it. */
export function titleKind({ title }: FoldedPage, name: string, rules: IdentityRules): TitleKind {
  const match = compareName(name, title, rules);
  const others = othersIn(title, name, rules).length;
  // A place is everybody's there.
  const isNamed =
    match === 'found' ||
    (match === 'part' && others === 0) ||
    phrasesIn(title, kindsOf(name, rules)).length > 0;
  if (others > MOTTO || isOfItsPart(title)) return 'other';
  if (isNamed) return others === 0 ? 'own' : 'motto';
  const words = title.split(' ').filter((word) => isWord(word) && !SITE_WORDS.test(word));
  return words.length <= LABEL || match === 'other-language' ? 'general' : 'other';
}

/** «Класс школы № 3», «учитель в школу»: it stands in another case, and no site before it. */
const OBLIQUE =
  / (?:школ(?:ы|у|е|ой)|гимнази(?:и|ю|ей)|(?:лице|музе)(?:я|ю|ем|е)|(?:колледж|техникум|интернат|сад|центр|дом|театр|институт)(?:а|у|ом|ем|е)|училищ(?:а|у|ем|е)|больниц(?:ы|у|е|ей)|поликлиник(?:и|у|е|ой)|библиотек(?:и|у|е|ой)|академи(?:и|ю|ей)) /;
const NOMINATIVE =
  / (?:школа|гимназия|лицей|колледж|техникум|училище|интернат|сад|детсад|центр|дом|дворец|больница|поликлиника|библиотека|музей|театр|институт|академия|учреждение|\p{L}*(?:оу|сош|ош|сад)) /u;

function isOfItsPart(title: string): boolean {
  const at = title.search(OBLIQUE);
  return (
    at !== -1 && !NOMINATIVE.test(title) && !/ (?:сайт|портал|страни)/.test(title.slice(0, at))
  );
}

/** Words of a title that no institution of this name has in its own. */
function othersIn(title: string, name: string, rules: IdentityRules): readonly string[] {
  const own = vocabularyOf(`${name} ${rules.commonNameWords.join(' ')}`, rules);
  return title
    .split(' ')
    .filter((word) => isWord(word) && !SITE_WORDS.test(word) && !begins(word, own));
}

function isWord(word: string): boolean {
  return word.length >= MIN_WORD && /^\p{L}+$/u.test(word);
}

/** Different words of an institution that its own hyperlinks are called by. */
export function menuWords(
  { labels }: FoldedPage,
  { menu, life, official, section, kinds }: IdentityRules,
): readonly string[] {
  const lists = [menu, life, official, section, ...kinds.map(({ phrases }) => phrases)];
  return lists.flatMap((phrases) => phrasesIn(labels, phrases));
}

/** In so few words an institution may tell of anything; who bought its address tells more. */
const SMALL = 600;
const MIN_MENU = 2;

/** Whether a small page bears the institution's name alone as its title, over a menu of its own. */
export function isSelfNamed(page: FoldedPage, name: string, rules: IdentityRules): boolean {
  const { body } = page;
  return (
    body.length < SMALL &&
    isNamed(page, name, rules) &&
    menuWords(page, { ...rules, kinds: [] }).length >= MIN_MENU &&
    (body.match(/[а-я]/g)?.length ?? 0) > (body.match(/[a-z]/g)?.length ?? 0) * MIN_CYRILLIC
  );
}

/** In its title, or above all else where the title says nothing. */
function isNamed(page: FoldedPage, name: string, rules: IdentityRules): boolean {
  const title = titleKind(page, name, rules);
  if (title === 'general') return compareName(name, page.opening, rules) === 'found';
  return title !== 'other';
}

/** Of letters in other scripts there are some in every address. */
const MIN_CYRILLIC = 4;
