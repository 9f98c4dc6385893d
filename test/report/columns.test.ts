import { expect, test } from 'vitest';
import type { SchoolResult } from '../../src/crawl/result.js';
import { createColumns, OWN_HEADERS } from '../../src/report/columns.js';
import type { NearMiss } from '../../src/verdict/link.js';
import { LINK, resultWith } from '../support/results.js';

function cellOf(header: string, result: SchoolResult): string | undefined {
  const columns = createColumns({ carriedHeader: ['Район'], annex: false });
  return columns.find((column) => column.header === header)?.cell(result);
}

function headersFor(carriedHeader: readonly string[]): readonly string[] {
  const columns = createColumns({ carriedHeader, annex: false });
  return columns.slice(OWN_HEADERS.length).map((column) => column.header);
}

const ANNEX_ADDRESS = 'Адрес страницы официального сайта с размещенной гиперссылкой';

test('the columns stand in the order of the contract', () => {
  expect(OWN_HEADERS).toEqual([
    '№ п/п',
    'Наименование организации',
    ANNEX_ADDRESS,
    'Результат',
    'Причина',
    'Подробно',
    'Что сделать',
    'Адрес сайта',
    'Гиперссылка',
    'Текст гиперссылки',
    'Место на странице',
    'Примечание',
    'Код',
    'HTTP',
    'Проверено',
  ]);
});

test('the annex address is the final page, and only where the school passes', () => {
  expect(cellOf(ANNEX_ADDRESS, resultWith({}))).toBe('https://www.school1.example/');
  for (const verdict of ['fail', 'unchecked'] as const) {
    expect(cellOf(ANNEX_ADDRESS, resultWith({ judgement: { verdict } }))).toBe('');
  }
});

test('a lesser link that is accepted fills the annex too', () => {
  const accepted = resultWith({ judgement: { verdict: 'pass', reason: 'card-link' } });
  expect(cellOf(ANNEX_ADDRESS, accepted)).toBe('https://www.school1.example/');
  expect(cellOf('Код', accepted)).toBe('pass/card-link');
});

test('a near miss is shown as it is written, with its own text and place', () => {
  const nearMiss: NearMiss = {
    reason: 'broken-link',
    how: 'glued',
    href: 'http://www.school1.examplehttp://bus.gov.ru/pub/independentRating/list',
    url: 'http://bus.gov.ru/pub/independentRating/list',
    kind: 'general',
    id: null,
    text: 'НОКО',
    line: 9,
    column: 2,
  };
  const result = resultWith({
    judgement: { verdict: 'fail', reason: 'broken-link', link: null, nearMiss },
  });
  expect(cellOf('Гиперссылка', result)).toBe(nearMiss.href);
  expect(cellOf('Текст гиперссылки', result)).toBe('НОКО');
  expect(cellOf('Место на странице', result)).toBe('строка 9, столбец 2');
});

test('what scripts have made has no line in the source', () => {
  const remarks = [{ code: 'seen-in-browser', detail: '640' }] as const;
  const seen = resultWith({ judgement: { remarks } });
  expect(cellOf('Место на странице', seen)).toBe('в браузере, 640 пикселей от верха');
});

test('what stands in a frame is placed in that frame', () => {
  const link = { ...LINK, line: 12, column: 3, frame: 'http://school.example/menu.html' };
  expect(cellOf('Место на странице', resultWith({ judgement: { link } }))).toBe(
    'строка 12, столбец 3, во фрейме http://school.example/menu.html',
  );
});

test('our own cells are one line without control characters, carried cells keep their lines', () => {
  const result = resultWith({
    school: {
      name: ' Школа\r\n№\t1\u0000\u001B[31m\u202E ',
      carried: ['а\r\nб\rв\tг\u0000\u0085'],
    },
  });
  expect(cellOf('Наименование организации', result)).toBe('Школа № 1[31m');
  expect(cellOf('Район', result)).toBe('а\nб\nв\tг');
});

test('a row with fewer cells than the list has columns gets empty ones', () => {
  expect(cellOf('Район', resultWith({ school: { carried: [] } }))).toBe('');
});

test.each([
  ['a name of ours is marked', ['Примечание', 'код'], ['Примечание (список)', 'код (список)']],
  ['a marked name is not marked again', ['Примечание (список)'], ['Примечание (список)']],
  ['repeated names are numbered', ['Район', 'район', 'Район'], ['Район', 'район (2)', 'Район (3)']],
  ['a number that is taken is passed over', ['А', 'А (2)', 'А'], ['А', 'А (2)', 'А (3)']],
  ['a name is one line', ['Район\r\nгорода'], ['Район города']],
])('%s', (_, carried, expected) => {
  expect(headersFor(carried)).toEqual(expected);
});

test('the names stay when the report becomes the next list', () => {
  const first = headersFor(['Район', 'Примечание', 'Примечание (список)', 'Район']);
  expect(first).toEqual(['Район', 'Примечание (список)', 'Примечание (список) (2)', 'Район (2)']);
  expect(headersFor(first)).toEqual(first);
});
