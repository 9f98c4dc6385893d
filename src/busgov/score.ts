// What is known of a school's independent assessment. What is missing is null and never a zero: an
// empty cell accuses nobody.
import { RunError } from '../errors.js';
import { readWholeFile } from '../files/read-file.js';
import { systemCode } from '../files/system-code.js';
import { foldWords } from '../list/cell.js';
import type { School } from '../school.js';
import type { Identity } from './register.js';
import { CARD, CARD_PAGE, CRITERIA, RATINGS, SEARCH, SHAPES_VERSION } from './shapes.js';

export type CriterionCode = (typeof CRITERIA)[number]['code'];
export type Criteria = Readonly<Record<CriterionCode, number | null>>;

export interface ReviewCounts {
  readonly reviews: number | null;
  /** From five to one; null where the card shows none. */
  readonly marks: readonly number[] | null;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** Why a school has no values, or no counts. */
export const SCORE_NOTES = [
  ...(['no-inn', 'not-found', 'several', 'unproved', 'no-rating', 'not-calculated'] as const),
  ...(['not-saved', 'not-asked', 'server-error', 'html', 'shut-out', 'no-connection'] as const),
  ...([
    'certificate',
    'other-shape',
    'no-card',
    'other-card',
    'card-unread',
    'no-browser',
  ] as const),
] as const;
export type ScoreNote = (typeof SCORE_NOTES)[number];

export interface Score {
  readonly number: string;
  readonly name: string;
  readonly inn: string | null;
  /** The organisation's number on bus.gov.ru. */
  readonly agencyId: string | null;
  readonly year: number | null;
  readonly criteria: Criteria;
  /** Of all the country. */
  readonly place: number | null;
  /** The day of the answer, `YYYY-MM-DD`. */
  readonly day: string | null;
  readonly counts: ReviewCounts | null;
  readonly notes: readonly ScoreNote[];
}

export const NO_CRITERIA: Criteria = {
  openness: null,
  comfort: null,
  accessibility: null,
  goodwill: null,
  contentment: null,
};

/** The mean of the five, as the law has it; null where one of them is missing. */
export function totalOf({ criteria }: Pick<Score, 'criteria'>): number | null {
  const values = CRITERIA.flatMap(({ code }) => criteria[code] ?? []);
  if (values.length < CRITERIA.length) return null;
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100;
}

export interface Indicator {
  readonly title: string;
  readonly value: number;
}

/** Those that are known, the lowest first. */
export function indicatorsOf({ criteria }: Pick<Score, 'criteria'>): readonly Indicator[] {
  return CRITERIA.flatMap(({ code, title }) => {
    const value = criteria[code];
    return value === null ? [] : [{ title, value }];
  }).sort((a, b) => a.value - b.value);
}

/** The middle of the known values of a list; null where there is none. */
export function medianOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const half = known.length / 2;
  const [low, high] = [known[Math.ceil(half) - 1], known[Math.floor(half)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** The middle of a list for each criterion, by its title. */
export function mediansOf(
  scores: readonly Pick<Score, 'criteria'>[],
): ReadonlyMap<string, number | null> {
  return new Map(
    CRITERIA.map(({ code, title }) => [
      title,
      medianOf(scores.map(({ criteria }) => criteria[code])),
    ]),
  );
}

/** `95,2`. */
export function formatValue(value: number): string {
  return String(value).replace('.', ',');
}

/** Said with every figure: nobody has promised these interfaces. */
export const SOURCE_NOTE = `Значения взяты с bus.gov.ru. Описания этих интерфейсов нет; их вид последний раз видели: поиск — ${SEARCH.seen}, карточка — ${CARD.seen}, оценки — ${RATINGS.seen}, отзывы — ${CARD_PAGE.seen}. Сверяйте значения с сайтом.`;

interface ScoresFile {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'noko-check' };
  readonly shapes: string;
  readonly note: string;
  readonly scores: readonly Score[];
}

export function formatScoresJson(scores: readonly Score[]): string {
  const file: ScoresFile = {
    schemaVersion: 1,
    tool: { name: 'noko-check' },
    shapes: SHAPES_VERSION,
    note: SOURCE_NOTE,
    scores,
  };
  // The head stands on one line, by which a later run knows the file for ours.
  const { scores: all, ...head } = file;
  const lines = all.map((score) => JSON.stringify(score)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"scores":[\n${lines}\n]}\n`;
}

const MAX_BYTES = 256 * 1024 * 1024;

/** Reads what `formatScoresJson` wrote; rejects with `RunError` (`data-file`). */
export async function readScores(file: string): Promise<readonly Score[]> {
  const bytes = await readWholeFile(file, MAX_BYTES).catch((error) => {
    const fault = { kind: 'unreadable', cause: systemCode(error) } as const;
    throw new RunError({ code: 'data-file', file, fault }, { cause: error });
  });
  try {
    const { tool, scores } = JSON.parse(bytes.toString('utf8'));
    if (tool.name === 'noko-check' && scores.every(isScore)) return scores;
  } catch {
    // As any other file that is none of ours.
  }
  throw new RunError({ code: 'data-file', file, fault: { kind: 'not-scores' } });
}

function isScore(value: unknown): value is Score {
  if (typeof value !== 'object' || value === null) return false;
  const { name, criteria, notes } = value as Partial<Score>;
  return (
    typeof name === 'string' &&
    Array.isArray(notes) &&
    CRITERIA.every(({ code }) => {
      const found = criteria?.[code];
      return found === null || typeof found === 'number';
    })
  );
}

/** Finds the score of a school: by INN, else by a name that only one has. */
export function createScoreFinder(
  scores: readonly Score[],
): (school: Pick<School, 'name'>, identity: Pick<Identity, 'inn'>) => Score | null {
  const byInn = new Map(
    scores.flatMap((score) => (score.inn === null ? [] : [[score.inn, score]])),
  );
  const byName = new Map<string, Score | null>();
  for (const score of scores) {
    const name = foldWords(score.name);
    byName.set(name, byName.has(name) ? null : score);
  }
  return ({ name }, { inn }) =>
    inn === null ? (byName.get(foldWords(name)) ?? null) : (byInn.get(inn) ?? null);
}

export function sumOf(marks: readonly number[] | null): number | null {
  return marks === null ? null : marks.reduce((sum, count) => sum + count, 0);
}
