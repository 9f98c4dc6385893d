import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge } from '../../src/verdict/judge.js';
import { codeOf, read } from '../support/judged.js';

const RESULTS = 'https://bus.gov.ru/independentRating/details/75187';

const words = fc.stringMatching(/^[а-яё ]{1,12}$/);
const upperOrLower = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((ups) =>
      [...text].map((letter, at) => (ups[at] ? letter.toUpperCase() : letter)).join(''),
    );
/** Each character as it stands or as one of its references. */
const referenced = (text: string) =>
  fc.array(fc.nat(3), { minLength: text.length, maxLength: text.length }).map((ways) =>
    [...text]
      .map((letter, at) => {
        const code = letter.charCodeAt(0);
        return [letter, letter, `&#${code};`, `&#x${code.toString(16)};`][ways[at] ?? 0];
      })
      .join(''),
  );

/** Attributes of which none can be an href. */
const attribute = fc
  .tuple(fc.constantFrom('class', 'id', 'target', 'data-x', 'style', 'rel', 'on-x', 'ЯЫ'), words)
  .map(([name, value]) => ` ${name}="${value}"`);
const quoted = (value: string) =>
  fc.constantFrom(`"${value}"`, `'${value}'`, value).map((written) => `${written} `);

const anchor = fc
  .tuple(
    fc.constantFrom('a', 'A', 'area', 'svg'),
    fc.tuple(upperOrLower('https'), upperOrLower('bus.gov.ru')),
    upperOrLower('href'),
    fc.array(attribute, { maxLength: 3 }).map((list) => list.join('')),
  )
  .chain(([tag, [scheme, host], href, attributes]) =>
    referenced(`${scheme}://${host}/independentRating/details/75187`)
      .chain(quoted)
      .map((value) =>
        tag === 'svg'
          ? `<svg><a${attributes} xlink:${href.toLowerCase()}=${value}><text>x</text></a></svg>`
          : `<${tag}${attributes} ${href}=${value}>НОК</${tag}>`,
      ),
  );

/** What a browser still shows an anchor in, whatever is missing or in the wrong order. */
const around = fc.constantFrom(
  ['<div>', '</div>'],
  ['<div>', ''],
  ['', '</div></p></b>'],
  ['<table><tr>', '</table>'],
  ['<table><tr><td>', ''],
  ['<ul><li>', '<li></ul>'],
  ['<p><b><i>', '</p></b></i>'],
  ['<a href="/x">', '</a>'],
  ['<a name=x>', ''],
  ['<noindex>', '</noindex>'],
  ['<div style="display:none">', '</div>'],
  ['<!-- x --><!-->', '<!-- -->'],
  ['<!--[if IE]>x<![endif]-->', ''],
  ['<script>"<a>"</script>', '<style>a{}</style>'],
  ['<form><form>', '</form>'],
  ['<center><font color=red>', '</center>'],
  ['<h1><h2>', ''],
  ['<button>', '</button>'],
  ['<marquee>', '</marquee>'],
  ['<dl><dd>', '<dt>'],
  ['</body></html>', ''],
  ['<noscript>x</noscript>', '<template>y</template>'],
  ['<select><option>x</select>', ''],
  ['<br/><hr><img src=x>', '<wbr>'],
  ['<', '<'],
  ['</x>', '</ x>'],
  ['&', '&amp'],
);

test('any mark-up around a results anchor that a browser still shows as an anchor passes', () => {
  fc.assert(
    fc.property(anchor, fc.array(around, { maxLength: 6 }), (link, layers) => {
      const html = layers.reduce((inner, [before, after]) => `${before}${inner}${after}`, link);
      expect(codeOf(`<body><p>Школа</p>${html}`)).toBe('pass/results-link');
    }),
    { numRuns: 2_000 },
  );
});

test('no mark-up inside what a browser does not show makes a hyperlink', () => {
  const covers = fc.constantFrom(
    ['<!--', '-->'],
    ['<noscript>', '</noscript>'],
    ['<template>', '</template>'],
    ['<textarea>', '</textarea>'],
    ['<xmp>', '</xmp>'],
    ['<title>', '</title>'],
    ['<iframe>', '</iframe>'],
    ['<style>', '</style>'],
  );
  fc.assert(
    fc.property(anchor, covers, (link, [before, after]) => {
      expect(codeOf(`<body><p>Школа</p>${before}${link}${after}`)).not.toMatch(/^pass/);
    }),
  );
});

const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['<a href="', '">', '</a>', '<base href="', '<script>', '</script>', '<!--', '-->', '<'],
        ...[
          '<noscript>',
          '<template>',
          '<svg>',
          '<table>',
          '<p onclick="',
          '//',
          'http://',
          '?to=',
        ],
        ...['.ru', 'gov.', '/independentRating/details/1', '@', ':', '&#98;', '%62', '\\', '\0'],
      ),
      fc.string(),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

test('no page without the letters of the host ever yields a link to it', () => {
  fc.assert(
    fc.property(markup, (html) => {
      const letters = html.normalize('NFKC').replace(/&#98;|%62|[bB]/g, '');
      expect(read(letters).links).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test('judging is deterministic and never throws, whatever the bytes', () => {
  const contentType = fc.option(
    fc.oneof(
      fc.string(),
      fc.string().map((x) => `text/html;charset=${x}`),
    ),
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    markup.map((html) => new TextEncoder().encode(html)),
  );
  fc.assert(
    fc.property(bytes, contentType, (body, header) => {
      const once = read(body, { contentType: header });
      expect(read(body, { contentType: header })).toEqual(once);
      expect(judge(once)).toEqual(judge(once));
    }),
    { numRuns: 2_000 },
  );
});

test('the verdict does not depend on what the page says its encoding is', () => {
  const label = fc.constantFrom(
    ...['utf-8', 'windows-1251', 'cp1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'utf-16', 'us-ascii'],
    ...['x-unknown', 'utf8mb4', '', 'shift_jis', 'gbk', 'big5', 'euc-kr', 'replacement', 'utf-7'],
  );
  const bodies = fc.constantFrom(
    `<p>Школа</p><a href="${RESULTS}">НОК</a>`,
    '<p>Школа</p><a href="https://bus.gov.ru/info-card/1">НОК</a>',
    `<p>Школа</p><!-- ${RESULTS} -->`,
    '<p>Школа</p><a href="bus.gov.ru/info-card/1">НОК</a>',
    '<p>Школа</p><a href="/nok">НОК</a>',
  );
  fc.assert(
    fc.property(label, label, bodies, fc.boolean(), (header, meta, body, isUtf8) => {
      const html = `<meta charset="${meta}">${body}`;
      const bytes = isUtf8 ? new TextEncoder().encode(html) : windows1251(html);
      const contentType = header === '' ? null : `text/html; charset=${header}`;
      const judged = judge(read(bytes, { contentType }));
      expect(`${judged.verdict}/${judged.reason}`).toBe(codeOf(body));
    }),
    { numRuns: 1_000 },
  );
});

function windows1251(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 0x80 ? code : code - 0x410 + 0xc0;
  });
}
