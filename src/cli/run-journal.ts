// The journal of this run: where it stands, and whether it is one to go on with.
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Journal, Kept } from '../crawl/journal/journal.js';
import {
  createJournalFile,
  type JournalFile,
  type JournalHeader,
  openJournalFile,
  readJournalHeader,
} from '../crawl/journal/journal-file.js';
import { type ChangedList, RunError } from '../errors.js';
import { destinationOf, isOrdinaryFile } from '../report/file-sink.js';
import { nameBeside } from '../report/name-beside.js';
import { systemCode } from '../report/sink.js';
import { compareSettings, type RunIdentity } from '../run-identity.js';
import type { School } from '../school.js';
import { formatTimestamp } from '../timestamp.js';
import type { OpenList } from './open-list.js';
import type { CheckOptions } from './options.js';

export interface RunJournalOptions {
  readonly path: string;
  readonly options: Pick<CheckOptions, 'resume' | 'evidence'>;
  readonly identity: RunIdentity;
  readonly list: OpenList;
  readonly now: () => Date;
  readonly onFault: (cause: string) => void;
}

export interface RunJournal extends JournalFile {
  /** `resumed` where it is gone on with, `instead` where it took the place of one that is not. */
  readonly begin: 'anew' | 'resumed' | 'instead';
  /** When the run began that is gone on with, or not; else when this one did. */
  readonly since: string;
}

/** Beside the first report that is a file; null where none is. */
export async function findJournalPath(output: readonly string[]): Promise<string | null> {
  for (const path of output) {
    // What cannot be looked at is told when it is opened.
    const isFile = path !== '-' && (await isOrdinaryFile(path).catch(() => false));
    if (isFile) return nameBeside(await destinationOf(path), '.journal');
  }
  return null;
}

/**
 * Opens the journal at `path`. Rejects with `RunError`: `journal-foreign` where the file is none,
 * `journal-unwritable`, and, where it is to be gone on with, `journal-settings` or `journal-list`
 * where it is of another run.
 */
export async function openRunJournal(run: RunJournalOptions): Promise<RunJournal> {
  const { path, options, identity, onFault } = run;
  try {
    const found = await readJournalHeader(path);
    if (found === 'foreign') throw new RunError({ code: 'journal-foreign', file: path });
    if (found === 'absent' || !options.resume) {
      const header = {
        journal: 1,
        identity,
        startedAt: formatTimestamp(run.now()),
        recordings: options.evidence === undefined ? null : nameRecordings(),
      } as const;
      const file = await createJournalFile(path, header, { onFault });
      if (found === 'absent') return { ...file, begin: 'anew', since: header.startedAt };
      await removeRecordings(found);
      return { ...file, begin: 'instead', since: found.startedAt };
    }
    const differences = compareSettings(found.identity, identity);
    if (differences.length > 0) {
      throw new RunError({ code: 'journal-settings', file: path, differences });
    }
    const file = await openJournalFile(path, found, { onFault });
    await refuseOtherList(file, run);
    return { ...file, begin: 'resumed', since: found.startedAt };
  } catch (error) {
    if (error instanceof RunError) throw error;
    throw new RunError({ code: 'journal-unwritable', file: path, cause: systemCode(error) });
  }
}

const RECORDINGS = /^noko-check-[\da-f]{8}$/;

function nameRecordings(): string {
  return `noko-check-${randomBytes(4).toString('hex')}`;
}

/** Removes what the run that is not gone on with had read: nobody will make evidence of it. */
async function removeRecordings({ recordings, identity }: JournalHeader): Promise<void> {
  const folder = identity.settings['--evidence'] ?? '';
  if (recordings === null || !RECORDINGS.test(recordings) || folder === '') return;
  await rm(join(folder, recordings), { recursive: true, force: true }).catch(() => {});
}

async function refuseOtherList(file: JournalFile, run: RunJournalOptions): Promise<void> {
  const before = file.header.identity.list;
  const now = run.identity.list;
  if (before === null || now === null || before.digest === now.digest) return;
  let changed: ChangedList['changed'] = null;
  for await (const school of await run.list.readAgain()) {
    changed = await findChange(file.journal, school);
    if (changed !== null) break;
  }
  await file.close({ keep: true });
  throw otherList(run.path, { before: before.schools, now: now.schools, changed });
}

/** The schools of a list; where it could not be looked at before, each is held against the journal, and another throws `RunError` (`journal-list`). */
export async function* heldToJournal(
  list: Pick<OpenList, 'schools' | 'identity'>,
  { path, kept, isStopped }: { path: string; kept: RunJournal; isStopped: () => boolean },
): AsyncGenerator<School> {
  const { begin, header, journal } = kept;
  const isKnown = header.identity.list !== null && list.identity() !== null;
  if (begin !== 'resumed' || isKnown) {
    yield* list.schools;
    return;
  }
  const before = journal.size();
  let [rows, known] = [0, 0];
  for await (const school of list.schools) {
    const changed = await findChange(journal, school);
    if (changed !== null) throw otherList(path, { before: null, now: null, changed });
    rows += 1;
    if (journal.has(school.row)) known += 1;
    yield school;
  }
  if (known < before && !isStopped()) {
    throw otherList(path, { before: null, now: rows, changed: null });
  }
}

async function findChange(journal: Journal, school: School): Promise<ChangedList['changed']> {
  const kept = await journal.find(school.row);
  if (kept === null || isSame(kept, school)) return null;
  return { row: school.row, before: labelOf(kept.result.school), now: labelOf(school) };
}

function isSame({ result }: Kept, school: School): boolean {
  return JSON.stringify(result.school) === JSON.stringify(school);
}

function labelOf({ name, site }: School): string {
  return [name, site.typed].filter((part) => part !== '').join(', ');
}

function otherList(file: string, list: ChangedList): RunError {
  return new RunError({ code: 'journal-list', file, ...list });
}
