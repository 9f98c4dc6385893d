// The one line on a terminal that says how far the run is. Anything else on stderr goes through
// here while it stands, or the two would overwrite each other.

import type { Tally } from '../report/tally.js';
import type { OutputStream } from './io.js';
import type { Words } from './words/words.js';

export interface Progress {
  /** Shows the counts as they are, at most ten times a second. */
  readonly update: () => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

const INTERVAL_MS = 100;
const CLEAR_LINE = '\r\u001b[K';

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
  if (stream?.isTTY !== true) return { update() {}, clear() {} };
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    update() {
      const now = performance.now();
      if (now - shownAt < INTERVAL_MS) return;
      shownAt = now;
      const line = words.progress({ done: tally.rows(), total, verdicts: tally.verdicts() });
      // A line longer than the terminal would wrap and could not be taken away again.
      stream.write(CLEAR_LINE + line.slice(0, (stream.columns ?? 80) - 1));
    },
    clear() {
      if (shownAt > 0) stream.write(CLEAR_LINE);
    },
  };
}
