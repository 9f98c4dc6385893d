// Files of a folder that may be lists: our own reports are none.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findForeignFile } from '../../report/read/foreign-file.js';

const MAX_SHOWN = 12;

export async function findLists(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries
    // `~$` is what Excel keeps beside a workbook that is open.
    .filter((entry) => entry.isFile() && /^(?!~\$|\.).*\.(?:xlsx|csv)$/i.test(entry.name))
    .map(({ name }) => name)
    .sort((one, other) => one.localeCompare(other));
  const lists: string[] = [];
  for (const name of names) {
    const found = await findForeignFile(join(folder, name)).catch(() => null);
    if (found !== null) lists.push(name);
    if (lists.length === MAX_SHOWN) break;
  }
  return lists;
}
