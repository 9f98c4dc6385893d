// Programs of the system, such as `schtasks`: what they say and how they end is data.
import { execFile } from 'node:child_process';

export interface ProgramEnd {
  /** Null where the program is not there, or a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type RunProgram = (call: {
  readonly command: string;
  readonly args: readonly string[];
  readonly input?: string;
}) => Promise<ProgramEnd>;

/** A scheduler that waits for a password nobody types must not hold the command. */
const TIMEOUT_MS = 30_000;

export const runProgram: RunProgram = ({ command, args, input = '' }) =>
  new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      { timeout: TIMEOUT_MS, windowsHide: true },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
        resolve({ code, stdout, stderr: stderr || (code === null ? (error?.message ?? '') : '') });
      },
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
