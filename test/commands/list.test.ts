import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CHIEF, innOf, xmlRecord, zipOf } from '../../fixtures/bus-gov/data-set.js';
import { runInProcess } from '../support/in-process.js';
import { useTemporaryFolder } from '../support/temporary-folder.js';

const folder = useTemporaryFolder();
const at = (name: string): string => join(folder(), name);

beforeAll(async () => {
  const records = [
    { inn: innOf(1), name: 'МБОУ «СОШ № 1»', site: 'https://sosh1.example' },
    { inn: innOf(2), name: 'МБОУ «СОШ № 2»', site: 'sosh2.example' },
    { inn: innOf(3), name: 'МБДОУ «Сад № 3»', okved: ['85.11'] },
    { inn: innOf(4), name: 'МБОУ «СОШ № 4»', oktmo: '68702000', municipality: 'Ольховский район' },
  ];
  const files = records.map((record, index) => [`${index}.xml`, xmlRecord(record)]);
  await writeFile(at('data.zip'), zipOf(Object.fromEntries(files)));
  await writeFile(
    at('schools.csv'),
    `Наименование;ИНН;Сайт\nСОШ № 1;${innOf(1)};other.example\nСОШ № 9;${innOf(9)};sosh9.example\n`,
  );
});

describe('noko-check list', () => {
  it('writes the list of a place and an activity', async () => {
    const { code, stdout, stderr } = await runInProcess([
      ...['list', at('data.zip'), '--oktmo', '68701', '--okved', '85.14'],
    ]);
    expect([code, stderr]).toEqual([0, 'Organisations chosen: 2 of 4\n']);
    expect(stdout).toBe(
      [
        '№ п/п,Наименование организации,ИНН,ОГРН,Муниципалитет,Адрес сайта,Электронная почта,Телефон',
        `1,МБОУ «СОШ № 1»,${innOf(1)},1026800000000,Городской округ Заречный,https://sosh1.example,school@zarechny.example,8-47500-1-11-11`,
        `2,МБОУ «СОШ № 2»,${innOf(2)},1026800000000,Городской округ Заречный,sosh2.example,school@zarechny.example,8-47500-1-11-11`,
        '',
      ].join('\n'),
    );
    expect(stdout).not.toContain(CHIEF);
  });

  it.each(['schools.xlsx', 'made.csv'])('makes %s ready for the check', async (name) => {
    const made = await runInProcess(['list', at('data.zip'), '--oktmo', '68', '-o', at(name)]);
    expect(made.code).toBe(0);
    const { stdout, code } = await runInProcess([at(name), '--dry-run']);
    expect(code).toBe(0);
    expect(stdout).toContain('https://sosh1.example');
    expect(stdout).toContain('МБДОУ «Сад № 3»');
  });

  it('compares with a list', async () => {
    const { code, stderr } = await runInProcess([
      ...['list', at('data.zip'), '--oktmo', '68701', '--compare', at('schools.csv')],
      ...['-o', at('compared.csv')],
    ]);
    expect(code).toBe(0);
    expect(stderr).toContain('Not in the list (2): МБДОУ «Сад № 3»; МБОУ «СОШ № 2»');
    expect(stderr).toContain('In the list, not found in the register (1): СОШ № 9');
    expect(stderr).toContain('Another site (1): СОШ № 1: other.example → https://sosh1.example');
    const table = await readFile(at('compared.csv'), 'utf8');
    expect(table).toContain('в списке другой сайт: other.example');
    expect(table).toMatch(/СОШ № 9;.*нет в реестре/);
  });

  it.each([
    [[], 'organisations of the whole country'],
    [['--oktmo', '12'], 'meets the conditions; 4 were read'],
    [['--oktmo', 'Заречный'], 'a code of the classifier'],
    [['--oktmo', '68', '-o', 'list.txt'], '.csv'],
  ])('refuses %j', async (argv, message) => {
    const { code, stderr, stdout } = await runInProcess(['list', at('data.zip'), ...argv]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('replaces no list of the department', async () => {
    const argv = ['list', at('data.zip'), '--oktmo', '68', '-o', at('schools.csv')];
    expect((await runInProcess(argv)).code).toBe(2);
    expect(await readFile(at('schools.csv'), 'utf8')).toContain('СОШ № 9');
  });
});
