// Counts of citizens' reviews and marks, which stand on the rendered card alone: a plain request gets
// a page without them. Each quarter's counts are kept, so that the next can tell the growth.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { RunError } from '../errors.js';
import { systemCode } from '../files/system-code.js';
import { foldWords } from '../list/cell.js';
import type { ReviewCounts, Score } from './score.js';
import { sumOf } from './score.js';
import { CARD_PAGE } from './shapes.js';

/** What a browser is needed for: the page at an address as it stands when its scripts are done. */
export interface PageOpener {
  /** The document as markup; rejects where it does not come. */
  readonly openPage: (address: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface CardCounts extends Omit<ReviewCounts, 'day'> {
  /** Of the organisation that the card leads to; null where it leads nowhere. */
  readonly agencyId: string | null;
}

/** Reads a rendered card; null where it shows neither reviews nor marks. */
export function readCard(markup: string): CardCounts | null {
  const $ = load(markup);
  const count = (text: string): number | null => {
    const digits = /\d[\d\s]*/.exec(text)?.[0].replace(/\s/g, '');
    return digits === undefined ? null : Number(digits);
  };
  const reviews = count($(CARD_PAGE.reviews).first().text());
  const rows = $(CARD_PAGE.marks).toArray();
  const marks = rows.map((row) => count($(row).find(CARD_PAGE.markCount).text()));
  const known = marks.filter((one) => one !== null);
  const isWhole = known.length === CARD_PAGE.markOrder.length && known.length === marks.length;
  if (reviews === null && !isWhole) return null;
  const links = $('a[href]').toArray();
  const agency = links.flatMap(
    (link) => CARD_PAGE.agencyLink.exec(String($(link).attr('href')))?.[1] ?? [],
  );
  return { reviews, marks: isWhole ? known : null, agencyId: agency[0] ?? null };
}

/** The number of a card in a cell: an address of the card or of the form for marks, or the number. */
export function findCardId(cell: string): string | null {
  const inAddress = /\/(?:info-card|qrcode\/rate)\/(\d+)/.exec(cell)?.[1];
  return inAddress ?? /^\s*(\d{3,9})\s*$/.exec(cell)?.[1] ?? null;
}

/** `YYYY-MM-DD`, by the clock of the world. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** `2026-IV` for a day of November. */
export function quarterOf(day: string): string {
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
  return `${day.slice(0, 4)}-${['I', 'II', 'III', 'IV'][quarter - 1]}`;
}

/** A quarter's counts by school. */
export interface QuarterCounts {
  readonly quarter: string;
  /** By `keyOf`. */
  readonly schools: Readonly<Record<string, ReviewCounts>>;
}

export function keyOf({ inn, name }: Pick<Score, 'inn' | 'name'>): string {
  return inn ?? foldWords(name);
}

const FILE = /^reviews-(\d{4}-(?:IV|I{1,3}))\.json$/;

/** The quarters of a folder, the earliest first; none where it is not there yet. */
export async function readQuarters(folder: string): Promise<readonly QuarterCounts[]> {
  const names = await readdir(folder).catch((error) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw unreadable(folder, error);
  });
  const quarters: QuarterCounts[] = [];
  for (const name of names) {
    const quarter = FILE.exec(name)?.[1];
    if (quarter === undefined) continue;
    const path = join(folder, name);
    try {
      const { schools } = JSON.parse(await readFile(path, 'utf8'));
      if (typeof schools !== 'object' || schools === null) throw new Error('not-counts');
      quarters.push({ quarter, schools });
    } catch (error) {
      throw unreadable(path, error);
    }
  }
  return quarters.sort((a, b) => rankOf(a.quarter) - rankOf(b.quarter));
}

function unreadable(file: string, error: unknown): RunError {
  const fault = { kind: 'unreadable', cause: systemCode(error) } as const;
  return new RunError({ code: 'data-file', file, fault }, { cause: error });
}

/** The file of a quarter with these counts put to those that are there. */
export function formatQuarter(
  quarters: readonly QuarterCounts[],
  quarter: string,
  scores: readonly Score[],
): { readonly name: string; readonly text: string } {
  const before = quarters.find((one) => one.quarter === quarter)?.schools ?? {};
  const now = scores.flatMap((score) =>
    score.counts === null ? [] : [[keyOf(score), score.counts] as const],
  );
  const schools = { ...before, ...Object.fromEntries(now) };
  const head = { schemaVersion: 1, tool: { name: 'noko-check' }, quarter };
  return { name: `reviews-${quarter}.json`, text: `${JSON.stringify({ ...head, schools })}\n` };
}

export interface Growth {
  /** New since the last quarter that has counts; null where there is none, or nothing is known now. */
  readonly reviews: number | null;
  readonly marks: number | null;
  /** Neither a review nor a mark, now and in every quarter of a year. */
  readonly noneForAYear: boolean;
}

/** Quarters before this one that make a year. */
const YEAR = 4;

/** How the counts of a school grew before `quarter`. */
export function growthOf(
  score: Score,
  quarters: readonly QuarterCounts[],
  quarter: string,
): Growth {
  const key = keyOf(score);
  const known = quarters
    .filter((one) => rankOf(one.quarter) < rankOf(quarter))
    .flatMap((one) => {
      const counts = one.schools[key];
      return counts === undefined ? [] : [{ rank: rankOf(one.quarter), counts }];
    });
  const last = known.at(-1)?.counts;
  const { counts } = score;
  const since = (now: number | null | undefined, before: number | null | undefined) =>
    now == null || before == null ? null : now - before;
  const year = known.filter(({ rank }) => rank >= rankOf(quarter) - YEAR);
  const isOld = year.some(({ rank }) => rank === rankOf(quarter) - YEAR);
  return {
    reviews: since(counts?.reviews, last?.reviews),
    marks: since(sumOf(counts?.marks ?? null), sumOf(last?.marks ?? null)),
    noneForAYear: isOld && isNone(counts) && year.every(({ counts: one }) => isNone(one)),
  };
}

/** Quarters since the year nought: Roman numbers are in no order of the alphabet. */
function rankOf(quarter: string): number {
  const [year, roman = ''] = quarter.split('-');
  return Number(year) * 4 + ['I', 'II', 'III', 'IV'].indexOf(roman);
}

function isNone(counts: Omit<ReviewCounts, 'day'> | null): boolean {
  return counts !== null && counts.reviews === 0 && (sumOf(counts.marks) ?? 0) === 0;
}
