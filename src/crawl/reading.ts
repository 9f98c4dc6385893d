// Where pages are read. Reading takes nearly half of a processor's time in a run, fetching and all else
// the other half: on a long list with two processors it has a thread of its own. A short list is
// done before that would pay.
import { availableParallelism } from 'node:os';
import { createPageReader, type ReadPage } from '../page/page-reader.js';
import type { Rules } from '../verdict/rules.js';
import { createReadingThread } from './reading-thread.js';

export interface Reading {
  readonly readPage: ReadPage;
  /** To be called when no more pages are to be read; what has not been read then stays unanswered. */
  readonly end: () => Promise<void>;
}

/** Reads by `ruleSets`, in a thread of its own where the list is long. */
export function createReading(ruleSets: readonly [Rules, ...Rules[]], isLong: boolean): Reading {
  return isLong && availableParallelism() > 1
    ? createReadingThread(ruleSets)
    : { readPage: createPageReader(ruleSets), async end() {} };
}
