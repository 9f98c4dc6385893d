import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodePage } from '../../src/page/decode-page.js';

const RUSSIAN = '<p>Независимая оценка качества образования</p>';

describe('a page is decoded in the order of browsers', () => {
  test.each([
    [
      'the byte order mark above all',
      '\uFEFF',
      'utf-8',
      'text/html; charset=windows-1251',
      'utf-8',
    ],
    ['UTF-16 by its mark', '\uFEFF', 'utf-16le', null, 'utf-16le'],
    ['UTF-16, big end first', '\uFEFF', 'utf-16be', 'text/html; charset=utf-8', 'utf-16be'],
    ['UTF-16 by the header', '', 'utf-16le', 'text/html; charset=utf-16', 'utf-16le'],
    ['the header', '', 'koi8-r', 'text/html; charset="KOI8-R"', 'koi8-r'],
    [
      'the header above the meta',
      '<meta charset=utf-8>',
      'koi8-r',
      'text/html;charset=koi8-r',
      'koi8-r',
    ],
    ['the meta', '<meta charset="koi8-r">', 'koi8-r', 'text/html', 'koi8-r'],
    [
      'the meta in its old form',
      '<META content="text/html; charset=koi8-r" http-equiv=Content-Type>',
      'koi8-r',
      null,
      'koi8-r',
    ],
    [
      'no meta in a comment',
      '<!-- <meta charset=koi8-r> -->',
      'windows-1251',
      null,
      'windows-1251',
    ],
    [
      'no meta of another purpose',
      '<meta name=x content="charset=koi8-r">',
      'windows-1251',
      null,
      'windows-1251',
    ],
    [
      'a meta far behind the first 1,024 bytes, in the head still',
      `<!-- ${'x'.repeat(2_000)} --><title>x</title><meta charset=koi8-r>`,
      'koi8-r',
      null,
      'koi8-r',
    ],
    [
      'no meta behind the head',
      `<body>${' '.repeat(1_024)}<meta charset=koi8-r>`,
      'windows-1251',
      null,
      'windows-1251',
    ],
    ['a meta that says UTF-16 means UTF-8', '<meta charset=utf-16>', 'utf-8', null, 'utf-8'],
    ['UTF-8 where nothing is said', '', 'utf-8', null, 'utf-8'],
    ['windows-1251 where nothing is said', '', 'windows-1251', 'text/html', 'windows-1251'],
    [
      'unknown labels say nothing',
      '<meta charset=x-lie>',
      'windows-1251',
      'text/html; charset=utf8mb4',
      'windows-1251',
    ],
    [
      'a label that only refuses says nothing',
      '',
      'utf-8',
      'text/html; charset=hz-gb-2312',
      'utf-8',
    ],
    [
      'windows-1251 behind a lie',
      '<meta charset=utf-8>',
      'windows-1251',
      'text/html; charset=UTF-8',
      'windows-1251',
    ],
    ['UTF-8 behind a lie', '', 'utf-8', 'text/html; charset=windows-1251', 'utf-8'],
    ['UTF-16 that is a lie', '', 'utf-8', 'text/html; charset=utf-16', 'utf-8'],
  ])('%s', (_name, start, encoding, contentType, charset) => {
    const body = iconv.encode(start + RUSSIAN, encoding, { addBOM: false });
    const decoded = decodePage(body, contentType);
    expect(decoded.charset).toBe(charset);
    expect(decoded.text).toContain('Независимая оценка');
  });

  test('a character that a size cap or a CMS cut in two does not make UTF-8 another encoding', () => {
    const body = Buffer.from(RUSSIAN).subarray(0, 10);
    expect(decodePage(body, null).charset).toBe('utf-8');
  });
});
