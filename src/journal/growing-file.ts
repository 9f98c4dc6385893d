// A file that only grows, and takes a full disk for something that passes: what cannot be written
// waits in memory, is tried again, and can be read meanwhile. It gives up only when too much waits.
import type { FileHandle } from 'node:fs/promises';

export interface GrowingFile {
  /** Puts `bytes` behind all before; answers where they begin. */
  readonly append: (bytes: Buffer) => number;
  /** Resolves when there is room for more. */
  readonly room: () => Promise<void>;
  readonly read: (place: Place) => Promise<Buffer>;
  /** The same for several, in their order, with few questions to the disk where they stand close together. */
  readonly readAll: (places: readonly Place[]) => Promise<readonly Buffer[]>;
  /** Why the latest attempt to write failed; null where it did not. */
  readonly fault: () => unknown;
  /** More waits than may. */
  readonly isOverfull: () => boolean;
  /** Tries once more to write what waits, and closes the file; never rejects. */
  readonly close: () => Promise<void>;
  /** Closes it where nobody will read it again; never rejects. */
  readonly discard: () => Promise<void>;
}

export interface Place {
  readonly offset: number;
  readonly bytes: number;
}

export interface GrowingFileOptions {
  /** Where the first piece goes. */
  readonly end: number;
  /** Whether it shall outlive a failure of the power. */
  readonly durable: boolean;
  /** Called when writing begins to fail. */
  readonly onFault: (error: unknown) => void;
  /** Bytes that may wait. */
  readonly maxWaiting?: number;
  readonly retryMs?: number;
}

/** What is written is forced to the disk so often: a power failure costs at most the answers of this time. */
const SYNC_EVERY_MS = 5_000;
const RETRY_MS = 1_000;
/** Some ten thousand answers. */
const MAX_WAITING_BYTES = 32 * 1024 * 1024;
/** What is read with one question to the disk, and what of it may be in vain. */
const MAX_SPAN_BYTES = 1024 * 1024;
const MAX_GAP_BYTES = 64 * 1024;
/** While the disk keeps up, more than this does not wait. */
const FULL_BUFFER_BYTES = 1024 * 1024;

export function createGrowingFile(handle: FileHandle, options: GrowingFileOptions): GrowingFile {
  const { durable, onFault, maxWaiting = MAX_WAITING_BYTES, retryMs = RETRY_MS } = options;
  const waiting = new Map<number, Buffer>();
  let { end } = options;
  let waitingBytes = 0;
  let fault: unknown = null;
  let closed = false;
  let triedAt = Number.NEGATIVE_INFINITY;
  let writing: Promise<void> | null = null;
  let syncing: NodeJS.Timeout | null = null;

  const fail = (error: unknown): void => {
    if (fault === null) onFault(error);
    fault = error;
    triedAt = performance.now();
  };

  const write = async (): Promise<void> => {
    try {
      while (waiting.size > 0) {
        // What is appended in the same moment is written together.
        await Promise.resolve();
        const pieces = [...waiting];
        const [first = 0] = waiting.keys();
        await writeAll(handle, Buffer.concat(pieces.map(([, bytes]) => bytes)), first);
        for (const [offset, bytes] of pieces) {
          waiting.delete(offset);
          waitingBytes -= bytes.length;
        }
      }
      fault = null;
      if (durable) syncing ??= setTimeout(sync, SYNC_EVERY_MS).unref();
    } catch (error) {
      fail(error);
    } finally {
      writing = null;
    }
  };

  const sync = async (): Promise<void> => {
    syncing = null;
    await handle.datasync().catch(fail);
  };

  const release = async (): Promise<void> => {
    if (syncing !== null) clearTimeout(syncing);
    await handle.close().catch(() => {});
  };

  return {
    append(bytes) {
      const offset = end;
      // What is still under way when a run ends early comes too late.
      if (closed) return offset;
      waiting.set(offset, bytes);
      waitingBytes += bytes.length;
      end += bytes.length;
      const mayTry = fault === null || performance.now() - triedAt >= retryMs;
      if (mayTry) writing ??= write();
      return offset;
    },
    async room() {
      if (fault === null && waitingBytes > FULL_BUFFER_BYTES) await writing;
    },
    async read(place) {
      return waiting.get(place.offset) ?? (await readAt(handle, place));
    },
    async readAll(places) {
      const pieces = places.map(({ offset }) => waiting.get(offset));
      const onDisk = places.filter((_place, index) => pieces[index] === undefined);
      const found = new Map<number, Buffer>();
      await Promise.all(
        gatherSpans(onDisk).map(async (span) => {
          const bytes = await readAt(handle, span);
          for (const place of span.places) {
            const start = place.offset - span.offset;
            found.set(place.offset, bytes.subarray(start, start + place.bytes));
          }
        }),
      );
      return places.map(({ offset }, index) => pieces[index] ?? found.get(offset) ?? NO_BYTES);
    },
    fault: () => fault,
    isOverfull: () => waitingBytes > maxWaiting,
    async close() {
      closed = true;
      await writing;
      if (waiting.size > 0) await write();
      if (durable) await handle.datasync().catch(() => {});
      await release();
    },
    async discard() {
      closed = true;
      await writing;
      await release();
    },
  };
}

const NO_BYTES = Buffer.alloc(0);

async function readAt(handle: FileHandle, { offset, bytes }: Place): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(bytes);
  const { bytesRead } = await handle.read(buffer, 0, bytes, offset);
  return buffer.subarray(0, bytesRead);
}

interface Span extends Place {
  readonly places: readonly Place[];
}

/** Pieces that follow one another in the file, joined as long as that wastes little. */
function gatherSpans(places: readonly Place[]): readonly Span[] {
  const spans: { offset: number; bytes: number; places: Place[] }[] = [];
  for (const place of places.toSorted((one, other) => one.offset - other.offset)) {
    const span = spans.at(-1);
    const end = place.offset + place.bytes;
    const isNear =
      span !== undefined &&
      place.offset - (span.offset + span.bytes) <= MAX_GAP_BYTES &&
      end - span.offset <= MAX_SPAN_BYTES;
    if (isNear) {
      span.bytes = end - span.offset;
      span.places.push(place);
    } else {
      spans.push({ ...place, places: [place] });
    }
  }
  return spans;
}

/** A disk that is nearly full takes a part. */
async function writeAll(handle: FileHandle, bytes: Buffer, at: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
