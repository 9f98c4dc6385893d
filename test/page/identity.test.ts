// What is collected of a page by which the verdict knows whose it is.
import { describe, expect, test } from 'vitest';
import type { PageIdentity } from '../../src/verdict/findings.js';
import { read } from '../support/judged.js';

function identityOf(html: string): PageIdentity {
  const { identity } = read(html);
  if (identity === undefined) throw new Error('no identity was collected');
  return identity;
}

describe('the text', () => {
  test.each([
    ['of tags within a line is joined', '<b>Шко</b>ла <i>№</i>&nbsp;3', 'Школа № 3'],
    ['of blocks is parted', '<div>Школа</div><div>Сад</div>', 'Школа Сад'],
    ['of cells is parted', '<table><td>Школа<td>Сад</table>', 'Школа Сад'],
    [
      'of hyperlinks beside each other is parted',
      '<a href="/a">О нас</a><a href="/b">Сад</a>',
      'О нас Сад',
    ],
    ['of lines is parted', 'Школа<br>Сад', 'Школа Сад'],
    ['of descriptions of pictures belongs to it', 'А<img alt="Школа № 3">Б', 'А Школа № 3 Б'],
    ['that is hidden is left out', 'Школа<p hidden>Казино</p>', 'Школа'],
    ['of scripts and styles is left out', 'А<script>б</script><style>в</style>', 'А'],
    ['of templates and comments is left out', 'А<template>б</template><!-- в -->', 'А'],
    ['of the title is not twice in it', '<title>Школа</title>Сад', 'Сад'],
    ['has no signs that nobody sees', 'Шко\u200Bла\u202E', 'Школа'],
    ['of bytes read in a wrong encoding is whole', 'Ñ\u0081Ð°\u0080', 'Ñ\u0081Ð°\u0080'],
    ['of nothing is nothing', '<p> </p>', ''],
  ])('%s', (_about, html, text) => {
    expect(identityOf(html).text).toBe(text);
  });

  test('of a long page is its beginning and its end, and its length that of the whole', () => {
    const words = 'слово '.repeat(5_000);
    const { text, textLength } = identityOf(`<p>Начало</p>${words}<p>Конец</p>`);
    expect(text.startsWith('Начало слово')).toBe(true);
    expect(text.endsWith('слово Конец')).toBe(true);
    expect(text).toContain(' … ');
    expect(text.length).toBeLessThan(12_100);
    expect(textLength).toBeGreaterThan(30_000);
  });
});

test('title and description are what the page gives first', () => {
  const html = `<title> Школа
    № 3 </title><meta name="Description" content="Сайт школы"><meta name=description content=2>
    <svg><title>Рисунок</title></svg>`;
  expect(identityOf(html)).toMatchObject({ title: 'Школа № 3', description: 'Сайт школы' });
});

describe('links of its own', () => {
  test.each([
    ['relative ones', '<a href="a"></a><a href="/b?c=1"></a>', 2],
    ['the same twice', '<a href="/a">1</a><a href="/a">2</a>', 1],
    ['the page itself', '<a href="/"></a><a href="#"></a><a href=""></a>', 0],
    ['places on the page', '<a href="#news"></a><a href="#docs"></a>', 2],
    ['with www. and without', '<a href="http://www.school.example/a"></a>', 1],
    ['other hosts', '<a href="https://other.test/a"></a>', 0],
    ['what is no page', '<a href="mailto:a@b.test"></a><a href="javascript:0"></a>', 0],
    ['areas of a picture', '<map><area href="/a"></map>', 1],
    ['what is no hyperlink', '<a name=a></a><p href="/a"></p><link href="/a">', 0],
    ['templates', '<template><a href="/a"></a></template>', 0],
  ])('are counted: %s', (_about, html, count) => {
    expect(identityOf(html).ownLinkCount).toBe(count);
  });

  test('are counted to a limit, and their paths are readable', () => {
    const many = Array.from({ length: 1_000 }, (_, at) => `<a href="/%D0%B0${at}">1</a>`).join('');
    const { ownLinkCount, ownPaths } = identityOf(many);
    expect(ownLinkCount).toBe(300);
    expect(ownPaths.startsWith('/а0\n/а1\n')).toBe(true);
    expect(ownPaths.length).toBeLessThanOrEqual(6_000);
  });

  test('are known by what they are called, pictures described', () => {
    const { ownLabels } = identityOf(
      '<a href="/a">О <b>школе</b></a><a href="/b"><img alt="Учителя"></a><a href="http://other.test/">Чужое</a><a href="/c"><div>Приём</div><div>в 1 класс</div></a><p>Текст</p>',
    );
    expect(ownLabels).toBe('О школе\nУчителя\nПриём в 1 класс');
  });

  test('keep a path that cannot be decoded', () => {
    expect(identityOf('<a href="/%ff">1</a>').ownPaths).toBe('/%ff');
  });
});

describe('links to other hosts', () => {
  test('have the place where the text before them ends', () => {
    const { text, outwardLinks } = identityOf(
      '<p>Новый адрес: </p><a href="http://new.test/">new.test</a><a href="/own">1</a>',
    );
    expect(outwardLinks).toEqual([{ at: text.indexOf(' new'), url: 'http://new.test/' }]);
  });

  test('are kept up to sixty', () => {
    const many = Array.from({ length: 99 }, (_, at) => `<a href="http://n${at}.test/">1</a>`);
    expect(identityOf(many.join('')).outwardLinks).toHaveLength(60);
  });
});

test.each([
  ['<input type="password">', true],
  ['<INPUT TYPE=" Password ">', true],
  ['<input type="text" name="password">', false],
  ['<template><input type="password"></template>', false],
])('a field for a password: %s is %s', (html, has) => {
  expect(identityOf(html).hasPasswordField).toBe(has);
});

test('marks are kept once each, up to forty', () => {
  const marks = Array.from({ length: 60 }, (_, at) => `<p itemprop="m${at % 50}">1</p>`).join('');
  expect(identityOf(marks).itemprops).toHaveLength(40);
  expect(identityOf('<p itemprop="fullName"><b itemprop="fullName">').itemprops).toEqual([
    'fullName',
  ]);
});
