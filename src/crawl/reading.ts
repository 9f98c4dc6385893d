// Where pages are read. Reading takes nearly half of a processor's time in a run, fetching and all else
// the other half: on a long list with two processors it has a thread of its own. A short list is
// done before that would pay.

import { availableParallelism } from 'node:os';
import { createPageReader } from '../page/page-reader.js';
import type { Rules } from '../verdict/rules.js';
import type { Reading } from './reading-thread.js';
import { createReadingThread } from './reading-thread.js';

/** Bytes of a page that may take seconds to be read; few have as many. */
const HEAVY_BYTES = 256 * 1_024;

/** Reads by `ruleSets`, in a thread of its own where the list is long; pages that may take long in another. */
export function createReading(ruleSets: readonly [Rules, ...Rules[]], isLong: boolean): Reading {
  const light: Reading =
    isLong && availableParallelism() > 1
      ? createReadingThread(ruleSets)
      : { readPage: createPageReader(ruleSets), async end() {} };
  let heavy: Reading | null = null;
  return {
    readPage(page) {
      if (page.body.length < HEAVY_BYTES) return light.readPage(page);
      heavy ??= createReadingThread(ruleSets);
      return heavy.readPage(page);
    },
    async end() {
      await light.end();
      await heavy?.end();
    },
  };
}
