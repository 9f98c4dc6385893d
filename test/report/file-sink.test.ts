import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid, platform } from 'node:process';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isOrdinaryFile, openReportFile } from '../../src/report/file-sink.js';
import { PROCESSES } from '../support/processes.js';

const now = (): Date => new Date(2026, 10, 23, 3, 0);
const OPTIONS = { now, processes: PROCESSES };
const onUnix = test.skipIf(platform === 'win32');

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'noko-check-'));
  path = join(folder, 'report.csv');
});

afterEach(() => rm(folder, { recursive: true }));

function unwritable(file: string, cause: string) {
  return { name: 'RunError', problem: { code: 'output-unwritable', file, cause } };
}

test('the file appears when it is whole, and not before', async () => {
  const sink = await openReportFile(path, OPTIONS);
  await sink.write('а');
  await sink.write(Buffer.from('б'));
  expect((await readdir(folder)).sort()).toEqual([
    expect.stringMatching(/^noko-check-\w{8}\.part$/),
    'report.csv.lock',
  ]);
  expect(await sink.commit({ keepExisting: false })).toEqual({ kind: 'written', file: path });
  expect(await readdir(folder)).toEqual(['report.csv']);
  expect(await readFile(path, 'utf8')).toBe('аб');
});

test('an abandoned report leaves yesterday’s as it was, and nothing beside it', async () => {
  await writeFile(path, 'вчера');
  const sink = await openReportFile(path, OPTIONS);
  await sink.write('сегодня');
  await sink.abandon();
  expect(await readdir(folder)).toEqual(['report.csv']);
  expect(await readFile(path, 'utf8')).toBe('вчера');
});

test('a report larger than any buffer arrives whole', async () => {
  const sink = await openReportFile(path, OPTIONS);
  const row = `${'я'.repeat(5000)}\n`;
  for (let rows = 0; rows < 300; rows++) await sink.write(row);
  await sink.commit({ keepExisting: false });
  expect(await readFile(path, 'utf8')).toBe(row.repeat(300));
});

onUnix('the permissions of the file that is replaced stay', async () => {
  await writeFile(path, 'вчера');
  await chmod(path, 0o640);
  const sink = await openReportFile(path, OPTIONS);
  await sink.commit({ keepExisting: false });
  expect((await stat(path)).mode & 0o777).toBe(0o640);
});

onUnix('behind a symbolic link the file it points to is replaced', async () => {
  await mkdir(join(folder, 'archive'));
  const real = join(folder, 'archive', 'real.csv');
  await writeFile(real, 'вчера');
  await symlink(real, path);
  const sink = await openReportFile(path, OPTIONS);
  await sink.write('сегодня');
  await sink.commit({ keepExisting: false });
  expect((await lstat(path)).isSymbolicLink()).toBe(true);
  expect(await readFile(real, 'utf8')).toBe('сегодня');
});

test('a target that became a folder during the run gets the report beside it', async () => {
  const sink = await openReportFile(path, OPTIONS);
  await sink.write('сегодня');
  await mkdir(join(path, 'inside'), { recursive: true });
  const writtenTo = join(folder, 'report (2026-11-23 03-00).csv');
  expect(await sink.commit({ keepExisting: false })).toMatchObject({
    kind: 'beside',
    file: path,
    writtenTo,
  });
  expect(await readFile(writtenTo, 'utf8')).toBe('сегодня');
});

test('a folder that vanished during the run is an error', async () => {
  const inside = join(folder, 'gone', 'report.csv');
  await mkdir(join(folder, 'gone'));
  const sink = await openReportFile(inside, OPTIONS);
  await rm(join(folder, 'gone'), { recursive: true });
  await expect(sink.commit({ keepExisting: false })).rejects.toMatchObject(
    unwritable(inside, 'ENOENT'),
  );
  await sink.abandon();
});

test('a folder that does not exist is told before anything is written', async () => {
  const inside = join(folder, 'missing', 'report.csv');
  await expect(openReportFile(inside, OPTIONS)).rejects.toMatchObject(unwritable(inside, 'ENOENT'));
});

test('a target that is a folder is told before anything is written', async () => {
  await mkdir(path);
  await expect(openReportFile(path, OPTIONS)).rejects.toMatchObject(unwritable(path, 'EISDIR'));
  expect(await readdir(folder)).toEqual(['report.csv']);
});

// The administrator of a Unix machine may write anywhere.
test.skipIf(platform === 'win32' || getuid?.() === 0)(
  'a read-only folder and a read-only target are told before anything is written',
  async () => {
    await writeFile(path, 'вчера');
    await chmod(path, 0o444);
    await expect(openReportFile(path, OPTIONS)).rejects.toMatchObject(unwritable(path, 'EACCES'));
    await chmod(folder, 0o555);
    const other = join(folder, 'other.csv');
    await expect(openReportFile(other, OPTIONS)).rejects.toMatchObject(unwritable(other, 'EACCES'));
    await chmod(folder, 0o755);
  },
);

onUnix('a full disk is an error with the code of the system', async () => {
  const sink = await openReportFile('/dev/full', OPTIONS);
  await sink.write('а');
  await expect(sink.commit({ keepExisting: false })).rejects.toMatchObject(
    unwritable('/dev/full', 'ENOSPC'),
  );
  await sink.abandon();
});

onUnix('a device is written straight', async () => {
  const sink = await openReportFile('/dev/null', OPTIONS);
  await sink.write('а');
  expect(await sink.commit({ keepExisting: false })).toEqual({
    kind: 'written',
    file: '/dev/null',
  });
  expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
});

onUnix('a named pipe is written straight, and its reader sees the end', async () => {
  execFileSync('mkfifo', [path]);
  const reader = createReadStream(path);
  const sink = await openReportFile(path, OPTIONS);
  await sink.write('а');
  await sink.commit({ keepExisting: false });
  expect(await text(reader)).toBe('а');
});

onUnix('a named pipe whose reader goes away is closed', async () => {
  execFileSync('mkfifo', [path]);
  const reader = spawn('head', ['-c', '1', path]);
  const sink = await openReportFile(path, OPTIONS);
  await sink.write('а');
  await once(reader, 'exit');
  await sink.write('б');
  expect(await sink.commit({ keepExisting: false })).toEqual({ kind: 'closed', file: path });
  await sink.abandon();
});

test('ordinary is what is or will be a file', async () => {
  await writeFile(path, '');
  expect(await isOrdinaryFile(path)).toBe(true);
  expect(await isOrdinaryFile(join(folder, 'new.csv'))).toBe(true);
  expect(await isOrdinaryFile('/dev/stdout')).toBe(false);
  expect(await isOrdinaryFile('/dev/fd/63')).toBe(false);
});
