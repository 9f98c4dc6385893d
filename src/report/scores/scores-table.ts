// Scores as a table: all that is known, or, beside a report of the check, the quarter's monitoring
// that the letter announces: three links, reviews and marks, and what came since the last quarter.

import { type Growth, keyOf } from '../../busgov/reviews.js';
import { type Score, type ScoreNote, SOURCE_NOTE, sumOf } from '../../busgov/score.js';
import { foldWords } from '../../list/cell.js';
import type { Verdict } from '../../verdict/reasons.js';
import { SCORE_NOTE_WORDS } from '../../words/score-notes.js';
import type { Totals } from '../../words/scores-words.js';
import { SCORE_COLUMNS } from './score-columns.js';
import type { Table, Value } from './table.js';

/** What the report of the check says of a school, by requirement. */
export type LinkVerdicts = Readonly<Partial<Record<'noko' | 'reviews' | 'anketa', Verdict>>>;

export interface ScoreRow {
  readonly score: Score;
  /** Null where no earlier quarter is kept. */
  readonly growth: Growth | null;
  /** Null where the report has no such school, or none was given. */
  readonly links: LinkVerdicts | null;
}

export interface ScoreSheet {
  readonly rows: readonly ScoreRow[];
  /** Of the monitoring, `2026-IV`; null for scores alone. */
  readonly quarter: string | null;
}

export function formatNotes({ notes }: Pick<Score, 'notes'>): string {
  return notes.map((note) => SCORE_NOTE_WORDS[note].title).join('; ');
}

/** What to do about the notes; empty where there are none. */
export function formatAdvice({ notes }: Pick<Score, 'notes'>): string {
  return [...new Set(notes.map((note) => SCORE_NOTE_WORDS[note].advice))].join(' ');
}

export function toScoresTable({ rows, quarter }: ScoreSheet): Table {
  return quarter === null ? toValues(rows) : toMonitoring(rows);
}

function toValues(rows: readonly ScoreRow[]): Table {
  const hasGrowth = rows.some(({ growth }) => growth !== null);
  const growth = hasGrowth ? ['Новых отзывов', 'Новых оценок'] : [];
  const ids = ['№ п/п', 'Наименование организации', 'ИНН', 'Номер на bus.gov.ru'];
  return {
    name: 'Оценки НОКО',
    header: [
      ...ids,
      ...SCORE_COLUMNS.map(({ header }) => header),
      ...growth,
      'Получено',
      'Примечание',
      'Что сделать',
    ],
    rows: rows.map(({ score, growth: grown }) => [
      ...[score.number, score.name, score.inn, score.agencyId],
      ...SCORE_COLUMNS.map(({ value }) => toValue(value(score))),
      ...(hasGrowth ? [grown?.reviews ?? null, grown?.marks ?? null] : []),
      ...[score.day, formatNotes(score), formatAdvice(score)],
    ]),
    notes: [SOURCE_NOTE],
  };
}

/** What tells why there are no counts. */
const COUNT_NOTES: readonly ScoreNote[] = [
  ...(['no-card', 'other-card', 'card-unread', 'no-browser', 'not-asked'] as const),
];

const LINK_WORDS: Readonly<Record<Verdict, string>> = {
  pass: 'есть',
  fail: 'нет',
  unchecked: 'не проверено',
};

function toMonitoring(rows: readonly ScoreRow[]): Table {
  const link = (row: ScoreRow, name: keyof LinkVerdicts): string => {
    const verdict = row.links?.[name];
    return verdict === undefined ? '' : LINK_WORDS[verdict];
  };
  return {
    name: 'Мониторинг',
    header: [
      ...['№ п/п', 'Наименование организации', 'Ссылка на результаты', 'Ссылка на отзывы'],
      ...['Ссылка на анкету', 'Отзывов', 'Новых отзывов', 'Оценок', 'Новых оценок', 'Примечание'],
    ],
    rows: rows.map((row) => {
      const { score, growth } = row;
      const none = growth?.noneForAYear === true ? ['Год без отзывов и оценок'] : [];
      const notes = score.notes
        .filter((note) => COUNT_NOTES.includes(note))
        .map((note) => SCORE_NOTE_WORDS[note].title);
      return [
        ...[score.number, score.name, link(row, 'noko'), link(row, 'reviews'), link(row, 'anketa')],
        ...[score.counts?.reviews ?? null, growth?.reviews ?? null],
        ...[sumOf(score.counts?.marks ?? null), growth?.marks ?? null],
        [...none, ...notes].join('; '),
      ];
    }),
    notes: [SOURCE_NOTE],
  };
}

function toValue(text: string): Value {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

export function totalsOf(rows: readonly ScoreRow[]): Totals {
  const sum = (values: readonly (number | null | undefined)[]): number | null => {
    const known = values.filter((value) => value != null);
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };
  const counts = rows.flatMap(({ score }) => score.counts ?? []);
  return {
    known: counts.length,
    reviews: sum(counts.map(({ reviews }) => reviews)),
    marks: sum(counts.map(({ marks }) => sumOf(marks))),
    newReviews: sum(rows.map(({ growth }) => growth?.reviews)),
    newMarks: sum(rows.map(({ growth }) => growth?.marks)),
  };
}

/** Who has nothing after a year first, then who grew least; the list's order for the rest. */
export function byNeed(rows: readonly ScoreRow[]): readonly ScoreRow[] {
  const grown = ({ growth }: ScoreRow): number =>
    growth === null || (growth.reviews === null && growth.marks === null)
      ? Number.MAX_SAFE_INTEGER
      : (growth.reviews ?? 0) + (growth.marks ?? 0);
  const isNone = ({ growth }: ScoreRow): number => (growth?.noneForAYear === true ? 0 : 1);
  return rows.toSorted((a, b) => isNone(a) - isNone(b) || grown(a) - grown(b));
}

/** Finds what a report says of a school: by INN, else by name. */
export function createLinkFinder(
  reported: readonly {
    readonly name: string;
    readonly inn: string | null;
    readonly links: LinkVerdicts;
  }[],
): (score: Score) => LinkVerdicts | null {
  const byKey = new Map(reported.map((one) => [keyOf(one), one.links]));
  const byName = new Map(reported.map((one) => [foldWords(one.name), one.links]));
  return (score) => byKey.get(keyOf(score)) ?? byName.get(foldWords(score.name)) ?? null;
}
