// What a body is by its bytes: files and data that are no pages, beside pages that begin alike.
import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { FILE_TABLE, type FileSignature } from '../../src/http/file-signatures.js';
import { sniffBody } from '../../src/http/sniff.js';

const PAGE =
  '<!doctype html><html><head><title>Школа</title></head><body><p>Меню</p></body></html>';

/** Bytes without any order, the same on each run. */
function disorder(length: number, seed: number): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < length; at += 32) {
    parts.push(createHash('sha256').update(`${seed} ${at}`).digest());
  }
  return Buffer.concat(parts).subarray(0, length);
}

function sniffText(text: string, encoding = 'utf-8'): string {
  return sniffBody(iconv.encode(text, encoding));
}

/** A file of this kind, whose rest happens to hold markup. */
function fileOf({ bytes, at = 0, also }: FileSignature): Buffer {
  const file = Buffer.concat([Buffer.alloc(300, 'x'), Buffer.from(PAGE)]);
  file.write(bytes, at, 'latin1');
  if (also !== undefined) file.write(also.bytes, also.at, 'latin1');
  return file;
}

describe('a file', () => {
  it.each(FILE_TABLE.signatures.map((signature) => [signature.kind, signature] as const))(
    'of the kind %s is one though markup stands in it',
    (_kind, signature) => {
      expect(sniffBody(fileOf(signature))).toBe('file');
      // The same in a page's text is text.
      const page = Buffer.concat([Buffer.from('<p>'), fileOf(signature)]);
      expect(sniffBody(page)).toBe('page');
    },
  );

  it.each([' ', '\r\n\r\n', '\t \n', '\uFEFF', '\uFEFF\n'])(
    'of PDF may stand behind %j',
    (blanks) => {
      expect(sniffText(`${blanks}%PDF-1.4\n<p>`)).toBe('file');
      expect(sniffText(`${blanks}<p>%PDF-1.4</p>`)).toBe('page');
    },
  );

  it('is what nobody declared to be compressed', () => {
    const long = Buffer.from(PAGE.repeat(5) + disorder(3_000, 1).toString('base64'));
    expect([brotliCompressSync(long), gzipSync(long)].map(sniffBody)).toEqual(['file', 'file']);
  });

  it.each([64, 1_000, 20_000])('of %i random bytes is one, or no page at least', (length) => {
    for (let round = 0; round < 50; round += 1) {
      expect(['file', 'text']).toContain(sniffBody(disorder(length, round)));
    }
  });
});

describe('data', () => {
  it.each([
    '{}',
    '[]',
    '{"status":"ok","html":"<div><a href=/>x</a></div>"}',
    ' \n{ "a" : 1 }',
    '[{"id":1}]',
    '["<p>"]',
    '{"a":"<p>cut off',
    ')]}\',\n{"a":"<p>"}',
    'callback({"html":"<p>"});',
    '/**/ jQuery1.done(["<p>"])',
    '<svg xmlns="http://www.w3.org/2000/svg"><a href="/">x</a></svg>\n',
    'null',
    'true',
    '1',
    '"<p>OK</p>"',
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Новости</title></channel></rss>',
    '<rss version="2.0"><channel/></rss>',
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>',
    '<!-- x --><feed xmlns="http://www.w3.org/2005/Atom"/>',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>',
    '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="/s.xsl"?><html><body/></html>',
    '<?xml version="1.0"?>\n<school><name>Школа</name></school>',
    '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg><a/></svg>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>',
  ])('%s', (text) => {
    expect(sniffText(text)).toBe('data');
    expect(sniffText(`\uFEFF${text}`)).toBe('data');
    expect(sniffText(`<p>${text}`)).toBe('page');
  });
});

describe('text without tags', () => {
  it.each([
    'OK',
    'ok\n',
    'null?',
    'Сайт закрыт',
    'User-agent: *\nDisallow: /',
    '2 < 3 и 5 > 4',
    'error',
  ])('%s', (text) => {
    expect(sniffText(text)).toBe('text');
    expect(sniffText(`${text}<br>`)).toBe('page');
  });

  it.each(['', ' ', '\r\n\t', '\uFEFF', '\uFEFF\n'])('is nothing: %j', (text) => {
    expect(sniffText(text)).toBe('blank');
  });
});

describe('a page', () => {
  it.each([
    PAGE,
    `\uFEFF${PAGE}`,
    `\n\n ${PAGE}`,
    `<?xml version="1.0" encoding="utf-8"?>\n${PAGE}`,
    '<?xml version="1.0"?><?xml-stylesheet type="text/css" href="/s.css"?><html><body/></html>',
    '<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body/></h:html>',
    '<?php include "top.php"; ?><html><body>x</body></html>',
    `<!-- v 1.2 -->${PAGE}`,
    'Школа<br>Новости',
    '[Школа] <a href="/">Новости</a>',
    '{{ title }} <a href="/">Новости</a>',
    '1 сентября <b>День знаний</b>',
    `Рассылка \x01\x02 ${PAGE}${'x'.repeat(500)}`,
    `${'x'.repeat(10_000)}<p>y`,
    '<svg xmlns="http://www.w3.org/2000/svg"></svg><p>x',
  ])('%s', (text) => {
    expect(sniffText(text)).toBe('page');
  });

  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be', 'windows-1251', 'koi8-r'])(
    'in %s',
    (encoding) => {
      expect(sniffText(PAGE, encoding)).toBe('page');
      expect(sniffText(`\uFEFF${PAGE}`, encoding)).toBe('page');
    },
  );
});
