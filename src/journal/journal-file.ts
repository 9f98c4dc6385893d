// The journal beside a report. It begins with a line that says which run it is of; then each answer
// has a line, the latest for a row counts. What is no answer (a site that was not asked because the
// run ended or our network was down, or a bug) is written too, since the report needs it, and
// forgotten when the run is gone on with.
import { type FileHandle, open, rm } from 'node:fs/promises';
import { refuseNoFile } from '../files/read-file.js';
import { readSealedLines, sealLine } from '../files/sealed-lines.js';
import { GrowingFile } from './growing-file.js';
import { codeOf, isAnswer, isSettled, Journal, type KeptAnswer } from './journal.js';
import { RowIndex } from './row-index.js';
import type { RunIdentity } from './run-identity.js';

export interface JournalHeader {
  /** Of this form of a journal. */
  readonly journal: 1;
  readonly identity: RunIdentity;
  /** ISO 8601 with zone. */
  readonly startedAt: string;
  /** The folder within that of the evidence in which what was read waits; null where none is kept. */
  readonly recordings: string | null;
}

export interface JournalFile {
  readonly header: JournalHeader;
  readonly journal: Journal;
  /** Writes what still waits and closes the file, or removes it where it is not kept; never rejects. */
  readonly close: (options: { readonly keep: boolean }) => Promise<void>;
}

export interface JournalFileOptions {
  /** Called with the system's code when the file cannot be written any more: the run goes on. */
  readonly onFault: (cause: string) => void;
}

const FORM = 1;
/** How a journal begins, and so one of which only the beginning was written. */
const START = '{"crc32":"';

/** Begins a journal, over one that is there; rejects with the system's error. */
export async function createJournalFile(
  path: string,
  header: JournalHeader,
  options: JournalFileOptions,
): Promise<JournalFile> {
  const handle = await open(path, 'w+', 0o600);
  try {
    const line = sealLine(header);
    await handle.write(line, 0);
    await handle.datasync();
    return joinUp(path, { header, handle, end: Buffer.byteLength(line) }, options);
  } catch (error) {
    await handle.close();
    await rm(path, { force: true });
    throw error;
  }
}

/** Which run the journal at `path` is of: `absent` where none is there, `foreign` where the file is no journal. */
export async function readJournalHeader(
  path: string,
): Promise<JournalHeader | 'absent' | 'foreign'> {
  const handle = await openIfThere(path);
  if (handle === null) return 'absent';
  try {
    return await headerOf(handle);
  } finally {
    await handle.close();
  }
}

/** Opens the journal at `path` with all its whole lines, to be written on; rejects with the system's error. */
export async function openJournalFile(
  path: string,
  header: JournalHeader,
  options: JournalFileOptions,
): Promise<JournalFile> {
  const handle = await open(path, 'r+');
  const index = new RowIndex();
  let [end, settled] = [0, 0];
  for await (const { offset, bytes, value } of readSealedLines(contentOf(handle))) {
    end = offset + bytes;
    if (offset === 0) continue;
    const kept = value as KeptAnswer;
    const { row } = kept.result.school;
    if (isAnswer(kept)) index.set(row, { offset, bytes });
    // What our own network answered was taken for the site's, until that was found out.
    else index.forget(row);
    if (isSettled(kept)) settled += 1;
  }
  // A torn line at the end would be one with what is written next.
  await handle.truncate(end);
  return joinUp(path, { header, handle, end, index, settled }, options);
}

function joinUp(
  path: string,
  opened: {
    readonly header: JournalHeader;
    readonly handle: FileHandle;
    readonly end: number;
    readonly index?: RowIndex;
    readonly settled?: number;
  },
  { onFault }: JournalFileOptions,
): JournalFile {
  const { header, handle, end, index, settled } = opened;
  const file = new GrowingFile(handle, {
    end,
    durable: true,
    onFault: (error) => onFault(codeOf(error)),
  });
  const journal = new Journal(path, { file, isKept: true, index, settled });
  return {
    header,
    journal,
    async close({ keep }) {
      if (keep) return await file.close();
      await file.discard();
      await rm(path, { force: true }).catch(() => {});
    },
  };
}

async function headerOf(handle: FileHandle): Promise<JournalHeader | 'absent' | 'foreign'> {
  for await (const { offset, value } of readSealedLines(contentOf(handle))) {
    if (offset !== 0) break;
    const header = value as Partial<JournalHeader> | null;
    return header?.journal === FORM ? (header as JournalHeader) : 'foreign';
  }
  const buffer = Buffer.alloc(START.length);
  const { bytesRead } = await handle.read(buffer, 0, START.length, 0);
  const start = buffer.subarray(0, bytesRead).toString('latin1').replaceAll('\0', '');
  // Begun by a run that died before its first answer.
  return START.startsWith(start) ? 'absent' : 'foreign';
}

function contentOf(handle: FileHandle): AsyncIterable<Buffer> {
  return handle.createReadStream({ start: 0, autoClose: false });
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    await refuseNoFile(path);
    return await open(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
