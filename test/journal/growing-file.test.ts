import { type FileHandle, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GrowingFile, type GrowingFileOptions } from '../../src/journal/growing-file.js';

let folder: string;
let path: string;
let handle: FileHandle;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'noko-check-test-'));
  path = join(folder, 'answers.ndjson');
  handle = await open(path, 'wx+');
});
afterEach(() => rm(folder, { recursive: true }));

/** A disk with so much room; more can be given later. */
function createDisk(roomBytes: number) {
  const disk = { roomBytes };
  const full = (): Error => Object.assign(new Error('full'), { code: 'ENOSPC' });
  const limited: FileHandle = Object.create(handle, {
    write: {
      async value(bytes: Buffer, start: number, length: number, at: number) {
        const taken = Math.min(length, disk.roomBytes - at);
        if (taken <= 0) throw full();
        return handle.write(bytes, start, taken, at);
      },
    },
    read: { value: handle.read.bind(handle) },
    close: { value: handle.close.bind(handle) },
    datasync: { value: handle.datasync.bind(handle) },
  });
  return { disk, limited };
}

function grow(to: FileHandle, options: Partial<GrowingFileOptions> = {}) {
  const faults: unknown[] = [];
  const file = new GrowingFile(to, {
    end: 0,
    durable: true,
    onFault: (error) => faults.push(error),
    retryMs: 0,
    ...options,
  });
  const put = (text: string) => {
    const bytes = Buffer.from(text);
    return { offset: file.append(bytes), bytes: bytes.length };
  };
  return { file, put, faults };
}

test('what is appended stands in the file in order, and can be read at once and later', async () => {
  const { file, put } = grow(handle);
  const places = ['один', 'два', 'три'].map(put);
  expect(await Promise.all(places.map((place) => file.read(place))).then(String)).toBe(
    'один,два,три',
  );
  await file.room();
  put('четыре');
  await file.close();
  expect(await readFile(path, 'utf8')).toBe('одиндватричетыре');
});

test('a full disk is told once, what does not fit waits and can be read', async () => {
  const { limited } = createDisk(4);
  const { file, put, faults } = grow(limited);
  const first = put('12345');
  await file.read(first);
  const second = put('67');
  put('89');
  await file.close();
  expect((await file.read(first)).toString()).toBe('12345');
  expect((await file.read(second)).toString()).toBe('67');
  expect(faults).toMatchObject([{ code: 'ENOSPC' }]);
  expect(await readFile(path, 'utf8')).toBe('1234');
});

test('what waited is written as soon as there is room', async () => {
  const { disk, limited } = createDisk(4);
  const { file, put, faults } = grow(limited);
  put('12345');
  await expect.poll(() => faults.length).toBe(1);
  expect(file.fault).toMatchObject({ code: 'ENOSPC' });
  disk.roomBytes = 100;
  put('67');
  await file.close();
  expect(file.fault).toBe(null);
  expect(await readFile(path, 'utf8')).toBe('1234567');
});

test('what waited is written at the end, where there is room by then', async () => {
  const { disk, limited } = createDisk(4);
  const { file, put } = grow(limited, { retryMs: Number.POSITIVE_INFINITY });
  put('12345');
  await expect.poll(() => file.fault).not.toBe(null);
  put('67');
  disk.roomBytes = 100;
  await file.close();
  expect(await readFile(path, 'utf8')).toBe('1234567');
});

test('no more than so much waits', async () => {
  const { limited } = createDisk(0);
  const { file, put } = grow(limited, { maxWaiting: 10 });
  put('1234567890');
  expect(file.isOverfull).toBe(false);
  put('1');
  expect(file.isOverfull).toBe(true);
  await file.close();
});

test('what comes after the end is dropped', async () => {
  const { file, put, faults } = grow(handle);
  put('один');
  await file.close();
  put('два');
  expect(await readFile(path, 'utf8')).toBe('один');
  expect(faults).toEqual([]);
});
