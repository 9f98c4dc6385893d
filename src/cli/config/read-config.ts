// The configuration file: JSON with comments, each key the long name of an option. It is read twice
// from the same text: leniently for the language, before anything is said, and strictly once it is
// known that a job is to be done.
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { type ConfigFault, RunError } from '../../errors.js';
import { MAX_TYPED_BYTES, readWholeFile } from '../../files/read-file.js';
import { lineOfJsonDepth } from '../json-fault.js';

export const DEFAULT_CONFIG = 'noko-check.config.json';

export interface ConfigFile {
  readonly file: string;
  readonly text: string;
}

/** One key of a file that is well-formed. */
export interface ConfigEntry {
  readonly key: string;
  readonly value: unknown;
  /** 1-based. */
  readonly line: number;
}

/**
 * The file that `--config` among the arguments names, else the one in the working folder; null
 * where there is none. Rejects with `RunError` (`config-file`) where it cannot be read.
 */
export async function findConfig(argv: readonly string[]): Promise<ConfigFile | null> {
  const at = argv.findLastIndex((word) => word === '--config' || word.startsWith('--config='));
  const asked = argv[at] === '--config' ? argv[at + 1] : argv[at]?.slice('--config='.length);
  const file = asked ?? (existsSync(DEFAULT_CONFIG) ? DEFAULT_CONFIG : null);
  if (file === null) return null;
  const bytes = await readWholeFile(file, MAX_TYPED_BYTES).catch((error) =>
    refuse(file, { kind: 'unreadable', cause: error.code ?? error.message }),
  );
  const text = decode(bytes) ?? refuse(file, { kind: 'not-utf-8' });
  const tooDeep = lineOfJsonDepth(text);
  if (tooDeep !== null) refuse(file, { kind: 'too-deep', line: tooDeep });
  return { file, text };
}

/** Whether every user of the machine may read a file; Windows keeps its rights elsewhere. */
export async function isReadByAll(file: string): Promise<boolean> {
  if (platform() === 'win32') return false;
  const found = await stat(file).catch(() => null);
  return found !== null && (found.mode & 0o004) !== 0;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The keys of the file in their order; rejects with `RunError` (`config-file`). */
export async function parseConfig({ file, text }: ConfigFile): Promise<readonly ConfigEntry[]> {
  const { getNodeValue, parseTree, printParseErrorCode } = await import('jsonc-parser');
  const errors: { readonly error: number; readonly offset: number }[] = [];
  const root = parseTree(text, errors as never[], { allowTrailingComma: true });
  const fault = errors[0];
  if (fault !== undefined && /^Invalid(?:Escape|Unicode)/.test(printParseErrorCode(fault.error))) {
    refuse(file, { kind: 'backslash', line: lineAt(text, fault.offset) });
  }
  if (fault !== undefined) refuse(file, { kind: 'not-json', line: lineAt(text, fault.offset) });
  if (root?.type !== 'object') return refuse(file, { kind: 'no-object' });
  return (root.children ?? []).flatMap(({ children = [], offset }) => {
    const [key, value] = children;
    if (key === undefined || value === undefined) return [];
    const line = lineAt(text, offset);
    const read: unknown = getNodeValue(value);
    // `"C:\noko"` is JSON, and names a file with a line break.
    if (holdsControl(read)) refuse(file, { kind: 'backslash', line });
    return [{ key: String(key.value), value: read, line }];
  });
}

function holdsControl(value: unknown): boolean {
  return Array.isArray(value)
    ? value.some(holdsControl)
    : typeof value === 'string' && /\p{Cc}/u.test(value);
}

/** What the file says of one key, as far as it can be understood; null for nothing. */
export async function peekConfig({ text }: ConfigFile, key: string): Promise<unknown> {
  const { parse } = await import('jsonc-parser');
  const root: unknown = parse(text, [], { allowTrailingComma: true });
  return typeof root === 'object' && root !== null && Object.hasOwn(root, key)
    ? (root as Record<string, unknown>)[key]
    : null;
}

export function refuse(file: string, fault: ConfigFault): never {
  throw new RunError({ code: 'config-file', file, fault });
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
