// All answers of a run, kept in a file as they are made: what waits for the second pass may be a
// whole country's list and must not wait in memory, and what was answered must not be asked again
// because a machine died. One file serves both.

import type { Crawled } from '../crawl/crawl.js';
import { RunError } from '../errors.js';
import { sealLine, unsealLine } from '../files/sealed-lines.js';
import type { Reason } from '../verdict/reasons.js';
import type { FileSpan, GrowingFile } from './growing-file.js';
import { RowIndex } from './row-index.js';

/** An answer, and in which pass it was given; the third is the look of a browser. */
export interface KeptAnswer extends Crawled {
  readonly pass: 1 | 2 | 3;
}

export interface JournalStore {
  readonly file: AnswerFile;
  /** Of the answers that the file holds already. */
  readonly index?: RowIndex | undefined;
  /** Answers in it that are settled. */
  readonly settled?: number | undefined;
  /** Whether what it holds outlives the run. */
  readonly isKept: boolean;
}

type AnswerFile = Pick<GrowingFile, 'append' | 'room' | 'read' | 'fault' | 'isOverfull'>;

export class Journal {
  readonly #name: string;
  readonly #file: AnswerFile;
  readonly #index: RowIndex;
  readonly #isKept: boolean;
  #settled: number;

  constructor(name: string, { file, index = new RowIndex(), settled = 0, isKept }: JournalStore) {
    this.#name = name;
    this.#file = file;
    this.#index = index;
    this.#settled = settled;
    this.#isKept = isKept;
  }

  /** Keeps an answer in place of an earlier one for its row; resolves when there is room for more. */
  async put(kept: KeptAnswer): Promise<void> {
    const line = Buffer.from(sealLine(kept));
    const place = { offset: this.#file.append(line), bytes: line.length };
    this.#index.set(kept.result.school.row, place);
    if (isSettled(kept)) this.#settled += 1;
    await this.#file.room();
  }

  async find(row: number): Promise<KeptAnswer | null> {
    const place = this.#index.get(row);
    return place === null ? null : await this.#read(place);
  }

  has(row: number): boolean {
    return this.#index.get(row) !== null;
  }

  /** Rows that have an answer. */
  get size(): number {
    return this.#index.size;
  }

  /** Answers so far that will not be asked for again. */
  get settled(): number {
    return this.#settled;
  }

  /** The answers by the order of the rows. */
  async *all(): AsyncGenerator<KeptAnswer> {
    for (const place of this.#index.places()) yield await this.#read(place);
  }

  /** Throws `RunError` (`journal-full`) where neither the file nor memory can keep more. */
  check(): void {
    if (!this.#file.isOverfull) return;
    const { fault } = this.#file;
    throw new RunError(
      { code: 'journal-full', file: this.#name, cause: codeOf(fault), isKept: this.#isKept },
      { cause: fault },
    );
  }

  async #read(place: FileSpan): Promise<KeptAnswer> {
    const line = await this.#file.read(place);
    const kept = unsealLine(line.subarray(0, -1));
    if (kept === undefined) {
      throw new Error(`${this.#name}: the line at ${place.offset} has changed`);
    }
    return kept as KeptAnswer;
  }
}

const NO_ANSWERS: readonly Reason[] = ['interrupted', 'own-network', 'internal-error'];

/** Whether a school was asked at all, and judged. */
export function isAnswer({ result }: KeptAnswer): boolean {
  return !NO_ANSWERS.includes(result.judgement.reason);
}

/** Whether it is the last word about a school. */
export function isSettled(kept: KeptAnswer): boolean {
  return isAnswer(kept) && (kept.pass > 1 || kept.again === 'no');
}

export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
