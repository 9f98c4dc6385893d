// Two runs that would write one report: the second is told of the first, and a run that was killed
// stands in nobody's way.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectOutput, runCommand, startCommand } from '../../support/command.js';
import { listOf, makeFolder, startSites } from '../../support/sites.js';

async function startRun() {
  const folder = await makeFolder();
  await writeFile(join(folder, 'list.csv'), listOf('hang-1.example'));
  await writeFile(join(folder, 'short.csv'), listOf('pass-2.example'));
  const sites = await startSites();
  const child = startCommand(
    ['list.csv', '-o', 'other.csv', '-o', 'report.csv', '--timeout', '3600', ...sites.args],
    { cwd: folder },
  );
  const finished = collectOutput(child);
  await sites.whenAsked('hang-1.example');
  const runSecond = (output: string) =>
    runCommand(['short.csv', '-o', output, ...sites.args], { cwd: folder });
  return { child, finished, folder, runSecond };
}

describe('a second run on one report', () => {
  it('refuses, says who writes it, and asks nobody', async () => {
    const { child, finished, folder, runSecond } = await startRun();
    const { code, stderr } = await runSecond('./report.csv');
    expect(code).toBe(2);
    expect(stderr).toContain(
      `The report “./report.csv” is being written by process ${child.pid} on `,
    );
    expect(stderr).toMatch(
      / since \d{4}-\d\d-\d\d \d\d:\d\d\. Wait for it, .*report\.csv\.lock”\./,
    );
    expect(await readdir(folder)).not.toContain('report.csv');
    child.kill('SIGKILL');
    await finished;
  });

  it('takes over from one that was killed, and takes its leftovers away', async () => {
    const { child, finished, folder, runSecond } = await startRun();
    child.kill('SIGKILL');
    await finished;
    expect((await readdir(folder)).filter((name) => /\.(lock|part)$/.test(name))).toHaveLength(4);
    for (const output of ['report.csv', 'other.csv']) {
      expect((await runSecond(output)).code).toBe(0);
      expect(await readFile(join(folder, output), 'utf8')).toContain('pass/results-link');
    }
    expect((await readdir(folder)).filter((name) => /\.(lock|part)$/.test(name))).toEqual([]);
  });
});
