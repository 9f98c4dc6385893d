// Too few file descriptors are no fault of the sites.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countSitesThatFit } from '../../../src/commands/check/descriptors.js';
import { runShell } from '../../support/command.js';
import { listOf, makeFolder, startSites } from '../../support/sites.js';

const limits = (soft: string) =>
  `Limit  Soft Limit  Hard Limit  Units\nMax open files            ${soft}                 4096   files\n`;

it.each([
  [limits('1024'), 492],
  [limits('42'), 1],
  [limits('10'), 1],
  [limits('unlimited'), Number.POSITIVE_INFINITY],
  ['', Number.POSITIVE_INFINITY],
])('of a system that says %j so many sites are asked at once: %s', (text, sites) => {
  expect(countSitesThatFit(text)).toBe(sites);
});

describe.skipIf(process.platform === 'win32')('a run with few descriptors', () => {
  const HOSTS = Array.from({ length: 80 }, (_, n) => `pass-${n}.example`);

  async function runWith(limit: number) {
    const folder = await makeFolder();
    await writeFile(join(folder, 'list.csv'), listOf(...HOSTS));
    const { args } = await startSites();
    const given = [...args, '--concurrency', '128', '--format', 'ndjson']
      .map((each) => `'${each}'`)
      .join(' ');
    return runShell(`ulimit -n ${limit}; noko-check list.csv ${given}`, { cwd: folder });
  }

  it('asks fewer sites at once, says so, and accuses none', async () => {
    const { code, stdout, stderr } = await runWith(200);
    expect([code, stdout.match(/"reason":"results-link"/g)?.length]).toEqual([0, HOSTS.length]);
    expect(stderr.match(/Too few file descriptors/g)).toHaveLength(1);
  });

  it('says nothing where there are enough', async () => {
    const { code, stderr } = await runWith(512);
    expect(code).toBe(0);
    expect(stderr).not.toContain('descriptors');
  });
});
