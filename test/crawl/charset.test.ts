// The verdict does not depend on the encoding of a page, the text in the report does.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { check, LINK, TEXT } from '../support/asking.js';
import { startSites } from '../support/network.js';

const LABEL = 'Результаты НОКО';

interface Way {
  readonly header?: string;
  readonly meta?: string;
  readonly bom?: boolean;
}

async function checkBytes(encoding: string, { header, meta, bom = false }: Way) {
  const head = meta === undefined ? '' : `<meta charset="${meta}">`;
  const html = `<!doctype html><html><head>${head}<title>Школа</title></head><body>${TEXT}${LINK}`;
  const body = iconv.encode(html, encoding, { addBOM: bom });
  const type = `text/html${header === undefined ? '' : `; charset=${header}`}`;
  const fetchPage = await startSites((_request, response) => {
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  return check(fetchPage);
}

describe('UTF-7, which browsers no longer read,', () => {
  const html = `<!doctype html><html><title>Школа</title><body>${TEXT}`;

  async function checkUtf7(body: string | Buffer, charset: string): Promise<string> {
    const type = `text/html; charset=${charset}`;
    const fetchPage = await startSites((_request, response) => {
      response.writeHead(200, { 'content-type': type }).end(body);
    });
    return (await check(fetchPage)).code;
  }

  it('leaves a page unchecked that shows no tag', async () => {
    expect(await checkUtf7(iconv.encode(html + LINK, 'utf-7'), 'utf-7')).toBe('unchecked/not-html');
  });

  it.each(['utf-7', 'UTF7', 'unicode-1-1-utf-7'])('accuses nobody under %s', async (label) => {
    const start = '<!doctype html><html><body>';
    const body = (text: string) => Buffer.concat([Buffer.from(start), iconv.encode(text, 'utf-7')]);
    expect(await checkUtf7(body(TEXT + LINK), label)).toBe('unchecked/not-html');
    // A link that is written as ever can be clicked on.
    const mixed = Buffer.concat([body(TEXT), Buffer.from(LINK.replace(/>.*</, '>NOKO<'))]);
    expect(await checkUtf7(mixed, label)).toBe('pass/results-link');
  });

  it('is a lie where the text is none', async () => {
    const telephone = '<p>+7 (4752) 00-00-00';
    expect(await checkUtf7(html + telephone + LINK, 'utf-7')).toBe('pass/results-link');
    expect(await checkUtf7(html + telephone, 'utf-7')).toBe('fail/no-link');
  });
});

describe('the link is found and its text read', () => {
  it.each<[encoding: string, way: Way]>([
    ['utf-8', {}],
    ['utf-8', { bom: true }],
    ['utf-8', { header: 'utf-8' }],
    ['utf-8', { header: 'UTF8' }],
    ['utf-8', { meta: 'utf-8' }],
    ['utf-8', { header: '"utf-8"' }],
    ['windows-1251', {}],
    ['windows-1251', { header: 'windows-1251' }],
    ['windows-1251', { header: 'cp1251' }],
    ['windows-1251', { meta: 'windows-1251' }],
    ['koi8-r', { header: 'koi8-r' }],
    ['koi8-r', { meta: 'koi8-r' }],
    ['utf-16le', { bom: true }],
    ['utf-16le', { header: 'utf-16le' }],
    ['utf-16be', { bom: true }],
    ['utf-16be', { header: 'utf-16be' }],
    // That nothing tells of.
    ['utf-16le', {}],
    ['utf-16be', {}],
    ['utf-32le', {}],
    ['utf-32be', {}],
    ['utf-32le', { bom: true }],
    ['utf-32be', { bom: true }],
    ['utf-32le', { header: 'utf-32' }],
    // Labels that lie.
    ['utf-16le', { header: 'utf-8' }],
    ['utf-16be', { header: 'windows-1251' }],
    ['utf-16le', { header: 'utf-16be' }],
    ['utf-32be', { header: 'utf-16' }],
    ['utf-8', { header: 'utf-32' }],
    ['utf-8', { header: 'utf-7' }],
    ['windows-1251', { meta: 'utf-7' }],
    ['utf-8', { header: 'iso-2022-kr' }],
    ['windows-1251', { header: 'iso-2022-cn' }],
    ['utf-8', { header: 'windows-1251' }],
    ['utf-8', { meta: 'windows-1251' }],
    ['windows-1251', { header: 'utf-8' }],
    ['windows-1251', { meta: 'utf-8' }],
    ['utf-8', { header: 'utf-16le' }],
    ['windows-1251', { meta: 'utf-16' }],
    ['utf-16le', { bom: true, header: 'windows-1251' }],
    ['utf-8', { bom: true, header: 'windows-1251' }],
    // Labels that nobody knows.
    ['utf-8', { header: 'utf-9' }],
    ['windows-1251', { header: 'none' }],
    ['windows-1251', { meta: 'russian' }],
    ['utf-8', { header: '' }],
    // The header goes before the meta element.
    ['koi8-r', { header: 'koi8-r', meta: 'windows-1251' }],
  ])('%s with %o', async (encoding, way) => {
    expect(await checkBytes(encoding, way)).toMatchObject({
      code: 'pass/results-link',
      text: LABEL,
    });
  });

  it.each<[encoding: string, way: Way]>([
    ['koi8-r', {}],
    ['koi8-r', { header: 'windows-1251' }],
    ['ibm866', {}],
    ['utf-8', { header: 'iso-2022-jp' }],
    ['windows-1251', { header: 'iso-2022-jp' }],
  ])('or at least found: %s with %o', async (encoding, way) => {
    expect((await checkBytes(encoding, way)).code).toBe('pass/results-link');
  });
});
