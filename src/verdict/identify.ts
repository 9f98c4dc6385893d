// Whose page is it? A fail accuses a school, so the page must show that it is the school's own.
// What speaks for it and against it is weighed by rules that are data. A page that shows too
// little is not the site, whatever it says: the list of stubs is open-ended, so no list decides.
import { type EvidenceKind, found, type IdentityEvidence, isStub } from './evidence.js';
import type { PageIdentity } from './findings.js';
import { type FoldedPage, foldPage, readable, SECTION_PATH, sectionOn } from './folded-page.js';
import type { IdentityRules } from './identity-rules.js';
import type { NotTheSite } from './not-the-site.js';
import { phrasesIn } from './phrases.js';
import {
  bearsNumber,
  compareName,
  isKnownByPlace,
  kindsOf,
  type NameMatch,
  othersNamed,
  withoutOtherSchools,
} from './school-name.js';
import { speaksAsInstitution } from './speaks-as-institution.js';
import { evidenceAgainst, MENU, noticeIn, SHORT_TEXT, titleWords } from './stub-evidence.js';

/** What of a page and its school is weighed. */
export interface IdentitySubject {
  readonly identity: PageIdentity;
  /** The organisation's name in the list; empty where nobody knows it. */
  readonly name: string;
  /** Whether the page stands on another host than the list's address. */
  readonly isForeign: boolean;
  /** Whether anything on it was meant for the host of the results. */
  readonly hasNearMiss: boolean;
}

export interface Identification {
  readonly isOwn: boolean;
  /** What it is instead; null for the school's own page. */
  readonly detail: NotTheSite | null;
  readonly evidence: readonly IdentityEvidence[];
}

/** So many points prove a page, by how much of the name it bears: under another it may be anybody's. */
const PROVEN: Readonly<Record<NameMatch, number>> = {
  found: 3,
  part: 6,
  unknown: 4,
  'other-language': 5,
  missing: 7,
};
/** Shorter lines are labels. */
const NEWS = 20;
const CONTACTS =
  / (?:(?:\d ?){6,}|тел|телефон\p{L}*|адрес\p{L}*|ул|директор|заведующ\p{L}*|e mail|email|почта|факс|инн) /u;
/** A page whose title is not the school's and that names so many others is a list of schools. */
const MANY = 5;
/** Weighs what a page shows; pure. */
export function identify(subject: IdentitySubject, rules: IdentityRules): Identification {
  const identity = readable(subject.identity);
  const shown = foldPage(identity);
  const page = ofGeneralSchools(shown, subject.name, rules);
  const name = nameOn(page, subject.name, rules);
  const weighing = { page, name, rules };
  const evidence = [
    ...evidenceFor({ ...subject, identity }, weighing),
    ...evidenceAgainst({ identity, page: shown, name: subject.name }, rules),
  ];
  const points = evidence.reduce((sum, { weight }) => sum + weight, 0);
  const stub = evidence.find(({ what }) => isStub(what));
  const isOwn =
    points >= PROVEN[name] &&
    evidence.some(({ what }) => PROOFS.includes(what)) &&
    (hasSection(evidence) || speaksAsInstitution(page, subject.name, rules)) &&
    (evidence.some(({ what }) => SUBSTANCE.includes(what)) ||
      (identity.ownLinkCount >= MENU && callsItself(page, subject.name, rules))) &&
    !evidence.some(({ what }) => what === 'no-own-links') &&
    (stub === undefined ||
      ((identity.ownLinkCount >= MENU || (stub.what !== 'other-site' && hasSection(evidence))) &&
        isRich(page, subject.name, rules))) &&
    mayBeThisSchools(subject, weighing, evidence);
  return { isOwn, detail: isOwn ? null : detailOf(subject, stub?.what, identity), evidence };
}

/** A sports school with a school's number is another school. */
function ofGeneralSchools(page: FoldedPage, name: string, rules: IdentityRules): FoldedPage {
  const own = (text: string): string => withoutOtherSchools(text, name, rules);
  const { title, opening, head, ends, body, whole } = page;
  return {
    ...page,
    title: own(title),
    opening: own(opening),
    head: own(head),
    ends: own(ends),
    body: own(body),
    whole: own(whole),
  };
}

/** One of these must be there: menus and official words are on every site of an authority. */
const PROOFS: readonly EvidenceKind[] = ['section', 'itemprops', 'name', 'kind'];

/** A name and its kind in the title are kept by whoever answers instead. */
const SUBSTANCE: readonly EvidenceKind[] = [
  'section',
  'itemprops',
  'life',
  'official',
  'near-miss',
];

/** Whether the text below the title says what kind of institution it is. */
function callsItself({ body }: FoldedPage, name: string, rules: IdentityRules): boolean {
  return phrasesIn(body, kindsOf(name, rules)).length > 0;
}

/**
 * A notice on a school's own page stands among other news. Its name, its menu, its address and the
 * notice itself stand on a stub, too.
 */
function isRich({ plain, labels }: FoldedPage, name: string, rules: IdentityRules): boolean {
  const { life, stubs, notices } = rules;
  const news = plain.filter(
    (line) =>
      line.length >= NEWS &&
      phrasesIn(line, life).length > 0 &&
      !CONTACTS.test(line) &&
      // A long entry of the menu tells nothing.
      !labels.includes(line) &&
      compareName(name, line, rules) !== 'found' &&
      !stubs.some(({ phrases }) => phrasesIn(line, phrases).length > 0) &&
      !notices.some((notice) => noticeIn(line, notice) !== null),
  );
  return news.length > 0;
}

/** A page says at its head or foot whose it is; what stands between tells of others, too. */
function nameOn(page: FoldedPage, name: string, rules: IdentityRules): NameMatch {
  const match = compareName(name, page.ends, rules);
  if (match === 'found' || match === 'unknown') return match;
  const anywhere = compareName(name, page.whole, rules);
  return anywhere === 'found' ? 'part' : anywhere;
}

/**
 * Without the name a page may be another's: it must call itself what the list calls the school, and
 * have the section where the law wants it, or the section's marks.
 */
function mayBeThisSchools(
  { isForeign, name: listed }: IdentitySubject,
  { name, page, rules }: Weighing,
  evidence: readonly IdentityEvidence[],
): boolean {
  if (name === 'missing') {
    const isMarked = evidence.some(
      ({ what, words }) => what === 'itemprops' || words.includes(SECTION_PATH),
    );
    return !isForeign && isMarked && phrasesIn(page.opening, kindsOf(listed, rules)).length > 0;
  }
  // Catalogues and portals have pages about a school, by its name, without its section.
  const isAboutMany =
    othersNamed(listed, page, rules) >= MANY ||
    rules.stubs.some((stub) => stub.detail === 'other-site' && titleWords(stub, page).length > 0);
  if (isAboutMany && !hasSection(evidence)) return false;
  if (!isForeign) return true;
  // A place names all its schools: only the number tells them apart.
  if (name === 'found' && bearsNumber(listed, page.ends, rules)) return true;
  // A village may have one school: then its title, kind and place, is all of its name.
  if (name === 'part' && isKnownByPlace(listed, rules) && hasSection(evidence)) {
    return (
      compareName(listed, page.title, rules) === 'part' &&
      phrasesIn(page.title, kindsOf(listed, rules)).length > 0
    );
  }
  return name !== 'found' && name !== 'part' && hasSection(evidence);
}

function hasSection(evidence: readonly IdentityEvidence[]): boolean {
  return evidence.some(({ what }) => what === 'section' || what === 'itemprops');
}

function detailOf(
  { isForeign }: IdentitySubject,
  stub: EvidenceKind | undefined,
  { hasPasswordField, textLength }: PageIdentity,
): NotTheSite {
  if (isForeign) return 'other-site';
  const isForm = hasPasswordField && textLength < SHORT_TEXT;
  // «Форум» in a title says whose the form may be, not what the page is.
  if (stub !== undefined && isStub(stub) && !(isForm && stub === 'other-site')) return stub;
  return isForm ? 'login' : 'unrecognised';
}

interface Weighing {
  readonly page: FoldedPage;
  readonly name: NameMatch;
  readonly rules: IdentityRules;
}

function evidenceFor(
  { identity, hasNearMiss, name: listed }: IdentitySubject,
  { page, name, rules }: Weighing,
): readonly IdentityEvidence[] {
  const section = sectionOn(page, rules);
  const marks = identity.itemprops.filter((mark) => rules.itemprops.includes(mark));
  const ownKinds = kindsOf(listed, rules);
  const kinds = phrasesIn(page.whole, ownKinds);
  const isTold = kinds.length > 0 && phrasesIn(page.opening, ownKinds).length > 0;
  const isTitle = isTold && phrasesIn(page.title, ownKinds).length > 0;
  const life = phrasesIn(page.body, rules.life);
  const official = phrasesIn(page.body, rules.official);
  return [
    found('section', section.length > 0 ? 3 : 0, section),
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
