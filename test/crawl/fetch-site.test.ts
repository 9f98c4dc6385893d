import { describe, expect, it } from 'vitest';
import { fetchSite } from '../../src/crawl/fetch-site.js';
import { createDeadline } from '../../src/http/deadline.js';
import { type FetchContext, type FetchPage, isFailure } from '../../src/page/fetch.js';
import type { SiteAddress } from '../../src/school.js';
import {
  answer,
  check,
  createInternet,
  failed,
  page,
  type Stand,
  silent,
  siteOf,
} from '../support/asking.js';

const HTTP = 'http://school.example/';
const HTTPS = 'https://school.example/';
const WWW_HTTPS = 'https://www.school.example/';

const refused = (address: string) =>
  failed(address, 'connection', { detail: 'ECONNREFUSED', again: 'later' });

interface Settings {
  readonly headStartMs?: number;
  readonly timeoutMs?: number;
  readonly isMapped?: (url: URL) => boolean;
}

async function fetchFrom(
  site: SiteAddress,
  fetchPage: FetchPage,
  { headStartMs = 10_000, timeoutMs = 10_000, ...mapping }: Settings = {},
) {
  const deadline = createDeadline(timeoutMs, new AbortController().signal);
  const context = { signal: deadline.signal, typedAddress: site.address };
  try {
    return await fetchSite(site, context, { fetchPage, headStartMs, ...mapping });
  } finally {
    deadline.end();
  }
}

/** What a site with these addresses gives, and which of them were asked. */
async function outcome(typed: string, stands: Record<string, Stand>, settings?: Settings) {
  const { fetchPage, asked } = createInternet(stands);
  const got = await fetchFrom(siteOf(typed), fetchPage, settings);
  return {
    asked,
    address: got.address,
    reason: isFailure(got) ? got.reason : null,
    detail: isFailure(got) ? got.detail : null,
    remarks: isFailure(got) ? [] : got.remarks,
  };
}

describe('an address without a scheme', () => {
  it('is asked by https, and not by http where that answers', async () => {
    const { asked, address, remarks } = await outcome('school.example', { [HTTPS]: page('') });
    expect({ asked, address, remarks }).toEqual({ asked: [HTTPS], address: HTTPS, remarks: [] });
  });

  it.each([
    ['a closed port', refused(HTTPS)],
    ['TLS that cannot be spoken', failed(HTTPS, 'tls', { detail: 'EPROTO' })],
    ['a name that only one port is known by', failed(HTTPS, 'dns')],
  ])('is asked by http after %s', async (_name, https) => {
    const { asked, address } = await outcome('school.example', {
      [HTTPS]: https,
      [HTTP]: page(''),
    });
    expect(asked).toEqual([HTTPS, HTTP]);
    expect(address).toBe(HTTP);
  });

  it('is asked by http beside a silent https, which is dropped when http answers', async () => {
    let dropped = false;
    const { fetchPage, asked } = createInternet({
      [HTTPS]: async (address, context) => {
        const end = await silent(address, context);
        dropped = true;
        return end;
      },
      [HTTP]: page(''),
    });
    const got = await fetchFrom(siteOf('school.example'), fetchPage, { headStartMs: 1 });
    expect(got.address).toBe(HTTP);
    expect(asked).toEqual([HTTPS, HTTP]);
    await Promise.resolve();
    expect(dropped).toBe(true);
  });

  it('takes the page of a slow https where http is silent', async () => {
    const asked: string[] = [];
    let showHttps = () => {};
    const shown = new Promise<void>((resolve) => {
      showHttps = resolve;
    });
    const fetchPage = async (address: string, context: FetchContext) => {
      asked.push(address);
      if (address === HTTP) {
        showHttps();
        return silent(address, context);
      }
      await shown;
      return answer(address, page(''));
    };
    const got = await fetchFrom(siteOf('school.example'), fetchPage, { headStartMs: 1 });
    expect(got.address).toBe(HTTPS);
    expect(asked).toEqual([HTTPS, HTTP]);
  });

  it('keeps its port in both schemes', async () => {
    const stands = { 'http://school.example:8080/': page('') };
    const { asked } = await outcome('school.example:8080', {
      'https://school.example:8080/': refused('https://school.example:8080/'),
      ...stands,
    });
    expect(asked).toEqual(['https://school.example:8080/', 'http://school.example:8080/']);
  });

  it('fails with what http says, since https was our guess', async () => {
    const { reason, detail } = await outcome('school.example', {
      [HTTPS]: refused(HTTPS),
      [HTTP]: failed(HTTP, 'http-error', { detail: '500', status: 500 }),
    });
    expect([reason, detail]).toEqual(['http-error', '500']);
  });

  it('fails with what https says where http does not even find the name', async () => {
    const { reason } = await outcome('school.example', {
      [HTTPS]: refused(HTTPS),
      [HTTP]: failed(HTTP, 'dns'),
    });
    expect(reason).toBe('connection');
  });

  it('ends at the deadline where both schemes are silent', async () => {
    const { reason, asked } = await outcome(
      'school.example',
      { [HTTPS]: silent, [HTTP]: silent },
      { headStartMs: 1, timeoutMs: 30 },
    );
    expect({ reason, asked }).toEqual({ reason: 'timeout', asked: [HTTPS, HTTP] });
  });

  describe('whose https has a certificate that does not verify', () => {
    const remarks = [{ code: 'certificate-self-signed', detail: 'school.example' }] as const;
    const hosting = answer(HTTPS, page('<p>Здесь будет сайт'), { remarks });

    it('is read by http, where browsers go then', async () => {
      const { address } = await outcome('school.example', { [HTTPS]: hosting, [HTTP]: page('') });
      expect(address).toBe(HTTP);
    });

    it('is read by https all the same where http has no page', async () => {
      const got = await outcome('school.example', { [HTTPS]: hosting, [HTTP]: refused(HTTP) });
      expect(got.address).toBe(HTTPS);
      expect(got.remarks).toEqual(remarks);
    });

    it('is read as it is where http leads back to it', async () => {
      const back = { ...hosting, redirects: [{ status: 301, from: HTTP, to: HTTPS }] };
      const got = await outcome('school.example', { [HTTPS]: hosting, [HTTP]: back });
      expect(got.address).toBe(HTTPS);
      expect(got.remarks).toEqual(remarks);
    });
  });
});

describe('a certificate for another host', () => {
  const remarks = [{ code: 'certificate-wrong-host', detail: 'school.example' }] as const;
  const detail = 'ERR_TLS_CERT_ALTNAME_INVALID';
  const foreign = failed(HTTPS, 'tls', { detail, remarks });

  it.each([
    ['a bare name', 'school.example', remarks],
    ['typed https', HTTPS, [{ code: 'other-scheme', detail: 'http' }, ...remarks]],
  ])('leaves the page to http, with a remark: %s', async (_name, typed, remarked) => {
    const got = await outcome(typed, { [HTTPS]: foreign, [HTTP]: page('') });
    expect([got.address, got.remarks]).toEqual([HTTP, remarked]);
  });

  it.each([
    ['a closed port', refused(HTTP)],
    ['an unknown name', failed(HTTP, 'dns')],
    ['silence', silent],
    [
      'a redirect to the same https',
      { ...foreign, redirects: [{ status: 301, from: HTTP, to: HTTPS }] },
    ],
  ] as const)('is what the site says where http has %s', async (_name, http) => {
    for (const typed of ['school.example', HTTPS]) {
      const stands = { [HTTPS]: foreign, [HTTP]: http };
      const got = await outcome(typed, stands, { timeoutMs: 30 });
      expect([got.reason, got.detail], typed).toEqual(['tls', detail]);
    }
  });
});

describe('an address with a scheme', () => {
  it.each([
    ['http', HTTP, HTTPS, 'https'],
    ['https', HTTPS, HTTP, 'http'],
  ])('%s whose port is closed is asked by the other one, with a remark', async (...row) => {
    const [, typed, other, scheme] = row;
    const got = await outcome(typed, { [typed]: refused(typed), [other]: page('') });
    expect(got.asked).toEqual([typed, other]);
    expect(got.address).toBe(other);
    expect(got.remarks).toEqual([{ code: 'other-scheme', detail: scheme }]);
  });

  it('fails with what was typed where the other scheme does not answer either', async () => {
    const got = await outcome(HTTP, { [HTTP]: refused(HTTP), [HTTPS]: failed(HTTPS, 'tls') });
    expect([got.address, got.reason]).toEqual([HTTP, 'connection']);
  });

  it('is not asked by another where it answers with an error', async () => {
    const error = answer(HTTP, 'Forbidden', { status: 403 });
    expect((await outcome(HTTP, { [HTTP]: error, [HTTPS]: page('') })).asked).toEqual([HTTP]);
  });

  it('is not asked by another where it leads elsewhere before it fails', async () => {
    const redirects = [{ status: 302, from: HTTP, to: 'http://elsewhere.example/' }];
    const lost = failed('http://elsewhere.example/', 'connection', { redirects });
    expect((await outcome(HTTP, { [HTTP]: lost, [HTTPS]: page('') })).asked).toEqual([HTTP]);
  });

  it('and a port is asked just so: a port belongs to its scheme', async () => {
    const typed = 'http://school.example:8080/';
    const got = await outcome(typed, { [typed]: refused(typed) });
    expect(got.asked).toEqual([typed]);
    expect(got.reason).toBe('connection');
  });
});

describe('an address of which the user said where one of its schemes is served', () => {
  const isMapped = (protocol: string) => (url: URL) => url.protocol === protocol;

  it.each([
    ['http:', 'school.example', HTTP],
    ['https:', 'school.example', HTTPS],
    ['http:', HTTP, HTTP],
    ['https:', HTTP, HTTP],
    ['http:', HTTPS, HTTPS],
  ])('%s: %s is asked by %s alone', async (protocol, typed, address) => {
    const stands = { [HTTP]: refused(HTTP), [HTTPS]: refused(HTTPS) };
    const { asked } = await outcome(typed, stands, { isMapped: isMapped(protocol) });
    expect(asked).toEqual([address]);
  });

  it('is asked by both where that holds for both', async () => {
    const stands = { [HTTP]: page(''), [HTTPS]: refused(HTTPS) };
    const { asked } = await outcome('school.example', stands, { isMapped: () => true });
    expect(asked).toEqual([HTTPS, HTTP]);
  });
});

describe('a name that is not found', () => {
  it('is tried with www., with a remark', async () => {
    const got = await outcome('school.example', { [WWW_HTTPS]: page('') });
    expect(got.address).toBe(WWW_HTTPS);
    expect(got.remarks).toEqual([{ code: 'other-host', detail: 'www.school.example' }]);
  });

  it('is tried without its www., with a remark', async () => {
    const got = await outcome('http://www.school.example/', { [HTTP]: page('') });
    expect(got.address).toBe(HTTP);
    expect(got.remarks).toEqual([{ code: 'other-host', detail: 'school.example' }]);
  });

  it('fails by the name that was typed where neither is found', async () => {
    const got = await outcome(HTTP, {});
    expect([got.address, got.reason]).toEqual([HTTP, 'dns']);
  });

  it('fails with what the other name says where that one is found', async () => {
    const www = 'http://www.school.example/';
    const got = await outcome(HTTP, { [www]: failed(www, 'redirect-loop') });
    expect([got.address, got.reason]).toEqual([www, 'redirect-loop']);
  });

  it('is not tried otherwise where it is a redirect that leads to it', async () => {
    const gone = 'https://gone.example/';
    const redirects = [{ status: 301, from: HTTPS, to: gone }];
    const lost = failed(gone, 'dns', { detail: 'ENOTFOUND', redirects });
    for (const typed of ['school.example', HTTPS]) {
      const stands = { [HTTPS]: lost, [HTTP]: page(''), [WWW_HTTPS]: page('') };
      const { asked, address, reason } = await outcome(typed, stands);
      expect({ asked, address, reason }).toEqual({ asked: [HTTPS], address: gone, reason: 'dns' });
    }
  });

  it('is not tried otherwise where the name servers are in trouble: they are the same', async () => {
    const trouble = failed(HTTPS, 'dns', { detail: 'EAI_AGAIN', again: 'later' });
    const { asked, detail } = await outcome(HTTPS, { [HTTPS]: trouble, [WWW_HTTPS]: page('') });
    expect([asked, detail]).toEqual([[HTTPS], 'EAI_AGAIN']);
  });

  it('is not tried otherwise for another trouble', async () => {
    const got = await outcome(HTTP, { [HTTP]: failed(HTTP, 'timeout') });
    expect(got.asked).toEqual([HTTP]);
  });

  it.each(['http://203.0.113.7/', 'http://[2001:db8::7]/'])(
    'is never an IP address with www.: %s',
    async (typed) => {
      expect((await outcome(typed, { [typed]: failed(typed, 'dns') })).asked).toEqual([typed]);
    },
  );
});

describe('a cell with several addresses', () => {
  it('is judged by the first, and the row names the others', async () => {
    const site = siteOf(HTTP, ['http://other.example/', 'http://third.example/']);
    const { fetchPage, asked } = createInternet({ [HTTP]: page('') });
    const { remarks } = await check(fetchPage, { site });
    expect(asked).toEqual([HTTP]);
    expect(remarks).toEqual(['several-sites']);
  });
});
