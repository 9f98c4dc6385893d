// What a browser does not show as a page accuses nobody; what it shows is judged, and what has the
// link passes.
import { describe, expect, it } from 'vitest';
import { check, LINK, page, TEXT } from '../support/asking.js';
import { startSites } from '../support/network.js';

const XHTML = 'http://www.w3.org/1999/xhtml';
const document = (more: string) =>
  `<?xml version="1.0"?><html xmlns="${XHTML}"><head><title>Школа</title></head><body>${TEXT}${more}</body></html>`;

async function codeOf(
  headers: Readonly<Record<string, string>>,
  body: string | Buffer,
  status = 200,
): Promise<string> {
  const fetchPage = await startSites((_request, response) => {
    response.writeHead(status, headers).end(body);
  });
  return (await check(fetchPage)).code;
}

describe('a page without the link that is sent as', () => {
  it.each([
    ['text/html', page, 'fail/no-link'],
    ['text/html; charset=utf-8', page, 'fail/no-link'],
    ['TEXT/HTML', page, 'fail/no-link'],
    ['application/xhtml+xml', document, 'fail/no-link'],
    ['text/xml', document, 'fail/no-link'],
    ['application/xml; charset=utf-8', document, 'fail/no-link'],
    ['', page, 'fail/no-link'],
    ['*/*', page, 'fail/no-link'],
    ['html', page, 'fail/no-link'],
    ['unknown/unknown', page, 'fail/no-link'],
    ['text/xml', page, 'unchecked/not-html'],
    ['text/plain', page, 'unchecked/not-html'],
    ['text/plain; charset=utf-8', page, 'unchecked/not-html'],
    ['application/octet-stream', page, 'unchecked/not-html'],
    ['application/x-httpd-php', page, 'unchecked/not-html'],
  ] as const)('%s', async (type, make, code) => {
    const headers = type === '' ? {} : { 'content-type': type };
    expect(await codeOf(headers, make(''))).toBe(code);
    // What passes has been seen.
    expect(await codeOf(headers, make(LINK))).toBe('pass/results-link');
  });

  it('nothing that a browser may sniff', async () => {
    const headers = { 'x-content-type-options': 'nosniff' };
    expect(await codeOf(headers, page(''))).toBe('unchecked/not-html');
    const typed = { ...headers, 'content-type': 'text/html' };
    expect(await codeOf(typed, page(''))).toBe('fail/no-link');
  });

  it('nothing, behind text that a browser then shows as it is', async () => {
    expect(await codeOf({}, `Школа ${page('')}`)).toBe('unchecked/not-html');
  });
});

describe('a download is a file', () => {
  const type = { 'content-type': 'text/html; charset=utf-8' };

  it.each([
    'attachment',
    'attachment; filename="index.html"',
    ' ATTACHMENT;filename=x',
    'download',
  ])('%s', async (disposition) => {
    const headers = { ...type, 'content-disposition': disposition };
    expect(await codeOf(headers, page(LINK))).toBe('unchecked/not-html');
  });

  it.each(['inline', 'inline; filename="index.html"', 'filename="index.html"', '; filename=x'])(
    'but not %s',
    async (disposition) => {
      const headers = { ...type, 'content-disposition': disposition };
      expect(await codeOf(headers, page(''))).toBe('fail/no-link');
    },
  );
});

describe('sent as text/html,', () => {
  const type = { 'content-type': 'text/html' };

  it.each([
    ['OK', 'unchecked/not-html'],
    ['1', 'unchecked/not-html'],
    ['null', 'unchecked/not-html'],
    ['{"error":"<a href=/>x</a>"}', 'unchecked/not-html'],
    [' \r\n%PDF-1.7 <p>', 'unchecked/not-html'],
    ['<?xml version="1.0"?><rss><channel/></rss>', 'unchecked/not-html'],
    ['\r\n', 'unchecked/empty-page'],
    ['\uFEFF', 'unchecked/empty-page'],
    ['', 'unchecked/empty-page'],
    [page(''), 'fail/no-link'],
  ])('%j', async (body, code) => {
    expect(await codeOf(type, body)).toBe(code);
  });

  it('text without tags tells by its status what it is', async () => {
    expect(await codeOf(type, 'Forbidden', 403)).toBe('unchecked/blocked');
    expect(await codeOf(type, 'Not Found', 404)).toBe('unchecked/http-error');
  });

  it('what broke off before its first tag was cut', async () => {
    const fetchPage = await startSites((_request, response) => {
      response.writeHead(200, { ...type, 'content-length': 5_000 });
      response.write('Шко', () => response.destroy());
    });
    expect((await check(fetchPage)).code).toBe('unchecked/connection');
  });
});

describe('a page that is cut', () => {
  const type = { 'content-type': 'text/html; charset=utf-8' };

  it.each([
    '<a href="/news',
    '<!-- меню',
    '<script>var a =',
    '<b>Fatal error</b>:  Uncaught Error: x in /a.php:1 thrown in /a.php on line 1',
  ])('accuses nobody, and passes with the link and a remark: %s', async (end) => {
    expect(await codeOf(type, page(end))).toBe('unchecked/connection');
    const fetchPage = await startSites((_request, response) => {
      response.writeHead(200, type).end(page(LINK + end));
    });
    const { code, remarks } = await check(fetchPage);
    expect([code, remarks]).toEqual(['pass/results-link', ['page-cut']]);
  });

  it('in a frame accuses nobody either', async () => {
    const codeWith = async (end: string) => {
      const fetchPage = await startSites(({ url }, response) => {
        const body = url === '/frame' ? page(end) : page('<iframe src="/frame"></iframe>');
        response.writeHead(200, type).end(body);
      });
      return (await check(fetchPage)).code;
    };
    expect(await codeWith('<a href="/news')).toBe('unchecked/connection');
    expect(await codeWith('<a href="/news">Новости</a>')).toBe('fail/no-link');
  });
});
