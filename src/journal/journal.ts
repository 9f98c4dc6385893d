// All answers of a run, kept in a file as they are made: what waits for the second pass may be a
// whole country's list and must not wait in memory, and what was answered must not be asked again
// because a machine died. One file serves both.

import type { Crawled } from '../crawl/crawl.js';
import { RunError } from '../errors.js';
import { sealLines, unsealLine } from '../files/sealed-lines.js';
import type { Reason } from '../verdict/reasons.js';
import type { GrowingFile, Place } from './growing-file.js';
import type { RowIndex } from './row-index.js';

/** An answer, and in which pass it was given; the third is the look of a browser. */
export interface Kept extends Crawled {
  readonly pass: 1 | 2 | 3;
}

export interface Journal {
  /** Keeps an answer in place of an earlier one for its row; resolves when there is room for the next. */
  readonly put: (kept: Kept) => Promise<void>;
  readonly find: (row: number) => Promise<Kept | null>;
  readonly has: (row: number) => boolean;
  /** Rows that have an answer. */
  readonly size: () => number;
  /** Answers so far that will not be asked for again. */
  readonly settled: () => number;
  /** The answers by the order of the rows. */
  readonly all: () => AsyncGenerator<Kept>;
  /** Throws `RunError` (`journal-full`) where no more can be kept, neither in the file nor in memory. */
  readonly check: () => void;
  /** Hands over to the file what has not been yet; to be called before that is closed to be kept. */
  readonly flush: () => void;
}

/** How long answers wait for others, with which they become lines: each by itself took a twentieth of the time that a school takes. Who kills the process loses the answers of this time. */
const GATHER_MS = 5;
const MAX_GATHERED = 64;
/** Answers read at once. */
const READ_AT_ONCE = 256;
/** So many are kept in memory, too, some fifteen megabytes: those of a short list need not be read again. */
const MAX_AT_HAND = 5_000;

export function createJournal(
  name: string,
  store: {
    readonly file: GrowingFile;
    readonly index: RowIndex;
    /** What it holds outlives the run. */
    readonly isKept: boolean;
    /** Answers in it that are settled. */
    readonly settled: number;
  },
): Journal {
  const { file, index, isKept } = store;
  let { settled } = store;
  // Null once there are too many, or where some were there before.
  let atHand: Map<number, Kept> | null = index.size() === 0 ? new Map() : null;
  const gathered = new Map<number, Kept>();
  let gathering: NodeJS.Timeout | null = null;
  const flush = (): void => {
    if (gathering !== null) clearTimeout(gathering);
    gathering = null;
    const lines = sealLines([...gathered.values()]);
    for (const [at, row] of [...gathered.keys()].entries()) {
      const line = lines[at] as Buffer;
      index.set(row, { offset: file.append(line), bytes: line.length });
    }
    gathered.clear();
  };
  const parse = (line: Buffer, { offset }: Place): Kept => {
    const kept = unsealLine(line.subarray(0, -1));
    if (kept === undefined) throw new Error(`${name}: the line at ${offset} has changed`);
    return kept as Kept;
  };

  return {
    put(kept) {
      const { row } = kept.result.school;
      gathered.set(row, kept);
      if (gathered.size >= MAX_GATHERED) flush();
      else gathering ??= setTimeout(flush, GATHER_MS).unref();
      atHand?.set(row, kept);
      if (atHand !== null && atHand.size > MAX_AT_HAND) atHand = null;
      if (isSettled(kept)) settled += 1;
      return file.room();
    },
    async find(row) {
      const kept = atHand?.get(row) ?? gathered.get(row);
      if (kept !== undefined) return kept;
      const place = index.get(row);
      return place === null ? null : parse(await file.read(place), place);
    },
    has: (row) => gathered.has(row) || index.get(row) !== null,
    size() {
      flush();
      return index.size();
    },
    settled: () => settled,
    async *all() {
      if (atHand !== null) {
        yield* [...atHand].sort(([one], [other]) => one - other).map(([, kept]) => kept);
        return;
      }
      flush();
      for (const places of index.groups(READ_AT_ONCE)) {
        const lines = await file.readAll(places);
        for (const [at, place] of places.entries()) yield parse(lines[at] as Buffer, place);
      }
    },
    check() {
      if (!file.isOverfull()) return;
      const cause = codeOf(file.fault());
      throw new RunError(
        { code: 'journal-full', file: name, cause, isKept },
        { cause: file.fault() },
      );
    },
    flush,
  };
}

const NO_ANSWERS: readonly Reason[] = ['interrupted', 'own-network', 'internal-error'];

/** Whether a school was asked at all, and judged. */
export function isAnswer({ result }: Kept): boolean {
  return !NO_ANSWERS.includes(result.judgement.reason);
}

/** Whether it is the last word about a school. */
export function isSettled(kept: Kept): boolean {
  return isAnswer(kept) && (kept.pass > 1 || kept.again === 'no');
}

export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
