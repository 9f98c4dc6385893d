// What stdout holds where it is a terminal.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runInProcess } from '../../support/in-process.js';
import { listOf, makeFolder, startSites } from '../../support/sites.js';

const HEADER = '№ п/п,Наименование организации,';

let folder: string;
let list: string;
let args: readonly string[];

beforeEach(async () => {
  folder = await makeFolder();
  list = join(folder, 'list.csv');
  ({ args } = await startSites());
});

async function runOnTerminal(options: readonly string[], hosts: readonly string[], width = 80) {
  await writeFile(list, listOf(...hosts));
  const sites = { columns: width, stdoutColumns: width, env: { NO_COLOR: '1' } };
  return runInProcess([list, ...args, ...options], sites);
}

const HOSTS = ['pass-1.example', 'fail-1.example', 'gone-1.example', 'fail-2.example'];

describe('on a terminal, where nothing names the report', () => {
  it('stands a table of what was found, for a person', async () => {
    const { code, stdout, stderr } = await runOnTerminal([], HOSTS);
    expect(code).toBe(1);
    expect(stdout).toBe(`fail: 2
No.  School    Reason                           Site
2    School 2  No hyperlink to bus.gov.ru       http://fail-1.examp…
4    School 4  No hyperlink to bus.gov.ru       http://fail-2.examp…

unchecked: 1
No.  School    Reason                           Site
3    School 3  The site answered with an error  http://gone-1.examp…
`);
    expect(stderr).toContain('Checked 4 schools');
  });

  it.each([40, 60, 100, 200])('fits %i columns', async (width) => {
    const { stdout } = await runOnTerminal([], HOSTS, width);
    const widest = Math.max(...stdout.split('\n').map((line) => line.length));
    expect(widest).toBeLessThan(width);
  });

  it('has its usual width where the terminal names none', async () => {
    const { stdout } = await runOnTerminal([], HOSTS, 0);
    expect(stdout).toBe((await runOnTerminal([], HOSTS)).stdout);
  });

  it('stands nothing where all pass', async () => {
    const { code, stdout } = await runOnTerminal([], ['pass-1.example']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  });

  it('no cell orders the terminal about', async () => {
    await writeFile(list, 'name,url\n"\u001b[2JSchool\u202e","http://fail-1.example"\n');
    const { stdout } = await runInProcess([list, ...args], { stdoutColumns: 80 });
    expect(stdout).toContain(' [2JSchool');
    for (const order of ['\u001b[2J', '\u202e']) expect(stdout).not.toContain(order);
  });

  it('each requirement is named by its words', async () => {
    const { stdout } = await runOnTerminal(['--require', 'noko,anketa'], ['pass-1.example'], 200);
    expect(stdout).toContain('anketa.68edu.ru');
  });
});

describe('a report is what stands on stdout', () => {
  it.each([
    [['-o', '-'], HEADER],
    [['--csv', 'plain'], HEADER],
    [['--annex'], HEADER],
    [['--format', 'ndjson'], '{"schemaVersion":1,'],
  ])(
    'under %j on a terminal, with no line of progress between its rows',
    async (options, begins) => {
      const { stdout, stderr } = await runOnTerminal(options, HOSTS);
      expect(stdout.startsWith(begins)).toBe(true);
      expect(stderr).not.toContain('\u001b[K');
    },
  );

  it('off a terminal', async () => {
    await writeFile(list, listOf(...HOSTS));
    expect((await runInProcess([list, ...args])).stdout.startsWith(HEADER)).toBe(true);
  });
});

it('where a file is named the terminal has the summary alone', async () => {
  const report = join(folder, 'report.csv');
  const { stdout, stderr } = await runOnTerminal(['-o', report], HOSTS);
  expect(stdout).toBe('');
  expect(stderr).toContain('\u001b[K');
  expect(await readFile(report, 'utf8')).toContain('Наименование организации');
});
