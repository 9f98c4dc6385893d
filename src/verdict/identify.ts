// Whose page is it? A fail accuses a school, so the page must show that it is the school's own.
// What speaks for it and against it is weighed by rules that are data. A page that shows too
// little is not the site, whatever it says: the list of stubs is open-ended, so no list decides.
import type { PageIdentity } from './findings.js';
import type { IdentityRules, NoticeRule, StubRule } from './identity-rules.js';
import { readMojibake } from './mojibake.js';
import { NOT_THE_SITE, type NotTheSite } from './not-the-site.js';
import { countPhrases, findPhrase, foldWords, phraseOf, phrasesIn } from './phrases.js';
import { bearsNumber, compareName, kindsOf, type NameMatch, namesAnother } from './school-name.js';

/** What of a page and its school is weighed. */
export interface Subject {
  readonly identity: PageIdentity;
  /** The organisation's name in the list; empty where nobody knows it. */
  readonly name: string;
  /** Whether the page stands on another host than the list's address. */
  readonly isForeign: boolean;
  /** Whether anything on it was meant for the host of the results. */
  readonly hasNearMiss: boolean;
}

/** What was found, how it counts, and the words by which it was found. */
export interface Evidence {
  readonly what: EvidenceKind;
  /** Points: above zero for the school's own page, below zero against it. */
  readonly weight: number;
  readonly words: readonly string[];
}

export type EvidenceKind =
  | 'section'
  | 'itemprops'
  | 'name'
  | 'kind'
  | 'life'
  | 'official'
  | 'own-links'
  | 'near-miss'
  | 'no-own-links'
  /** Leads to what is looked for: enough by itself. */
  | 'link'
  /** Stands where everybody has pages: never enough. */
  | 'service'
  | NotTheSite;

export interface Identification {
  readonly isOwn: boolean;
  /** What it is instead; null for the school's own page. */
  readonly detail: NotTheSite | null;
  readonly evidence: readonly Evidence[];
}

/** So many points prove a page, by how much of the name it bears: under another it may be anybody's. */
const PROVEN: Readonly<Record<NameMatch, number>> = {
  found: 3,
  part: 6,
  unknown: 4,
  'other-language': 5,
  missing: 7,
};
/** A page that a stub's phrase speaks against needs a menu, too. */
const MENU = 3;
/** With so large a menu a form to log in is a part of the page. */
const LARGE_MENU = 8;
/** Below so much text a page is short: a stub's phrase anywhere on it counts. */
const SHORT_TEXT = 1_500;
/** Title and first lines of a page say what it is. */
const OPENING = 400;
const FOOT = 600;
/** So many different words of an institution's life, outside of its menu, are content. */
const RICH_LIFE = 3;
/** With less outside of its menu a page may be a notice, whatever surrounds it. */
const THIN_TEXT = 900;
/** So long is a line that tells something, and so many of them are the content of a page. */
const PARAGRAPH = 80;
const MIN_PARAGRAPHS = 4;
/** So far apart stand what a notice speaks of and what became of it. */
const NEAR = 80;
/** Some words in a script that no language of the country is written in. */
const FOREIGN_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Thai}]{4}/u;
const MAX_WORDS = 6;
/** So many different words of a trade, so often in all, are no news item about it. */
const TRADE = { words: 4, times: 8 };

/** Weighs what a page shows; pure. */
export function identify(subject: Subject, rules: IdentityRules): Identification {
  const identity = readable(subject.identity);
  const page = foldPage(identity);
  const name = nameOn(page, subject.name, rules);
  const weighing = { page, name, rules };
  const evidence = [
    ...evidenceFor({ ...subject, identity }, weighing),
    ...evidenceAgainst({ ...subject, identity }, weighing),
  ];
  const points = evidence.reduce((sum, { weight }) => sum + weight, 0);
  const stub = evidence.find(({ what }) => isStub(what));
  const isOwn =
    points >= PROVEN[name] &&
    evidence.some(({ what }) => PROOFS.includes(what)) &&
    !evidence.some(({ what }) => what === 'no-own-links') &&
    (stub === undefined || (identity.ownLinkCount >= MENU && isRich(page, rules))) &&
    mayBeThisSchools(subject, weighing, evidence);
  return { isOwn, detail: isOwn ? null : detailOf(subject, stub?.what, identity), evidence };
}

/** One of these must be there: menus and official words are on every site of an authority. */
const PROOFS: readonly EvidenceKind[] = ['section', 'itemprops', 'name', 'kind'];

/** A notice on a school's own page stands among much else, and not in its menu alone. */
function isRich({ plain }: FoldedPage, { life }: IdentityRules): boolean {
  const told = plain.join(' ');
  return told.length >= SHORT_TEXT || phrasesIn(told, life).length >= RICH_LIFE;
}

/** A page says at its head or foot whose it is; what stands between tells of others, too. */
function nameOn(page: FoldedPage, name: string, rules: IdentityRules): NameMatch {
  const match = compareName(name, page.ends, rules);
  if (match === 'found' || match === 'unknown') return match;
  const anywhere = compareName(name, page.whole, rules);
  return anywhere === 'found' ? 'part' : anywhere;
}

/** Without the name a page may be another's: it must call itself what the list calls the school. */
function mayBeThisSchools(
  { isForeign, name: listed }: Subject,
  { name, page, rules }: Weighing,
  evidence: readonly Evidence[],
): boolean {
  if (name === 'missing') {
    return !isForeign && phrasesIn(page.opening, kindsOf(listed, rules)).length > 0;
  }
  // Catalogues and portals have pages about a school, by its name, without its section.
  const isAboutMany = rules.stubs.some(
    (stub) => stub.detail === 'other-site' && titleWords(stub, page).length > 0,
  );
  if (!isForeign) return true;
  const hasSection = evidence.some(({ what }) => what === 'section' || what === 'itemprops');
  // A place names all its schools: only the number tells them apart.
  if (name === 'found' && bearsNumber(listed, page.ends, rules)) return hasSection || !isAboutMany;
  return name !== 'found' && name !== 'part' && hasSection;
}

function detailOf(
  { isForeign }: Subject,
  stub: EvidenceKind | undefined,
  { hasPasswordField, textLength }: PageIdentity,
): NotTheSite {
  if (isForeign) return 'other-site';
  const isForm = hasPasswordField && textLength < SHORT_TEXT;
  // «Форум» in a title says whose the form may be, not what the page is.
  if (stub !== undefined && isStub(stub) && !(isForm && stub === 'other-site')) return stub;
  return isForm ? 'login' : 'unrecognised';
}

function isStub(what: EvidenceKind): what is NotTheSite {
  return NOT_THE_SITE.some((known) => known === what);
}

interface FoldedPage {
  /** Title, description and the beginning of the text. */
  readonly opening: string;
  /** Title and headings. */
  readonly head: string;
  /** The opening, the headings and the end of the text. */
  readonly ends: string;
  /** What stands outside of menus, line by line. */
  readonly plain: readonly string[];
  readonly title: string;
  /** Title, description and text. */
  readonly whole: string;
  readonly paths: string;
}

function foldPage(identity: PageIdentity): FoldedPage {
  const { title, description, text, headings, plainText, ownPaths } = identity;
  const opening = `${title}\n${description}\n${text.slice(0, OPENING)}`;
  return {
    title: foldWords(title),
    opening: foldWords(opening),
    head: foldWords(`${title}\n${headings}`),
    ends: foldWords(`${opening}\n${headings}\n${text.slice(-FOOT)}`),
    plain: plainText.split('\n').map(foldWords),
    whole: foldWords(`${title}\n${description}\n${text}`),
    paths: ownPaths.toLowerCase(),
  };
}

interface Weighing {
  readonly page: FoldedPage;
  readonly name: NameMatch;
  readonly rules: IdentityRules;
}

function evidenceFor(
  { identity, hasNearMiss, name: listed }: Subject,
  { page, name, rules }: Weighing,
): readonly Evidence[] {
  const section = phrasesIn(page.whole, rules.section);
  const byPath = /(?:^|\/)sveden(?:iy[ae]?)?(?:[/?.]|$)/m.exec(page.paths);
  const marks = identity.itemprops.filter((mark) => rules.itemprops.includes(mark));
  const allKinds = rules.kinds.flatMap(({ phrases }) => phrases);
  const kinds = phrasesIn(page.whole, allKinds);
  const isTold = kinds.length > 0 && phrasesIn(page.opening, allKinds).length > 0;
  const isTitle = isTold && phrasesIn(page.title, kindsOf(listed, rules)).length > 0;
  const life = phrasesIn(page.whole, rules.life);
  const official = phrasesIn(page.whole, rules.official);
  return [
    found('section', section.length > 0 || byPath !== null ? 3 : 0, [
      ...section,
      ...(byPath === null ? [] : ['/sveden']),
    ]),
    found('itemprops', marks.length > 1 ? 3 : 0, marks),
    found('name', NAME_WEIGHTS[name], []),
    found('kind', kinds.length === 0 ? 0 : isTitle ? 3 : isTold ? 2 : 1, kinds),
    found('life', steps(life.length), life),
    found('official', steps(official.length), official),
    found('own-links', Math.min(2, Math.ceil(identity.ownLinkCount / 4)), []),
    found('near-miss', hasNearMiss ? 2 : 0, []),
  ].filter(({ weight }) => weight > 0);
}

const NAME_WEIGHTS: Readonly<Record<NameMatch, number>> = {
  found: 4,
  part: 2,
  unknown: 0,
  'other-language': 0,
  missing: 0,
};

function steps(count: number): number {
  return count >= 6 ? 3 : count >= 3 ? 2 : count >= 1 ? 1 : 0;
}

function evidenceAgainst(
  { identity, name }: Subject,
  { page, rules }: Weighing,
): readonly Evidence[] {
  const isShort = identity.textLength < SHORT_TEXT;
  const titleMatch = compareName(name, page.title, rules);
  const context = {
    isShort,
    isThin: page.plain.reduce((sum, line) => sum + line.length, 0) < THIN_TEXT,
    hasMenu: identity.ownLinkCount >= MENU,
    asksPassword: identity.hasPasswordField && identity.ownLinkCount < LARGE_MENU,
    isNamed: titleMatch === 'found',
  };
  const stubs = [
    ...rules.stubs.map((stub) => weighStub(stub, page, context)),
    ...rules.notices.map((notice) => weighNotice(notice, page, context)),
    ...rules.trades.map(({ detail, words }) => {
      const told = phrasesIn(page.whole, words);
      const isTrade = told.length >= TRADE.words && countPhrases(page.whole, told) >= TRADE.times;
      return found(detail, isTrade ? -12 : 0, told);
    }),
  ];
  if (namesAnother(name, { title: identity.title, head: page.head }, rules)) {
    stubs.push(found('other-site', -30, [identity.title]));
  }
  if (isOfOtherThings(page, rules)) stubs.push(found('unrecognised', -8, []));
  if (FOREIGN_SCRIPT.test(page.opening)) stubs.push(found('other-site', -12, []));
  // A page is one thing or another: only the heaviest counts.
  const [heaviest] = stubs.sort((a, b) => a.weight - b.weight);
  return [
    found('no-own-links', isShort && identity.ownLinkCount === 0 ? -5 : 0, []),
    ...(heaviest === undefined ? [] : [heaviest]),
  ].filter(({ weight }) => weight < 0);
}

/** Paragraphs enough, and hardly one of them speaks of an institution's life. */
function isOfOtherThings({ plain }: FoldedPage, { life, official, kinds }: IdentityRules): boolean {
  const own = [...life, ...official, ...kinds.flatMap(({ phrases }) => phrases)];
  const paragraphs = plain.filter((line) => line.length >= PARAGRAPH);
  const ofOwn = paragraphs.filter((line) => phrasesIn(line, own).length > 0);
  return paragraphs.length >= MIN_PARAGRAPHS && ofOwn.length * 4 < paragraphs.length;
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
): Evidence {
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
        ? phrasesIn(page.plain.join(' '), phrases)
        : [];
  // A field for a password is a form, whatever words stand beside it.
  if (detail === 'login' && (isThin || (isShort && !hasMenu))) return found(detail, -5, anywhere);
  return found(detail, anywhere.length > 0 ? -4 : 0, anywhere);
}

/** «Сайт … не работает» in a title is the page; on a thin page it is so anywhere. */
function weighNotice(
  notice: NoticeRule,
  page: FoldedPage,
  { isNamed, isThin }: StubContext,
): Evidence {
  const { detail } = notice;
  const inTitle = noticeIn(page.title, notice);
  if (inTitle !== null) return found(detail, titleWeight(detail, isNamed), [inTitle]);
  const [inLine] = isThin ? page.plain.flatMap((line) => noticeIn(line, notice) ?? []) : [];
  return found(detail, inLine === undefined ? 0 : -5, inLine === undefined ? [] : [inLine]);
}

/** What of a line is a notice; null where nothing is. */
function noticeIn(line: string, { subjects, states }: NoticeRule): string | null {
  for (const subject of subjects) {
    const at = findPhrase(line, phraseOf(subject));
    if (at === -1) continue;
    const near = line.slice(Math.max(0, at - NEAR), at + subject.length + NEAR);
    const [state] = phrasesIn(near, states);
    if (state !== undefined) return `${subject} … ${state}`;
  }
  return null;
}

function titleWords({ phrases, titles = [] }: StubRule, { title }: FoldedPage): readonly string[] {
  return phrasesIn(title, [...phrases, ...titles]);
}

function titleWeight(detail: NotTheSite, isNamed: boolean): number {
  if (isNamed) return -4;
  // An error within the school's own menu is not its home page.
  if (detail === 'error-page') return -20;
  return detail === 'other-site' ? -10 : -6;
}

function found(what: EvidenceKind, weight: number, words: readonly string[]): Evidence {
  return { what, weight, words: words.slice(0, MAX_WORDS) };
}

/** The same with text that was read in a wrong encoding put right. */
function readable(identity: PageIdentity): PageIdentity {
  const right = (text: string): string => readMojibake(text) ?? text;
  // Each by itself: a title that was made fit to be shown has lost some of its bytes.
  return {
    ...identity,
    title: right(identity.title),
    description: right(identity.description),
    text: right(identity.text),
    plainText: right(identity.plainText),
    headings: right(identity.headings),
  };
}
