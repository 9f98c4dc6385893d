// The journal of this run: where it stands, and whether it is one to go on with.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckOptions } from '../../cli/options.js';
import { type ChangedList, RunError } from '../../errors.js';
import { nameBeside } from '../../files/name-beside.js';
import { systemCode } from '../../files/system-code.js';
import { formatTimestamp } from '../../files/timestamp.js';
import type { Journal, KeptAnswer } from '../../journal/journal.js';
import {
  createJournalFile,
  type JournalFile,
  type JournalHeader,
  openJournalFile,
  readJournalHeader,
} from '../../journal/journal-file.js';
import type { AsideRun } from '../../journal/run-identity.js';
import { compareSettings, type RunIdentity } from '../../journal/run-identity.js';
import { destinationOf, isOrdinaryFile } from '../../report/file-sink.js';
import type { School } from '../../school.js';
import type { OpenList } from './open-list.js';

export interface RunJournalOptions {
  readonly path: string;
  readonly options: Pick<CheckOptions, 'resume' | 'evidence'>;
  readonly identity: RunIdentity;
  readonly list: OpenList;
  readonly now: () => Date;
  readonly onFault: (cause: string) => void;
}

export interface RunJournal extends JournalFile {
  readonly begin: 'anew' | 'resumed';
  /** When the run began that is gone on with; else when this one did. */
  readonly since: string;
  /** The unfinished run that this one is not, and that is kept; null for none. */
  readonly aside: AsideRun | null;
}

/** Answers of the morning are no answers of the next night. */
const MAX_AGE_MS = 12 * 3_600_000;

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
 * Opens the journal at `path`. One that is there is gone on with where it is of this run, and else
 * kept under another name. Rejects with `RunError`: `journal-foreign` where the file is none,
 * `journal-unwritable`, and, where it has to be gone on with, `journal-settings` or `journal-list`
 * where it is of another run.
 */
export async function openRunJournal(run: RunJournalOptions): Promise<RunJournal> {
  const { path, options, onFault } = run;
  try {
    const found = await readJournalHeader(path);
    if (found === 'foreign') throw new RunError({ code: 'journal-foreign', file: path });
    if (found === 'absent') return await beginJournal(run);
    const why = options.resume ? null : differenceOf(found, run);
    if (why !== null) {
      const aside = await setAside(found, run);
      return { ...(await beginJournal(run)), aside: aside === null ? null : { ...aside, why } };
    }
    refuseOtherSettings(found, run);
    const file = await openJournalFile(path, found, { onFault });
    await refuseOtherList(file, run);
    return { ...file, begin: 'resumed', since: found.startedAt, aside: null };
  } catch (error) {
    if (error instanceof RunError) throw error;
    throw new RunError({ code: 'journal-unwritable', file: path, cause: systemCode(error) });
  }
}

async function beginJournal(run: RunJournalOptions): Promise<RunJournal> {
  const header = {
    journal: 1,
    identity: run.identity,
    startedAt: formatTimestamp(run.now()),
    recordings: run.options.evidence === undefined ? null : nameRecordings(),
  } as const;
  const file = await createJournalFile(run.path, header, { onFault: run.onFault });
  return { ...file, begin: 'anew', since: header.startedAt, aside: null };
}

/** Why nobody who did not ask for it wants that run to be gone on with; null where it is this one. */
function differenceOf(
  { identity: before, startedAt }: JournalHeader,
  { identity, now }: RunJournalOptions,
): AsideRun['why'] | null {
  if (compareSettings(before, identity).length > 0) return 'settings';
  // What comes through a pipe is not known before its end.
  if (before.list === null || before.list.digest !== identity.list?.digest) return 'list';
  return now().getTime() - Date.parse(startedAt) > MAX_AGE_MS ? 'old' : null;
}

/** Keeps the answers under a name that no run uses; null where there are none. */
async function setAside(found: JournalHeader, { path, onFault }: RunJournalOptions) {
  const file = await openJournalFile(path, found, { onFault });
  const hasAnswers = file.journal.size > 0;
  await file.close({ keep: hasAnswers });
  if (!hasAnswers) {
    await removeRecordings(found);
    return null;
  }
  const since = found.startedAt;
  const day = since.slice(0, 'YYYY-MM-DDThh:mm:ss'.length).replace('T', ' ').replaceAll(':', '-');
  const nameFor = (copy: number): string =>
    nameBeside(path.replace(/\.journal$/, ''), ` (${day}${copy === 1 ? '' : `, ${copy}`}).journal`);
  let copy = 1;
  while (existsSync(nameFor(copy))) copy += 1;
  await rename(path, nameFor(copy));
  return { file: nameFor(copy), since };
}

function refuseOtherSettings(found: JournalHeader, { path, identity }: RunJournalOptions): void {
  const differences = compareSettings(found.identity, identity);
  if (differences.length > 0) {
    throw new RunError({ code: 'journal-settings', file: path, differences });
  }
}

const RECORDINGS = /^noko-check-[\da-f]{8}$/;

function nameRecordings(): string {
  return `noko-check-${randomBytes(4).toString('hex')}`;
}

/** Removes what a run had read that has no answers: nobody will make evidence of it. */
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
  const before = journal.size;
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

function isSame({ result }: KeptAnswer, school: School): boolean {
  return JSON.stringify(result.school) === JSON.stringify(school);
}

function labelOf({ name, site }: School): string {
  return [name, site.typed].filter((part) => part !== '').join(', ');
}

function otherList(file: string, list: ChangedList): RunError {
  return new RunError({ code: 'journal-list', file, ...list });
}
