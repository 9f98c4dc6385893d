// What the built command says of a list before it asks the first site, and `--dry-run`.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../support/command.js';
import { makeFolder, startSites } from '../../support/sites.js';
import { makeWorkbook, textRows } from '../../support/workbooks.js';

const LIST = `Список школ;;;;
№ п/п;Учреждения;Официальный сайт ОО;ID bus.gov.ru;Телефон
Заречный район;;;;
1;МБОУ СОШ № 1;http://pass-1.example;75187;5-11
2;МБОУ СОШ № 2;нет;;5-12
3;МБДОУ № 3;это школа;;
1;МБОУ СОШ № 1;http://pass-1.example;75187;5-11
;Итого: 4;;;
Исп. Петрова, тел. 5-13;;;;
`;

const READING_RU = `Как прочитан список «list.csv»: школ — 4; заголовок в строке 2
  Название: столбец B «Учреждения»
  Сайт: столбец C «Официальный сайт ОО»
  № п/п: A «№ п/п»; номер на bus.gov.ru: D «ID bus.gov.ru»
  Переносятся в отчёт: «ID bus.gov.ru», «Телефон», «Раздел»
  Не школы, пропущено строк: 3 (разделы: 3 «Заречный район»; итоги: 8 «Итого: 4»; подписи: 9 «Исп. Петрова, тел. 5-13»)
  Без сайта: 1; адрес не понят: 1; указаны ещё раз: 1
`;

async function dryRun(list: string | Uint8Array, ...args: readonly string[]) {
  const cwd = await makeFolder();
  await writeFile(join(cwd, 'list.csv'), list);
  return runCommand(['list.csv', '--dry-run', '--lang', 'ru', ...args], { cwd });
}

describe('how a list was read', () => {
  it('is said before the first request, and not under --quiet', async () => {
    const { args, asked } = await startSites();
    const cwd = await makeFolder();
    await writeFile(join(cwd, 'list.csv'), LIST);
    const command = ['list.csv', '--lang', 'ru', ...args];
    const { stderr, stdout } = await runCommand(command, { cwd });
    expect(stderr.slice(0, READING_RU.length)).toBe(READING_RU);
    expect(stdout.trim().split('\n')).toHaveLength(5);
    expect(stdout).toContain(',Заречный район');
    expect(asked.length).toBeGreaterThan(0);
    const quiet = await runCommand([...command, '--quiet'], { cwd });
    expect(quiet.stderr).toBe('');
  });

  it('is said of a pipe, too, with what was left out when that is known', async () => {
    const { args } = await startSites();
    const { stderr } = await runCommand(['-', ...args], { input: LIST });
    expect(stderr).toMatch(
      /^How the list “stdin” was read: schools are counted on the way; header/,
    );
    expect(stderr).toContain('\n  No schools, rows left out: 3 (sections: 3 “Заречный район”');
  });

  it('is all that --dry-run says, with the first schools', async () => {
    expect(await dryRun(LIST)).toEqual({
      code: 0,
      stderr: READING_RU,
      stdout: `Школы списка:
  №  Название      Сайт
  1  МБОУ СОШ № 1  http://pass-1.example/
  2  МБОУ СОШ № 2  (нет сайта)
  3  МБДОУ № 3     (не понят: это школа)
  1  МБОУ СОШ № 1  http://pass-1.example/
`,
    });
  });

  it('shows ten schools of more', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => `СОШ № ${n};s${n}.example`);
    const { stdout } = await dryRun(`Школа;Сайт\n${rows.join('\n')}\n`);
    expect(stdout).toMatch(/^Первые 10 из 30:\n/);
    expect(stdout.trim().split('\n')).toHaveLength(12);
  });

  it.each([
    ['no column of names', 'Кто;Сайт\nа;a.example\n', 'Столбцы списка: «Кто», «Сайт».'],
    ['a guessed name', 'Кто;Сайт\nМБОУ СОШ;a.example\n', 'столбец A «Кто» — догадка'],
    ['a guessed site', 'Школа;Где\nа;a.example\n', 'столбец B «Где» — догадка'],
  ])('needs an answer where there is %s', async (_, list, said) => {
    const unanswered = await dryRun(list);
    expect(unanswered.code).toBe(2);
    expect(unanswered.stderr).toContain(said);
    const answered = await dryRun(list, '--columns', 'name=A,site=2');
    expect(answered.code).toBe(0);
    expect(answered.stdout).toContain('https://a.example/');
  });

  it('needs an answer where several sheets list schools', async () => {
    const rows = textRows([
      ['Школа', 'Сайт'],
      ['А', 'a.example'],
    ]);
    const sheets = ['Школы', 'Сады'].map((name) => ({ name, rows }));
    const workbook = makeWorkbook({ sheets });
    const unanswered = await dryRun(workbook);
    expect(unanswered.code).toBe(2);
    expect(unanswered.stderr).toContain('школы есть и на других листах: «Сады»');
    expect((await dryRun(workbook, '--sheet', 'Сады')).code).toBe(0);
  });

  it.each([
    ['--columns', 'site'],
    ['--columns', 'title=A'],
    ['--columns', 'name=A,name=B'],
    ['--columns', 'name='],
  ])('%s %s is refused', async (...args) => {
    const { code, stderr } = await dryRun('Школа;Сайт\nа;a.example\n', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(`параметр --columns: указано «${args[1]}», нужны столбцы списка`);
  });

  it('--columns takes headers with commas', async () => {
    const list = 'Кто, как;Где, что;x\nа;a.example;\n';
    const { stderr } = await dryRun(list, '--columns', 'name=Кто, как, site=Где, что');
    expect(stderr).toContain('Название: столбец A «Кто, как»\n  Сайт: столбец B «Где, что»');
  });
});

describe('a list without names', () => {
  it('is refused where a Word annex is asked for, and a report of it where letters are', async () => {
    const { args } = await startSites();
    const cwd = await makeFolder();
    const input = 'Кто;Сайт\nа;http://fail-1.example\n';
    const annex = await runCommand(['-', '-o', 'annex.docx', '--lang', 'ru', ...args], {
      cwd,
      input,
    });
    expect(annex.code).toBe(2);
    expect(annex.stderr).toContain('Форму для Word без названий организаций сделать нельзя');
    const report = await runCommand(['-', '-o', 'report.csv', ...args], { cwd, input });
    expect(report.code).toBe(1);
    const letters = await runCommand(['letters', 'report.csv', '-o', 'letters'], { cwd });
    expect(letters.code).toBe(2);
    expect(letters.stderr).toContain('Letters without the names of the organisations');
  });
});

describe('what a list has wrong', () => {
  it('is remarked whatever the site does', async () => {
    const { args } = await startSites();
    const input = `Школа;Сайт
Первая;http://pаss-1.example
Первая;http://pass-1.example
Вторая;http://nowhere-2.example
Вторая;nowhere-2.example
Вторая;http://nowhere-2.example/
`;
    const { stdout } = await runCommand(['-', '--format', 'ndjson', ...args], { input });
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const codes = rows.map(({ remarks }) =>
      remarks.map(({ code, detail }: { code: string; detail?: string }) => `${code} ${detail}`),
    );
    expect(rows.map(({ verdict }) => verdict)).toEqual([
      ...['pass', 'pass', 'unchecked', 'unchecked', 'unchecked'],
    ]);
    expect(codes[0]).toEqual(['look-alikes pаss-1.example pass-1.example']);
    expect(codes[1]).toEqual(['repeated-school 1']);
    expect(codes[2]).toEqual([]);
    expect(codes[4]).toContain('repeated-school 3');
  });
});
