import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { filesBeside } from '../../src/cli/beside.js';
import { runInProcess } from '../support/in-process.js';
import { listOf, makeFolder, startSites } from '../support/sites.js';

async function makeList() {
  const folder = await makeFolder();
  const { args } = await startSites();
  const list = join(folder, 'Школы района.csv');
  await writeFile(list, listOf('pass.example', 'fail.example'));
  return { folder, list, args };
}

describe('--beside', () => {
  it('writes page and workbook under the name of the list, and compares with the last', async () => {
    const { folder, list, args } = await makeList();
    const first = await runInProcess([list, '--beside', ...args]);
    expect(first.code, first.stderr).toBe(1);
    expect((await readdir(folder)).sort()).toEqual([
      'Школы района – отчёт.html',
      'Школы района – отчёт.xlsx',
      'Школы района.csv',
    ]);
    const second = await runInProcess([list, '--beside', ...args]);
    expect(second.stderr).toMatch(/2 {2}unchanged/);
  });

  it('takes its own report for the list, and replaces it', () => {
    const { workbook } = filesBeside('Школы.xlsx');
    expect(workbook).toBe('Школы – отчёт.xlsx');
    expect(filesBeside(workbook).workbook).toBe(workbook);
  });

  it('needs a list that is a file', async () => {
    const { code, stderr } = await runInProcess(['-', '--beside'], {
      stdin: () => new PassThrough().end(),
    });
    expect(code).toBe(2);
    expect(stderr).toContain('--beside needs a list that is a file');
  });
});

describe('--open', () => {
  it('shows the page once it is written', async () => {
    const { folder, list, args } = await makeList();
    const page = join(folder, 'report.html');
    const opened: string[][] = [];
    const openFile = async (file: string) => {
      opened.push([file, ...(await readdir(folder))]);
    };
    await runInProcess([list, '-o', page, '--open', ...args], { openFile });
    expect(opened).toEqual([[page, 'report.html', 'Школы района.csv']]);
  });

  it('names the page where nothing can open it', async () => {
    const { folder, list, args } = await makeList();
    const page = join(folder, 'report.html');
    const openFile = () => Promise.reject(new Error('no browser'));
    const { code, stderr } = await runInProcess([list, '-o', page, '--open', ...args], {
      openFile,
    });
    expect(code).toBe(1);
    expect(stderr).toContain(`Open the report yourself: ${page}`);
  });

  it('needs a page', async () => {
    const { list } = await makeList();
    const { code, stderr } = await runInProcess([list, '-o', `${list}.xlsx`, '--open']);
    expect(code).toBe(2);
    expect(stderr).toContain('--open needs a page');
  });
});
