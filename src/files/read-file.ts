// The one way in which a file that somebody named is read as a whole. It ends: a file may have no
// end (`/dev/zero`), be far larger than its kind, or be a pipe that nobody writes to. What is wrong
// is an error with a code, as the system's own are, so that one place words all of them.
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export const MEGABYTE = 1024 * 1024;

/** Of what people write by hand: options, rules. */
export const MAX_TYPED_BYTES = 1_000_000;

export type FileLimit = 'file-too-large' | 'silent-pipe' | 'no-ordinary-file';

/** A file that cannot be read for a reason which is none of the system's. */
export class FileLimitError extends Error {
  override readonly name = 'FileLimitError';
  readonly code: FileLimit;

  constructor(code: FileLimit) {
    super(code);
    this.code = code;
  }
}

/** For all the waiting for what a pipe has not brought yet. */
const MAX_WAIT_MS = 5_000;
const WAIT_MS = 25;

/** Reads a file of at most `maxBytes`; rejects with the system's error, or with `FileLimitError`. */
export async function readWholeFile(path: string, maxBytes: number): Promise<Buffer> {
  const bytes = await readFileStart(path, maxBytes + 1);
  if (bytes.length > maxBytes) throw new FileLimitError('file-too-large');
  return bytes;
}

/** The first `maxBytes` of a file; rejects as `readWholeFile` does. */
export async function readFileStart(path: string, maxBytes: number): Promise<Buffer> {
  // To open a pipe would else wait for its writer, and nothing could end that. Windows has none.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return await readPieces(handle, maxBytes);
  } finally {
    await handle.close();
  }
}

/** Rejects with `FileLimitError` where a file cannot be read twice; a pipe cannot. */
export async function refuseNoFile(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await handle.stat();
    if (!found.isFile() && !found.isDirectory()) throw new FileLimitError('no-ordinary-file');
  } finally {
    await handle.close();
  }
}

async function readPieces(handle: FileHandle, maxBytes: number): Promise<Buffer> {
  const isPipe = (await handle.stat()).isFIFO();
  const pieces: Buffer[] = [];
  let [length, waitedMs] = [0, 0];
  while (length < maxBytes) {
    const piece = await readPiece(handle, Math.min(MEGABYTE, maxBytes - length));
    // Without a writer a pipe has an end at once, and its writer may be about to come.
    const isEarly = piece === null || (isPipe && length === 0 && piece.length === 0);
    if (!isEarly && piece.length === 0) break;
    if (!isEarly) {
      pieces.push(piece);
      length += piece.length;
      continue;
    }
    if (waitedMs >= MAX_WAIT_MS) throw new FileLimitError('silent-pipe');
    await sleep(WAIT_MS);
    waitedMs += WAIT_MS;
  }
  return Buffer.concat(pieces);
}

/** Null where nothing has come yet. */
async function readPiece(handle: FileHandle, maxBytes: number): Promise<Buffer | null> {
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(maxBytes), 0, maxBytes);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return null;
    throw error;
  }
}
