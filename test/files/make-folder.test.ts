import { existsSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../../src/files/make-folder.js';
import { makeFolder as makeTestFolder } from '../support/sites.js';

it('makes a folder with those above it, and leaves one that is there', async () => {
  const path = join(await makeTestFolder(), 'a', 'b', 'c');
  for (const _time of [1, 2]) await makeFolder(path);
  expect((await stat(path)).isDirectory()).toBe(true);
});

it('makes one that several ask for at once', async () => {
  const path = join(await makeTestFolder(), 'a', 'b');
  await Promise.all([makeFolder(path), makeFolder(path), mkdir(join(path, '..')).catch(() => {})]);
  expect((await stat(path)).isDirectory()).toBe(true);
});

it('refuses a place below a file', async () => {
  const file = join(await makeTestFolder(), 'file');
  await writeFile(file, '');
  await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(file, 'a', 'b'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

it.skipIf(!existsSync('/proc/self'))('ends where no folder can be made at all', async () => {
  await expect(makeFolder('/proc/x')).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(makeFolder('/proc/x/y/z')).rejects.toMatchObject({ code: 'ENOENT' });
});
