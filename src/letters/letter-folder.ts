// The folder of letters. It is used again and again, and people correct letters before they send
// them, so it keeps a note of what it wrote: a letter that is as it was written may be replaced,
// and goes when its school no longer fails, since somebody might send it; one that a person has
// changed, or put there, stays as it is, and a new letter of its name goes beside it.
import { createHash, randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { RunError } from '../errors.js';
import { makeFolder } from '../files/make-folder.js';
import { MEGABYTE, readWholeFile } from '../files/read-file.js';
import { replaceFile } from '../files/replace-file.js';
import { systemCode } from '../files/system-code.js';

export interface LetterFolder {
  /** Writes a letter; rejects with `RunError` (`letter-unwritable`). */
  readonly write: (name: string, content: Uint8Array) => Promise<WrittenLetter>;
  /** Takes away the letters of earlier runs that nobody has changed. */
  readonly removeOthers: () => Promise<OtherLetters>;
  /** Whether a letter with this text went to its school, in this run or an earlier one. */
  readonly wasSent: (text: string) => boolean;
  readonly markSent: (text: string) => void;
  /** Makes the note; rejects with `RunError` (`letter-unwritable`). */
  readonly close: () => Promise<void>;
}

/** `beside`: there is a letter of its name that somebody changed, or has open; `path` has the new one. */
export type WrittenLetter =
  | { readonly kind: 'written' }
  | { readonly kind: 'beside'; readonly path: string };

export interface OtherLetters {
  readonly removed: number;
  /** Names of letters of earlier runs that somebody has changed. */
  readonly left: readonly string[];
}

interface Note {
  /** By name, what was written under it. */
  readonly letters: ReadonlyMap<string, string>;
  /** Digests of the letters that were mailed. */
  readonly sent: readonly string[];
}

const NOTE = 'noko-check-letters.json';
/** Of a letter, pictures included, and of the note. */
const MAX_BYTES = 64 * MEGABYTE;

/** Opens a folder, making it where it is missing; rejects with `RunError` (`letter-unwritable`). */
export async function openLetterFolder(folder: string, now: () => Date): Promise<LetterFolder> {
  const { letters: before, sent: sentBefore } = await makeFolder(folder).then(
    () => readNote(folder),
    (error) => refuse(folder, error),
  );
  const after = new Map(before);
  const sent = new Set(sentBefore);
  const written = new Set<string>();
  const put = async (name: string, content: Uint8Array, keepExisting: boolean) => {
    const to = join(folder, name);
    const from = join(folder, `noko-check-${randomBytes(4).toString('hex')}.part`);
    try {
      await writeFile(from, content, { flag: 'wx' });
      return await replaceFile({ from, to, now, keepExisting });
    } catch (error) {
      await rm(from, { force: true }).catch(() => {});
      return refuse(to, error);
    }
  };

  return {
    async write(name, content) {
      const existing = await digestOf(join(folder, name));
      const isOurs = existing === null || existing === before.get(name);
      const done = await put(name, content, !isOurs);
      const path = done.kind === 'beside' ? done.path : join(folder, name);
      const given = basename(path);
      written.add(given).add(name);
      after.set(given, digest(content));
      return done.kind === 'beside' ? { kind: 'beside', path } : { kind: 'written' };
    },
    async removeOthers() {
      let removed = 0;
      const left: string[] = [];
      for (const [name, noted] of before) {
        if (written.has(name)) continue;
        const found = await digestOf(join(folder, name));
        if (found !== null && found !== noted) {
          left.push(name);
          continue;
        }
        after.delete(name);
        if (found === null) continue;
        await rm(join(folder, name)).catch((error) => refuse(join(folder, name), error));
        removed += 1;
      }
      return { removed, left };
    },
    wasSent: (text) => sent.has(digest(Buffer.from(text))),
    markSent: (text) => void sent.add(digest(Buffer.from(text))),
    async close() {
      const note = { letters: Object.fromEntries(after), sent: [...sent] };
      await put(NOTE, Buffer.from(`${JSON.stringify(note, null, 2)}\n`), false);
    },
  };
}

async function readNote(folder: string): Promise<Note> {
  try {
    const { letters, sent = [] } = JSON.parse(
      (await readWholeFile(join(folder, NOTE), MAX_BYTES)).toString('utf8'),
    );
    const named = Object.entries(letters).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && isName(entry[0]),
    );
    const digests: readonly unknown[] = Array.isArray(sent) ? sent : [];
    return {
      letters: new Map(named),
      sent: digests.filter((one): one is string => typeof one === 'string'),
    };
  } catch {
    // Without a note, whatever is there is somebody's own.
    return { letters: new Map(), sent: [] };
  }
}

/** What is noted is removed, so it has to be in the folder. */
function isName(text: string): boolean {
  return /\.(?:docx|txt|eml)$/.test(text) && !/[/\\]/.test(text);
}

async function digestOf(path: string): Promise<string | null> {
  try {
    return digest(await readWholeFile(path, MAX_BYTES));
  } catch (error) {
    // What cannot be read is not ours to replace.
    return systemCode(error) === 'ENOENT' ? null : '';
  }
}

function digest(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function refuse(file: string, error: unknown): never {
  throw new RunError(
    { code: 'letter-unwritable', file, cause: systemCode(error) },
    { cause: error },
  );
}
