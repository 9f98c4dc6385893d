// Puts a finished file in the place of another. On Windows a virus scanner or an indexer holds a
// fresh file for a moment, and Excel holds an open one until it is closed: the first is waited
// for, the second gets the report under a name beside the target.
import { access, rename as renameFile } from 'node:fs/promises';
import { format, parse } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { systemCode } from './system-code.js';

/** `beside`: the target was not replaced for `cause` (a system code, `kept`, `in-use`), the file is at `path` instead. */
export type Replacement =
  | { readonly kind: 'replaced' }
  | { readonly kind: 'beside'; readonly path: string; readonly cause: string };

export interface ReplaceOptions {
  readonly from: string;
  readonly to: string;
  /** Dates the name beside the target. */
  readonly now: () => Date;
  /** Leave a file that is at `to` where it is. */
  readonly keepExisting?: boolean;
  /** The same, since somebody has it open. */
  readonly isInUse?: boolean;
  readonly rename?: (from: string, to: string) => Promise<void>;
  readonly delaysMs?: readonly number[];
}

const HELD_BY_ANOTHER = new Set(['EPERM', 'EBUSY', 'EACCES']);
const DELAYS_MS = [100, 200, 400, 800, 1600];

/** Moves `from` to `to`, or beside it; rejects with the system's error when neither can be done. */
export async function replaceFile(options: ReplaceOptions): Promise<Replacement> {
  const { from, to, now, rename = renameFile, delaysMs = DELAYS_MS } = options;
  const beside = nameBeside(to, now());
  const { keepExisting = false, isInUse = false } = options;
  if ((keepExisting || isInUse) && (await exists(to))) {
    await rename(from, beside);
    return { kind: 'beside', path: beside, cause: keepExisting ? 'kept' : 'in-use' };
  }
  let cause: unknown;
  for (const delayMs of [...delaysMs, null]) {
    try {
      await rename(from, to);
      return { kind: 'replaced' };
    } catch (error) {
      cause = error;
      if (delayMs === null || !HELD_BY_ANOTHER.has(systemCode(error))) break;
      await pause(delayMs);
    }
  }
  await rename(from, beside);
  return { kind: 'beside', path: beside, cause: systemCode(cause) };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** `report (2026-11-23 03-00).csv` for `report.csv`, in local time; no colon, which Windows forbids. */
function nameBeside(path: string, at: Date): string {
  const { dir, name, ext } = parse(path);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}-${two(at.getMinutes())}`;
  return format({ dir, base: `${name} (${day} ${time})${ext}` });
}
