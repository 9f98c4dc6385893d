// action.yml is read as GitHub reads it, and its steps are run in a shell as GitHub runs them.
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { ROOT, runShell } from '../support/command.js';
import { listOf, makeFolder, startSites } from '../support/sites.js';

async function readAction() {
  const document = parseDocument(await readFile(join(ROOT, 'action.yml'), 'utf8'));
  expect(document.errors).toEqual([]);
  return document.toJS();
}

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the step `id` with inputs, and answers what it set. */
async function runStep(id: string, inputs: Readonly<Record<string, string>>, folder: string) {
  const { runs } = await readAction();
  const step: Step = runs.steps.find((each: Step) => each.id === id);
  const output = join(folder, 'set');
  await writeFile(output, '');
  const env: Record<string, string> = { RUNNER_TEMP: folder, GITHUB_OUTPUT: output };
  for (const [name, expression] of Object.entries(step.env ?? {})) {
    env[name] = inputs[/inputs\.(\w+)/.exec(expression)?.[1] ?? ''] ?? '';
  }
  const script = `set -eo pipefail\n${step.run}`;
  const { code, stderr } = await runShell(script, { cwd: folder, env });
  const lines = (await readFile(output, 'utf8')).trim().split('\n');
  return { code, stderr, outputs: Object.fromEntries(lines.map((line) => line.split('='))) };
}

async function openWorkshop() {
  const folder = await makeFolder();
  const { args } = await startSites();
  await mkdir(join(folder, 'noko-check', 'bin'), { recursive: true });
  await symlink(join(ROOT, 'bin/noko-check.js'), join(folder, 'noko-check', 'bin', 'noko-check'));
  await writeFile(join(folder, 'Список школ.csv'), listOf('pass.example', 'fail.example'));
  return { folder, options: args.join('\n') };
}

describe('action.yml', () => {
  it('is a composite action with nothing that GitHub does not know', async () => {
    const action = await readAction();
    expect(Object.keys(action)).toEqual(['name', 'description', 'inputs', 'outputs', 'runs']);
    expect(action.runs.using).toBe('composite');
    for (const step of action.runs.steps as Step[]) {
      expect('uses' in step).not.toBe('run' in step);
      // Only a composite action has to name the shell.
      if (step.run !== undefined) expect(step.shell).toBe('bash');
      if (step.uses !== undefined) expect(step.uses).toMatch(/^actions\/[\w-]+@v\d+$/);
      // A value in the script itself would be run as a part of it.
      expect(step.run ?? '').not.toContain('${{');
      for (const value of Object.values(step.env ?? {})) {
        const [, input] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value) ?? [];
        expect(input === undefined ? value : Object.keys(action.inputs)).toContain(
          input ?? 'github.action_path',
        );
      }
    }
    const ids = action.runs.steps.flatMap((step: Step) => step.id ?? []);
    for (const { value } of Object.values<{ value: string }>(action.outputs)) {
      expect(ids).toContain(/steps\.(\w+)\.outputs\./.exec(value)?.[1]);
    }
  });

  it('sets outputs, and findings do not fail its step', async () => {
    const { folder, options } = await openWorkshop();
    const inputs = { list: 'Список школ.csv', output: 'мой отчёт.csv\nreport.xml\n', options };
    const { code, stderr, outputs } = await runStep('check', inputs, folder);
    expect(code, stderr).toBe(0);
    expect(outputs).toEqual({ 'exit-code': '1', report: 'мой отчёт.csv' });
    expect(await readFile(join(folder, 'мой отчёт.csv'), 'utf8')).toContain('fail/no-link');
    expect(await readFile(join(folder, 'report.xml'), 'utf8')).toContain('<testsuites');
  });

  it('fails its step where nothing was done', async () => {
    const { folder, options } = await openWorkshop();
    const inputs = { list: 'missing.csv', output: 'report.csv', options };
    const { code, outputs } = await runStep('check', inputs, folder);
    expect(code).toBe(2);
    expect(outputs).toMatchObject({ 'exit-code': '2' });
  });
});
