// Whether a report can be written is known before the first site is asked.
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand, runShell } from '../../support/command.js';
import { listOf, makeFolder, startSites, YESTERDAY } from '../../support/sites.js';

async function runWith(outputs: readonly string[]) {
  const folder = await makeFolder();
  await writeFile(join(folder, 'list.csv'), listOf('pass-1.example'));
  await writeFile(join(folder, 'report.csv'), YESTERDAY);
  await mkdir(join(folder, 'folder.csv'));
  const { args, asked } = await startSites();
  const options = outputs.flatMap((output) => ['-o', output]);
  const finished = await runCommand(['list.csv', ...options, ...args], { cwd: folder });
  return { finished, asked, folder };
}

describe('before a site is asked', () => {
  it.each([
    [
      'a folder that is not there',
      ['missing/report.csv'],
      /“missing\/report\.csv”: no such file or folder/,
    ],
    ['a target that is a folder', ['folder.csv'], /“folder\.csv”: it is a folder|EISDIR|rights/],
    ['a folder that is a file', ['list.csv/report.csv'], /a part of the path is no folder/],
    [
      'an extension that is not known',
      ['report.pages'],
      /“report\.pages” from its name\. Known: \.csv, /,
    ],
    ['no extension', ['report'], /Cannot tell the format of the report “report”/],
    ['the same file twice', ['report.csv', './report.csv'], /named twice/],
    ['the same file in another spelling', ['new.csv', './folder.csv/../new.csv'], /named twice/],
    ['stdout twice', ['-', 'new.csv', '-'], /the report - is named twice/],
    [
      'one bad output among good ones',
      ['new.csv', 'report.csv', 'missing/a.csv'],
      /missing\/a\.csv/,
    ],
  ])('%s ends the run with 2', async (_what, outputs, said) => {
    const { finished, asked, folder } = await runWith(outputs);
    expect(finished).toMatchObject({ code: 2, stdout: '' });
    expect(finished.stderr).toMatch(said);
    expect(asked).toEqual([]);
    expect(await readFile(join(folder, 'report.csv'), 'utf8')).toBe(YESTERDAY);
    expect((await readdir(folder)).sort()).toEqual(['folder.csv', 'list.csv', 'report.csv']);
  });
});

it('several outputs, stdout among them, hold the same rows', async () => {
  const { finished, folder } = await runWith(['report.csv', '-', 'report.ndjson']);
  expect(finished.code).toBe(0);
  expect(finished.stdout).toContain('pass/results-link');
  expect(await readFile(join(folder, 'report.csv'), 'utf8')).toContain('pass/results-link');
  expect(await readFile(join(folder, 'report.ndjson'), 'utf8')).toContain('"results-link"');
  expect(finished.stderr).toContain('Report: report.csv\nReport: report.ndjson\n');
});

it('every format in one run holds the same school', async () => {
  const extensions = ['csv', 'docx', 'html', 'json', 'ndjson', 'xlsx', 'xml'];
  const files = extensions.map((extension) => `all.${extension}`);
  const { finished, folder } = await runWith(files);
  expect(finished.code).toBe(0);
  for (const file of files) {
    expect(finished.stderr).toContain(`Report: ${file}\n`);
    const bytes = await readFile(join(folder, file));
    const parts = bytes.subarray(0, 2).equals(Buffer.from('PK'))
      ? unzipSync(bytes)
      : { file: bytes };
    const texts = Object.values(parts).map((part) => Buffer.from(part).toString());
    expect(texts.join(''), file).toContain('School 1');
  }
});

it('a report that is open in a spreadsheet is told before the crawl, and left as it was', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'report.csv'), YESTERDAY);
  await writeFile(join(folder, '.~lock.report.csv#'), '');
  const { args } = await startSites();
  const { code, stderr } = await runCommand(['-', '-o', 'report.csv', '-o', 'b.ndjson', ...args], {
    cwd: folder,
    input: listOf('pass-1.example'),
  });
  expect(code).toBe(0);
  const beside = (await readdir(folder)).find((file) => file.startsWith('report (')) ?? '';
  expect(stderr).toMatch(
    /^“report\.csv” is open in another program.*delete “\.~lock\.report\.csv#”/,
  );
  expect(stderr).toContain(`${beside} (“report.csv” is in use by another program and was left`);
  expect(stderr).toContain('Report: b.ndjson\n');
  expect(await readFile(join(folder, 'report.csv'), 'utf8')).toBe(YESTERDAY);
  expect(await readFile(join(folder, beside), 'utf8')).toContain('pass/results-link');
});

describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  it('ends the run with 2, the other report being written', async () => {
    const { finished, folder } = await runWith(['report.csv', '/dev/full']);
    expect(finished.code).toBe(2);
    expect(finished.stderr).toMatch(/“\/dev\/full”: no space left on the disk \(ENOSPC\)/);
    expect(await readFile(join(folder, 'report.csv'), 'utf8')).toContain('pass/results-link');
  });

  it('behind stdout is no closed pipe', async () => {
    const { args } = await startSites();
    const { code, stderr } = await runShell(`noko-check - ${args.join(' ')} > /dev/full`, {
      input: listOf('pass-1.example', 'pass-2.example'),
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/Cannot write the report “-”: no space left/);
  });
});

it('a log that stdout is appended to keeps what it has', async () => {
  const folder = await makeFolder();
  const log = join(folder, 'log');
  const handle = await open(log, 'a');
  onTestFinished(() => handle.close());
  await handle.write('before\n');
  const { args } = await startSites();
  await runShell(`noko-check - ${args.join(' ')} -o /dev/stdout >> ${log}`, {
    input: listOf('pass-1.example'),
  });
  expect(await readFile(log, 'utf8')).toMatch(/^before\n№ п\/п,.*\n1,School 1,/);
});
