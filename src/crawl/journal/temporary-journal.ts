// The journal of a run without a report file: it lives in the system's temporary folder and goes
// with the run.
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGrowingFile } from './growing-file.js';
import { createJournal, type Journal } from './journal.js';
import { createRowIndex } from './row-index.js';

export interface TemporaryJournal {
  readonly journal: Journal;
  /** Removes its file; never rejects. */
  readonly discard: () => Promise<void>;
}

/** Rejects where the system's temporary folder cannot be written. */
export async function createTemporaryJournal(): Promise<TemporaryJournal> {
  const folder = await mkdtemp(join(tmpdir(), 'noko-check-'));
  const path = join(folder, 'answers.ndjson');
  const handle = await open(path, 'wx+', 0o600);
  const file = createGrowingFile(handle, { end: 0, durable: false, onFault() {} });
  return {
    journal: createJournal(path, { file, index: createRowIndex(), isKept: false, settled: 0 }),
    async discard() {
      await file.discard();
      await rm(folder, { recursive: true, force: true }).catch(() => {});
    },
  };
}
