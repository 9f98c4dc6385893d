// On GitHub Actions, as far as a run can tell: the variables that a step has.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../../support/command.js';
import { listOf, makeFolder, startSites } from '../../../support/sites.js';

test('the summary is added to the file of the step', async () => {
  const { args } = await startSites();
  const file = join(await makeFolder(), 'summary.md');
  await writeFile(file, 'said before\n');
  const { stdout } = await runCommand(['-', '--homepage-only', ...args], {
    env: { GITHUB_STEP_SUMMARY: file },
    input: listOf('pass.example', 'fail.example', 'missing.example'),
  });
  const summary = await readFile(file, 'utf8');
  expect(summary).toMatch(
    /^said before\n## Links to НОКО results: 1 of 2 checked pass \(50%\), 1 unchecked\n/,
  );
  expect(summary).toContain('<td>School 2</td>');
  expect(stdout.split('\n')).toHaveLength(5);
});

test('under --quiet there is the summary alone', async () => {
  const { args } = await startSites();
  const file = join(await makeFolder(), 'summary.md');
  const input = listOf('fail.example');
  const { stderr } = await runCommand(['-', '--homepage-only', '--quiet', ...args], {
    env: { GITHUB_STEP_SUMMARY: file },
    input,
  });
  expect(stderr).toBe('');
  expect(await readFile(file, 'utf8')).toContain('### ❌ Do not comply: 1');
});

test('a summary that cannot be written is told and costs nothing', async () => {
  const { args } = await startSites();
  const folder = await makeFolder();
  const file = join(folder, 'is-a-folder');
  await mkdir(file);
  const report = join(folder, 'report.csv');
  const { code, stderr } = await runCommand(['-', '-o', report, ...args], {
    env: { GITHUB_STEP_SUMMARY: file },
    input: listOf('pass.example'),
  });
  expect(code).toBe(0);
  expect(stderr).toContain('The summary for GitHub could not be written');
  expect(await readFile(report, 'utf8')).toContain('School 1');
});
