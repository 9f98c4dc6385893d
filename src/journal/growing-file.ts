// A file that only grows, and takes a full disk for something that passes: what cannot be written
// waits in memory, is tried again, and can be read meanwhile. It gives up only when too much waits.
import type { FileHandle } from 'node:fs/promises';

export interface FileSpan {
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

/** A failure of the power costs at most the answers of this time. */
const SYNC_EVERY_MS = 5_000;
const RETRY_MS = 1_000;
/** Some ten thousand answers. */
const MAX_WAITING_BYTES = 32 * 1024 * 1024;
/** While the disk keeps up, more than this does not wait. */
const FULL_BUFFER_BYTES = 1024 * 1024;

export class GrowingFile {
  readonly #handle: FileHandle;
  readonly #durable: boolean;
  readonly #onFault: (error: unknown) => void;
  readonly #maxWaiting: number;
  readonly #retryMs: number;
  /** What is not on the disk yet, by where it goes. */
  readonly #waiting = new Map<number, Buffer>();
  #waitingBytes = 0;
  #end: number;
  #fault: unknown = null;
  #isClosed = false;
  #triedAt = Number.NEGATIVE_INFINITY;
  #writing: Promise<void> | null = null;
  #syncing: NodeJS.Timeout | null = null;

  constructor(handle: FileHandle, options: GrowingFileOptions) {
    const { end, durable, onFault, maxWaiting = MAX_WAITING_BYTES, retryMs = RETRY_MS } = options;
    this.#handle = handle;
    this.#end = end;
    this.#durable = durable;
    this.#onFault = onFault;
    this.#maxWaiting = maxWaiting;
    this.#retryMs = retryMs;
  }

  /** Puts `bytes` behind all before; answers where they begin. */
  append(bytes: Buffer): number {
    const offset = this.#end;
    // What is still under way when a run ends early comes too late.
    if (this.#isClosed) return offset;
    this.#waiting.set(offset, bytes);
    this.#waitingBytes += bytes.length;
    this.#end += bytes.length;
    const mayTry = this.#fault === null || performance.now() - this.#triedAt >= this.#retryMs;
    if (mayTry) this.#writing ??= this.#write();
    return offset;
  }

  /** Resolves when there is room for more. */
  async room(): Promise<void> {
    if (this.#fault === null && this.#waitingBytes > FULL_BUFFER_BYTES) await this.#writing;
  }

  async read({ offset, bytes }: FileSpan): Promise<Buffer> {
    const waiting = this.#waiting.get(offset);
    if (waiting !== undefined) return waiting;
    const buffer = Buffer.allocUnsafe(bytes);
    const { bytesRead } = await this.#handle.read(buffer, 0, bytes, offset);
    return buffer.subarray(0, bytesRead);
  }

  /** Why the latest attempt to write failed; null where it did not. */
  get fault(): unknown {
    return this.#fault;
  }

  /** Whether more waits than may. */
  get isOverfull(): boolean {
    return this.#waitingBytes > this.#maxWaiting;
  }

  /** Tries once more to write what waits, and closes the file; never rejects. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#writing;
    if (this.#waiting.size > 0) await this.#write();
    if (this.#durable) await this.#handle.datasync().catch(() => {});
    await this.#release();
  }

  /** Closes it where nobody will read it again; never rejects. */
  async discard(): Promise<void> {
    this.#isClosed = true;
    await this.#writing;
    await this.#release();
  }

  async #write(): Promise<void> {
    try {
      while (this.#waiting.size > 0) {
        // What is appended in the same moment is written together.
        await Promise.resolve();
        await this.#writeTogether([...this.#waiting]);
      }
      this.#fault = null;
      if (this.#durable) this.#syncing ??= setTimeout(() => this.#sync(), SYNC_EVERY_MS).unref();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#writing = null;
    }
  }

  async #writeTogether(pieces: readonly (readonly [number, Buffer])[]): Promise<void> {
    const [[first] = [0]] = pieces;
    const together = Buffer.concat(pieces.map(([, bytes]) => bytes));
    // A disk that is nearly full takes a part.
    for (let done = 0; done < together.length; ) {
      const { bytesWritten } = await this.#handle.write(
        together,
        done,
        together.length - done,
        first + done,
      );
      done += bytesWritten;
    }
    for (const [offset, bytes] of pieces) {
      this.#waiting.delete(offset);
      this.#waitingBytes -= bytes.length;
    }
  }

  async #sync(): Promise<void> {
    this.#syncing = null;
    await this.#handle.datasync().catch((error) => this.#fail(error));
  }

  #fail(error: unknown): void {
    if (this.#fault === null) this.#onFault(error);
    this.#fault = error;
    this.#triedAt = performance.now();
  }

  async #release(): Promise<void> {
    if (this.#syncing !== null) clearTimeout(this.#syncing);
    await this.#handle.close().catch(() => {});
  }
}
