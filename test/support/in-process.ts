// The command without a process: `run` with streams that only remember what they were told.
import { PassThrough, type Readable, Writable } from 'node:stream';
import type { Environment } from '../../src/cli/environment.js';
import { run } from '../../src/commands/run.js';
import type { Finished } from './command.js';
import { PROCESSES } from './processes.js';

export interface InProcessOptions {
  readonly env?: Environment;
  readonly systemLocale?: string;
  readonly stdin?: () => Readable;
  /** Whether stderr is a terminal, and how wide. */
  readonly columns?: number;
  /** Whether stdout is a terminal, and how wide. */
  readonly stdoutColumns?: number;
  /** Whether stdin is a terminal. */
  readonly stdinIsTerminal?: boolean;
  readonly openFile?: (file: string) => Promise<void>;
  /** Told of each piece of stdout as it comes. */
  readonly onStdout?: (text: string) => void;
  readonly stop?: AbortSignal;
  readonly now?: () => Date;
}

/** Runs the command, where nothing else is said on 23 November 2026, three in the morning. */
export async function runInProcess(
  argv: readonly string[],
  options: InProcessOptions = {},
): Promise<Finished> {
  const stdout = createMemory(options.onStdout);
  const stderr = createMemory();
  const { columns, stdoutColumns } = options;
  const code = await run({
    argv,
    env: options.env ?? {},
    systemLocale: options.systemLocale ?? 'en-US',
    stdin: options.stdin ?? (() => new PassThrough()),
    stdout: onTerminal(stdout, stdoutColumns),
    stderr: onTerminal(stderr, columns),
    now: options.now ?? (() => new Date('2026-11-23T03:00:00Z')),
    processes: PROCESSES,
    stdinIsTerminal: options.stdinIsTerminal ?? false,
    openFile: options.openFile,
    stop: options.stop ?? new AbortController().signal,
    abort: new AbortController().signal,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function onTerminal<Stream extends object>(stream: Stream, columns: number | undefined): Stream {
  return columns === undefined ? stream : Object.assign(stream, { isTTY: true, columns });
}

function createMemory(onText: (text: string) => void = () => {}) {
  let said = '';
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      said += chunk;
      onText(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { text: () => said });
}
