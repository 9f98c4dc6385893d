import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

/** Bytes that every usual file system allows in a name. */
const MAX_NAME_BYTES = 255;

/** `report.csv.lock` for `report.csv`; a name that would be too long becomes a short one, always the same. */
export function nameBeside(path: string, extension: string): string {
  const name = basename(path) + extension;
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return join(dirname(path), name);
  const digest = createHash('sha256').update(basename(path)).digest('hex').slice(0, 16);
  return join(dirname(path), `noko-check-${digest}${extension}`);
}
