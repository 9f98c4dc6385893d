// How many sites may be asked at once for the file descriptors that this process may have.
import { readFileSync } from 'node:fs';

/** Node's own, the list, the reports, the journal, and what is loaded while sites are asked. */
const RESERVED = 40;
/** https and http beside each other. */
const PER_SITE = 2;

/** At least one; infinity where the system does not tell, as Linux does. */
export function countSitesThatFit(limits: string = readLimits()): number {
  const open = /^Max open files\s+(\d+)/m.exec(limits)?.[1];
  if (open === undefined) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.floor((Number(open) - RESERVED) / PER_SITE));
}

function readLimits(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
}
