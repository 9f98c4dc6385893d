// The documents as text.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './command.js';

export function readDocument(name: string): Promise<string> {
  return readFile(join(ROOT, name), 'utf8');
}

/** The lines of the blocks of commands in a document, such as ```sh. */
export async function readCommandLines(name: string): Promise<readonly string[]> {
  const blocks = (await readDocument(name)).matchAll(/^```(?:sh|bat)\n(.*?)^```$/gms);
  return [...blocks].flatMap(([, block = '']) => block.trimEnd().split('\n'));
}
