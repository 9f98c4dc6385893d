// The documents as text, and the one block in each README that the command itself writes.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import { ROOT, runCommand } from './command.js';

const HELP_BLOCK =
  /(?<=^```console\n)\$ noko-check (?<args>--help-all .*)\n(?<help>[^`]*)(?=^```$)/m;

export function readDocument(name: string): Promise<string> {
  return readFile(join(ROOT, name), 'utf8');
}

/** A README's transcript of `--help-all`; with UPDATE_GOLDEN=1 it is written anew before. */
export async function readHelpBlock(name: string) {
  const text = await readDocument(name);
  const { args = '', help } = HELP_BLOCK.exec(text)?.groups ?? {};
  if (help === undefined) throw new Error(`${name} has no transcript of --help-all`);
  const { stdout } = await runCommand(args.split(' '));
  if (env.UPDATE_GOLDEN !== '1') return { shown: help, real: stdout };
  const updated = text.replace(HELP_BLOCK, () => `$ noko-check ${args}\n${stdout}`);
  await writeFile(join(ROOT, name), updated);
  return { shown: stdout, real: stdout };
}

/** What a document says in its own words. */
export async function readProse(name: string): Promise<string> {
  return (await readDocument(name)).replace(HELP_BLOCK, '');
}
