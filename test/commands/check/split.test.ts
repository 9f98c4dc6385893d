// A part of the list, and the report divided by one of its columns, by the built command.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReport } from '../../../src/report/read/open-report.js';
import { runCommand } from '../../support/command.js';
import { readDocx } from '../../support/read-docx.js';
import { makeFolder, startSites } from '../../support/sites.js';

const LIST = `Наименование;Сайт;Район
Школа 1;pass-1.example;Заречный
Школа 2;fail.example;Заречный
Школа 3;pass-3.example; заречный
Школа 4;pass-4.example;Южный/2
Школа 5;fail.example;
`;

async function department() {
  const folder = await makeFolder();
  const { args } = await startSites();
  await writeFile(join(folder, 'list.csv'), LIST);
  return {
    folder,
    run: (...options: readonly string[]) =>
      runCommand(['list.csv', ...args, '--lang', 'ru', ...options], { cwd: folder }),
  };
}

async function schoolsIn(file: string): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name, verdict } of openReport(file)) names.push(`${name} ${verdict}`);
  return names;
}

describe('--only', () => {
  it.each([
    ['Район=Заречный', ['Школа 1', 'Школа 2', 'Школа 3']],
    ['район= ЗАРЕЧНЫЙ', ['Школа 1', 'Школа 2', 'Школа 3']],
    ['Район=Южный/2', ['Школа 4']],
    ['Район=', ['Школа 5']],
  ])('%s checks those schools alone', async (only, names) => {
    const { run } = await department();
    const { stdout } = await run('--only', only, '--format', 'ndjson');
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['Район=Нет', 'нет значения «Нет»'],
    ['Город=Заречный', 'нет столбца «Город». Есть: «Район»'],
    ['Заречный', 'нужно СТОЛБЕЦ=ЗНАЧЕНИЕ'],
    ['=Заречный', 'нужно СТОЛБЕЦ=ЗНАЧЕНИЕ'],
  ])('%s is refused before the first request', async (only, told) => {
    const { run } = await department();
    const { code, stdout, stderr } = await run('--only', only);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(told);
  });
});

describe('--split-by', () => {
  it('writes a workbook for each value beside the whole report, and a letter where some fail', async () => {
    const { folder, run } = await department();
    const { code, stderr } = await run(
      '--split-by',
      'район',
      '-o',
      'r.csv',
      '--organisation',
      'Отдел',
    );
    expect(code).toBe(1);
    expect((await readdir(folder)).sort()).toEqual([
      ...['list.csv', 'r - Заречный.docx', 'r - Заречный.xlsx', 'r - Южный 2.xlsx'],
      ...['r - не указано.docx', 'r - не указано.xlsx', 'r.csv'],
    ]);
    expect(stderr).toContain('Отчёт: r - Заречный.xlsx');
    expect(await schoolsIn(join(folder, 'r.csv'))).toHaveLength(5);
    expect(await schoolsIn(join(folder, 'r - Заречный.xlsx'))).toEqual([
      ...['Школа 1 pass', 'Школа 2 fail', 'Школа 3 pass'],
    ]);
    const letter = await readFile(join(folder, 'r - Заречный.docx'));
    const { paragraphs } = readDocx(letter);
    expect(paragraphs).toEqual(
      expect.arrayContaining([
        'Отдел',
        'Район: Заречный',
        expect.stringContaining('соответствует 2 из 3 проверенных'),
        '1. Школа 2 (fail.example): Гиперссылки на bus.gov.ru нет.',
        expect.stringContaining('«r - Заречный.xlsx»'),
      ]),
    );
  });

  it('leaves somebody’s own file where it is, and the report beside it', async () => {
    const { folder, run } = await department();
    await writeFile(join(folder, 'r - Заречный.docx'), 'моё');
    const { code } = await run('--split-by', 'Район', '-o', 'r.csv');
    expect(code).toBe(1);
    expect(await readFile(join(folder, 'r - Заречный.docx'), 'utf8')).toBe('моё');
    expect((await readdir(folder)).some((name) => /^r - Заречный \(.+\)\.docx$/.test(name))).toBe(
      true,
    );
  });

  it.each([
    [['--split-by', 'Город', '-o', 'r.csv'], 'нет столбца «Город»'],
    [['--split-by', 'Район'], 'добавьте -o'],
  ])('%j is refused before the first request', async (options, told) => {
    const { folder, run } = await department();
    const { code, stderr } = await run(...options);
    expect(code).toBe(2);
    expect(stderr).toContain(told);
    expect(await readdir(folder)).toEqual(['list.csv']);
  });
});
