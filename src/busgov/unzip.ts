// The files in a data set, piece by piece: an archive, an archive of archives, or a bare file. A
// country's set is larger than memory, so no large entry and no archive is ever held as a whole.
import { createReadStream } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { type AsyncFlateStreamHandler, Unzip, UnzipInflate } from 'fflate';
import { RunError } from '../errors.js';
import { systemCode } from '../files/system-code.js';

export interface EntryReader {
  readonly write: (piece: Uint8Array) => void;
  /** Hands over what the entry held. */
  readonly end: () => void;
  /** The entry is damaged: what it held is not to be had. */
  readonly fail: () => void;
}

/** Makes the reader of an entry; null for one that nobody wants. */
export type OpenEntry = (name: string) => EntryReader | null;

const PIECE_BYTES = 64 * 1024;

/** Reads the file to its end; yields after each piece, so that what was found can be taken. */
export async function* readEntries(file: string, open: OpenEntry): AsyncGenerator<void> {
  let reader: EntryReader | null = null;
  try {
    for await (const piece of createReadStream(file, { highWaterMark: PIECE_BYTES })) {
      reader ??= isArchive(piece) ? openArchive(open) : open(file);
      reader?.write(piece);
      yield;
    }
    reader?.end();
    yield;
  } catch (error) {
    // What the archive's library finds wrong has a number.
    const isDamage = error instanceof Error && 'code' in error && typeof error.code === 'number';
    const cause = isDamage ? 'damaged' : systemCode(error);
    const fault = { kind: 'unreadable', cause } as const;
    throw new RunError({ code: 'data-file', file, fault }, { cause: error });
  }
}

function isArchive(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b;
}

function openArchive(open: OpenEntry): EntryReader {
  let unfinished = 0;
  const unzip = new Unzip((file) => {
    const isNested = /\.zip$/i.test(file.name);
    // What nobody wants is unpacked, too: the library would keep what it was not asked for.
    const reader = (isNested ? openArchive(open) : open(file.name)) ?? UNWANTED;
    unfinished += 1;
    let isDamaged = false;
    file.ondata = (error, piece, isLast) => {
      if (isDamaged) return;
      if (error !== null) {
        isDamaged = true;
        unfinished -= 1;
        reader.fail();
        return;
      }
      if (piece.length > 0) reader.write(piece);
      if (!isLast) return;
      unfinished -= 1;
      reader.end();
    };
    file.start();
  });
  unzip.register(EntryInflate);
  return {
    write: (piece) => unzip.push(piece),
    end() {
      unzip.push(new Uint8Array(), true);
      if (unfinished > 0) throw new Error('damaged');
    },
    fail() {
      throw new Error('damaged');
    },
  };
}

const UNWANTED: EntryReader = { write() {}, end() {}, fail() {} };

/** Unpacks what is small at one go: the library takes 200 KB for every entry, of which a set has 400,000. */
class EntryInflate {
  static readonly compression = 8;
  /** Set by the library. */
  declare ondata: AsyncFlateStreamHandler;
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #large: UnzipInflate | null = null;

  push(piece: Uint8Array, isLast: boolean): void {
    if (this.#large !== null) {
      pushSlowly(this.#large, piece, isLast);
      return;
    }
    this.#held.push(piece);
    this.#heldBytes += piece.length;
    if (isLast) this.#unpackSmall();
    else if (this.#heldBytes > MAX_SMALL_BYTES) this.#unpackLarge(false);
    // The next piece may take the place of this one.
    else this.#held[this.#held.length - 1] = piece.slice();
  }

  #unpackSmall(): void {
    const [only = new Uint8Array(), ...others] = this.#held;
    const unpacked = tryInflate(others.length === 0 ? only : Buffer.concat(this.#held));
    // A damaged entry comes here, too: the library says what is wrong with it.
    if (unpacked === null) this.#unpackLarge(true);
    else this.ondata(null, unpacked, true);
  }

  #unpackLarge(isLast: boolean): void {
    const large = new UnzipInflate();
    large.ondata = (error, piece, last) => this.ondata(error, piece, last);
    this.#large = large;
    const pieces = this.#held;
    this.#held = [];
    for (const [index, piece] of pieces.entries()) {
      pushSlowly(large, piece, isLast && index === pieces.length - 1);
    }
  }
}

/** At 1000 : 1 a piece becomes 64 MB at one go; a part of it, 4 MB. */
function pushSlowly(large: UnzipInflate, piece: Uint8Array, isLast: boolean): void {
  for (let at = 0; at < piece.length; at += PART_BYTES) {
    large.push(piece.subarray(at, at + PART_BYTES), false);
  }
  if (isLast) large.push(new Uint8Array(), true);
}

const PART_BYTES = 4 * 1024;

function tryInflate(packed: Uint8Array): Uint8Array<ArrayBuffer> | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: MAX_SMALL_UNPACKED_BYTES });
  } catch {
    return null;
  }
}

const MAX_SMALL_BYTES = 256 * 1024;
const MAX_SMALL_UNPACKED_BYTES = 4 * 1024 * 1024;
