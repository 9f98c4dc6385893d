import { describe, expect, test } from 'vitest';
import { judge } from '../../src/verdict/judge.js';
import { read } from '../support/judged.js';

const LINK = '<a href="https://bus.gov.ru/independentRating/details/75187">НОК</a>';
const MB = 1_000_000;
const fill = (piece: string, length = 3 * MB) => piece.repeat(Math.ceil(length / piece.length));
const numbered = (count: number, piece: (number: number) => string) =>
  Array.from({ length: count }, (_, number) => piece(number)).join('');
const srcdocs = (depth: number, html: string): string =>
  depth === 0
    ? html
    : `<iframe srcdoc="${srcdocs(depth - 1, html)
        .replaceAll('&', '&amp;')
        .replaceAll('"', '&quot;')}"></iframe>`;

/** Without the limits each takes minutes, the stack, or gigabytes. */
const GIVEN_UP: readonly (readonly [name: string, html: string])[] = [
  ['a million nested elements', fill('<div>', 5 * MB)],
  ['nested formatting elements', fill('<b>')],
  [
    'formatting elements reopened in each paragraph',
    numbered(1_000, (n) => `<font a=${n}>`) + fill('<p>'),
  ],
  ['elements fostered out of a table', `<table>${fill('<br>')}`],
  ['nested tables', fill('<table><tr><td>')],
  ['nested templates', fill('<template>')],
  ['nested SVG anchors', fill('<svg><a>')],
  ['children moved again and again', `<a><div>${fill('<br>', MB)}${fill('</a><a>')}`],
  ['end tags that look through a deep stack', fill('<div>', 2_000 * 5) + fill('</x>')],
  ['more elements than any page for people', fill('<br>')],
  ['an href of 3 MB on the host', `<a href="https://bus.gov.ru/${fill('1/')}">x</a>`],
  ['400,000 attributes in a tag', `<a ${numbered(400_000, (n) => `a${n} `)}>`],
  [
    'many tags with thousands of attributes',
    fill(`<a ${numbered(4_000, (n) => `a${n} `)}>`, 2 * MB),
  ],
  [
    'a long base and many addresses',
    `<base href="/${fill('a', MB)}/">${fill('<a href=x>x</a>', MB)}`,
  ],
  ['a srcdoc in a srcdoc in a srcdoc', srcdocs(3, LINK)],
  ['many documents in one', numbered(1_000, (n) => srcdocs(1, `<p>${n}`))],
  ['frames without end', numbered(1_000, (n) => `<iframe src="/${n}"></iframe>`)],
  ['a frame whose address is too long', `<iframe src="/${fill('a', 10_000)}"></iframe>`],
  ['an address in a long query', `<a href="/go?x=${fill('a', 9_000)}&to=//bus.gov.ru/">x</a>`],
  ['results of many', numbered(300, (n) => LINK.replace('75187', String(n)))],
];

const READ_WHOLE: readonly (readonly [name: string, html: string])[] = [
  ['an attribute of 10 MB', `<a href="${fill('x', 10 * MB)}">x</a>`],
  ['a text of addresses', `<p>${fill('bus.gov.ru/a ')}`],
  ['a text that is almost an address', `<p>${fill('bus.gov.r')}`],
  ['addresses that end in dots', `<p>${fill(`bus.gov.ru/${fill('.', 3_000)}x `)}`],
  ['addresses full of backslashes', `<p>${fill(`bus.gov.ru/${fill('\\', 3_000)}x `)}`],
  [
    'references of hundreds of digits',
    fill(`&#${'9'.repeat(400)};&#x${'0'.repeat(400)}62;us.gov.ru`),
  ],
  ['hrefs of numbers', fill(`<a href="https://bus.gov.ru/${fill('1/', 280)}">x</a>`)],
  [
    'hrefs of half a pattern',
    fill(`<a href="//bus.gov.ru${fill('/independentRating', 280)}">x</a>`),
  ],
  ['hrefs that end in quotes', fill(`<a href='bus.gov.ru/${fill('"', 900)}x'>x</a>`)],
  ['hrefs that end in blanks', fill(`<a href="//bus.gov.ru/${fill('%20', 900)}x">x</a>`)],
  ['hrefs of schemes', fill(`<a href="${fill('http://', 900)}bus.gov.ru">x</a>`)],
  ['queries of queries', fill(`<a href="/?${fill('a=http://x/?', 900)}">x</a>`)],
  ['slashes', `<p>${fill('/')} https://${fill('/')}`],
  ['a link text of 3 MB', `<a href="/noko">${fill('слово ')}</a>`],
  ['blanks', `<p>${fill(' ')}<a href="${fill(' ')}">${fill('\t')}</a>`],
  ['references', `<p>${fill('&amp')}`],
  ['a comment without end', `<p>x<!--${fill('<a href=x>')}`],
  ['a script without end', `<p>x<script>${fill('location.href ')}`],
  ['60 films of others', numbered(60, (n) => `<iframe src="//films.example/${n}"></iframe>`)],
  ['the same document again and again', fill(srcdocs(1, '<p>x'), 20_000)],
  ['one link again and again', fill(LINK, 100_000)],
  ['a long address of others', `<a href="https://shop.example/?${fill('a', 10_000)}">x</a>`],
  ['500 attributes', `<a ${numbered(490, (n) => `a${n} `)} href="/">x</a>`],
  ...[
    "'",
    '"',
    '`',
    '\\',
    '`\\',
    '/*',
    '// ',
    "'a' + ",
    '12, ',
    'aGVsbG8',
    '%25',
    '&#',
    '/1',
    '\\n',
    '&gt;',
    '\\7',
    ' ',
  ].map((piece): [string, string] => [
    `a script with the host and ${piece} without end`,
    `<script>x="bus.gov.ru" ${fill(piece)}`,
  ]),
  ...[
    '"a",',
    '"//bus";"sg",',
    '\\"',
    '\\`',
    '=/[a',
    '.split("x",',
    '.split("a").join("aaaaaaaaa")',
    '.split("x"'.padEnd(5_000),
    'fromCharCode(111111',
    'b . u . ',
    '${',
    '"gov.r-----------------";',
  ].map((piece): [string, string] => [
    `a script with a part of the name and ${piece.trim()} without end`,
    `<script>x="gov" + "${'a'.repeat(5_000)}" ${fill(piece)}; y=\`${fill(piece)}\``,
  ]),
  ['a title of 3 MB', `<title>${fill('x')}</title><p>x`],
  ['meta elements', fill('<meta charset=x http-equiv=refresh content="0 ;;;;">', MB)],
  ['100,000 links', `${fill(`${LINK}<br>`, MB * 2)}`],
];

describe('a page made to hurt the parser', () => {
  test.each(GIVEN_UP)(
    'is given up: what was found counts, what was not does not: %s',
    (_name, html) => {
      const findings = read(`<p>Школа</p>${LINK}${html}`);
      expect(findings.truncated).toBe(true);
      expect(judge(findings).verdict).toBe('pass');
      expect(judge({ ...findings, links: [] })).toMatchObject({ reason: 'too-large' });
    },
  );

  test.each(READ_WHOLE)('is read whole, and little of it is kept: %s', (_name, html) => {
    const findings = read(html);
    expect(findings.truncated).toBe(false);
    expect(JSON.stringify(findings).length).toBeLessThan(200_000);
  });

  test('a link among very many is found, and so is the best kind', () => {
    const html = `${fill('<a href="https://bus.gov.ru/">x</a>', MB)}${LINK}`;
    expect(judge(read(html))).toMatchObject({ verdict: 'pass', link: { kind: 'results' } });
  });

  test.each([
    ['a script', `<script>for(i=0;i<a;i++){}var d=[${numbered(20_000, (n) => `${n}, `)}]</script>`],
    ['data', `<script type="application/json">{"n":"<b","v":[${fill('1, ', MB)}]}</script>`],
    ['a comment', `<!-- <p ${fill('слово ', MB)} -->`],
    ['a style', `<style>a<b{} ${fill('.x { a: b; } ', MB)}</style>`],
  ])('what only looks like a tag in %s hides no link behind it', (_name, html) => {
    const findings = read(`<p>Школа</p>${html}${LINK}`);
    expect(findings.truncated).toBe(false);
    expect(judge(findings).verdict).toBe('pass');
  });
});
