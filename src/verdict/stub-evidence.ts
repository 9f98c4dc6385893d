// What speaks against a page: that it is a notice, an error, a form, another trade or another school.
import { found, type IdentityEvidence } from './evidence.js';
import type { PageIdentity } from './findings.js';
import { type FoldedPage, sectionOn } from './folded-page.js';
import type { IdentityRules, NoticeRule, StubRule } from './identity-rules.js';
import { isCompanys, nameWordsIn } from './institution-words.js';
import type { NotTheSite } from './not-the-site.js';
import { countPhrases, findPhrase, foldWords, phraseOf, phrasesIn } from './phrases.js';
import { compareName, namesAnother } from './school-name.js';

/** A page that a stub's phrase speaks against needs a menu, too. */
export const MENU = 3;
/** Below so much text a page is short: a stub's phrase anywhere on it counts. */
export const SHORT_TEXT = 1_500;
/** With so large a menu a form to log in is a part of the page. */
const LARGE_MENU = 8;
/** With less outside of its menu a page may be a notice, whatever surrounds it. */
const THIN_TEXT = 900;
/** So long is a line that tells something, and so many of them are the content of a page. */
const PARAGRAPH = 80;
const SENTENCE = 30;
const MIN_PARAGRAPHS = 2;
const MIN_LINES = 4;
/** Where none of them speaks of an institution, fewer are enough. */
const MIN_SENTENCES = 3;
/** So many different words of an institution's life are no accident. */
const LIVELY = 6;
/** So far apart stand what a notice speaks of and what became of it. */
const NEAR = 80;
/** Some words in a script that no language of the country is written in. */
const FOREIGN_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Thai}]{4}/u;
/** So many different words of a trade, so often in all, are no news item about it. */
const TRADE = { words: 4, times: 8 };
/** One word in so many: the page is about the trade. */
const DENSE = 25;
/** A thin page has room for fewer of them. */
const THIN_TRADE = { words: 3, times: 4 };

export interface Suspect {
  readonly identity: PageIdentity;
  readonly page: FoldedPage;
  /** The organisation's name in the list. */
  readonly name: string;
}

/** What speaks against the page: that it has no links of its own, and the heaviest stub. */
export function evidenceAgainst(
  { identity, page, name }: Suspect,
  rules: IdentityRules,
): readonly IdentityEvidence[] {
  const isShort = identity.textLength < SHORT_TEXT;
  const titleMatch = compareName(name, page.title, rules);
  const context = {
    isShort,
    isThin: page.plain.reduce((sum, line) => sum + line.length, 0) < THIN_TEXT,
    hasMenu: identity.ownLinkCount >= MENU,
    asksPassword:
      identity.hasPasswordField &&
      identity.ownLinkCount < LARGE_MENU &&
      sectionOn(page, rules).length === 0,
    isNamed: titleMatch === 'found',
  };
  const stubs = [
    ...rules.stubs.map((stub) => weighStub(stub, page, context)),
    ...rules.notices.map((notice) => weighNotice(notice, page, context)),
    ...rules.trades.map(({ detail, words }) => {
      const told = phrasesIn(page.whole, words);
      const times = countPhrases(page.whole, told);
      const isTrade = ({ words, times: least }: typeof TRADE) =>
        told.length >= words && times >= least;
      const isDense = times * DENSE >= page.whole.split(' ').length;
      const full = isDense ? -30 : -12;
      const weight = isTrade(TRADE) ? full : context.isThin && isTrade(THIN_TRADE) ? -6 : 0;
      return found(detail, weight, told);
    }),
  ];
  if (namesAnother(name, { ...identity, page }, rules)) {
    stubs.push(found('other-site', -30, [identity.title]));
  }
  if (isShop({ identity, page, name }, rules)) {
    stubs.push(found('other-site', isLively(page, rules) ? -4 : -20, ['₽']));
  }
  if (isCompanys(page, name)) stubs.push(found('other-site', -20, []));
  if (isOfOtherThings({ identity, page, name }, rules)) stubs.push(found('other-site', -30, []));
  if (identity.copyMarks.length > 0) stubs.push(found('other-site', -30, identity.copyMarks));
  if (FOREIGN_SCRIPT.test(page.opening)) stubs.push(found('other-site', -12, []));
  // A page is one thing or another: only the heaviest counts.
  const [heaviest] = stubs.sort((a, b) => a.weight - b.weight);
  return [
    found('no-own-links', isShort && identity.ownLinkCount === 0 ? -5 : 0, []),
    ...(heaviest === undefined ? [] : [heaviest]),
  ].filter(({ weight }) => weight < 0);
}

/** So many prices beside so many words of a shop: paid services alone are no wares. */
const SHOP = { prices: 3, words: 3 };
const PRICE = /\d\s?(?:₽|руб(?:\.|л|$|\s))/giu;

/** Prices and a cart are a shop, unless its kind sells tickets or treatment. */
function isShop({ identity, page, name }: Suspect, rules: IdentityRules): boolean {
  const prices = identity.text.match(PRICE)?.length ?? 0;
  const words = phrasesIn(page.whole, rules.shop);
  return prices >= SHOP.prices && words.length >= SHOP.words && !sellsAnyway(name, rules);
}

/** A college sells what its workshops make, and tells of its life beside it. */
function isLively({ plain }: FoldedPage, { life }: IdentityRules): boolean {
  return phrasesIn(plain.join(''), life).length >= LIVELY;
}

/** Tickets and treatment have prices on an institution's own page. */
const SELLING: readonly string[] = ['medical', 'culture', 'social service'];

function sellsAnyway(name: string, { kinds }: IdentityRules): boolean {
  const folded = foldWords(name);
  return kinds.some(
    ({ family, phrases }) => SELLING.includes(family) && phrasesIn(folded, phrases).length > 0,
  );
}

/** Sentences enough, and hardly one in four of them speaks of an institution's life. */
function isOfOtherThings(
  { identity: { plainText }, page: { whole }, name }: Suspect,
  rules: IdentityRules,
): boolean {
  const { life, official, kinds } = rules;
  const own = [life, official, ...kinds.map(({ phrases }) => phrases)];
  const wordsOfOwn = (line: string): number =>
    own.reduce((sum, phrases) => sum + phrasesIn(line, phrases).length, 0) +
    nameWordsIn(line, name);
  const texts = [...new Set(plainText.split('\n'))].map((line) => line.trim());
  const isLong = (line: string): boolean => line.length >= PARAGRAPH;
  // Labels and captions of hyperlinks end without a stop.
  const lines = texts.filter(
    (line) => isLong(line) || (line.length >= SENTENCE && /[.!?…]$/.test(line)),
  );
  // One word any text may have: where the page has few it speaks half as loud as several.
  const least = phrasesIn(whole, life).length >= LIVELY ? 1 : 2;
  const ofOwn = lines
    .map((line) => Math.min(1, wordsOfOwn(foldWords(line)) / least))
    .reduce((sum, part) => sum + part, 0);
  const isEnough =
    lines.length >= (ofOwn === 0 ? MIN_SENTENCES : MIN_LINES) ||
    lines.filter(isLong).length >= MIN_PARAGRAPHS;
  return isEnough && ofOwn * 4 < lines.length;
}

interface StubContext {
  readonly isShort: boolean;
  /** Whether little stands outside of its menu. */
  readonly isThin: boolean;
  readonly hasMenu: boolean;
  readonly asksPassword: boolean;
  /** Whether the title bears the school's name. */
  readonly isNamed: boolean;
}

/** In a title a stub's words are the page; below a menu they may be news. */
function weighStub(
  stub: StubRule,
  page: FoldedPage,
  { isShort, isThin, hasMenu, asksPassword, isNamed }: StubContext,
): IdentityEvidence {
  const { detail, phrases } = stub;
  const inTitle = titleWords(stub, page);
  if (inTitle.length > 0) return found(detail, titleWeight(detail, isNamed), inTitle);
  // «Вход» stands in many a menu: without a field for the password it is no form.
  if (detail === 'login' && !asksPassword) return found(detail, 0, []);
  const inOpening = phrasesIn(page.opening, phrases);
  if (inOpening.length > 0) {
    // Announcements stand there, but no other trade's wares.
    return found(detail, detail === 'other-site' ? -10 : isShort ? -5 : -3, inOpening);
  }
  const anywhere =
    isShort && !hasMenu
      ? phrasesIn(page.whole, phrases)
      : isThin
        ? phrasesIn(withoutCredits(page, detail).join(' '), phrases)
        : [];
  // A field for a password is a form, whatever words stand beside it.
  if (detail === 'login' && (isThin || (isShort && !hasMenu))) return found(detail, -5, anywhere);
  return found(detail, anywhere.length > 0 ? -4 : 0, anywhere);
}

/** «Хостинг от …», the last line of many a school's page, is no hosting's stub. */
function withoutCredits({ plain }: FoldedPage, detail: NotTheSite): readonly string[] {
  return detail === 'hosting-page' && plain.length >= MIN_PARAGRAPHS ? plain.slice(0, -1) : plain;
}

/** «Сайт … не работает» in a title is the page; on a thin page it is so anywhere. */
function weighNotice(
  notice: NoticeRule,
  page: FoldedPage,
  { isNamed, isThin }: StubContext,
): IdentityEvidence {
  const { detail } = notice;
  const inTitle = noticeIn(page.title, notice);
  if (inTitle !== null) return found(detail, titleWeight(detail, isNamed), [inTitle]);
  const [inLine] = isThin ? page.plain.flatMap((line) => noticeIn(line, notice) ?? []) : [];
  return found(detail, inLine === undefined ? 0 : -4, inLine === undefined ? [] : [inLine]);
}

/** What of a line is a notice; null where nothing is. */
export function noticeIn(line: string, { subjects, states }: NoticeRule): string | null {
  for (const subject of subjects) {
    const at = findPhrase(line, phraseOf(subject));
    if (at === -1) continue;
    const near = line.slice(Math.max(0, at - NEAR), at + subject.length + NEAR);
    const [state] = phrasesIn(near, states);
    if (state !== undefined) return `${subject} … ${state}`;
  }
  return null;
}

export function titleWords(
  { phrases, titles }: StubRule,
  { title }: FoldedPage,
): readonly string[] {
  return [...phrasesIn(title, phrases), ...(titles === undefined ? [] : phrasesIn(title, titles))];
}

function titleWeight(detail: NotTheSite, isNamed: boolean): number {
  if (isNamed) return -4;
  // An error within the school's own menu is not its home page.
  if (detail === 'error-page') return -20;
  return detail === 'other-site' ? -10 : -6;
}
