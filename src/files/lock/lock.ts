// One run for one report: two would overwrite each other's answers. The lock is a file beside the
// report that names its holder. Libraries for this judge by the age of the file alone, or are not
// kept any more; a run that was killed must be able to go on at once, not after minutes.
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RunError } from '../../errors.js';
import { nameBeside } from '../name-beside.js';
import type { Processes } from '../processes.js';
import { readWholeFile } from '../read-file.js';
import { systemCode } from '../system-code.js';
import { formatTimestamp } from '../timestamp.js';
import { describeSelf, type Holder, isAlive, parseHolder } from './holder.js';

export interface LockOptions {
  /** The report's name as typed, for messages. */
  readonly typed: string;
  /** Name of the file that the run grows its report in; the next run removes it where this one cannot. */
  readonly temporary: string;
  readonly processes: Processes;
  readonly now: () => Date;
}

export interface Lock {
  /** Removes it; never rejects. */
  readonly release: () => Promise<void>;
}

/** Of a few facts. */
const MAX_LOCK_BYTES = 64 * 1024;
/** A holder touches its lock so often. */
const BEAT_MS = 15_000;
/** One that nothing else is known of is dead after so long. */
const SILENCE_MS = 120_000;
/** One for a lock that is free, one to take it from the dead, one from who died over that, and one for a race. */
const TRIES = 4;
const TEMPORARY = /^noko-check-[\da-f]{8}\.part$/;

/**
 * Takes the lock of the report at `path`, also from a holder that is dead. Rejects with `RunError`
 * (`output-locked`) where another run holds it, with the system's error where it cannot be written.
 */
export async function takeLock(path: string, options: LockOptions): Promise<Lock> {
  const { typed, temporary, processes, now } = options;
  const lock = nameBeside(path, '.lock');
  const self = await describeSelf(processes, { since: formatTimestamp(now()), temporary });
  const content = JSON.stringify(self);
  let found: FoundLock | null = null;
  for (let tries = 0; tries < TRIES; tries++) {
    if (writeNew(lock, content)) return hold(lock, content);
    found = await read(lock);
    if (found === null) continue;
    if (!(await isDead(found, self, processes))) break;
    await takeAway(lock, found, { content, isDead: (other) => isDead(other, self, processes) });
  }
  const { pid = null, host = null, since = null } = found?.holder ?? {};
  throw new RunError({ code: 'output-locked', file: typed, lock, pid, host, since });
}

interface FoundLock {
  readonly content: string;
  readonly holder: Holder | null;
  readonly silentMs: number;
}

async function read(lock: string): Promise<FoundLock | null> {
  try {
    const content = (await readWholeFile(lock, MAX_LOCK_BYTES)).toString('utf8');
    const { mtimeMs } = await stat(lock);
    return { content, holder: parseHolder(content), silentMs: Date.now() - mtimeMs };
  } catch (error) {
    // Released a moment ago.
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function isDead(found: FoundLock, self: Holder, processes: Processes): Promise<boolean> {
  const alive = found.holder === null ? null : await isAlive(found.holder, self, processes);
  return alive === null ? found.silentMs > SILENCE_MS : !alive;
}

/**
 * Removes a dead holder's lock and unfinished report; one at a time, or somebody's new lock would go,
 * too. Whose turn it is goes on without a pause, so that hardly any kill meets him; and who is killed
 * all the same is known by his name.
 */
async function takeAway(
  lock: string,
  found: FoundLock,
  own: { readonly content: string; readonly isDead: (other: FoundLock) => Promise<boolean> },
): Promise<void> {
  const turn = nameBeside(lock, '.turn');
  if (!writeNew(turn, own.content)) {
    const other = await read(turn);
    if (other !== null && (await own.isDead(other))) await rm(turn, { force: true });
    return;
  }
  try {
    if (readFileSync(lock, 'utf8') !== found.content) return;
    const { temporary = '' } = found.holder ?? {};
    if (TEMPORARY.test(temporary)) rmSync(join(dirname(lock), temporary), { force: true });
    rmSync(lock, { force: true });
  } catch (error) {
    // Taken away and released by another.
    if (systemCode(error) !== 'ENOENT') throw error;
  } finally {
    rmSync(turn, { force: true });
  }
}

/** Written in one go: a process that is killed between making and filling it would leave a riddle. */
function writeNew(lock: string, content: string): boolean {
  let file: number;
  try {
    file = openSync(lock, 'wx');
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    writeFileSync(file, content);
    return true;
  } catch (error) {
    // On a full disk it is made and stays empty: it would keep the next run out.
    rmSync(lock, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

function hold(lock: string, content: string): Lock {
  const beat = setInterval(() => {
    const at = new Date();
    utimes(lock, at, at).catch(() => {});
  }, BEAT_MS).unref();
  return {
    async release() {
      clearInterval(beat);
      // Somebody may have removed it by hand and begun another run.
      const found = await readFile(lock, 'utf8').catch(() => null);
      if (found === content) await rm(lock, { force: true }).catch(() => {});
    },
  };
}
