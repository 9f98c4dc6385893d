// The files in a data set, piece by piece: an archive, an archive of archives, or a bare file. A
// country's set is larger than memory, so no entry and no archive is ever held as a whole.
import { createReadStream } from 'node:fs';
import { Unzip, UnzipInflate } from 'fflate';
import { RunError } from '../errors.js';
import { systemCode } from '../files/system-code.js';

export interface EntryReader {
  readonly write: (piece: Uint8Array) => void;
  /** Hands over what the entry held. */
  readonly end: () => void;
}

/** Makes the reader of an entry; null for one that nobody wants. */
export type OpenEntry = (name: string) => EntryReader | null;

/** What one piece unpacks to stays small, even at 1000 : 1. */
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
    const reader = isNested ? openArchive(open) : open(file.name);
    if (reader === null) return;
    unfinished += 1;
    file.ondata = (error, piece, isLast) => {
      if (error !== null) throw error;
      if (piece.length > 0) reader.write(piece);
      if (!isLast) return;
      unfinished -= 1;
      reader.end();
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  return {
    write: (piece) => unzip.push(piece),
    end() {
      unzip.push(new Uint8Array(), true);
      if (unfinished > 0) throw new Error('damaged');
    },
  };
}
