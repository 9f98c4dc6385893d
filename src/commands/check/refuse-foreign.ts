// An output replaces what stands in its place, and that must be a product of ours: a list, a plan
// or another sheet of a workbook is work that nobody could bring back.
import { realpath } from 'node:fs/promises';
import { RunError } from '../../errors.js';
import { unwritable } from '../../files/sink.js';
import { isOrdinaryFile } from '../../report/file-sink.js';
import { findForeignFile } from '../../report/read/foreign-file.js';

export interface KeptFiles {
  /** Files that are read, and kept whatever they are. */
  readonly inputs: readonly string[];
  /** The list, which may be a whole report of an earlier run; null where there is none. */
  readonly list: string | null;
  readonly force: boolean;
}

/** Rejects with `RunError` (`output-foreign`) where an output would destroy what is not ours. */
export async function refuseForeign(
  outputs: readonly string[],
  { inputs, list, force }: KeptFiles,
): Promise<void> {
  if (force) return;
  const kept = await Promise.all(inputs.map(placeOf));
  const listPlace = list === null ? null : await placeOf(list);
  for (const file of outputs) {
    if (file === '-') continue;
    const place = await placeOf(file);
    if (place === null || !(await isOrdinaryFile(file))) continue;
    const isList = place === listPlace;
    const found = kept.includes(place)
      ? ({ kind: 'input' } as const)
      : await findForeignFile(file, { isInput: isList }).catch((error) =>
          Promise.reject(unwritable(file, error)),
        );
    if (found === null) continue;
    throw new RunError({
      code: 'output-foreign',
      file,
      found: isList ? { kind: 'input' } : found,
    });
  }
}

/** Null where there is no such file; whatever else is wrong is told when it is opened. */
async function placeOf(path: string): Promise<string | null> {
  return await realpath(path).catch(() => null);
}
