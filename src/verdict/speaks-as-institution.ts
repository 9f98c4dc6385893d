// Whether a page speaks as the institution or of it. Pages about a school bear its name and words of
// its life, too: a newspaper's article, a card of a map, a tender. What they lack is the
// institution's own name as their title, and a menu of its own.
import type { FoldedPage } from './folded-page.js';
import type { IdentityRules } from './identity-rules.js';
import { begins, speaksOfInstitution, vocabularyOf } from './institution-words.js';
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
type TitleKind = 'own' | 'motto' | 'general' | 'other';

/** What the title names: the institution, nothing at all, or something beside or other than it. */
function titleKind({ title }: FoldedPage, name: string, rules: IdentityRules): TitleKind {
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

/** Different words of an institution's life and duties that its own hyperlinks are called by. */
function menuWords(
  { labels }: FoldedPage,
  { menu, life, official, section }: IdentityRules,
): readonly string[] {
  return [menu, life, official, section].flatMap((phrases) => phrasesIn(labels, phrases));
}

/** So many words of its life in a menu say more than a motto in the title. */
const LIVELY_MENU = 4;

/** Without the law's section: it calls itself so, in title and menu, and speaks of its life. */
export function speaksAsInstitution(page: FoldedPage, name: string, rules: IdentityRules): boolean {
  const title = titleKind(page, name, rules);
  const menu = menuWords(page, rules).length;
  if (title === 'other' && phrasesIn(page.labels, rules.life).length < LIVELY_MENU) return false;
  if (title === 'motto' && menu === 0) return false;
  if (speaksOfInstitution(page, name, rules)) return true;
  const isNamed =
    title === 'general' ? compareName(name, page.opening, rules) === 'found' : title !== 'other';
  return isNamed && menu >= MIN_MENU && isSmall(page, rules);
}

/** In so few words an institution may tell of anything; who bought its address tells more. */
const SMALL = 600;
const MIN_MENU = 2;
/** Of its life it tells all the same. */
const MIN_LIFE = 2;
/** Of letters in other scripts there are some in every address. */
const MIN_CYRILLIC = 4;

function isSmall({ body, plain }: FoldedPage, { life }: IdentityRules): boolean {
  return (
    body.length < SMALL &&
    phrasesIn(plain.join(''), life).length >= MIN_LIFE &&
    (body.match(/[а-я]/g)?.length ?? 0) > (body.match(/[a-z]/g)?.length ?? 0) * MIN_CYRILLIC
  );
}
