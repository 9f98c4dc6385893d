// Where rows and answers wait that must not wait in memory, and what it means where they cannot.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunError } from '../errors.js';

/** Makes a folder for this run; rejects with the system's error. */
export function makeTemporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'noko-check-'));
}

/** The answer of `use`; rejects with `RunError` (`temporary-unwritable`) where the system fails it. */
export async function usingTemporary<Answer>(use: () => Promise<Answer>): Promise<Answer> {
  try {
    return await use();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    throw new RunError(
      { code: 'temporary-unwritable', file: null, folder: tmpdir(), cause: error.code },
      { cause: error },
    );
  }
}
