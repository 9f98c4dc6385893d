// What the thread for reading does: a page comes, its findings go back.
import { parentPort, workerData } from 'node:worker_threads';
import { createPageReader, type ReadablePage } from '../page/page-reader.js';
import type { Findings } from '../verdict/findings.js';

export interface PageToRead {
  readonly id: number;
  readonly page: ReadablePage;
}

export type ReadPages = readonly ({ readonly id: number } & (
  | { readonly findings: Findings }
  | { readonly bug: unknown }
))[];

const readPage = createPageReader(workerData);
let read: ReadPages[number][] = [];

parentPort?.on('message', async ({ id, page }: PageToRead) => {
  try {
    put({ id, findings: await readPage(page) });
  } catch (bug) {
    put({ id, bug });
  }
});

/** What is read before the other thread has looked goes over together. */
function put(outcome: ReadPages[number]): void {
  read.push(outcome);
  if (read.length > 1) return;
  setImmediate(() => {
    parentPort?.postMessage(read);
    read = [];
  });
}
