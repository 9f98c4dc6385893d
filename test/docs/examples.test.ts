// The examples in the documents work as they are written: those that need no more than sites are
// run against sites, the others are read as the command reads them.
import { spawnSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { createSilentProgram } from '../../scripts/reference/commands.js';
import { ROOT, runShell } from '../support/command.js';
import { readCommandLines } from '../support/documents.js';
import { listOf, makeFolder, startSites } from '../support/sites.js';

/** What speaks of schools ends with. */
const FINDINGS = [0, 1, 3];
/** What needs a browser, a scheduler, a mail server, data of bus.gov.ru or another program. */
const NOT_RUN =
  /--browser|--send|--template|--html|--mail-to|\bschedule\b|\binit\b|\blist\b|\bscores\b|--scores|\bmerge\b|--shard|python3|duckdb|--columns|--only|--rules|yesterday|november/;

async function examplesIn(name: string): Promise<readonly string[]> {
  const lines = await readCommandLines(name);
  return lines.filter((line) => /^noko-check /.test(line));
}

/** A folder in which `noko-check` finds a list and its sites. */
async function openWorkshop() {
  const folder = await makeFolder();
  const { args } = await startSites();
  await writeFile(join(folder, 'schools.xlsx'), listOf('pass.example', 'fail.example'));
  const rules = args.filter((arg) => arg !== '--connect-to');
  const config = { 'connect-to': rules, proxy: '', retries: 0, 'no-second-pass': true };
  await writeFile(join(folder, 'noko-check.config.json'), JSON.stringify(config));
  const bin = join(ROOT, 'bin/noko-check.js');
  await writeFile(join(folder, 'noko-check'), `#!/bin/sh\nexec ${execPath} ${bin} "$@"\n`, {
    mode: 0o755,
  });
  const env = { PATH: `${folder}:${process.env.PATH}` };
  return {
    folder,
    run: (line: string) => runShell(`unset -f noko-check\n${line}`, { cwd: folder, env }),
  };
}

const hasJq = spawnSync('jq', ['--version']).status === 0;

describe.each(['README.md', 'README.ru.md'])('%s', (name) => {
  it('shows examples that do what they say, one after the other', async () => {
    const { folder, run } = await openWorkshop();
    const examples = (await examplesIn(name)).filter((line) => !NOT_RUN.test(line));
    expect(examples.length).toBeGreaterThan(3);
    await run('noko-check schools.xlsx -o report.xlsx -o report.csv');
    for (const line of examples) {
      if (line.includes('| jq') && !hasJq) continue;
      const { code, stderr } = await run(line);
      expect(FINDINGS, `${line}\n${stderr}`).toContain(code);
      const files = [...line.matchAll(/ -o ([\w.-]+)/g)].map(([, file = '']) => file);
      expect(await readdir(folder), line).toEqual(expect.arrayContaining(files));
    }
  }, 120_000);
});

it.each(['README.md', 'README.ru.md', 'docs/guide.md', 'docs/many-machines.md', 'docs/rules.md'])(
  '%s shows no command line that the command would refuse',
  async (name) => {
    for (const line of await examplesIn(name)) {
      const [command = ''] = line.split(/ [|<;] ?|; /);
      await expect(parse(command), line).resolves.toBeUndefined();
    }
  },
);

/** Rejects where the program would refuse the line. */
async function parse(line: string): Promise<void> {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
  await createSilentProgram('en').parseAsync(words.slice(1), { from: 'user' });
}
