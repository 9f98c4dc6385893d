// The edges of the process, handed in: `main.ts` passes the real ones, a test its own.
import type { Readable, Writable } from 'node:stream';
import type { Processes } from '../files/processes.js';
import type { RunProgram } from '../schedule/run-program.js';
import type { Environment } from './environment.js';

/** stdout or stderr. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface Io {
  /** What follows the command's name. */
  readonly argv: readonly string[];
  readonly env: Environment;
  /** Called once, and only if the list comes from standard input. */
  readonly stdin: () => Readable;
  /** Whether somebody can type there. */
  readonly stdinIsTerminal?: boolean;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly now: () => Date;
  readonly processes: Processes;
  /** BCP 47. */
  readonly systemLocale: string;
  /** First interruption: finish what is in flight. */
  readonly stop: AbortSignal;
  /** Second interruption: end at once. */
  readonly abort: AbortSignal;
  /** Shows a file to the user as the system does; absent where nobody looks. */
  readonly openFile?: ((file: string) => Promise<void>) | undefined;
  /** The Node.js that runs this, for whoever has to start it again. */
  readonly execPath?: string;
  /** Starts programs of the system; absent for none. */
  readonly runProgram?: RunProgram;
}
