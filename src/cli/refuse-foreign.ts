// An output replaces what stands in its place, and that must be a product of ours: a list, a plan
// or another sheet of a workbook is work that nobody could bring back.
import { realpath } from 'node:fs/promises';
import { RunError } from '../errors.js';
import { isOrdinaryFile } from '../report/file-sink.js';
import { findForeignFile } from '../report/read/foreign-file.js';
import { unwritable } from '../report/sink.js';

/** Rejects with `RunError` (`output-foreign`) where an output would destroy what is not ours. */
export async function refuseForeign(
  outputs: readonly string[],
  { inputs, force }: { readonly inputs: readonly string[]; readonly force: boolean },
): Promise<void> {
  if (force) return;
  const read = await Promise.all(inputs.map(placeOf));
  for (const file of outputs) {
    if (file === '-') continue;
    const place = await placeOf(file);
    if (place === null || !(await isOrdinaryFile(file))) continue;
    const isInput = read.includes(place);
    const found = await findForeignFile(file, { isInput }).catch((error) =>
      Promise.reject(unwritable(file, error)),
    );
    if (found === null) continue;
    throw new RunError({
      code: 'output-foreign',
      file,
      found: isInput ? { kind: 'input' } : found,
    });
  }
}

/** Null where there is no such file; whatever else is wrong is told when it is opened. */
async function placeOf(path: string): Promise<string | null> {
  return await realpath(path).catch(() => null);
}
