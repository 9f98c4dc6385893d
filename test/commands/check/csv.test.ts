// The report as CSV: for a person in a file, for a program in a pipe, and as the list of the next run.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../support/command.js';
import { listOf, makeFolder, startSites } from '../../support/sites.js';

const ANNEX = [
  '№ п/п',
  'Наименование организации',
  'Адрес страницы официального сайта с размещенной гиперссылкой',
];
const OWN = [
  ...ANNEX,
  ...['Результат', 'Причина', 'Подробно', 'Что сделать', 'Адрес сайта', 'Гиперссылка'],
  ...['Текст гиперссылки', 'Место на странице', 'Примечание', 'Код', 'HTTP', 'Проверено'],
];

async function runInFolder(list: string | Uint8Array, options: readonly string[]) {
  const folder = await makeFolder();
  const { args } = await startSites();
  await writeFile(join(folder, 'list.csv'), list);
  const again = (file: string, ...more: readonly string[]) =>
    runCommand([file, ...args, ...more], { cwd: folder });
  const finished = await again('list.csv', ...options);
  return { finished, again, read: (file: string) => readFile(join(folder, file), 'utf8') };
}

describe('the profile of', () => {
  const list = listOf('pass-1.example');

  it('a file is what a Russian Excel opens by double click', async () => {
    const { read } = await runInFolder(list, ['-o', 'report.csv']);
    const report = await read('report.csv');
    expect(report.startsWith(`\uFEFF${OWN.join(';')}\r\n1;School 1;http://pass-1.example/;`)).toBe(
      true,
    );
    expect(report.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('a pipe is what a program reads', async () => {
    const { finished } = await runInFolder(list, []);
    expect(finished.stdout.startsWith(`${OWN.join(',')}\n1,School 1,`)).toBe(true);
    expect(finished.stdout).not.toMatch(/\r|\uFEFF/);
  });

  it('either is what --csv says', async () => {
    const plain = await runInFolder(list, ['-o', 'report.csv', '--csv', 'plain']);
    expect((await plain.read('report.csv')).startsWith(`${OWN.join(',')}\n`)).toBe(true);
    const excel = await runInFolder(list, ['--csv', 'excel']);
    expect(excel.finished.stdout.startsWith(`\uFEFF${OWN.join(';')}\r\n`)).toBe(true);
  });

  it('the annex is its three columns', async () => {
    const { finished } = await runInFolder(listOf('pass-1.example', 'fail-1.example'), ['--annex']);
    expect(finished.stdout).toBe(
      `${ANNEX.join(',')}\n1,School 1,http://pass-1.example/\n2,School 2,\n`,
    );
  });
});

const NAMES = [
  '=1+1',
  "'=1+1",
  "''@x",
  '+7 475',
  '-5',
  '-',
  "'кавычка",
  'МБОУ "Школа; № 1", с. Первое',
];
const KINDS = ['pass', 'fail', 'card', 'missing'];

function quoted(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';');
}

const LIST_OF_NAMES = [
  '№ п/п;Район;Школа;Сайт;Примечание',
  ...NAMES.map((name, index) => {
    const site = `http://${KINDS[index % KINDS.length]}-${index}.example`;
    return quoted([`${index + 1}.`, `=район ${index}`, name, site, `'-свой ${index}`]);
  }),
  quoted(['9.', 'строка\nвторая', 'без сайта', 'нет', '']),
].join('\r\n');

describe.each(['excel', 'plain'] as const)('a report in the %s profile', (profile) => {
  it('is the list of the next run, three times over, and comes out the same', async () => {
    const options = ['--csv', profile];
    const { again, read } = await runInFolder(LIST_OF_NAMES, [...options, '-o', 'report-1.csv']);
    await again('report-1.csv', ...options, '-o', 'report-2.csv');
    await again('report-2.csv', ...options, '-o', 'report-3.csv');
    // In place, as a department does it every night.
    await again('report-3.csv', ...options, '-o', 'report-3.csv');
    const [first, second, third] = await Promise.all(
      ['report-1.csv', 'report-2.csv', 'report-3.csv'].map(async (file) =>
        parseReport(await read(file)),
      ),
    );
    expect(first?.[0]).toEqual(
      [...OWN, 'Район', 'Примечание (список)'].filter((name) => name !== 'Проверено'),
    );
    expect(first).toHaveLength(NAMES.length + 2);
    const codes = first?.slice(1).map((row) => row[OWN.indexOf('Код')]);
    expect(new Set(codes)).toEqual(
      new Set([
        'pass/results-link',
        'fail/no-link',
        'fail/card-link',
        'unchecked/http-error',
        'unchecked/bad-address',
      ]),
    );
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });

  function parseReport(text: string): string[][] {
    const rows: string[][] = parse(text, { delimiter: profile === 'excel' ? ';' : ',', bom: true });
    const at = OWN.indexOf('Проверено');
    return rows.map((row) => row.toSpliced(at, 1));
  }
});

it('names, carried columns and numbers come out as they went in', async () => {
  const { finished } = await runInFolder(LIST_OF_NAMES, ['--format', 'ndjson']);
  const rows = finished.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.map(({ name }) => name)).toEqual([...NAMES, 'без сайта']);
  expect(rows[0]).toMatchObject({
    number: '1.',
    carried: { Район: '=район 0', 'Примечание (список)': "'-свой 0" },
  });
});

describe('a list as it is saved by', () => {
  const text =
    'Наименование организации;Официальный сайт\r\nМБОУ «СОШ № 1» — филиал;http://pass-1.example\r\n';
  it.each([
    ['Excel: windows-1251 with semicolons', iconv.encode(text, 'windows-1251')],
    ['Excel: CSV UTF-8', iconv.encode(text, 'utf8', { addBOM: true })],
    ['Excel: Unicode text', iconv.encode(text.replaceAll(';', '\t'), 'utf-16le', { addBOM: true })],
    ['others: UTF-16, the greater byte first', iconv.encode(text, 'utf-16be', { addBOM: true })],
  ])('%s', async (_what, list) => {
    const { finished, read } = await runInFolder(list, ['-o', 'report.csv']);
    expect(finished.code).toBe(0);
    expect(await read('report.csv')).toContain(
      '\r\n1;МБОУ «СОШ № 1» — филиал;http://pass-1.example/;',
    );
  });
});
