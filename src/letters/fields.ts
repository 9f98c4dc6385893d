// What a department's own template may be filled with, each field under a Russian and an English
// name. A template that asks for what nobody gave would leave a hole in every letter, so it is
// refused before the first is written.

import { singleLine } from '../report/cell-text.js';
import { FIELDS } from '../words/letters-words.js';
import { formatDay, formatMoment } from '../words/russian-date.js';
import type { LetterFacts } from './facts.js';
import { formatCheckedAddress, formatFound, type LetterSettings, writeLetter } from './letter.js';

export type FieldName = keyof typeof FIELDS;

const NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** The fields that an option gives, with that option. */
export const FIELD_OPTIONS = {
  deadline: '--deadline',
  organisation: '--organisation',
} as const satisfies Partial<Record<FieldName, string>>;

/** Which field `typed` names, whatever its case and spaces; null for none. */
export function findField(typed: string): FieldName | null {
  const folded = typed
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');
  return NAMES.find((name) => name === folded || FIELDS[name] === folded) ?? null;
}

/** Turns facts into the text of every field, one line each; what there is none of is empty. */
export function fillFields(
  facts: LetterFacts & { readonly number: string },
  settings: LetterSettings & { readonly today: string },
): Readonly<Record<FieldName, string>> {
  const { deadline, organisation, today } = settings;
  const { findings } = facts;
  const texts: Readonly<Record<FieldName, string>> = {
    school: facts.name,
    number: facts.number,
    site: facts.site,
    page: formatCheckedAddress(facts),
    checked: formatMoment(facts.checkedAt) ?? facts.checkedAt,
    found: numbered(findings.map(formatFound)),
    advice: numbered(findings.map(({ advice }) => advice)),
    link: findings.map(({ hyperlink }) => hyperlink).find((text) => text !== '') ?? '',
    place: findings.map(({ place }) => place).find((text) => text !== '') ?? '',
    screenshot: facts.screenshot ?? '',
    subject: writeLetter(facts, settings).subject,
    score: facts.assessment?.score ?? '',
    lowest: facts.assessment?.lowest ?? '',
    date: formatDay(today),
    deadline: deadline === null ? '' : formatDay(deadline),
    organisation: organisation ?? '',
  };
  return mapFields((name) => singleLine(texts[name]));
}

function mapFields(text: (name: FieldName) => string): Readonly<Record<FieldName, string>> {
  return Object.fromEntries(NAMES.map((name) => [name, text(name)])) as Record<FieldName, string>;
}

/** Several sentences get numbers; one needs none. */
function numbered(sentences: readonly string[]): string {
  return sentences.length === 1
    ? (sentences[0] ?? '')
    : sentences.map((sentence, index) => `${index + 1}) ${sentence}`).join(' ');
}
