// One target of the report: a format's pieces on their way into a sink, and how that ended.
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Writable } from 'node:stream';
import { RunError, type RunProblem } from '../errors.js';
import type { OpenElsewhere } from '../files/open-elsewhere.js';
import type { Processes } from '../files/processes.js';
import type { OutputPiece } from '../files/sink.js';
import {
  type CommitOptions,
  type Committed,
  type Sink,
  type SinkState,
  unwritable,
} from '../files/sink.js';
import { systemCode } from '../files/system-code.js';
import { isOrdinaryFile, openReportFile } from './file-sink.js';
import type { CsvProfileName, ReportBody, ReportFormat, ReportSettings } from './format.js';
import type { FormatName } from './format-names.js';
import { FORMATS, findFormat, formatOfFile } from './formats.js';
import { WaitingError } from './spooled-body.js';
import { createStreamSink } from './stream-sink.js';

/** What became of one target. */
export type TargetOutcome =
  | Committed
  | { readonly kind: 'failed'; readonly file: string; readonly problem: RunProblem };

export interface Target {
  /** Null where nobody has it open in a spreadsheet. */
  readonly openElsewhere: OpenElsewhere | null;
  /** Writes what `piece` makes; `closed` when the target takes no more. One call at a time. */
  write(piece: (body: ReportBody) => OutputPiece | Promise<OutputPiece>): Promise<SinkState>;
  finish(options: CommitOptions): Promise<TargetOutcome>;
  abandon(): Promise<void>;
}

export interface TargetOptions extends Omit<ReportSettings, 'csvProfile' | 'pictures'> {
  /** The folder in which pictures of pages are kept; absent where none is. */
  readonly pictureFolder?: string | undefined;
  readonly stdout: Writable;
  /** The format of `stdout`, and of a pipe or device whose name tells none. */
  readonly stdoutFormat: FormatName | ReportFormat;
  /** Null leaves it to the target: `excel` for a file, `plain` for a pipe. */
  readonly csvProfile: CsvProfileName | null;
  readonly processes: Processes;
}

/** Opens the file at `path`, or `stdout` where it is `-`; rejects with `RunError`. */
export async function openTarget(path: string, options: TargetOptions): Promise<Target> {
  const { stdout, stdoutFormat, csvProfile, pictureFolder, ...settings } = options;
  const isFile = path !== '-' && (await isOrdinaryFile(path).catch((error) => refuse(path, error)));
  const format = isFile ? formatOfFile(path) : (findFormat(path) ?? byName(stdoutFormat));
  const sink = path === '-' ? createStreamSink(stdout, path) : await openReportFile(path, options);
  const profile = csvProfile ?? (isFile ? 'excel' : 'plain');
  const pictures = isFile ? addressBeside(path, pictureFolder) : undefined;
  return createTarget(path, format.create({ ...settings, pictures, csvProfile: profile }), sink);
}

/** A folder as an address in a file of the same folder or one above; undefined for any other. */
function addressBeside(file: string, folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined;
  const way = relative(dirname(resolve(file)), resolve(folder));
  if (isAbsolute(way) || way.split(sep)[0] === '..') return undefined;
  return way
    .split(sep)
    .map((part) => `${encodeURIComponent(part)}/`)
    .join('');
}

function byName(format: FormatName | ReportFormat): ReportFormat {
  return typeof format === 'string' ? FORMATS[format] : format;
}

function refuse(path: string, error: unknown): never {
  throw unwritable(path, error);
}

function createTarget(file: string, body: ReportBody, sink: Sink): Target {
  let failed: TargetOutcome | null = null;
  const abandon = async (): Promise<void> => {
    await body.discard?.();
    await sink.abandon();
  };
  const fail = async (error: unknown): Promise<TargetOutcome> => {
    await abandon();
    failed = { kind: 'failed', file, problem: problemOf(file, error) };
    return failed;
  };
  const send = (piece: OutputPiece): SinkState | Promise<SinkState> =>
    piece.length === 0 ? 'open' : sink.write(piece);
  return {
    openElsewhere: sink.openElsewhere ?? null,
    async write(piece) {
      if (failed !== null) return 'closed';
      try {
        const made = piece(body);
        return await send(made instanceof Promise ? await made : made);
      } catch (error) {
        await fail(error);
        return 'closed';
      }
    },
    async finish(options) {
      if (failed !== null) return failed;
      try {
        for await (const piece of piecesOf(body.footer())) {
          if ((await send(piece)) === 'closed') break;
        }
        await body.discard?.();
        return await sink.commit(options);
      } catch (error) {
        return await fail(error);
      }
    },
    abandon,
  };
}

function problemOf(file: string, error: unknown): RunProblem {
  if (error instanceof RunError) return error.problem;
  // Anything else is a bug, and must not pass for a full disk.
  if (!(error instanceof WaitingError)) throw error;
  const { folder, cause } = error;
  return { code: 'temporary-unwritable', file, folder, cause: systemCode(cause) };
}

/** What a footer consists of, whichever way the format makes it. */
export async function* piecesOf(
  footer: ReturnType<ReportBody['footer']>,
): AsyncGenerator<OutputPiece> {
  if (typeof footer === 'object' && Symbol.asyncIterator in footer) yield* footer;
  else yield await footer;
}
