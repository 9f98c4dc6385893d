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
  ])('shows what stands behind %s', (element) => {
    const html = `<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Школа</p>${element}${LINK}</body></html>`;
    expect(reasonOf(html, 'application/xhtml+xml; charset=utf-8')).toBe('results-link');
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
