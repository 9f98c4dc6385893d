// The guided start, answered as a user does: in process with streams, and once on a pseudo terminal.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { env } from 'node:process';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../support/command.js';
import { runInProcess } from '../../support/in-process.js';
import { listOf, makeFolder } from '../../support/sites.js';

const ENTER = '\r';
const DOWN = '\u001B[B';
const CTRL_C = '\u0003';

/** What is typed once a question has been asked, in this order. */
type Dialogue = readonly (readonly [question: string, keys: string])[];

/** Types each answer when its question has appeared. */
function answering(dialogue: Dialogue, type: (keys: string) => void) {
  const left = [...dialogue];
  let said = '';
  return (text: string): void => {
    said += text;
    const [question, keys] = left[0] ?? [];
    if (question === undefined || keys === undefined || !said.includes(question)) return;
    left.shift();
    said = '';
    setImmediate(() => type(keys));
  };
}

async function converse(argv: readonly string[], dialogue: Dialogue) {
  const input = new PassThrough();
  return await runInProcess([...argv, '--lang', 'en'], {
    stdin: () => input,
    stdinIsTerminal: true,
    stdoutColumns: 100,
    onStdout: answering(dialogue, (keys) => input.write(keys)),
  });
}

async function makeList(text = listOf('pass.example', 'fail.example')) {
  const folder = await makeFolder();
  const list = join(folder, 'Школы.csv');
  await writeFile(list, text);
  const config = join(folder, 'noko-check.config.json');
  return { folder, list, config, read: async () => JSON.parse(await readFile(config, 'utf8')) };
}

const DEFAULTS: Dialogue = [
  ['Where does the report go?', ENTER],
  ['Open the report', ENTER],
  ['every night?', ENTER],
];

describe('init', () => {
  it('shows the list as understood, writes the settings, and tells the command line', async () => {
    const { list, read } = await makeList();
    const { code, stdout, stderr } = await converse(['init', list], DEFAULTS);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('The first schools, as understood:');
    expect(stdout).toContain('http://pass.example/');
    expect(stdout).toContain(`noko-check ${list} --beside --open`);
    expect(await read()).toEqual({ list: 'Школы.csv', beside: true, open: true });
  });

  it('asks which column is the site where the list does not tell', async () => {
    const { list, read } = await makeList('Кто;Где\r\nШкола № 1;дом 5\r\n');
    const { stdout } = await converse(
      ['init', list],
      [['Which column holds the sites?', `${DOWN}${ENTER}`], ...DEFAULTS],
    );
    expect(stdout).toContain('--columns site=Где');
    expect(await read()).toMatchObject({ columns: 'site=Где' });
  });

  it('takes another place, and compares with the workbook there', async () => {
    const { folder, list, read } = await makeList();
    await converse(
      ['init', list],
      [
        ['Where does the report go?', `${DOWN}${ENTER}`],
        ['Name of the page', `\u0015${join(folder, 'утро.html')}${ENTER}`],
        ...DEFAULTS.slice(1),
      ],
    );
    expect(await read()).toEqual({
      list: 'Школы.csv',
      output: ['утро.html', 'утро.xlsx'],
      previous: 'утро.xlsx',
      open: true,
    });
  });

  it('keeps settings that are there, unless told otherwise', async () => {
    const { list, config, read } = await makeList();
    await writeFile(config, '{"list":"Школы.csv","output":"report.csv"}');
    await converse(['init', list], [['Keep them?', ENTER], ...DEFAULTS.slice(2)]);
    expect(await read()).toEqual({ list: 'Школы.csv', output: 'report.csv' });
    await converse(['init', list], [['Keep them?', `n`], ...DEFAULTS]);
    expect(await read()).toMatchObject({ beside: true });
  });

  it('asks again for a file that is no list', async () => {
    const { folder, list, read } = await makeList();
    const other = join(folder, 'plan.pdf');
    await writeFile(other, '%PDF-1.7\n');
    const { stdout } = await converse(
      ['init', other],
      [
        ['Which list of schools?', `\u001B[A${ENTER}`],
        ['Where is the list?', `"${list}"${ENTER}`],
        ...DEFAULTS,
      ],
    );
    expect(stdout).toContain('PDF');
    expect(await read()).toMatchObject({ list: basename(list) });
  });

  it('writes nothing where it is cancelled', async () => {
    const { list, read } = await makeList();
    const { code, stdout } = await converse(['init', list], [['Where does the report', CTRL_C]]);
    expect(code).toBe(130);
    expect(stdout).toContain('Cancelled, nothing was done.');
    await expect(read()).rejects.toThrow('ENOENT');
  });

  it('is a usage error off a terminal', async () => {
    const { code, stderr } = await runInProcess(['init']);
    expect(code).toBe(2);
    expect(stderr).toContain('questions need a terminal');
  });
});

const hasScript = spawnSync('script', ['--version']).status === 0;

describe('noko-check on a terminal', () => {
  it.skipIf(!hasScript && env.CI === undefined)('asks, runs, and writes the report', async () => {
    // No site is asked: the test has the terminal for its subject.
    const { folder, read } = await makeList('Наименование;Сайт\r\nШкола № 1;нет\r\n');
    const line = [process.execPath, join(ROOT, 'bin/noko-check.js'), '--lang', 'ru'];
    // `script` gives the command a terminal of its own.
    const child = spawn(
      'script',
      ['-qec', `stty cols 100 rows 40; ${line.join(' ')}`, '/dev/null'],
      {
        cwd: folder,
        env: { PATH: env.PATH, TERM: 'xterm', BROWSER: 'true' },
      },
    );
    const dialogue: Dialogue = [
      ['Какой список школ проверить?', ENTER],
      ['Куда записать отчёт?', ENTER],
      ['Открывать отчёт', 'n'],
      ['каждую ночь?', ENTER],
    ];
    const hear = answering(dialogue, (keys) => child.stdin.write(keys));
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      hear(String(chunk));
    });
    const [code] = await once(child, 'close');
    expect(await read(), said).toEqual({ list: 'Школы.csv', beside: true });
    expect(said).toContain('Проверено: 1 школа');
    expect(said).toContain('noko-check Школы.csv --beside');
    expect(code).toBe(3);
  });
});
