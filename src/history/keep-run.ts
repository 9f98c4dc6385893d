// A run on its way into the folder of history: the rows of its NDJSON, compressed as they come into
// a temporary file, which gets its name when it is whole and it is known whether it counts. A disk
// that fails costs the history, never the report: it is told when the run ends.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { access, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { SchoolResult } from '../crawl/result.js';
import { RunError, type RunProblem } from '../errors.js';
import { makeFolder } from '../files/make-folder.js';
import { systemCode } from '../files/system-code.js';
import type { ReportSettings } from '../report/format.js';
import { createJsonRow } from '../report/json-row.js';
import type { RunMark } from '../words/history-words.js';
import { formatRunName } from './run-name.js';

export interface KeptRun {
  /** Never rejects. */
  readonly write: (result: SchoolResult) => Promise<void>;
  /** Gives the run its name; answers what went wrong, or null. Never rejects. */
  readonly finish: (mark: RunMark | null) => Promise<RunProblem | null>;
  /** Leaves nothing behind where the run was not finished; never rejects. */
  readonly close: () => Promise<void>;
}

export interface KeepRunOptions extends Pick<ReportSettings, 'carriedHeader' | 'rules'> {
  /** Made where it is missing. */
  readonly folder: string;
  /** When the run began, ISO 8601. */
  readonly startedAt: string;
}

const TEMPORARY = /^noko-check-[\da-f]{8}\.part$/;
/** No run lets its file lie for so long. */
const ABANDONED_MS = 48 * 3_600_000;

/** Begins to keep a run; rejects with `RunError` (`history-unwritable`) where the folder cannot be written. */
export async function keepRun({ folder, startedAt, ...rows }: KeepRunOptions): Promise<KeptRun> {
  const formatRow = createJsonRow(rows);
  const temporary = join(folder, `noko-check-${randomBytes(4).toString('hex')}.part`);
  const file = await openBeside(folder, temporary);
  await sweep(folder, temporary);
  const packed = createGzip();
  let failure: unknown = null;
  const fail = (error: unknown): void => {
    failure ??= error;
    packed.destroy();
  };
  file.on('error', fail);
  packed.on('error', fail);
  packed.pipe(file);

  return {
    async write(result) {
      if (failure !== null || packed.write(`${formatRow(result)}\n`)) return;
      await Promise.race([once(packed, 'drain'), once(packed, 'close')]).catch(fail);
    },
    async finish(mark) {
      try {
        if (failure !== null) throw failure;
        packed.end();
        await finished(file);
        await rename(temporary, await freeName(folder, { startedAt, mark }));
        return null;
      } catch (error) {
        return unwritable(folder, failure ?? error);
      }
    },
    async close() {
      packed.destroy();
      if (!file.closed) {
        file.destroy();
        await once(file, 'close').catch(() => {});
      }
      await rm(temporary, { force: true }).catch(() => {});
    },
  };
}

async function openBeside(folder: string, temporary: string): Promise<WriteStream> {
  try {
    await makeFolder(folder);
    const file = createWriteStream(temporary, { flags: 'wx', flush: true });
    await once(file, 'open');
    return file;
  } catch (error) {
    throw new RunError(unwritable(folder, error), { cause: error });
  }
}

/**
 * Removes what killed runs have left, beside the `own` file of this one: by the clock of the disk,
 * which need not be ours. What cannot be removed does no harm.
 */
async function sweep(folder: string, own: string): Promise<void> {
  const begun = await stat(own).catch(() => null);
  const names = begun === null ? [] : await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => TEMPORARY.test(one))) {
    const file = join(folder, name);
    const found = await stat(file).catch(() => null);
    const isAbandoned =
      found !== null && begun !== null && found.mtimeMs < begun.mtimeMs - ABANDONED_MS;
    if (isAbandoned) await rm(file, { force: true }).catch(() => {});
  }
}

async function freeName(
  folder: string,
  { startedAt, mark }: { readonly startedAt: string; readonly mark: RunMark | null },
): Promise<string> {
  for (let copy = 1; ; copy++) {
    const file = join(folder, formatRunName(startedAt, mark, copy));
    const isTaken = await access(file).then(
      () => true,
      () => false,
    );
    if (!isTaken) return file;
  }
}

function unwritable(file: string, error: unknown): RunProblem {
  return { code: 'history-unwritable', file, cause: systemCode(error) };
}
