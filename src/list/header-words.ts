// A grammar of headers: what departments write above the names of schools and above their sites, in
// any case and number, with or without brackets. A header is understood where all of its words are
// known, or where its beginning is and the rest only says more.
import { INSTITUTION_NOUN } from './institution-words.js';

/** How well a header fits, the lower the better; null where it does not. */
export type Fit = number | null;

const NAMING = /^(?:наименовани[а-я]+|назван[а-я]+|имя|name|names|перечень|список|реестр)$/;

/** What may stand beside the word for an institution and says nothing of another subject. */
const QUALIFIER = oneOf(
  'полн кратк сокращ официальн образовательн общеобразовательн дошкольн муниципальн государственн',
  'негосударственн бюджетн казенн автономн некоммерческ частн учебн детск средн основн начальн',
  'вечерн сельск городск районн областн подведомственн юридическ дополнительн профессиональн',
  'общ образован воспитан коррекционн специальн социальн',
);

const SMALL = new Set(
  (
    'и или в во с со по на о об юр соответствии согласно уставу устава уставом егрюл документам ' +
    'именительном падеже полностью кратко сети района районов города округа области края ' +
    'республики муниципалитета лицо лица лиц the of school schools official'
  ).split(' '),
);

const SHORT = /^(?:кратк|сокращ)/;
const FULL = /^(?:полн|официальн)/;

/** Somebody else's name or site, a social network, or a question about the site. */
const FOREIGN =
  /учредител|управлени|отдел|министерств|департамент|наличи|да[\s/,]+нет|естьли|есть ли|вконтакте|(?<!\p{L})(?:вк|vk)(?!\p{L})|телеграм|telegram|одноклассник|соцсет|социальн\p{L}* сет|дневник|госуслуг|bus\W?gov/u;

/** How well a header fits the names of schools. */
export function fitsName(header: string): Fit {
  if (FOREIGN.test(plainText(header))) return null;
  return best(header, (words) => {
    const isKnown = words.every(isNameWord);
    const nouns = words.findIndex(isNoun);
    const naming = words.findIndex((word) => NAMING.test(word));
    if (naming === -1) return isKnown && nouns !== -1 ? 4 : null;
    // «Наименование организации, осуществляющей …»: what follows the noun may be anything.
    const leads = words.slice(0, naming).every(isQualifier);
    const between = nouns === -1 ? words.slice(naming + 1) : words.slice(naming + 1, nouns);
    const isNamed = leads && between.every(isQualifier);
    if (!isNamed && !(isKnown && nouns !== -1)) return null;
    if (
      nouns === -1 &&
      words.some((word) => /^(?:муниципал|район|округ|город|област|образован)/.test(word))
    ) {
      return null;
    }
    if (words.some((word) => SHORT.test(word))) return 2;
    if (words.some((word) => FULL.test(word))) return 3;
    return nouns === -1 ? 1 : 0;
  });
}

const SITE =
  /^(?:(?:веб|web|интернет)?сайт[а-я]{0,3}|web-?sites?|websites?|sites?|web|веб|www|url|урл|домен[а-я]*|domain|homepage|https?)$/;
const INTERNET = /^интернет[а-я]*$/;
const LINK = /^(?:ссылк[а-я]*|гиперссылк[а-я]*|link|links)$/;
const PAGE = /^(?:страниц[а-я]*|страничк[а-я]*|page)$/;
const SITE_QUALIFIER =
  /^(?:адрес[а-я]*|действующ[а-я]+|электронн[а-я]+|информационн[а-я]*|телекоммуникационн[а-я]+|главн[а-я]+|ресурс[а-я]*|имя|имени|address|addresses|home)$/;
const CONTACT =
  /^(?:e|mail|email|эл|почт[а-я]*|телефон[а-я]*|тел|факс[а-я]*|контакт[а-я]*|данные|фактическ[а-я]+|место[а-я]*|нахождени[а-я]+|skype)$/;

/** How well a header fits the sites of schools. */
export function fitsSite(header: string): Fit {
  const whole = plainText(header);
  if (FOREIGN.test(whole) || /ответственн|администратор/.test(whole)) return null;
  return best(header, (words) => {
    const says = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
    if (words.every(isSiteWord)) {
      if (says(SITE)) return says(/сайт|site/) ? 0 : 1;
      if (says(INTERNET)) return says(/^(?:адрес|страниц|ссылк|ресурс|имя)/) ? 1 : null;
      if (says(PAGE)) return says(/^(?:официальн|главн|веб|web|home)/) ? 2 : null;
      return says(LINK) ? 2 : null;
    }
    const at = words.findIndex((word) => SITE.test(word));
    if (at === -1) return null;
    // «Адрес официального сайта, на котором …»; «Сайты …» is a title.
    const leads = words.slice(0, at).every(isSiteWord) && !/^сайты$/.test(words[at] ?? '');
    if (words.every((word) => isSiteWord(word) || CONTACT.test(word))) return 4;
    if (leads && (at > 0 || /сайт|site/.test(words[at] ?? ''))) return 3;
    return null;
  });
}

/** Whether a header announces a name and an address in one cell: «Наименование, адрес сайта». */
export function fitsNameAndSite(header: string): boolean {
  const words = headerWords(header);
  return (
    !FOREIGN.test(plainText(header)) &&
    words.some((word) => SITE.test(word)) &&
    words.some((word) => NAMING.test(word) || isNoun(word)) &&
    (NAMING.test(words[0] ?? '') || isNameWord(words[0] ?? '')) &&
    words.every((word) => isSiteWord(word) || isNameWord(word) || CONTACT.test(word))
  );
}

const BRACKETS = /\([^()]*\)|\[[^[\]]*\]/g;

/** How well the words outside the brackets of a header fit, or else all of them. */
function best(header: string, rate: (words: readonly string[]) => Fit): Fit {
  for (const text of [header.replace(BRACKETS, ' '), header]) {
    const words = headerWords(text);
    const fit = words.length === 0 ? null : rate(words);
    // Of two that fit alike the shorter says nothing besides.
    if (fit !== null) return fit + words.length / 100;
  }
  return null;
}

function plainText(header: string): string {
  return header.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
}

function headerWords(header: string): readonly string[] {
  const text = plainText(header)
    .replace(/(?!\s)[\p{Cc}\p{Cf}]/gu, '')
    // A word that the writer parted, to make its column narrow.
    .replace(/(?<=\p{L})-\s*[\r\n]+\s*(?=\p{L})/gu, '');
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isNoun(word: string): boolean {
  return INSTITUTION_NOUN.test(word);
}

function isQualifier(word: string): boolean {
  return QUALIFIER.test(word) || SMALL.has(word);
}

function isNameWord(word: string): boolean {
  return NAMING.test(word) || isNoun(word) || isQualifier(word);
}

function isSiteWord(word: string): boolean {
  return (
    [SITE, INTERNET, LINK, PAGE, SITE_QUALIFIER].some((pattern) => pattern.test(word)) ||
    isNoun(word) ||
    isQualifier(word)
  );
}

function oneOf(...stems: readonly string[]): RegExp {
  return new RegExp(`^(?:${stems.join(' ').split(' ').join('|')})[а-я]*$`);
}
