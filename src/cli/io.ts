// The edges of the process, handed in: `main.ts` passes the real ones, a test its own.
import type { Readable, Writable } from 'node:stream';
import type { Processes } from '../files/processes.js';
import type { Environment } from './environment.js';

/** stdout or stderr. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface Io {
  /** What follows the command's name. */
  readonly argv: readonly string[];
  readonly env: Environment;
  /** Called once, and only if the list comes from standard input. */
  readonly stdin: () => Readable;
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
  /** Told how many schools are to be checked, before the first is; not where their list can be read only once. */
  readonly onSchoolsCounted?: (count: number) => void;
}
