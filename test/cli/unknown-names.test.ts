import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDns } from '../http/dns-server.js';
import { runInProcess } from './in-process.js';
import { listOf, makeFolder } from './sites.js';

it('a list of names that do not exist is unchecked for that reason, and our own network is not suspected', async () => {
  const server = await startDns(() => ({ trouble: 'NXDOMAIN' }));
  const list = join(await makeFolder(), 'schools.csv');
  await writeFile(list, listOf(...Array.from({ length: 200 }, (_, n) => `school-${n}.example`)));
  const { code, stdout, stderr } = await runInProcess([
    list,
    ...['--format', 'ndjson', '--dns-servers', server.address],
  ]);
  const reasons = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).reason);
  expect(reasons).toEqual(Array.from({ length: 200 }, () => 'dns'));
  expect(code).toBe(3);
  expect(stderr).not.toContain('network');
});
