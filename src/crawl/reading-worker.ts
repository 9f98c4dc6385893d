// What the thread for reading does: a page comes, its findings go back.
import { parentPort, workerData } from 'node:worker_threads';
import { createPageReader, type ReadablePage } from '../page/page-reader.js';
import type { Findings } from '../verdict/findings.js';

export interface PageToRead {
  readonly id: number;
  readonly page: ReadablePage;
}

export type ReadOutcome = { readonly id: number } & (
  | { readonly findings: Findings }
  | { readonly bug: unknown }
);

const readPage = createPageReader(workerData);

// Each goes back at once: were they gathered, the other thread would wait for them, and then this one
// for pages.
parentPort?.on('message', async ({ id, page }: PageToRead) => {
  try {
    answer({ id, findings: await readPage(page) });
  } catch (bug) {
    answer({ id, bug });
  }
});

function answer(read: ReadOutcome): void {
  parentPort?.postMessage(read);
}
