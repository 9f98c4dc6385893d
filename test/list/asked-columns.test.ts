// `--columns` for lists that nobody may rename.
import { describe, expect, test } from 'vitest';
import { collect, encode, open } from '../support/listing.js';

const EXPORT = `Выгрузка от 01.10.2021;;;
Кто;Где;Сайт учредителя;ИД
Солнышко;sun.example;u.example;75187
Теремок;terem.example;u.example;
`;

async function readAsked(list: string, columns: Readonly<Record<string, string>>) {
  const opened = await open(list, 65_536, { columns });
  return {
    columns: opened.columns,
    schools: (await collect(opened.schools)).map(({ name, site }) => [name, site.typed]),
    understood: opened.understood,
  };
}

const SCHOOLS = [
  ['Солнышко', 'sun.example'],
  ['Теремок', 'terem.example'],
];

describe('columns that the user names', () => {
  test.each([
    [{ name: 'Кто', site: 'Где' }],
    [{ name: ' кто ', site: 'ГДЕ' }],
    [{ name: 'A', site: 'B' }],
    [{ name: 'a', site: '2' }],
    [{ name: '1', site: 'Где' }],
  ])('%j are found', async (columns) => {
    const read = await readAsked(EXPORT, columns);
    expect(read.schools).toEqual(SCHOOLS);
    expect(read.columns).toEqual(['Сайт учредителя', 'ИД']);
    expect(read.understood).toMatchObject({
      headerLines: [2, 2],
      columns: { name: { title: 'Кто', letter: 'A', isGuess: false } },
    });
  });

  test('may be one, the other being found', async () => {
    const { schools } = await readAsked('Кто;Сайт\nСолнышко;sun.example\n', { name: 'Кто' });
    expect(schools).toEqual([['Солнышко', 'sun.example']]);
  });

  test('go before what a header says', async () => {
    const list = 'Школа;Краткое имя;Сайт\nМБДОУ № 1;Солнышко;sun.example\n';
    const read = await readAsked(list, { name: 'Краткое имя' });
    expect(read.schools).toEqual([['Солнышко', 'sun.example']]);
    expect(read.columns).toEqual(['Школа']);
  });

  test('by their places may do without a header', async () => {
    const list = 'Солнышко;sun.example\nТеремок;terem.example\n';
    const read = await readAsked(list, { name: 'A', site: 'B' });
    expect(read.schools).toEqual(SCHOOLS);
    expect(read.understood.headerLines).toBeNull();
  });

  test.each([
    [{ name: 'Название' }, ['Название']],
    [{ name: 'Кто', site: 'Z' }, ['Z']],
    [{ name: 'Название', site: 'B' }, ['Название']],
    [{ name: 'Название', site: '9' }, ['Название', '9']],
  ])('%j that are not there end the run, and only they are named', async (columns, asked) => {
    await expect(readAsked(EXPORT, columns)).rejects.toMatchObject({
      problem: {
        code: 'input-columns',
        asked,
        header: ['Кто', 'Где', 'Сайт учредителя', 'ИД'],
      },
    });
  });

  test('that are there are not blamed for a site that is not', async () => {
    const list = 'Кто;Сколько\nСолнышко;7\n';
    await expect(readAsked(list, { name: 'Кто' })).rejects.toMatchObject({
      problem: { code: 'input-no-site-column', header: ['Кто', 'Сколько'] },
    });
  });
});

describe('columns that their cells tell', () => {
  test('are said to be guesses', async () => {
    const list = encode('Кто;Где смотреть;Тел.\nМБОУ СОШ № 1;s1.example;5-11\n');
    const { understood } = await open(list);
    expect(understood.columns).toEqual({
      name: { title: 'Кто', letter: 'A', isGuess: true },
      site: { title: 'Где смотреть', letter: 'B', isGuess: true },
    });
  });

  test.each([
    ['half of the cells', 'Кто;Сайт\nМБОУ СОШ;a.example\nСолнышко;b.example\n'],
    ['people', 'Кто;Сайт\nИванова И.И.;a.example\nПетрова П.П.;b.example\n'],
    ['the address of another', 'Куда;Сайт\nshkola.example;a.example\n'],
  ])('are not guessed by %s', async (_, list) => {
    expect((await open(list)).understood.columns.name).toBeUndefined();
  });
});
