// The recipes work as pasted: what is a shell script is run, what is for an engine that is not here
// is read, and its commands are run as that engine would.
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { ROOT, runCommand, runShell } from '../support/command.js';
import { startCountingSites } from '../support/killed-runs.js';
import { makeFolder } from '../support/sites.js';

const SITES = 40;
const TIMEOUT_MS = 180_000;
const hasParallel = spawnSync('parallel', ['--version']).status === 0;

/** A folder with a list and the command on the path, and what one run over it writes. */
async function openWorkshop() {
  const folder = await makeFolder();
  const sites = await startCountingSites(SITES);
  await writeFile(join(folder, 'schools.xlsx'), sites.list);
  const command = [execPath, join(ROOT, 'bin/noko-check.js'), '"$@"', ...sites.args].join(' ');
  // The sites of the test are found by whatever the recipe does, but by `merge`, which asks none.
  const script = `#!/bin/sh\nif [ "$1" = merge ]; then exec ${execPath} ${join(ROOT, 'bin/noko-check.js')} "$@"; fi\nexec ${command}\n`;
  await writeFile(join(folder, 'noko-check'), script, { mode: 0o755 });
  const env = { PATH: `${folder}:${process.env.PATH}` };
  const shell = (line: string, more: Readonly<Record<string, string>> = {}) =>
    runShell(`unset -f noko-check\n${line}`, { cwd: folder, env: { ...env, ...more } });
  const one = await runCommand(['schools.xlsx', '-o', 'one.csv', ...sites.args], { cwd: folder });
  expect(one.code).toBe(1);
  const rowsOf = async (file: string) => {
    const text = await readFile(join(folder, file), 'utf8');
    // Neither the moment nor the minute of a check is the recipe's.
    return text.replace(/\d{4}-\d\d-\d\dT[\d:+]+|\d\d\.\d\d\.\d{4} \d\d:\d\d/g, '').split('\r\n');
  };
  return { folder, shell, rowsOf };
}

const recipe = (name: string) => join(ROOT, 'contrib/shards', name);

async function documentsIn(name: string) {
  const documents = parseAllDocuments(await readFile(recipe(name), 'utf8'));
  return documents.map((document) => {
    expect('errors' in document ? document.errors : []).toEqual([]);
    return 'toJS' in document ? document.toJS() : null;
  });
}

describe('the recipe for', { timeout: TIMEOUT_MS }, () => {
  it.skipIf(!hasParallel)('GNU parallel writes what one run writes', async () => {
    const { shell, rowsOf } = await openWorkshop();
    const { code, stderr } = await shell(`sh ${recipe('parallel.sh')} schools.xlsx report.csv 3`);
    expect(code, stderr).toBe(1);
    expect(await rowsOf('report.csv')).toEqual(await rowsOf('one.csv'));
  });

  it('Slurm runs each task as a part, and merges them', async () => {
    const { shell, rowsOf } = await openWorkshop();
    for (const task of ['1', '2']) {
      const env = { SLURM_ARRAY_TASK_ID: task, SLURM_ARRAY_TASK_COUNT: '2' };
      const { code, stderr } = await shell(`bash ${recipe('slurm.sh')} schools.xlsx`, env);
      expect(code, stderr).toBe(0);
    }
    const text = await readFile(recipe('slurm.sh'), 'utf8');
    const [, merge = ''] = /--wrap '(.*)'$/m.exec(text) ?? [];
    expect((await shell(merge)).code).toBe(0);
    expect(await rowsOf('report.csv')).toEqual(await rowsOf('one.csv'));
  });

  it('Kubernetes runs each pod as a part, and merges them', async () => {
    const { shell, rowsOf } = await openWorkshop();
    const [check, merge] = await documentsIn('kubernetes.yaml');
    expect(check).toMatchObject({
      kind: 'Job',
      spec: { completionMode: 'Indexed', completions: 8 },
    });
    const [, , script] = check.spec.template.spec.containers[0].command;
    expect(script).toContain('--shard auto/8');
    for (const index of ['0', '1']) {
      const two = script.replace('auto/8', 'auto/2');
      const { code, stderr } = await shell(two, { JOB_COMPLETION_INDEX: index });
      expect(code, stderr).toBe(0);
    }
    const [, , merging] = merge.spec.template.spec.containers[0].command;
    expect((await shell(merging)).code).toBe(0);
    expect(await rowsOf('report.csv')).toEqual(await rowsOf('one.csv'));
  });

  it('GitHub runs each job of the matrix as a part, and merges them', async () => {
    const { shell, rowsOf } = await openWorkshop();
    const [{ jobs }] = await documentsIn('github.yml');
    const runs = (job: { steps: { run?: string }[] }) =>
      job.steps.flatMap(({ run }) => (run?.includes('noko-check ') ? [run] : []));
    const [check = ''] = runs(jobs.check);
    for (const part of ['1', '2']) {
      const { code, stderr } = await shell(check, { PART: part, PARTS: '2' });
      expect(code, stderr).toBe(0);
    }
    expect((await shell(runs(jobs.merge)[0] ?? '')).code).toBe(0);
    expect(await rowsOf('report.csv')).toEqual(await rowsOf('one.csv'));
  });

  it('GitLab runs each job as a part, and merges them', async () => {
    const { shell, rowsOf } = await openWorkshop();
    const [{ check, merge }] = await documentsIn('gitlab.yml');
    for (const part of ['1', '2']) {
      const env = { CI_NODE_INDEX: part, CI_NODE_TOTAL: '2' };
      expect(check.allow_failure.exit_codes).toContain((await shell(check.script[0], env)).code);
    }
    expect(merge.allow_failure.exit_codes).toContain((await shell(merge.script[0])).code);
    expect(await rowsOf('report.csv')).toEqual(await rowsOf('one.csv'));
  });
});
