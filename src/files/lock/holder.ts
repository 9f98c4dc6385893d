// Who holds a lock, and whether that process is surely no more. A number alone does not say: it is
// given to another process later, after a restart at the latest, and means another process in
// another container. Where the system tells (Linux), when a process began settles it; else, and for
// another machine, a holder that has not been heard of for a while is taken for dead.
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Processes } from '../processes.js';

export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601 with zone. */
  readonly since: string;
  /** Of the system's present run; null where the system does not tell. */
  readonly boot: string | null;
  /** The container in which the number is valid; null as above. */
  readonly space: string | null;
  /** When the process began, in ticks of its system; null as above. */
  readonly began: string | null;
  /** The file that the run grows its report in. */
  readonly temporary: string;
}

/** The process that asks. */
export async function describeSelf(
  { pid }: Processes,
  run: Pick<Holder, 'since' | 'temporary'>,
): Promise<Holder> {
  const [boot, space, began] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => null),
    readlink('/proc/self/ns/pid').catch(() => null),
    beginningOf(pid),
  ]);
  return { pid, host: hostname(), boot: boot?.trim() ?? null, space, began, ...run };
}

/** Whether `holder` is known to be alive or dead on this machine; null where that is not for us to know. */
export async function isAlive(
  holder: Holder,
  self: Holder,
  { isRunning }: Processes,
): Promise<boolean | null> {
  if (holder.host !== self.host) return null;
  if (holder.boot !== self.boot) return false;
  if (holder.space !== self.space) return null;
  if (!isRunning(holder.pid)) return false;
  const began = await beginningOf(holder.pid);
  return began === null || holder.began === null ? null : began === holder.began;
}

/** The 22nd field; the name in brackets may hold spaces and brackets. */
async function beginningOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

/** What stands in a lock; null where that is nothing of ours. */
export function parseHolder(text: string): Holder | null {
  try {
    const {
      pid,
      host,
      since,
      boot = null,
      space = null,
      began = null,
      temporary,
    } = JSON.parse(text);
    const isHolder = Number.isInteger(pid) && [host, since, temporary].every(isText);
    return isHolder ? { pid, host, since, boot, space, began, temporary } : null;
  } catch {
    return null;
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
