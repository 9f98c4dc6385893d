// Reading in a thread of its own. Where that dies, pages are read in this one: it is an engine's
// matter (no memory for a second heap, say) and no reason to lose a run.
import { Worker } from 'node:worker_threads';
import { ownFile } from '../own-files.js';
import { createPageReader, type ReadablePage, type ReadPage } from '../page/page-reader.js';
import type { Findings } from '../verdict/findings.js';
import type { Rules } from '../verdict/rules.js';
import type { Reading } from './reading.js';
import type { PageToRead, ReadOutcome } from './reading-worker.js';

interface Waiting {
  readonly id: number;
  readonly page: ReadablePage;
  readonly resolve: (findings: Findings | Promise<Findings>) => void;
  readonly reject: (bug: unknown) => void;
}

/** Pages live for a moment: a small young generation is looked through as fast, and takes 40 MB less. */
const HEAP = { maxYoungGenerationSizeMb: 9 } as const;

/** Starts the thread, which keeps the process alive until its `end`. */
export function createReadingThread(
  ruleSets: readonly [Rules, ...Rules[]],
  program = ownFile('crawl/reading-worker.js'),
): Reading {
  const worker = new Worker(program, { workerData: ruleSets, resourceLimits: HEAP });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let unsent: Waiting[] = [];
  let readHere: ReadPage | null = null;

  worker.on('message', (outcomes: readonly ReadOutcome[]) => {
    for (const read of outcomes) {
      const { resolve, reject } = waiting.get(read.id) ?? {};
      waiting.delete(read.id);
      if ('findings' in read) resolve?.(read.findings);
      else reject?.(read.bug);
    }
  });
  // Together what comes together: each that goes over by itself wakes the other thread.
  const send = () => {
    const pages = unsent.map(copyOf);
    unsent = [];
    const bodies = pages.map(({ page }) => page.body.buffer as ArrayBuffer);
    worker.postMessage(pages, bodies);
  };
  const readAllHere = () => {
    const read = createPageReader(ruleSets);
    readHere = read;
    for (const { page, resolve } of waiting.values()) resolve(read(page));
    waiting.clear();
  };
  worker.on('error', readAllHere);

  return {
    readPage(page) {
      if (readHere !== null) return readHere(page);
      return new Promise((resolve, reject) => {
        asked += 1;
        const one = { id: asked, page, resolve, reject };
        waiting.set(asked, one);
        if (unsent.push(one) === 1) setImmediate(send);
      });
    },
    async end() {
      await worker.terminate();
    },
  };
}

/** The body goes over as a copy: who keeps evidence has the same bytes. */
function copyOf({ id, page }: Waiting): PageToRead {
  const { address, contentType, refresh, body } = page;
  const copy = { address, contentType, body: new Uint8Array(body) };
  return { id, page: refresh === undefined ? copy : { ...copy, refresh } };
}
