// The process edge, and the only file that names `process`: arguments, streams and signals go into
// run(), an exit code comes out. It is set, not called with: `process.exit` would cut a piped
// stdout at 64 KiB.
import process from 'node:process';
import { isatty } from 'node:tty';
import { formatCrash } from './cli/crash.js';
import { EXIT } from './cli/exit-code.js';
import { run } from './commands/run.js';
import { runProgram } from './schedule/run-program.js';

// docx asks for Node's own `localStorage` when it is loaded, and Node 26 then warns of a file.
Object.defineProperty(globalThis, 'localStorage', { value: undefined });

const language = {
  argv: process.argv.slice(2),
  env: process.env,
  // Of all that knows the locale the quickest to make: a format of dates takes 10 ms.
  systemLocale: new Intl.PluralRules().resolvedOptions().locale,
};
const stop = new AbortController();
const abort = new AbortController();

/** How long the second interruption leaves for tidying up. */
const TIDYING_MS = 1_000;

function interrupt(): void {
  if (!stop.signal.aborted) {
    stop.abort();
    return;
  }
  abort.abort();
  setTimeout(endAtOnce, TIDYING_MS).unref();
}

/** Ends the process in whatever state: a reader may take no more rows, a file may never open. */
function endAtOnce(): void {
  // `process.exit` waits for files that are being opened, a signal does not. A shell calls both 130.
  if (process.getActiveResourcesInfo().some((resource) => resource.startsWith('FSReq'))) {
    process.removeAllListeners('SIGINT');
    process.kill(process.pid, 'SIGINT');
  }
  process.exit(EXIT.interrupted);
}

/** Node would end a run that waits for nothing with a code of its own, and without a word. */
function tellOfLostRun(): void {
  process.stderr.write(formatCrash(new Error('the run waits for nothing'), language));
  process.exit(EXIT.bug);
}

/** Signal 0 asks for no more than an answer; a process of somebody else's refuses it. */
function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Loaded where a page is to be shown; the browser outlives this process. */
async function openFile(file: string): Promise<void> {
  const { default: open } = await import('open');
  await open(file);
}

// A reader that went away is no error; what it means for the run is decided where rows are written.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
// What no promise carries (an assertion in a socket's event) must not pass for findings: exit 1.
process.on('uncaughtException', (error) => {
  process.stderr.write(formatCrash(error, language));
  process.exit(EXIT.bug);
});
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);
process.on('beforeExit', tellOfLostRun);

let stdinOpened = false;
try {
  process.exitCode = await run({
    ...language,
    stdin: () => {
      stdinOpened = true;
      return process.stdin;
    },
    stdinIsTerminal: isatty(0),
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    execPath: process.execPath,
    runProgram,
    openFile,
    processes: { pid: process.pid, isRunning, end },
    stop: stop.signal,
    abort: abort.signal,
  });
} catch (error) {
  process.stderr.write(formatCrash(error, language));
  process.exitCode = EXIT.bug;
} finally {
  process.off('SIGINT', interrupt);
  process.off('SIGTERM', interrupt);
  process.off('beforeExit', tellOfLostRun);
  // A list that nobody reads to its end would keep the process alive.
  if (stdinOpened) process.stdin.destroy();
}
