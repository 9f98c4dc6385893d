// The command in a pipeline: rows and nothing else on stdout, whole, as early as they are certain,
// and no complaint when the reader has had enough.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  collectOutput,
  runCommand,
  runShell,
  startCommand,
  whenSaid,
} from '../../support/command.js';
import { listOf, makeFolder, startSites } from '../../support/sites.js';

function hosts(count: number, kind = 'pass'): string[] {
  return Array.from({ length: count }, (_, index) => `${kind}-${index + 1}.example`);
}

describe('a reader that goes away', () => {
  it('is no error', async () => {
    const { args, asked } = await startSites();
    const { code, stdout, stderr } = await runShell(
      `noko-check - --no-second-pass ${args.join(' ')} | head -1; echo "code \${PIPESTATUS[0]}"`,
      { input: listOf(...hosts(5_000)) },
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^№ п\/п,Наименование организации,[^\n]*\ncode 0\n$/);
    expect(stderr).not.toMatch(/EPIPE|error|domains in a row|bug/i);
    expect(asked.length, 'the sites that were asked').toBeLessThan(1_000);
  });

  it('is not made to wait for sites that hang', async () => {
    const { args } = await startSites();
    const { stdout, stderr } = await runShell(
      `noko-check - --no-second-pass --timeout 3600 ${args.join(' ')} | head -0; echo "code \${PIPESTATUS[0]}"`,
      { input: listOf('pass-1.example', 'pass-2.example', ...hosts(200, 'hang')) },
    );
    expect(stdout).toBe('code 0\n');
    expect(stderr).not.toMatch(/EPIPE|domains in a row|once more/);
  });

  it('does not keep a file from being written', async () => {
    const folder = await makeFolder();
    const { args } = await startSites();
    const { stdout } = await runShell(
      `noko-check - -o - -o report.csv ${args.join(' ')} | head -0; echo "code \${PIPESTATUS[0]}"`,
      { cwd: folder, input: listOf(...hosts(300)) },
    );
    expect(stdout).toBe('code 0\n');
    const report = await readFile(join(folder, 'report.csv'), 'utf8');
    expect(report.trimEnd().split('\r\n')).toHaveLength(301);
  });

  it.each(['--help', '--version'])('may miss %s', async (option) => {
    const child = startCommand([option]);
    child.stdout.destroy();
    const finished = collectOutput(child);
    expect(await finished).toMatchObject({ code: 0, stderr: '' });
  });

  it('may leave stderr', async () => {
    const { args } = await startSites();
    const child = startCommand(['-', ...args]);
    child.stderr.destroy();
    const finished = collectOutput(child);
    child.stdin.end(listOf('pass-1.example', 'fail-1.example'));
    const { code, stdout } = await finished;
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
  });
});

describe('stdout', () => {
  it('is whole where it is longer than a pipe holds, and nothing but rows', async () => {
    const { args } = await startSites();
    const { code, stdout } = await runCommand(['-', ...args], { input: listOf(...hosts(400)) });
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(2 * 64 * 1024);
    const rows = stdout.trimEnd().split('\n').slice(1);
    expect(rows.map((row) => row.split(',')[0])).toEqual(
      Array.from({ length: 400 }, (_, index) => String(index + 1)),
    );
  });

  it('is whole for a reader that is slow to begin', async () => {
    const { args, whenAsked } = await startSites();
    const child = startCommand(['-', '--format', 'ndjson', ...args]);
    child.stdin.end(listOf(...hosts(400)));
    await whenAsked('pass-400.example');
    const { code, stdout } = await collectOutput(child);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(400);
  });

  it('is empty where the report goes to a file', async () => {
    const folder = await makeFolder();
    const { args } = await startSites();
    const { stdout } = await runCommand(['-', '-o', 'report.csv', ...args], {
      cwd: folder,
      input: listOf('pass-1.example'),
    });
    expect(stdout).toBe('');
  });
});

describe('a list through a pipe', () => {
  it.each(['ndjson', 'json', 'csv'])(
    'is answered while it comes, where nothing is asked twice, as %s',
    async (format) => {
      const { args } = await startSites();
      const child = startCommand(['-', '--format', format, '--no-second-pass', ...args]);
      const finished = collectOutput(child);
      const said = whenSaid(child.stdout, 'School 2');
      // More than is read to find the header; the pipe stays open.
      child.stdin.write(`name,url,remark\nSchool 1,http://pass-1.example,${'x'.repeat(70_000)}\n`);
      child.stdin.write('School 2,http://pass-2.example,\nSchool 3,http://pass-3.example,\n');
      await said;
      child.stdin.end('School 4,http://pass-4.example,\n');
      expect(new Set((await finished).stdout.match(/School \d/g)).size).toBe(4);
    },
  );

  it('may be a file of the shell’s making', async () => {
    const { args } = await startSites();
    const { code, stdout, stderr } = await runShell(`noko-check <(cat) ${args.join(' ')}`, {
      input: listOf('pass-1.example', 'pass-2.example'),
    });
    expect(stderr).toContain('Checked 2 schools');
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
  });

  it('may be the report that another run is writing to its stdout', async () => {
    const folder = await makeFolder();
    const { args } = await startSites();
    await writeFile(join(folder, 'list.csv'), listOf('pass-1.example', 'fail-1.example'));
    const command = (list: string) => `noko-check ${list} ${args.join(' ')}`;
    const { stdout } = await runShell(`${command('list.csv')} | ${command('-')}`, { cwd: folder });
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(stdout).toMatch(/\n1,School 1,http:\/\/pass-1\.example\/,соответствует/);
  });
});
