import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath, platform } from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeSelf, type Holder } from '../../../src/files/lock/holder.js';
import { takeLock } from '../../../src/files/lock/lock.js';
import { PROCESSES } from '../../support/processes.js';

const now = (): Date => new Date(2026, 10, 23, 3, 0);
const TEMPORARY = 'noko-check-0123abcd.part';

let folder: string;
let path: string;
let lock: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'noko-check-test-'));
  path = join(folder, 'report.csv');
  lock = join(folder, 'report.csv.lock');
});
afterEach(() => rm(folder, { recursive: true }));

function take(temporary = TEMPORARY) {
  return takeLock(path, { typed: 'report.csv', temporary, processes: PROCESSES, now });
}

/** A lock as this process would leave it, but for what is given. */
async function leaveLock(given: Partial<Holder>): Promise<void> {
  const self = await describeSelf(PROCESSES, {
    since: '2026-11-22T03:00:00+00:00',
    temporary: TEMPORARY,
  });
  await writeFile(lock, JSON.stringify({ ...self, ...given }));
}

async function age(file: string, seconds: number): Promise<void> {
  const at = new Date(Date.now() - seconds * 1_000);
  await utimes(file, at, at);
}

const refused = {
  problem: {
    code: 'output-locked',
    file: 'report.csv',
    lock: expect.stringMatching(/report\.csv\.lock$/),
  },
};

describe('a lock', () => {
  it('is a file beside the report while the run goes on', async () => {
    const held = await take();
    expect(JSON.parse(await readFile(lock, 'utf8'))).toMatchObject({ pid: PROCESSES.pid });
    await held.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps a second run out, and says who holds it', async () => {
    const held = await take();
    const { since, host, pid } = JSON.parse(await readFile(lock, 'utf8'));
    await expect(take()).rejects.toMatchObject({
      problem: { ...refused.problem, since, host, pid },
    });
    await held.release();
    await (await take()).release();
  });

  it('that somebody replaced is not removed', async () => {
    const held = await take();
    await writeFile(lock, 'another');
    await held.release();
    expect(await readFile(lock, 'utf8')).toBe('another');
  });
});

describe('a lock left by a dead process', () => {
  const dead = spawnSync(execPath, ['-e', '']).pid;

  it.each([
    ['that is gone', { pid: dead }],
    ['of the system before its restart', { boot: 'another' }],
  ])('%s is taken over at once', async (_which, given) => {
    await leaveLock(given);
    await (await take()).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it.runIf(platform === 'linux')(
    'whose number another process has by now is taken over',
    async () => {
      await leaveLock({ began: '1' });
      await (await take()).release();
    },
  );

  it('goes together with the unfinished report, and with nothing else', async () => {
    await writeFile(join(folder, TEMPORARY), 'half');
    await writeFile(join(folder, 'noko-check-ffffffff.part'), 'of another run');
    await leaveLock({ pid: dead });
    await (await take()).release();
    expect(await readdir(folder)).toEqual(['noko-check-ffffffff.part']);
  });

  it('names no file that it could make us remove', async () => {
    const precious = join(folder, 'precious.csv');
    await writeFile(precious, '');
    await leaveLock({ pid: dead, temporary: 'precious.csv' });
    await (await take()).release();
    expect(await readdir(folder)).toEqual(['precious.csv']);
  });

  it('is taken over where who did so before was killed over it', async () => {
    await leaveLock({ pid: dead });
    await copyFile(lock, `${lock}.turn`);
    const held = await take('noko-check-4567cdef.part');
    expect(JSON.parse(await readFile(lock, 'utf8'))).toMatchObject({ pid: PROCESSES.pid });
    await held.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is taken over by one of many', async () => {
    await leaveLock({ pid: dead });
    const names = Array.from(
      { length: 20 },
      (_, n) => `noko-check-${String(n).padStart(8, '0')}.part`,
    );
    const taken = await Promise.allSettled(names.map(take));
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(taken.filter(({ status }) => status === 'rejected')).toHaveLength(19);
  });
});

describe.each([
  ['of another machine', JSON.stringify({ pid: 1, host: 'elsewhere', since: '', temporary: '' })],
  ['that tells nothing', ''],
])('a lock %s', (_which, content) => {
  beforeEach(() => writeFile(lock, content));

  it('is heeded while it is touched', async () => {
    await age(lock, 60);
    await expect(take()).rejects.toMatchObject(refused);
  });

  it('is taken over when nobody has touched it for long', async () => {
    await age(lock, 600);
    await (await take()).release();
    expect(await readdir(folder)).toEqual([]);
  });
});
