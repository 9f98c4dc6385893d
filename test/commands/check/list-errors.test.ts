// A list that is none ends the run before anything is asked or written, with a sentence that says
// what was found, where, and what to do.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { collectOutput, runCommand, startCommand } from '../../support/command.js';
import { makeFolder, startSites, YESTERDAY } from '../../support/sites.js';
import { makeWorkbook, textRows } from '../../support/workbooks.js';

const XLS = Buffer.from('D0CF11E0A1B11AE1', 'hex');
const HALF_A_WORKBOOK = makeWorkbook({
  sheets: [{ name: 'Лист1', rows: textRows([['Школа', 'Сайт']]) }],
}).subarray(0, -30);
const NO_SITES = makeWorkbook({
  sheets: [{ name: 'Лист1', rows: textRows([['Отчёт'], [], ['Школа', 'Район'], ['СОШ № 1', '']]) }],
});

const BROKEN_LISTS: readonly (readonly [what: string, list: string | Uint8Array, said: RegExp])[] =
  [
    ['empty', '', /“list\.csv” is empty\. Give a CSV or an Excel workbook/],
    ['nothing but white space', '\uFEFF \r\n\r\n', /“list\.csv” is empty/],
    ['a header only', 'name,url\n', /has a header but no schools below it\. Add a row/],
    [
      'an old workbook',
      XLS,
      /neither CSV nor an Excel workbook .*looks like an old Excel .*Save as/,
    ],
    ['half a workbook', HALF_A_WORKBOOK, /The workbook “list\.csv” is damaged.* save it again/],
    [
      'a workbook without sites',
      NO_SITES,
      /the sheet “Лист1” has no column with the sites\. The header found: “Школа”, “Район”/,
    ],
    ['a page', '<!DOCTYPE html><html><table>', /looks like an HTML page/],
    [
      'a list without sites',
      iconv.encode('Школа;Район\r\nСОШ № 1;Северный\r\n', 'windows-1251'),
      /The header found: “Школа”, “Район” \(separator: semicolon, encoding: windows-1251\)\. Name the column “url” or “Сайт”/,
    ],
    ['a sentence', 'nothing of the kind\n', /The header found: “nothing of the kind”/],
    [
      'a list with an open quote',
      'name,url\nA,http://a.example\n"B,http://b.example\nC,http://c.example\n',
      /broken at line 3: a quotation mark is opened there and never closed\. Close it/,
    ],
  ];

describe('a list that is', () => {
  it.each(BROKEN_LISTS)('%s', async (_what, list, said) => {
    const folder = await makeFolder();
    const { args, asked } = await startSites();
    await writeFile(join(folder, 'list.csv'), list);
    await writeFile(join(folder, 'report.csv'), YESTERDAY);
    const outputs = ['-o', 'report.csv', '-o', 'new.csv', '-o', '-'];
    const finished = await runCommand(['list.csv', ...outputs, ...args], { cwd: folder });
    expect(finished).toMatchObject({ code: 2, stdout: '' });
    expect(finished.stderr).toMatch(
      /^noko-check: (?:The|In the) (?:list|workbook) “list\.csv” [^\n]+\n$/,
    );
    expect(finished.stderr).toMatch(said);
    expect(await readFile(join(folder, 'report.csv'), 'utf8')).toBe(YESTERDAY);
    expect((await readdir(folder)).sort()).toEqual(['list.csv', 'report.csv']);
    expect(asked).toEqual([]);
  });

  it.each(BROKEN_LISTS)('%s, through a pipe', async (_what, list, said) => {
    const folder = await makeFolder();
    const { args } = await startSites();
    const finished = await runCommand(['-', '-o', 'report.csv', ...args], {
      cwd: folder,
      input: list,
    });
    expect(finished).toMatchObject({ code: 2, stdout: '' });
    expect(finished.stderr.replace('stdin', 'list.csv')).toMatch(said);
    expect(await readdir(folder)).not.toContain('report.csv');
  });

  it.each([
    [
      'missing',
      'missing.csv',
      /“missing\.csv”: no such file or folder \(ENOENT\)\. Check the name/,
    ],
    ['a folder', 'folder', /“folder”: it is a folder, not a file \(EISDIR\)/],
    ['below a file', 'file/list.csv', /“file\/list\.csv”: a part of the path is no folder/],
  ])('%s', async (_what, list, said) => {
    const folder = await makeFolder();
    await mkdir(join(folder, 'folder'));
    await writeFile(join(folder, 'file'), '');
    const finished = await runCommand([list, '-o', 'report.csv'], { cwd: folder });
    expect(finished).toMatchObject({ code: 2, stdout: '' });
    expect(finished.stderr).toMatch(said);
    expect((await readdir(folder)).sort()).toEqual(['file', 'folder']);
  });

  it('broken far below, through a pipe, after schools were asked, which are not asked again when it is mended', async () => {
    const folder = await makeFolder();
    const { args, asked, whenAsked } = await startSites();
    await writeFile(join(folder, 'report.csv'), YESTERDAY);
    const child = startCommand(['-', '-o', 'report.csv', ...args], { cwd: folder });
    const finished = collectOutput(child);
    // More than is read to find the header.
    const remark = 'х'.repeat(20_000);
    const first = `name,url,remark\n1,http://pass-1.example,${remark}\n`;
    const second = `2,http://pass-2.example,${remark}${remark}${remark}${remark}\n`;
    child.stdin.write(first);
    child.stdin.write(second);
    await whenAsked('pass-1.example');
    child.stdin.end('"3,http://pass-3.example,\n');
    expect(await finished).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/broken at line 4/),
    });
    expect(await readFile(join(folder, 'report.csv'), 'utf8')).toBe(YESTERDAY);
    const mended = await runCommand(['-', '-o', 'report.csv', '--resume', ...args], {
      cwd: folder,
      input: `${first}${second}3,http://pass-3.example,\n`,
    });
    expect(mended.code).toBe(0);
    expect([...asked].sort()).toEqual(['pass-1.example', 'pass-2.example', 'pass-3.example']);
    expect(await readdir(folder)).toEqual(['report.csv']);
  });
});
