import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of the test's own. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'noko-look-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The file of a list, until the test ends. */
export async function writeList(text: string): Promise<string> {
  const file = join(await makeFolder(), 'schools.csv');
  await writeFile(file, text);
  return file;
}
