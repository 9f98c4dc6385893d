// Values put aside in a temporary file, in order, to be read back once: what waits for the end of a
// report may be a whole country's list, and must not wait in memory.
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeTemporaryFolder } from './temporary-folder.js';

export interface Spool<Value> {
  /** Resolves when there is room for the next. */
  readonly put: (value: Value) => Promise<void>;
  /** All values in the order they were put; nothing may be put afterwards. */
  readonly take: () => AsyncGenerator<Value>;
  /** Removes the file; never rejects. */
  readonly discard: () => Promise<void>;
}

/** A spool of values that JSON can hold; rejects where the system's temporary folder cannot be written. */
export async function createSpool<Value>(): Promise<Spool<Value>> {
  const folder = await makeTemporaryFolder();
  const file = join(folder, 'results.ndjson');
  const writing = createWriteStream(file, { mode: 0o600 });
  let fault: unknown = null;
  writing.on('error', (error) => {
    fault = error;
  });

  return {
    async put(value) {
      if (fault !== null) throw fault;
      if (!writing.write(`${JSON.stringify(value)}\n`)) await once(writing, 'drain');
    },
    async *take() {
      writing.end();
      await once(writing, 'close');
      if (fault !== null) throw fault;
      for await (const line of createInterface({ input: createReadStream(file) })) {
        yield JSON.parse(line);
      }
    },
    async discard() {
      writing.destroy();
      await rm(folder, { recursive: true, force: true }).catch(() => {});
    },
  };
}
