// On GitHub Actions, as far as a run can tell: the variables that a step has.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../../support/command.js';
import { listOf, makeFolder, startSites } from '../../../support/sites.js';

function commands(stderr: string): readonly string[] {
  return stderr.split('\n').filter((line) => line.startsWith('::'));
}

test('the summary is added to the file of the step, and each school gets its annotation, on stderr', async () => {
  const { args } = await startSites();
  const file = join(await makeFolder(), 'summary.md');
  await writeFile(file, 'said before\n');
  const { stdout, stderr } = await runCommand(['-', '--homepage-only', ...args], {
    env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file },
    input: listOf('pass.example', 'fail.example', 'missing.example'),
  });
  const summary = await readFile(file, 'utf8');
  expect(summary).toMatch(
    /^said before\n## Links to НОКО results: 1 of 2 checked pass \(50%\), 1 unchecked\n/,
  );
  expect(summary).toContain('<td>School 2</td>');
  expect(commands(stderr)).toEqual([
    expect.stringMatching(/^::error title=School 2::.*%0A/),
    expect.stringMatching(/^::warning title=School 3::/),
  ]);
  expect(stdout.split('\n')).toHaveLength(5);
  expect(stdout).not.toContain('::');
});

test('of each kind there are as many annotations as GitHub shows, and a note on the others', async () => {
  const { args } = await startSites();
  const hosts = Array.from({ length: 12 }, (_, index) => `fail-${index}.example`);
  const { stderr } = await runCommand(['-', '--homepage-only', '--lang', 'ru', ...args], {
    env: { GITHUB_ACTIONS: 'true' },
    input: listOf(...hosts),
  });
  const said = commands(stderr);
  expect(said.filter((line) => line.startsWith('::error '))).toHaveLength(10);
  expect(said.at(-1)).toMatch(/^::notice title=noko-check::Показано не всё: не соответствует 12,/);
});

test('elsewhere there are none, and under --quiet there is the summary alone', async () => {
  const { args } = await startSites();
  const file = join(await makeFolder(), 'summary.md');
  const input = listOf('fail.example');
  const elsewhere = await runCommand(['-', '--homepage-only', ...args], { input });
  expect(commands(elsewhere.stderr)).toEqual([]);
  const { stderr } = await runCommand(['-', '--homepage-only', '--quiet', ...args], {
    env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file },
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
