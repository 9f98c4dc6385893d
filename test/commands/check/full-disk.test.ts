// A disk that is full: the run goes on and says so, and what was answered is not lost.
import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getuid, platform } from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../support/command.js';
import {
  readSettled,
  reportUndisturbed,
  startCountingSites,
  withoutTimes,
} from '../../support/killed-runs.js';
import { makeFolder } from '../../support/sites.js';

const SITES = 200;
const DISK_BYTES = 2 * 1024 * 1024;
const RUN = ['list.csv', '-o', 'report.ndjson'];
const TIMEOUT_MS = 120_000;

/** A disk of its own, on which this much is left beside the list. */
async function mountDisk(freeBytes: number) {
  const folder = await makeFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  const sites = await startCountingSites(SITES);
  await writeFile(join(folder, 'list.csv'), sites.list);
  const { bavail, bsize } = await statfs(folder);
  const ballast = join(folder, 'ballast');
  await writeFile(ballast, Buffer.alloc(bavail * bsize - freeBytes));
  const run = (...options: string[]) =>
    runCommand([...RUN, ...sites.args, ...options], { cwd: folder });
  const journal = join(folder, 'report.ndjson.journal');
  return { folder, sites, run, journal, free: () => rm(ballast) };
}

async function expectUndisturbed(folder: string): Promise<void> {
  const expected = await reportUndisturbed(SITES, await makeFolder());
  const found = withoutTimes(await readFile(join(folder, 'report.ndjson'), 'utf8'));
  expect(found.filter((row, index) => row !== expected[index]).slice(0, 2)).toEqual([]);
  expect(found).toHaveLength(SITES + 1);
}

/** Only root may mount. */
const isRoot = platform === 'linux' && getuid?.() === 0;

describe.runIf(isRoot)('on a disk that is full', { timeout: TIMEOUT_MS }, () => {
  it('from the beginning, no empty lock is left', async () => {
    const { folder, run, free } = await mountDisk(0);
    const { code, stderr } = await run();
    expect(code).toBe(2);
    expect(stderr).toContain('Cannot write the report “report.ndjson”: no space left');
    expect((await readdir(folder)).sort()).toEqual(['ballast', 'list.csv']);
    await free();
    expect((await run()).code).toBe(1);
  });

  it('for a part of the answers, the others are kept, and only the rest is asked again', async () => {
    const { folder, sites, run, journal, free } = await mountDisk(100 * 1024);
    const { code, stderr } = await run();
    expect(code).toBe(2);
    expect(stderr.match(/Cannot write to “report\.ndjson\.journal”: no space left/g)).toHaveLength(
      1,
    );
    expect(stderr).toContain('Cannot write the report “report.ndjson”: no space left');
    expect(stderr).toContain('The answers so far are kept in “report.ndjson.journal”');
    const settled = await readSettled(journal);
    expect(settled.length).toBeGreaterThan(30);
    expect(settled.length).toBeLessThan(SITES);
    const before = sites.counts();
    await free();
    expect((await run('--resume')).code).toBe(1);
    for (const host of settled) expect(sites.counts().get(host)).toBe(before.get(host));
    await expectUndisturbed(folder);
    await expect(stat(journal)).rejects.toThrow('ENOENT');
  });

  it('for the report alone, it is written later without asking anybody', async () => {
    const { folder, sites, run, journal, free } = await mountDisk(240 * 1024);
    const { code, stderr } = await run();
    expect(stderr).toContain('Cannot write the report “report.ndjson”: no space left');
    expect(code).toBe(2);
    expect(await readSettled(journal)).toHaveLength(SITES);
    const before = sites.counts();
    await free();
    expect((await run('--resume')).code).toBe(1);
    expect(sites.counts()).toEqual(before);
    await expectUndisturbed(folder);
  });

  it('from the beginning, nobody is asked', async () => {
    const { sites, run } = await mountDisk(0);
    const { code, stderr } = await run();
    expect(code).toBe(2);
    expect(stderr).toMatch(/no space left on the disk \(ENOSPC\)/);
    expect(sites.counts().size).toBe(0);
  });
});
