// A sink over a file. A report grows in a temporary file in the folder of its target and takes
// the target's place when it is whole, so that a half report never looks like one, and a run that
// fails leaves yesterday's. What cannot be replaced so (a pipe, a device) is written straight.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Stats, WriteStream } from 'node:fs';
import { lstat, open, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { RunError } from '../errors.js';
import { takeLock } from '../files/lock/lock.js';
import { findOpenElsewhere } from '../files/open-elsewhere.js';
import type { Processes } from '../files/processes.js';
import { replaceFile } from '../files/replace-file.js';
import { type Sink, unwritable } from '../files/sink.js';
import { systemCode } from '../files/system-code.js';
import { createStreamSink } from './stream-sink.js';

/** The names of our own descriptors: what stands behind them may be a log that is appended to. */
const DESCRIPTOR = /^\/dev\/(?:std(?:out|err)|fd\/\d+)$/;

/** Nobody reads the file before it is whole; to write each row by itself took a tenth of the time that a school takes beside its page. */
const GATHER_LENGTH = 256 * 1024;

export interface FileOptions {
  /** Dates the name of a file that cannot take its target's place, and the lock. */
  readonly now: () => Date;
  readonly processes: Processes;
}

/** Whether `path` is, or will be, an ordinary file: something to open, not a program's input. */
export async function isOrdinaryFile(path: string): Promise<boolean> {
  return !DESCRIPTOR.test(path) && ((await statIfThere(path))?.isFile() ?? true);
}

/**
 * Opens a sink on the file at `path`. Tells now, not after hours of work, that it cannot be
 * written: rejects with `RunError` (`output-unwritable`) when its folder is missing or read-only,
 * or when the target is a folder or is read-only; with `output-locked` when another run is writing
 * it. A target that somebody has open in Excel is only told: the report then goes beside it.
 */
export async function openReportFile(path: string, options: FileOptions): Promise<Sink> {
  try {
    return (await isOrdinaryFile(path))
      ? await openLocked(path, options)
      : await openStraight(path);
  } catch (error) {
    throw error instanceof RunError ? error : unwritable(path, error);
  }
}

async function openStraight(path: string): Promise<Sink> {
  const stream = (await open(path, 'a')).createWriteStream();
  const sink = createStreamSink(stream, path);
  return {
    write: sink.write,
    async commit(options) {
      const committed = await sink.commit(options);
      if (committed.kind === 'written') await endStream(stream, path);
      return committed;
    },
    abandon: () => destroyStream(stream),
  };
}

/** Where the report at `path` will stand: a symbolic link stays one, what it points to is replaced. */
export async function destinationOf(path: string): Promise<string> {
  if ((await statIfThere(path)) === null) return path;
  return (await lstat(path)).isSymbolicLink() ? await realpath(path) : path;
}

async function openLocked(path: string, options: FileOptions): Promise<Sink> {
  const destination = await destinationOf(path);
  // Short whatever the target's name: names have a limit, and it may be at that.
  const temporary = `noko-check-${randomBytes(4).toString('hex')}.part`;
  const lock = await takeLock(destination, { ...options, typed: path, temporary });
  try {
    const sink = await openBeside(path, {
      destination,
      temporary: join(dirname(destination), temporary),
      now: options.now,
    });
    return {
      ...sink,
      async commit(commitOptions) {
        const committed = await sink.commit(commitOptions);
        await lock.release();
        return committed;
      },
      async abandon() {
        await sink.abandon();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openBeside(
  path: string,
  files: { readonly destination: string; readonly temporary: string; readonly now: () => Date },
): Promise<Sink> {
  const { destination, temporary, now } = files;
  const target = await statIfThere(destination);
  const openElsewhere = target === null ? null : await findOpenElsewhere(destination);
  const handle = await open(temporary, 'wx');
  // Some file systems know no permissions; the report matters more.
  if (target !== null) await handle.chmod(target.mode).catch(() => {});
  const stream = handle.createWriteStream({ flush: true });
  const sink = createStreamSink(stream, path, GATHER_LENGTH);
  return {
    openElsewhere,
    write: sink.write,
    async commit(options) {
      await sink.commit(options);
      await endStream(stream, path);
      try {
        const isInUse = (await findOpenElsewhere(destination).catch(() => null)) !== null;
        const done = await replaceFile({
          from: temporary,
          to: destination,
          now,
          isInUse,
          ...options,
        });
        if (done.kind === 'replaced') return { kind: 'written', file: path };
        return { kind: 'beside', file: path, writtenTo: done.path, cause: done.cause };
      } catch (error) {
        throw unwritable(path, error);
      }
    },
    async abandon() {
      await destroyStream(stream);
      await rm(temporary, { force: true }).catch(() => {});
    },
  };
}

async function statIfThere(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function endStream(stream: WriteStream, path: string): Promise<void> {
  try {
    stream.end();
    await finished(stream);
  } catch (error) {
    throw unwritable(path, error);
  }
}

async function destroyStream(stream: WriteStream): Promise<void> {
  if (stream.closed) return;
  stream.destroy();
  await once(stream, 'close').catch(() => {});
}
