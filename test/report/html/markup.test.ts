import { load } from 'cheerio';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html, hyperlinkTo } from '../../../src/report/html/markup.js';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '`', '=', '/', ' ', 'a', 'я', ';') }),
);

test('any text is text again for a browser, between tags and in attributes', () => {
  fc.assert(
    fc.property(text, text, (inside, attribute) => {
      const $ = load(html`<p title="${attribute}">${inside}</p>`.source, null, false);
      expect($.root().contents().length).toBe(1);
      expect($('*').length).toBe(1);
      expect($('p').attr()).toEqual({ title: attribute });
      expect($('p').text()).toBe(inside);
    }),
  );
});

test('characters that nobody sees and something obeys are left out', () => {
  expect(html`${'а\u0000б\u202Eв\uD83D'}`.source).toBe('абв\uFFFD');
});

test('markup in markup stays as it is, and null leaves nothing', () => {
  const items = [1, 2].map((item) => html`<li>${item}</li>`);
  expect(html`<ul>${items}</ul>${null}`.source).toBe('<ul><li>1</li><li>2</li></ul>');
});

test.each(['https://school.example/?a=1&b="2"', 'http://школа.example/'])(
  '%s is a hyperlink that tells nobody where it was clicked',
  (address) => {
    const $ = load(hyperlinkTo(address, 'сайт').source, null, false);
    expect($('a').attr()).toEqual({ href: address, target: '_blank', rel: 'noreferrer' });
  },
);

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'vbscript:x',
  'school.example',
  '',
])('%j is shown, not linked', (address) => {
  expect(hyperlinkTo(address, address).source).not.toContain('<a');
});
