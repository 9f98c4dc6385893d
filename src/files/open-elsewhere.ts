// Whether somebody has a report open in a spreadsheet, which must not be replaced below them: on
// Windows that is refused, elsewhere they would save yesterday's over it. Excel and LibreOffice
// put a small file beside the one they have open; it may be left behind by a crash, so on Windows,
// where the system itself tells, that decides.
import { access, open } from 'node:fs/promises';
import { platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { systemCode } from './system-code.js';

/** How somebody's having a file open shows itself: by that file beside it, or, where null, by the system. */
export interface OpenElsewhere {
  readonly sign: string | null;
}

interface HowToFind {
  readonly system?: NodeJS.Platform;
  readonly tryOpening?: (path: string) => Promise<void>;
}

/**
 * Whether the file at `path` is open in a spreadsheet; null where it is not. Rejects with the
 * system's error where it cannot be written for another cause.
 */
export async function findOpenElsewhere(
  path: string,
  { system = platform(), tryOpening = openToWrite }: HowToFind = {},
): Promise<OpenElsewhere | null> {
  const sign = await findSign(path);
  try {
    await tryOpening(path);
    return sign === null || system === 'win32' ? null : { sign };
  } catch (error) {
    const code = systemCode(error);
    // A read-only file is refused in the same words as one that Excel has locked.
    const isLocked = code === 'EBUSY' || (sign !== null && (code === 'EPERM' || code === 'EACCES'));
    if (isLocked) return { sign };
    throw error;
  }
}

async function openToWrite(path: string): Promise<void> {
  await (await open(path, 'r+')).close();
}

async function findSign(path: string): Promise<string | null> {
  const name = basename(path);
  for (const sign of [`~$${name}`, `.~lock.${name}#`]) {
    const isThere = await access(join(dirname(path), sign)).then(
      () => true,
      () => false,
    );
    if (isThere) return sign;
  }
  return null;
}
