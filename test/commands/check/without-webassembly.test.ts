// Node may be started without WebAssembly, or have no address space for it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand, runShell } from '../../support/command.js';
import { listOf, makeFolder, startSites } from '../../support/sites.js';

const HOSTS = ['pass-1.example', 'fail-2.example', 'pass-3.example'];
const REASONS = ['results-link', 'no-link', 'results-link'];

async function startRun() {
  const folder = await makeFolder();
  await writeFile(join(folder, 'list.csv'), listOf(...HOSTS));
  const { args } = await startSites();
  return { folder, args: ['list.csv', '--format', 'ndjson', ...args] };
}

function reasonsIn(ndjson: string): string[] {
  return ndjson
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).reason);
}

it('the command works without it', async () => {
  const { folder, args } = await startRun();
  const env = { NODE_OPTIONS: '--jitless' };
  const { code, stdout } = await runCommand(args, { cwd: folder, env });
  expect([code, reasonsIn(stdout)]).toEqual([1, REASONS]);
});

it.skipIf(process.platform !== 'linux')(
  'the command works where there is no address space for it',
  async () => {
    const { folder, args } = await startRun();
    const given = args.map((each) => `'${each}'`).join(' ');
    const script = `ulimit -v 4000000; noko-check ${given}`;
    const { code, stdout } = await runShell(script, { cwd: folder });
    expect([code, reasonsIn(stdout)]).toEqual([1, REASONS]);
  },
);
