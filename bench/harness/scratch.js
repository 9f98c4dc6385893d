// A folder for the corpus and all that is measured on it, gone when the work is: also where it ends
// by Ctrl-C, since it holds hundreds of megabytes.
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * @template Outcome
 * @param {(folder: string) => Promise<Outcome>} work
 */
export async function withScratch(work) {
  const folder = await mkdtemp(join(tmpdir(), 'noko-check-bench-'));
  // On the way out of a process nothing else can be waited for.
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stop = () => process.exit(130);
  process.once('exit', remove);
  // `timeout` sends its signal twice: the second one must not end the removal.
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work(folder);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
    process.off('exit', remove);
    remove();
  }
}
