import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFile } from '../../src/files/replace-file.js';

const now = (): Date => new Date(2026, 10, 23, 3, 0);

let folder: string;
let from: string;
let to: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'noko-check-'));
  from = join(folder, 'fresh.part');
  to = join(folder, 'report.csv');
  await writeFile(from, 'new');
});

afterEach(() => rm(folder, { recursive: true }));

/** A rename that a scanner gets in the way of the first few times. */
function createBusyRename(times: number, code: string) {
  const targets: string[] = [];
  const rename = async (_from: string, target: string): Promise<void> => {
    targets.push(target);
    if (targets.length <= times) throw Object.assign(new Error(code), { code });
  };
  return { targets, rename };
}

test('the new file takes the place of the old one', async () => {
  await writeFile(to, 'old');
  expect(await replaceFile({ from, to, now })).toEqual({ kind: 'replaced' });
  expect(await readFile(to, 'utf8')).toBe('new');
  expect(await readdir(folder)).toEqual(['report.csv']);
});

test.each(['EPERM', 'EBUSY', 'EACCES'])('%s that passes is waited for', async (code) => {
  const { rename, targets } = createBusyRename(2, code);
  const replaced = await replaceFile({ from, to, now, rename, delaysMs: [0, 0] });
  expect(replaced).toEqual({ kind: 'replaced' });
  expect(targets).toEqual([to, to, to]);
});

test('a target that stays busy gets the report beside it, under a dated name', async () => {
  const { rename, targets } = createBusyRename(3, 'EBUSY');
  const path = join(folder, 'report (2026-11-23 03-00).csv');
  const replaced = await replaceFile({ from, to, now, rename, delaysMs: [0, 0] });
  expect(replaced).toEqual({ kind: 'beside', path, cause: 'EBUSY' });
  expect(targets).toEqual([to, to, to, path]);
});

test('what waiting cannot mend is not waited for', async () => {
  await mkdir(join(to, 'inside'), { recursive: true });
  const replaced = await replaceFile({ from, to, now });
  expect(replaced).toMatchObject({ kind: 'beside', cause: 'EISDIR' });
  expect(await readFile(join(folder, 'report (2026-11-23 03-00).csv'), 'utf8')).toBe('new');
});

test('when neither name can be had, the error is the system’s', async () => {
  await rm(from);
  await expect(replaceFile({ from, to, now })).rejects.toMatchObject({ code: 'ENOENT' });
});
