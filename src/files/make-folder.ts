// The way in which folders are made that somebody named. Node's own recursive way tries for ever
// where a folder cannot be made below one that is there, as below `/proc`.
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a folder and those above it, as far as they are missing; rejects with the system's error. */
export async function makeFolder(path: string): Promise<void> {
  const error = await tryMaking(path);
  if (error === null) return;
  const parent = dirname(path);
  if (codeOf(error) !== 'ENOENT' || parent === path) throw error;
  await makeFolder(parent);
  const again = await tryMaking(path);
  if (again !== null) throw again;
}

/** Null where the folder is there afterwards. */
async function tryMaking(path: string): Promise<unknown> {
  try {
    await mkdir(path);
    return null;
  } catch (error) {
    // Of a drive or a share Windows says other things than that it is there.
    const isThere = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    return isThere ? null : error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
