// What was read of each school, kept so that its verdict can be shown later: one WARC file a
// school. The exchanges of a visit go to a temporary file as they end, since nothing of them may
// wait in memory until the row is final, and a site that several schools have is asked only once.
// A disk that fails costs evidence, never a verdict: it is named when the run ends.
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { SchoolResult } from '../crawl/result.js';
import { RunError, type RunProblem } from '../errors.js';
import { makeFolder } from '../files/make-folder.js';
import { replaceFile } from '../files/replace-file.js';
import { systemCode } from '../files/system-code.js';
import type { Recording } from '../page/exchange.js';
import type { ReportSettings } from '../report/format.js';
import { createJsonRow } from '../report/json-row.js';
import type { School } from '../school.js';
import { formatEvidenceName, formatPictureName } from './file-name.js';
import { formatExchange, formatFileRecord, formatVerdict } from './warc.js';

/** Also how the rows are formatted that stand in it beside what was read. */
export interface EvidenceOptions extends Pick<ReportSettings, 'carriedHeader' | 'rules'> {
  /** Made where it is missing. */
  readonly folder: string;
  /** The folder within it in which what was read waits, also from an earlier part of the run; absent for a new one. */
  readonly recordings?: string | undefined;
  /** Name and version of what writes it. */
  readonly software: string;
  readonly now: () => Date;
}

export interface Evidence {
  /** Begins to take down a visit. */
  readonly startRecording: () => Recording;
  /** Writes the file of a school whose site was asked, over an earlier one of its name; never rejects. */
  readonly write: (result: SchoolResult) => Promise<void>;
  /** Keeps a picture of a school's page over an earlier one, and answers its name; null where it could not; never rejects. */
  readonly keepPicture: (school: School, png: Uint8Array) => Promise<string | null>;
  /** The first thing that could not be written, else null. */
  readonly problem: () => RunProblem | null;
  /** Removes what is temporary unless the run is to be gone on with; never rejects. */
  readonly close: (options?: { readonly keep: boolean }) => Promise<void>;
}

/** Opens a folder of evidence; rejects with `RunError` (`evidence-unwritable`) where it cannot be written. */
export async function openEvidence(options: EvidenceOptions): Promise<Evidence> {
  const { folder } = options;
  const formatRow = createJsonRow(options);
  const temporary = await makeTemporary(folder, options.recordings);
  const part = randomBytes(4).toString('hex');
  let problem: RunProblem | null = null;
  let recordings = 0;
  const fail = (file: string, error: unknown): void => {
    problem ??= unwritable(file, error);
  };

  return {
    startRecording() {
      recordings += 1;
      const name = `${part}-${recordings}.recording`;
      const file = join(temporary, name);
      return createRecording({ file, name, fail: (error) => fail(folder, error) });
    },
    async write(result) {
      if (result.recording === undefined) return;
      const file = join(folder, formatEvidenceName(result.school));
      try {
        const recording = join(temporary, result.recording);
        const row = Buffer.from(`${formatRow(result)}\n`);
        const held = await writeFileOf(result, { ...options, row, recording, temporary, file });
        // Whoever looks for tonight's evidence there would find another night's.
        if (held !== null) fail(file, new Error(held));
      } catch (error) {
        fail(file, error);
      }
    },
    async keepPicture(school, png) {
      const name = formatPictureName(school);
      const file = join(folder, name);
      try {
        const part = join(temporary, name);
        await writeFile(part, png);
        const done = await replaceFile({ from: part, to: file, now: options.now });
        if (done.kind !== 'beside') return name;
        fail(file, new Error(done.cause));
      } catch (error) {
        fail(file, error);
      }
      return null;
    },
    problem: () => problem,
    async close({ keep } = { keep: false }) {
      if (!keep) await rm(temporary, { recursive: true, force: true }).catch(() => {});
    },
  };
}

async function makeTemporary(folder: string, name: string | undefined): Promise<string> {
  try {
    await makeFolder(folder);
    if (name !== undefined) {
      const temporary = join(folder, name);
      await makeFolder(temporary);
      return temporary;
    }
    return await mkdtemp(join(folder, 'noko-check-'));
  } catch (error) {
    throw new RunError(unwritable(folder, error), { cause: error });
  }
}

function createRecording(options: {
  readonly file: string;
  readonly name: string;
  readonly fail: (error: unknown) => void;
}): Recording {
  const { file, name, fail } = options;
  let kept: string | null = null;
  let failed = false;
  let ended = false;
  let writing = Promise.resolve();
  return {
    add(exchange) {
      // An attempt by the other scheme that was dropped: nobody read what came of it.
      if (ended) return;
      writing = writing
        .then(async () => {
          for (const record of await formatExchange(exchange)) await appendFile(file, record);
          kept = name;
        })
        .catch((error: unknown) => {
          failed = true;
          fail(error);
        });
    },
    async end() {
      ended = true;
      await writing;
      return failed ? null : kept;
    },
  };
}

/** Puts together what a file consists of; answers why it stands beside its place, null where it does not. */
async function writeFileOf(
  result: SchoolResult,
  options: EvidenceOptions & {
    readonly row: Uint8Array;
    readonly recording: string;
    readonly temporary: string;
    readonly file: string;
  },
): Promise<string | null> {
  const { temporary, recording, file, software, row, now } = options;
  const { school, page } = result;
  const fileName = formatEvidenceName(school);
  const part = join(temporary, fileName);
  const at = new Date(result.checkedAt);
  const url = page ?? ('address' in school.site ? school.site.address : '');
  await writeFile(part, await formatFileRecord({ fileName, software, at: now() }));
  await pipeline(createReadStream(recording), createWriteStream(part, { flags: 'a' }));
  await appendFile(part, await formatVerdict({ url, at, row }));
  const done = await replaceFile({ from: part, to: file, now });
  return done.kind === 'beside' ? done.cause : null;
}

function unwritable(file: string, error: unknown): RunProblem {
  return { code: 'evidence-unwritable', file, cause: systemCode(error) };
}
