// The letter to the head of a school whose site fails: what was checked and when, what was found,
// what to do and by which day. It is Russian, as the report is, and official: it asks and does not
// scold, and says what to do where the hyperlink was put up after the check, since the site may
// have changed between the two.

import { singleLine } from '../report/cell-text.js';
import { readableAddress } from '../report/readable-address.js';
import { classifyAddress } from '../verdict/classify-address.js';
import { PROFILES } from '../verdict/profiles.js';
import { formatDay, formatMoment } from '../words/russian-date.js';
import type { LetterFacts, LetterFinding } from './facts.js';

export interface Letter {
  /** Who writes; null where nobody says. */
  readonly sender: string | null;
  /** To whom, a line each. */
  readonly addressee: readonly string[];
  readonly subject: string;
  /** From the salutation to the last sentence; each is one line. */
  readonly paragraphs: readonly string[];
  /** Addresses in the paragraphs that may be followed, as shown, each with where it leads. */
  readonly links: ReadonlyMap<string, string>;
}

/** What is the same in all letters of a department. */
export interface LetterSettings {
  /** The name of the department; null where nobody says. */
  readonly organisation: string | null;
  /** `YYYY-MM-DD`; null where there is none. */
  readonly deadline: string | null;
}

/** Writes the letter to a school. Pure; everything in it is single lines without control characters. */
export function writeLetter(facts: LetterFacts, settings: LetterSettings): Letter {
  const { organisation } = settings;
  const findings = facts.findings.map(clean);
  const paragraphs = [
    'Уважаемый руководитель!',
    formatCheck(facts),
    ...formatFindings(findings, settings),
    ...formatAnswer(findings, settings),
  ];
  return {
    sender: organisation === null ? null : singleLine(organisation) || null,
    addressee: ['Руководителю организации', singleLine(facts.name)].filter((line) => line !== ''),
    subject: formatSubject(findings),
    paragraphs,
    links: findLinks(facts, paragraphs),
  };
}

/** The page that was checked, and addresses of the sites that the letter is about. */
function findLinks(facts: LetterFacts, paragraphs: readonly string[]): Letter['links'] {
  const links = new Map<string, string>();
  const checked = formatCheckedAddress(facts);
  const typed = facts.page ?? facts.site.trim();
  const target = /^https?:/i.test(typed) ? typed : `http://${typed}`;
  if (/^\S+\.\S+$/.test(checked) && URL.canParse(target)) {
    links.set(checked, new URL(target).href);
  }
  for (const text of paragraphs) {
    for (const [address] of text.matchAll(/https?:\/\/[^\s«»"'<>()…]+(?<![.,;:!?])(?![^\s]*…)/g)) {
      if (URL.canParse(address) && isOfficial(new URL(address))) links.set(address, address);
    }
  }
  return links;
}

function isOfficial(url: URL): boolean {
  return Object.values(PROFILES).some(
    (rules) => classifyAddress(url, { page: url, rules }) !== null,
  );
}

function clean({ goal, sentence, advice, hyperlink, place }: LetterFinding): LetterFinding {
  return {
    goal: goal === null ? null : singleLine(goal),
    sentence: singleLine(sentence),
    advice: singleLine(advice),
    hyperlink: singleLine(hyperlink),
    place: singleLine(place),
  };
}

function formatSubject(findings: readonly LetterFinding[]): string {
  const [only, ...others] = findings;
  if (only === undefined || others.length > 0) {
    return 'О размещении гиперссылок на главной странице официального сайта';
  }
  return only.goal === null
    ? 'О размещении гиперссылки на главной странице официального сайта'
    : `О размещении гиперссылки на ${only.goal}`;
}

/** The page that was read, else the address in the list. */
export function formatCheckedAddress({ page, site }: Pick<LetterFacts, 'page' | 'site'>): string {
  return singleLine(page === null ? site : readableAddress(page));
}

function formatCheck(facts: LetterFacts): string {
  const when = formatMoment(facts.checkedAt);
  const checked = when === null ? 'Проверена' : `${when} проверена`;
  return `${checked} главная страница официального сайта Вашей организации: ${formatCheckedAddress(facts)}`;
}

function formatFindings(
  findings: readonly LetterFinding[],
  { deadline }: LetterSettings,
): readonly string[] {
  const by = deadline === null ? '' : ` в срок до ${formatDay(deadline)}`;
  const [only, ...others] = findings;
  if (only !== undefined && others.length === 0) {
    return [
      `При проверке установлено следующее. ${formatFound(only)}`,
      `Просим${by} разместить на главной странице официального сайта действующую гиперссылку${onto(only)}.`,
      `Рекомендуем следующий порядок действий. ${only.advice}`,
    ];
  }
  return [
    'При проверке установлено следующее.',
    ...findings.map((finding, index) => `${index + 1}. ${formatFound(finding)}`),
    `Просим${by} разместить на главной странице официального сайта действующие гиперссылки. Рекомендуем следующий порядок действий.`,
    ...findings.map(
      (finding, index) => `${index + 1}. Гиперссылка${onto(finding)}. ${finding.advice}`,
    ),
  ];
}

function onto({ goal }: LetterFinding): string {
  return goal === null ? '' : ` на ${goal}`;
}

/** The sentence, and of hyperlink and place what it does not say itself. */
export function formatFound({ sentence, hyperlink, place }: LetterFinding): string {
  const unsaid = [
    { label: 'гиперссылка', text: hyperlink },
    { label: 'место в исходном коде страницы', text: place },
  ].filter(({ text }) => text !== '' && !sentence.includes(text));
  if (unsaid.length === 0) return sentence;
  return `${sentence} (${unsaid.map(({ label, text }) => `${label}: ${text}`).join('; ')})`;
}

function formatAnswer(
  findings: readonly LetterFinding[],
  { deadline }: LetterSettings,
): readonly string[] {
  const placed = findings.length === 1 ? 'гиперссылка размещена' : 'гиперссылки размещены';
  const by = deadline === null ? '' : ` до ${formatDay(deadline)}`;
  return [
    `Когда ${placed}, просим сообщить нам${by} наименование организации и адрес страницы официального сайта.`,
  ];
}
