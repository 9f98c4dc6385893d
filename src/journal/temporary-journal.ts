// The journal of a run without a report file: it lives in the system's temporary folder and goes
// with the run.
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder, usingTemporary } from '../files/temporary-folder.js';
import { GrowingFile } from './growing-file.js';
import { Journal } from './journal.js';

export interface TemporaryJournal {
  readonly journal: Journal;
  /** Removes its file; never rejects. */
  readonly discard: () => Promise<void>;
}

/** Rejects with `RunError` (`temporary-unwritable`). */
export async function createTemporaryJournal(): Promise<TemporaryJournal> {
  const { folder, path, handle } = await usingTemporary(async () => {
    const made = await makeTemporaryFolder();
    const file = join(made, 'answers.ndjson');
    return { folder: made, path: file, handle: await open(file, 'wx+', 0o600) };
  });
  const file = new GrowingFile(handle, { end: 0, durable: false, onFault() {} });
  return {
    journal: new Journal(path, { file, isKept: false }),
    async discard() {
      await file.discard();
      await rm(folder, { recursive: true, force: true }).catch(() => {});
    },
  };
}
