// The built command as a user starts it: a process of its own, with real pipes.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BIN = fileURLToPath(new URL('../../bin/noko-check.js', import.meta.url));

/** Another Node.js for the command, by which `npm run check:nodes` tries every line of it. */
const NODE = process.env.NOKO_CHECK_NODE ?? process.execPath;

export interface Finished {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export function startCommand(args: readonly string[], { env, cwd = ROOT }: CommandOptions = {}) {
  return spawn(NODE, [BIN, ...args], {
    cwd,
    env: { PATH: process.env.PATH, TZ: 'UTC', LANG: 'C', ...env },
  });
}

/** What a command that was started says until it ends; to be called before anything is awaited. */
export function collectOutput(child: ReturnType<typeof startCommand>): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk) => stdout.push(chunk));
    child.stderr.on('data', (chunk) => stderr.push(chunk));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code) => {
      const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString('utf8');
      resolve({ code, stdout: text(stdout), stderr: text(stderr) });
    });
  });
}

/** Runs the command to its end. */
export function runCommand(
  args: readonly string[],
  options: CommandOptions = {},
): Promise<Finished> {
  const child = startCommand(args, options);
  const finished = collectOutput(child);
  child.stdin.end(options.input ?? '');
  return finished;
}

/** Runs `script` in a shell, in which `noko-check` is the command; what the whole script says. */
export function runShell(script: string, options: CommandOptions = {}): Promise<Finished> {
  const defined = `noko-check() { "${NODE}" "${BIN}" "$@"; }\n${script}`;
  const child = spawn('bash', ['-c', defined], {
    cwd: options.cwd ?? ROOT,
    env: { PATH: process.env.PATH, TZ: 'UTC', LANG: 'C', ...options.env },
  });
  const finished = collectOutput(child);
  child.stdin.end(options.input ?? '');
  return finished;
}

/** Resolves when `text` has stood in what `stream` says. */
export function whenSaid(stream: NodeJS.ReadableStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    let said = '';
    stream.on('data', (chunk) => {
      said += chunk;
      if (said.includes(text)) resolve();
    });
  });
}
