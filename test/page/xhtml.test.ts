import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/page/read-page.js';
import { judge } from '../../src/verdict/judge.js';
import { NOKO_RULES } from '../../src/verdict/rules.js';

const LINK = '<a href="https://bus.gov.ru/independentRating/details/75187">НОКО</a>';

function reasonOf(html: string, contentType: string): string {
  const body = new TextEncoder().encode(html);
  const page = { address: 'https://school.example/', body, contentType };
  return judge(readPage(page, NOKO_RULES)).reason;
}

describe('a page sent as XML', () => {
  it.each([
    '<title/>',
    '<textarea rows="2" cols="3"/>',
    '<iframe src="/a"/>',
    "<script src='/a.js'/>",
    '<style/>',
    '<template/>',
    '<select name="x"/>',
    '<noframes/>',
  ])('shows what stands behind %s', (element) => {
    const html = `<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Школа</p>${element}${LINK}</body></html>`;
    expect(reasonOf(html, 'application/xhtml+xml; charset=utf-8')).toBe('results-link');
  });

  it.each([
    ['application/xhtml+xml', 'h'],
    ['text/xml; charset=utf-8', 'html'],
    ['application/xml', 'x.y-z'],
  ])('as %s may have its elements under a prefix', (type, prefix) => {
    const link = LINK.replaceAll('<a', `<${prefix}:a`).replaceAll('</a', `</${prefix}:a`);
    const page = (namespace: string) =>
      `<?xml version="1.0"?><${prefix}:html xmlns:${prefix}='${namespace}'><${prefix}:body><${prefix}:script/><${prefix}:p>Школа</${prefix}:p>${link}</${prefix}:body></${prefix}:html>`;
    expect(reasonOf(page('http://www.w3.org/1999/xhtml'), type)).toBe('results-link');
    // Under another name they are no hyperlinks.
    expect(reasonOf(page('urn:other'), type)).not.toBe('results-link');
    expect(reasonOf(page('http://www.w3.org/1999/xhtml'), 'text/html')).not.toBe('results-link');
  });

  it('is a matter of its type: as HTML the same title has no end', () => {
    const html = `<p>Школа</p><textarea/>${LINK}`;
    expect(reasonOf(html, 'text/html; charset=utf-8')).not.toBe('results-link');
  });

  it('ends its elements where their tags end, slash or no slash before them', () => {
    const html = `<p>Школа</p><textarea title="a/">${LINK}</textarea>`;
    expect(reasonOf(html, 'application/xhtml+xml')).not.toBe('results-link');
  });
});
