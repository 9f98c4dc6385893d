import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SchoolResult } from '../../../src/crawl/result.js';
import { csv } from '../../../src/report/csv.js';
import { ndjson } from '../../../src/report/ndjson.js';
import { unchecked } from '../../../src/verdict/judgement.js';
import { type InProcessOptions, runInProcess } from '../../support/in-process.js';
import { readDocx } from '../../support/read-docx.js';
import { resultWith } from '../../support/results.js';
import { makeFolder } from '../../support/sites.js';
import { written } from '../../support/written.js';

const NOTE = 'noko-check-letters.json';
const HOSTILE = '<img src=x onerror=alert(1)>\n"/\\..';

function failing(name: string, number = ''): SchoolResult {
  return resultWith({
    school: { name, number },
    judgement: { verdict: 'fail', reason: 'no-link', link: null, links: [] },
  });
}

const RESULTS: readonly SchoolResult[] = [
  resultWith({}),
  failing('МБОУ «Школа № 2»', '12.'),
  resultWith({ judgement: unchecked('timeout') }),
  resultWith({ judgement: unchecked('dns') }),
  resultWith({ judgement: unchecked('dns') }),
  failing(HOSTILE),
];

let folder: string;
let report: string;
beforeEach(async () => {
  folder = await makeFolder();
  report = join(folder, 'report.csv');
  await writeReport(RESULTS);
});

async function writeReport(results: readonly SchoolResult[]): Promise<void> {
  await writeFile(report, await written(csv, { csvProfile: 'excel' }, results));
}

function letters(args: readonly string[] = [], options: InProcessOptions = {}) {
  const output = join(folder, 'letters');
  return runInProcess(['letters', report, '-o', output, '--lang', 'ru', ...args], options);
}

async function namesThere(): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'letters'));
  return names.filter((name) => name !== NOTE).sort();
}

function letterAt(name: string): Promise<Buffer> {
  return readFile(join(folder, 'letters', name));
}

describe('letters', () => {
  it('writes a Word document and a text to each school that fails', async () => {
    const { code, stdout, stderr } = await letters([
      ...['--deadline', '2026-12-01'],
      ...['--organisation', 'Отдел образования Примерного района'],
    ]);
    expect(code).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      [
        `Готово: 2 письма, папка ${join(folder, 'letters')}`,
        'Без письма: соответствуют — 1, не проверены — 3. Не проверено — не нарушение, писать о нём школе рано. Почему не проверены:',
        '  2  Имя сайта не найдено',
        '  1  Сайт отвечает слишком долго',
        '',
      ].join('\n'),
    );
    expect(await namesThere()).toEqual([
      '0006 img src=x onerror=alert(1).docx',
      '0006 img src=x onerror=alert(1).txt',
      '0012 МБОУ «Школа № 2».docx',
      '0012 МБОУ «Школа № 2».txt',
    ]);
    const text = (await letterAt('0012 МБОУ «Школа № 2».txt')).toString();
    expect(text).toMatch(/^\uFEFFРуководителю организации\r\nМБОУ «Школа № 2»\r\n/);
    expect(text).toContain('Просим в срок до 01.12.2026');
    expect(text).toMatch(/Отдел образования Примерного района\r\n$/);
    expect(text).not.toMatch(/[^\r]\n/);
    const { paragraphs } = readDocx(await letterAt('0006 img src=x onerror=alert(1).docx'));
    expect(paragraphs).toContain('<img src=x onerror=alert(1)> "/\\..');
  });

  it('reads NDJSON as well, and says the same in English', async () => {
    report = join(folder, 'report.ndjson');
    await writeFile(report, await written(ndjson, {}, RESULTS));
    const { code, stderr } = await letters(['--lang', 'en']);
    expect(code).toBe(0);
    expect(stderr).toContain('Written: 2 letters');
    expect(stderr).toContain('  2  The name of the site was not found');
    expect(await namesThere()).toHaveLength(4);
  });

  it('says so where nobody needs one, and takes away those of an earlier report', async () => {
    await letters();
    await writeReport([resultWith({})]);
    const { code, stderr } = await letters();
    expect(code).toBe(0);
    expect(stderr).toContain('Писем нет');
    expect(stderr).toContain('Убрано прежних писем: 4');
    expect(await namesThere()).toEqual([]);
  });

  it('keeps letters that somebody changed, and names them', async () => {
    await letters();
    const name = '0012 МБОУ «Школа № 2».txt';
    await writeFile(join(folder, 'letters', name), 'исправлено');
    const again = await letters();
    expect(again.stderr).toMatch(
      /остались как есть[^\n]*:\n {2}0012 МБОУ «Школа № 2» \(2026-11-23/,
    );
    expect((await letterAt(name)).toString()).toBe('исправлено');
    await writeReport([resultWith({})]);
    expect((await letters()).stderr).toContain(`не отправьте их по ошибке:\n  ${name}`);
    expect(await namesThere()).toEqual([name]);
  });

  it('fills a text of the department’s own, in Word as well', async () => {
    const template = join(folder, 'own.txt');
    await writeFile(template, 'Кому: {{школа}}\nДо {{срок}}.');
    const args = ['--template', template, '--deadline', '2026-12-01'];
    expect(await letters(args)).toMatchObject({ code: 0 });
    const name = '0012 МБОУ «Школа № 2»';
    expect((await letterAt(`${name}.txt`)).toString()).toBe(
      '\uFEFFКому: МБОУ «Школа № 2»\r\nДо 01.12.2026.\r\n',
    );
    expect(readDocx(await letterAt(`${name}.docx`)).paragraphs).toEqual([
      'Кому: МБОУ «Школа № 2»',
      'До 01.12.2026.',
    ]);
  });

  it('fills a Word document of the department’s own, and says that there is no text', async () => {
    await letters();
    const template = join(folder, 'letters', '0012 МБОУ «Школа № 2».docx');
    const own = join(folder, 'own.docx');
    const { Document, Packer, Paragraph } = await import('docx');
    const document = new Document({ sections: [{ children: [new Paragraph('Кому: {{школа}}')] }] });
    await writeFile(own, await Packer.toBuffer(document));
    const { code, stderr } = await letters(['--template', own]);
    expect(code).toBe(0);
    expect(stderr).toContain('письма только в Word');
    expect(readDocx(await readFile(template)).paragraphs).toEqual(['Кому: МБОУ «Школа № 2»']);
    expect((await namesThere()).filter((name) => name.endsWith('.txt'))).toEqual([]);
  });

  it.each([
    ['22.11.2026', 2],
    ['2026-11-22', 2],
    ['23.11.2026', 0],
    ['2027-10-21', 0],
  ])('refuses a deadline that has passed, as of 23 November: %s', async (day, code) => {
    const refused = await letters(['--deadline', day]);
    expect(refused.code).toBe(code);
    if (code === 0) {
      const text = String(await letterAt('0012 МБОУ «Школа № 2».txt'));
      expect(text).toMatch(/Просим в срок до \d\d\.\d\d\.20\d\d разместить/);
    } else {
      expect(refused.stderr).toContain('22.11.2026, уже прошёл');
      expect(await readdir(folder)).not.toContain('letters');
    }
  });

  it('is silent with --quiet', async () => {
    expect(await letters(['-q'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('writes nothing where the report breaks off', async () => {
    report = join(folder, 'report.ndjson');
    const text = await written(ndjson, {}, RESULTS);
    await writeFile(report, text.slice(0, -40));
    const { code, stderr } = await letters();
    expect(code).toBe(2);
    expect(stderr).toContain('неполная');
    expect(await readdir(folder)).not.toContain('letters');
  });

  it.each([
    [['--deadline', '10/21/2027'], 'ДД.ММ.ГГГГ'],
    [['--deadline', '2027-02-30'], 'ДД.ММ.ГГГГ'],
    [['--template', 'none.txt'], 'none.txt'],
    [['second.csv'], 'нужен один отчёт'],
    [['--annex'], '--annex'],
  ])('refuses %j', async (args, told) => {
    const { code, stderr } = await letters(args);
    expect(code).toBe(2);
    expect(stderr).toContain(told);
    expect(await readdir(folder)).not.toContain('letters');
  });

  it('refuses a call without a report, and options in front of its name', async () => {
    const without = await runInProcess(['letters', '--lang', 'ru']);
    expect(without).toMatchObject({ code: 2, stderr: expect.stringContaining('не указан отчёт') });
    const before = await runInProcess(['-o', 'x', 'letters', report, '--lang', 'ru']);
    expect(before.code).toBe(2);
    expect(before.stderr).toContain('--output нужно писать после слова letters');
  });

  it('stops at an interruption, and takes no letter away', async () => {
    await letters();
    const stop = AbortSignal.abort();
    await writeReport([resultWith({})]);
    const { code, stderr } = await letters([], { stop });
    expect(code).toBe(130);
    expect(stderr).toContain('Прервано');
    expect(await namesThere()).toHaveLength(4);
  });

  it('tells of a folder that cannot be made', async () => {
    await writeFile(join(folder, 'letters'), 'a file');
    const { code, stderr } = await letters();
    expect(code).toBe(2);
    expect(stderr).toContain('Не удалось записать письмо');
  });
});
