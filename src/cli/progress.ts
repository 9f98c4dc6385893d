// The one line on a terminal that says how far the run is, and where nothing moves, for which sites
// it waits. Anything else on stderr goes through here while it stands, or the two would overwrite
// each other.

import type { Tally } from '../report/tally.js';
import type { Words } from '../words/words.js';
import type { OutputStream } from './io.js';
import { printable } from './printable.js';

export interface Progress {
  /** Shows the counts as they are, at most ten times a second. */
  readonly update: () => void;
  /** A site is asked; the answer is to be called when that has ended. */
  readonly begin: (address: string) => () => void;
  /** Takes the line away, until something is shown again. */
  readonly clear: () => void;
  /** Takes the line away for good. */
  readonly end: () => void;
}

const INTERVAL_MS = 100;
/** Between two looks at the clock, where nothing else happens. */
const TICK_MS = 1_000;
/** After so long without an answer it is told for whom the run waits. */
const STILL_MS = 3_000;
/** Before it no guess at the rest is worth anything. */
const MIN_ELAPSED_MS = 3_000;
const MAX_NAMED_SITES = 3;
const CLEAR_LINE = '\r\u001b[K';

const SILENT: Progress = { update() {}, begin: () => () => {}, clear() {}, end() {} };

/** A progress line on `stream`, or one that does nothing where that is no terminal. */
export function createProgress(options: {
  /** Null for none. */
  readonly stream: OutputStream | null;
  readonly words: Words;
  readonly tally: Tally;
  /** Rows of the list; null where it is not known. */
  readonly total: number | null;
}): Progress {
  const { stream, words, tally, total } = options;
  return stream?.isTTY === true ? new ProgressLine({ stream, words, tally, total }) : SILENT;
}

class ProgressLine implements Progress {
  readonly #stream: OutputStream;
  readonly #words: Words;
  readonly #tally: Tally;
  readonly #total: number | null;
  readonly #startedAt = performance.now();
  #timer: NodeJS.Timeout | null = null;
  /** Sites under way, those that were asked first at the head. */
  readonly #underWay = new Set<{ readonly address: string }>();
  #shownAt = Number.NEGATIVE_INFINITY;
  #isShown = false;
  #movedAt = this.#startedAt;
  /** What a journal knew when the first site was asked; null before. */
  #known: number | null = null;
  #askedAt = this.#startedAt;

  constructor({
    stream,
    words,
    tally,
    total,
  }: {
    readonly stream: OutputStream;
    readonly words: Words;
    readonly tally: Tally;
    readonly total: number | null;
  }) {
    this.#stream = stream;
    this.#words = words;
    this.#tally = tally;
    this.#total = total;
  }

  readonly update = (): void => {
    this.#movedAt = performance.now();
    if (this.#movedAt - this.#shownAt >= INTERVAL_MS) this.#show();
  };

  readonly begin = (address: string): (() => void) => {
    if (this.#known === null) {
      this.#known = this.#tally.rows();
      this.#askedAt = performance.now();
      this.#timer = setInterval(() => this.#show(), TICK_MS).unref();
    }
    const site = { address };
    this.#underWay.add(site);
    return () => {
      this.#underWay.delete(site);
    };
  };

  readonly clear = (): void => {
    if (this.#isShown) this.#stream.write(CLEAR_LINE);
    this.#isShown = false;
  };

  readonly end = (): void => {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.clear();
  };

  #show(): void {
    this.#shownAt = performance.now();
    this.#isShown = true;
    const isStill = this.#shownAt - this.#movedAt >= STILL_MS;
    const line = this.#words.progress({
      done: this.#tally.rows(),
      total: this.#total,
      verdicts: this.#tally.verdicts(),
      elapsedMs: this.#shownAt - this.#startedAt,
      leftMs: this.#leftMs(),
      waiting: isStill && this.#underWay.size > 0 ? this.#waiting() : null,
    });
    // A line longer than the terminal would wrap and could not be taken away again.
    this.#stream.write(CLEAR_LINE + line.slice(0, (this.#stream.columns || 80) - 1));
  }

  #waiting() {
    const hosts = [...this.#underWay].map(({ address }) => printable(hostOf(address)));
    const sites = hosts.slice(0, MAX_NAMED_SITES);
    return { sites, more: hosts.length - sites.length };
  }

  /** As much for each of the rest as for those that were asked; null where nothing tells. */
  #leftMs(): number | null {
    const elapsedMs = this.#shownAt - this.#askedAt;
    const done = this.#tally.rows() - (this.#known ?? 0);
    if (this.#total === null || done <= 0 || elapsedMs < MIN_ELAPSED_MS) return null;
    const left = this.#total - this.#tally.rows();
    return left > 0 ? (elapsedMs / done) * left : null;
  }
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
