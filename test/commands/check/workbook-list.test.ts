// The built command on a workbook, from a file of any name and through a pipe.
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../../support/command.js';
import { makeFolder, startSites } from '../../support/sites.js';
import { makeWorkbook, textRows } from '../../support/workbooks.js';

const WORKBOOK = makeWorkbook({
  sheets: [
    {
      name: 'Школы',
      rows: textRows([
        ['Школа', 'Сайт'],
        ['Первая', 'http://pass-1.example'],
      ]),
    },
    {
      name: 'Сады',
      rows: textRows([
        ['Сад', 'Сайт'],
        ['Ручеёк', 'http://pass-2.example'],
      ]),
    },
  ],
});

it('A workbook is checked under any name, its first sheet where none is named', async () => {
  const { args, asked } = await startSites();
  const folder = await makeFolder();
  await writeFile(join(folder, 'schools.xls'), WORKBOOK);
  const done = await runCommand(['schools.xls', ...args], { cwd: folder });
  expect(done.code).toBe(0);
  expect(done.stdout.split('\n')[1]).toMatch(/^1,Первая,http:\/\/pass-1\.example\/,соответствует,/);
  expect(asked).toEqual(['pass-1.example']);
});

it('--sheet names another, also where the workbook comes through a pipe', async () => {
  const { args, asked } = await startSites();
  const done = await runCommand(['-', '--sheet', 'сады', ...args], { input: WORKBOOK });
  expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('pass-2.example') });
  expect(asked).toEqual(['pass-2.example']);
});

it('A workbook that a run wrote is the list and the earlier report of the next, and of letters', async () => {
  const { args } = await startSites();
  const cwd = await makeFolder();
  const input = `№ п/п,Школа,Сайт,ИНН\n007,Первая,http://pass-1.example,0012\n8,"=1+1",http://fail-2.example,\n`;
  const first = await runCommand(['-', '-o', 'report.xlsx', ...args], { cwd, input });
  expect(first.code).toBe(1);
  const again = ['report.xlsx', '--previous', 'report.xlsx', '-o', 'report.xlsx', '-o', '-'];
  const next = await runCommand([...again, '--format', 'ndjson', ...args], { cwd });
  const rows = next.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows).toMatchObject([
    { number: '007', name: 'Первая', carried: { ИНН: '0012' }, change: { kind: 'unchanged' } },
    { number: '8', name: '=1+1', carried: { ИНН: '' }, change: { kind: 'unchanged' } },
  ]);
  const letters = await runCommand(['letters', 'report.xlsx', '-o', 'letters'], { cwd });
  expect(letters.code).toBe(0);
  expect(await readdir(join(cwd, 'letters'))).toContain('0008 =1+1.docx');
});

it('A sheet that is not there ends the run before any site is asked', async () => {
  const { args, asked } = await startSites();
  const done = await runCommand(['-', '--sheet', 'Кружки', ...args], { input: WORKBOOK });
  expect(done).toMatchObject({ code: 2, stdout: '' });
  expect(done.stderr).toContain('has no sheet “Кружки”. Its sheets: “Школы”, “Сады”.');
  expect(asked).toEqual([]);
});
