import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openLetterFolder } from '../../src/letters/letter-folder.js';
import { makeFolder } from '../support/sites.js';

const NOTE = 'noko-check-letters.json';
const now = () => new Date(2026, 10, 23, 3, 0);

let folder: string;
beforeEach(async () => {
  folder = join(await makeFolder(), 'letters', 'november');
});

/** A run that writes these letters, by name; answers what became of each and of the others. */
async function run(letters: Readonly<Record<string, string>>) {
  const open = await openLetterFolder(folder, now);
  const written: string[] = [];
  for (const [name, text] of Object.entries(letters)) {
    written.push((await open.write(name, Buffer.from(text))).kind);
  }
  const others = await open.removeOthers();
  await open.close();
  return { written, ...others };
}

async function textsThere(): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).filter((name) => name !== NOTE);
  const entries = names.map(
    async (name) => [name, await readFile(join(folder, name), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

describe('the folder of letters', () => {
  test('is made, with the folders above it', async () => {
    expect(await run({ 'a.txt': '1' })).toEqual({ written: ['written'], removed: 0, left: [] });
    expect(await textsThere()).toEqual({ 'a.txt': '1' });
  });

  test('has its own letters replaced, and those taken away that nobody asks for any more', async () => {
    await run({ 'a.txt': '1', 'b.txt': '1' });
    expect(await run({ 'a.txt': '2' })).toEqual({ written: ['written'], removed: 1, left: [] });
    expect(await textsThere()).toEqual({ 'a.txt': '2' });
  });

  test('keeps a letter that somebody changed, and has the new one beside it', async () => {
    await run({ 'a.txt': '1' });
    await writeFile(join(folder, 'a.txt'), 'by hand');
    expect(await run({ 'a.txt': '2' })).toMatchObject({ written: ['beside'], removed: 0 });
    expect(await textsThere()).toEqual({ 'a.txt': 'by hand', 'a (2026-11-23 03-00).txt': '2' });
  });

  test('takes away what it put beside, once that is not asked for, and leaves the other', async () => {
    await run({ 'a.txt': '1' });
    await writeFile(join(folder, 'a.txt'), 'by hand');
    await run({ 'a.txt': '2' });
    expect(await run({})).toEqual({ written: [], removed: 1, left: ['a.txt'] });
    expect(await textsThere()).toEqual({ 'a.txt': 'by hand' });
  });

  test('replaces nothing that it did not write', async () => {
    await run({});
    await writeFile(join(folder, 'a.txt'), 'by hand');
    await writeFile(join(folder, 'photo.png'), 'mine');
    expect(await run({ 'a.txt': '1' })).toMatchObject({ written: ['beside'], left: [] });
    expect(await textsThere()).toMatchObject({ 'a.txt': 'by hand', 'photo.png': 'mine' });
  });

  test('takes a letter for somebody’s own where its note is gone or makes no sense', async () => {
    for (const note of [null, 'no JSON', '{}', '{"letters":{"a.txt":5}}']) {
      await run({ 'a.txt': '1' });
      if (note === null) await rm(join(folder, NOTE));
      else await writeFile(join(folder, NOTE), note);
      expect(await run({ 'a.txt': '1' })).toMatchObject({ written: ['beside'] });
      await rm(folder, { recursive: true });
    }
  });

  test('removes nothing outside itself, whatever its note says', async () => {
    await run({});
    const outside = join(folder, '..', 'other.txt');
    await writeFile(outside, '1');
    const sha = createHash('sha256').update('1').digest('hex');
    await writeFile(join(folder, NOTE), JSON.stringify({ letters: { '../other.txt': sha } }));
    expect(await run({})).toMatchObject({ removed: 0 });
    expect(await readFile(outside, 'utf8')).toBe('1');
  });

  test('forgets a letter that somebody took away', async () => {
    await run({ 'a.txt': '1' });
    await rm(join(folder, 'a.txt'));
    expect(await run({})).toEqual({ written: [], removed: 0, left: [] });
    expect(await readFile(join(folder, NOTE), 'utf8')).not.toContain('a.txt');
  });

  test('that cannot be made is a problem of the run', async () => {
    const file = join(await makeFolder(), 'file');
    await writeFile(file, '');
    await expect(openLetterFolder(join(file, 'letters'), now)).rejects.toMatchObject({
      problem: { code: 'letter-unwritable', cause: 'ENOTDIR' },
    });
  });
});
