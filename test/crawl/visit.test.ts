// What a visit makes of real servers, however they behave.
import type { RequestListener, ServerResponse } from 'node:http';
import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { withRetries } from '../../src/crawl/retry.js';
import { createVisit } from '../../src/crawl/visit.js';
import { createPageReader } from '../../src/page/page-reader.js';
import { NOKO_RULES } from '../../src/verdict/rules.js';
import {
  answer,
  check,
  createInternet,
  HOME,
  LINK,
  PLAIN,
  page,
  REQUIREMENTS,
  siteOf,
  visitSite,
} from '../support/asking.js';
import { createWayTo, type NetworkSettings, startSites } from '../support/network.js';
import { startHttp, startRaw, startTcp } from '../support/servers.js';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const WITH_LINK = page(LINK);

/** Text that no compression makes much smaller. */
const NOISE = Array.from({ length: 300 }, (_, n) => `<p>${(n * 48_271) % 65_521}</p>`).join('');

interface Settings extends NetworkSettings {
  readonly timeoutMs?: number;
}

async function checkServer(listener: RequestListener, settings: Settings = {}) {
  return check(await startSites(listener, settings), settings);
}

async function checkRaw(bytes: string, settings: Settings = {}) {
  return check(createWayTo(await startRaw(bytes), settings), settings);
}

function answering(
  status: number,
  html: string,
  headers: Record<string, string> = {},
): RequestListener {
  return (_request, response) => response.writeHead(status, { ...HTML, ...headers }).end(html);
}

const UNFINISHED =
  'HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: 99999\r\n\r\n';

describe('a page that does not come whole', () => {
  it('passes where the link was in what came, and says that it was cut', async () => {
    const got = await checkRaw(UNFINISHED + WITH_LINK);
    expect(got).toMatchObject({ code: 'pass/results-link', again: 'no' });
    expect(got.remarks).toContain('page-cut');
  });

  it('is connection where the link was not', async () => {
    expect(await checkRaw(UNFINISHED + PLAIN)).toMatchObject({
      code: 'unchecked/connection',
      again: 'soon',
    });
  });

  it('is connection though a lesser link was', async () => {
    const got = await checkRaw(
      `${UNFINISHED}${page('<a href="https://bus.gov.ru/">bus.gov.ru</a>')}`,
    );
    expect(got.code).toBe('unchecked/connection');
  });

  describe.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
  ] as const)('though it is small and compressed by %s (%#)', (encoding, compress) => {
    const checkBytes = (body: Buffer) =>
      checkServer((_request, response) => {
        response.writeHead(200, { ...HTML, 'content-encoding': encoding }).end(body);
      });

    it('but has something behind its end passes, or fails, as the whole page', async () => {
      const behind = (html: string) =>
        checkBytes(Buffer.concat([compress(html), Buffer.from('<!-- stat -->')]));
      const [having, without] = await Promise.all([behind(WITH_LINK), behind(PLAIN)]);
      expect([having.code, having.remarks]).toEqual(['pass/results-link', []]);
      expect(without.code).toBe('fail/no-link');
    });

    it('passes where the link was in what came, and is connection where it was not', async () => {
      const beginning = (html: string) => {
        const body = compress(html);
        return checkBytes(body.subarray(0, body.length - 20));
      };
      const [having, without] = await Promise.all([
        beginning(WITH_LINK + NOISE),
        beginning(PLAIN + NOISE),
      ]);
      expect([having.code, having.remarks]).toEqual(['pass/results-link', ['page-cut']]);
      expect(without).toMatchObject({ code: 'unchecked/connection', again: 'soon' });
    });
  });

  it.each([-8, -4])(
    'with a wrong checksum or size of gzip (%i) passes with its link, and is connection without',
    async (at) => {
      const check = (html: string) => {
        const body = gzipSync(html);
        body.writeUInt32LE(12_345, body.length + at);
        return checkServer((_request, response) => {
          response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end(body);
        });
      };
      const [having, without] = await Promise.all([check(WITH_LINK), check(PLAIN)]);
      expect([having.code, having.remarks]).toEqual(['pass/results-link', ['page-cut']]);
      expect(without.code).toBe('unchecked/connection');
    },
  );

  it('is too-large past the cap, or passes where the link stands before it', async () => {
    const filler = `<p>${'Новости школы. '.repeat(5_000)}</p>`;
    const cap = { maxBodyBytes: 50_000 };
    const late = await checkServer(answering(200, page(filler + LINK)), cap);
    const early = await checkServer(answering(200, page(LINK + filler)), cap);
    expect([late.code, late.again]).toEqual(['unchecked/too-large', 'no']);
    expect(early.code).toBe('pass/results-link');
  });

  it('is timeout where it never ends, or passes where the link came in time', async () => {
    const endless =
      (html: string): RequestListener =>
      (_request, response) => {
        response.writeHead(200, HTML).write(html);
      };
    const [without, having] = await Promise.all([
      checkServer(endless(PLAIN), { timeoutMs: 400 }),
      checkServer(endless(WITH_LINK), { timeoutMs: 400 }),
    ]);
    expect([without.code, without.again]).toEqual(['unchecked/timeout', 'soon']);
    expect(having.code).toBe('pass/results-link');
  });

  it('is timeout where it comes a byte at a time, however long the server would go on', async () => {
    const got = await checkServer(
      (_request, response) => {
        response.writeHead(200, HTML);
        const timer = setInterval(() => response.write('<'), 5);
        response.on('close', () => clearInterval(timer));
      },
      { timeoutMs: 300 },
    );
    expect(got.code).toBe('unchecked/timeout');
  });

  it('is timeout where the head itself comes a byte at a time', async () => {
    const address = await startTcp((socket) => {
      const timer = setInterval(() => socket.write('H'), 5);
      socket.on('close', () => clearInterval(timer));
    });
    const got = await check(createWayTo(address), { timeoutMs: 300 });
    expect(got.code).toMatch(/^unchecked\/(?:timeout|connection)$/);
  });

  it('is too-large where it is a bomb, and costs no more memory than the cap asks for', async () => {
    const bomb = await zeroesCompressed(300_000_000);
    expect(bomb.length).toBeLessThan(400_000);
    const before = process.memoryUsage.rss();
    let highest = before;
    const timer = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage.rss());
    }, 5);
    const got = await checkServer((_request, response) => {
      response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end(bomb);
    });
    clearInterval(timer);
    expect(got.code).toBe('unchecked/too-large');
    expect(highest - before).toBeLessThan(150_000_000);
  });
});

/** So many blanks, gzipped piece by piece so that the test itself stays small. */
async function zeroesCompressed(length: number): Promise<Buffer> {
  const gzip = createGzip({ level: 9 });
  const pieces: Buffer[] = [];
  gzip.on('data', (piece: Buffer) => pieces.push(piece));
  const piece = Buffer.alloc(1_000_000, ' ');
  for (let done = 0; done < length; done += piece.length) {
    if (!gzip.write(piece)) await new Promise((resolve) => gzip.once('drain', resolve));
  }
  await new Promise<void>((resolve) => gzip.end(() => resolve()));
  await new Promise((resolve) => setImmediate(resolve));
  return Buffer.concat(pieces);
}

describe('a status', () => {
  it.each([
    [404, 'http-error', 'no'],
    [410, 'http-error', 'no'],
    [451, 'http-error', 'no'],
    [408, 'http-error', 'soon'],
    [500, 'http-error', 'soon'],
    [502, 'http-error', 'soon'],
    [503, 'http-error', 'soon'],
    [401, 'blocked', 'no'],
    [403, 'blocked', 'no'],
    [429, 'blocked', 'soon'],
  ] as const)('%i is %s', async (status, reason, again) => {
    expect(await checkServer(answering(status, PLAIN))).toMatchObject({
      code: `unchecked/${reason}`,
      again,
    });
  });

  it.each([404, 500, 403])('%i passes where the page has the link all the same', async (status) => {
    const got = await checkServer(answering(status, WITH_LINK));
    expect(got.code).toBe('pass/results-link');
    expect(got.remarks).toContain('http-status');
  });

  it.each([401, 403, 429])('%i without a page is blocked too', async (status) => {
    const got = await checkServer(answering(status, 'Forbidden', { 'content-type': 'text/plain' }));
    expect(got.code).toBe('unchecked/blocked');
  });

  it('500 once and then a page is judged by the page', async () => {
    let asked = 0;
    const fetchPage = await startSites((_request, response) => {
      asked += 1;
      response
        .writeHead(asked === 1 ? 500 : 200, HTML)
        .end(WITH_LINK.replace(asked === 1 ? LINK : '', ''));
    });
    const policy = {
      retries: 2,
      baseDelayMs: 0,
      maxDelayMs: 0,
      random: () => 0,
      wait: async () => {},
    };
    const { again, found } = await withRetries(
      () => visitSite(fetchPage),
      policy,
      new AbortController().signal,
    );
    expect([again, asked]).toEqual(['no', 2]);
    expect('page' in found && found.page.status).toBe(200);
  });
});

describe('what stands in the way of a page', () => {
  it.each([
    [
      'DDoS-Guard',
      answering(403, '<title>DDoS-Guard</title><p>Checking your browser', { server: 'ddos-guard' }),
      'DDoS-Guard, 403',
    ],
    ['a challenge with 503', answering(503, '<title>Just a moment...</title>'), 'Cloudflare, 503'],
    ['Qrator', answering(403, '<title>403</title>', { server: 'QRATOR' }), 'Qrator, 403'],
    [
      'Qrator with 200',
      answering(200, '<script src="/__qrator/qauth.js"></script><script>__qrator.run()</script>'),
      'Qrator',
    ],
    [
      'a page that sets a cookie and loads itself again',
      answering(200, '<script>document.cookie="seen=1";location.reload()</script>'),
      'cookie',
    ],
  ])('%s is blocked, never a missing link', async (_name, listener, detail) => {
    expect(await checkServer(listener)).toMatchObject({ code: 'unchecked/blocked', detail });
  });

  it('is passed where a cookie is all that it wants', async () => {
    const got = await checkServer((request, response) => {
      if (request.headers.cookie === 'seen=1') response.writeHead(200, HTML).end(WITH_LINK);
      else response.writeHead(302, { location: '/', 'set-cookie': 'seen=1' }).end();
    });
    expect(got.code).toBe('pass/results-link');
  });

  it.each([
    ['to itself', '0'],
    ['to another page', '0; url=/home'],
  ])('by a refresh %s is passed with the cookie that it set', async (_name, content) => {
    const { code } = await checkServer((request, response) => {
      if (request.headers.cookie === 'seen=1') response.writeHead(200, HTML).end(WITH_LINK);
      else {
        response.writeHead(200, { ...HTML, 'set-cookie': 'seen=1; path=/' });
        response.end(`<meta http-equiv="refresh" content="${content}">`);
      }
    });
    expect(code).toBe('pass/results-link');
  });

  it('by a refresh that never ends is blocked, not absent', async () => {
    const { code } = await checkServer((_request, response) => {
      response.writeHead(200, { ...HTML, 'set-cookie': 'seen=1; path=/' });
      response.end('<meta http-equiv="refresh" content="1; url=/">Проверка браузера');
    });
    expect(code).toBe('unchecked/blocked');
  });

  it('is a redirect loop where the cookie is never enough', async () => {
    const got = await checkServer((_request, response) => {
      response.writeHead(302, { location: '/', 'set-cookie': 'seen=1' }).end();
    });
    expect(got.code).toBe('unchecked/redirect-loop');
  });

  it.each([
    ['nothing', '', 'empty-page'],
    ['blanks', ' \n <!doctype html><html><body> </body></html>', 'empty-page'],
    [
      'a shell for React',
      '<!doctype html><title>Школа</title><div id="root"></div><script src="/app.js"></script>',
      'script-built',
    ],
    [
      'a shell with a word in it',
      '<div id="app">Загрузка…</div><script type="module" src="/app.js"></script>',
      'script-built',
    ],
    [
      'an address that only a script knows',
      page(`<script>links = ["https://bus.gov.ru/independentRating/details/75187"]</script>`),
      'script-built',
    ],
  ])('is %s: cannot tell', async (_name, html, reason) => {
    expect((await checkServer(answering(200, html))).code).toBe(`unchecked/${reason}`);
  });

  it('is a file of another kind: not-html', async () => {
    const got = await checkServer(
      answering(200, '%PDF-1.7', { 'content-type': 'application/pdf' }),
    );
    expect(got.code).toBe('unchecked/not-html');
  });

  it.each([
    ['a closed connection', ''],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a head without end', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`],
  ])('is %s: connection', async (_name, bytes) => {
    expect((await checkRaw(bytes)).code).toBe('unchecked/connection');
  });

  it('is a reset: connection', async () => {
    const address = await startTcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect((await check(createWayTo(address))).code).toBe('unchecked/connection');
  });

  it('is our own end: interrupted', async () => {
    const run = new AbortController();
    const got = await check(await startSites(() => run.abort()), { signal: run.signal });
    expect(got.code).toBe('unchecked/interrupted');
  });
});

describe('a frame on a real server', () => {
  const framed =
    (other: (response: ServerResponse) => void): RequestListener =>
    (request, response) => {
      if (request.url === '/') response.writeHead(200, HTML).end(page('<iframe src="/banner">'));
      else other(response);
    };

  it('that hangs leaves the row unchecked within the site’s deadline', async () => {
    const got = await checkServer(
      framed(() => {}),
      { timeoutMs: 300 },
    );
    expect(got).toMatchObject({ code: 'unchecked/timeout', page: HOME });
  });

  it.each([
    ['itself', '<iframe src="/inside">', 302],
    ['by a refresh', '<iframe src="/inside">', 200],
  ])(
    'that leads inward %s is refused, and leaves the row unchecked',
    async (_name, html, status) => {
      let hits = 0;
      const inside = await startHttp((_request, response) => {
        hits += 1;
        response.writeHead(200, HTML).end(WITH_LINK);
      });
      const got = await checkServer(
        (request, response) => {
          if (request.url === '/') response.writeHead(200, HTML).end(page(html));
          else if (status === 302) response.writeHead(302, { location: inside }).end();
          else
            response
              .writeHead(200, HTML)
              .end(`<meta http-equiv="refresh" content="0; url=${inside}">`);
        },
        { fromHost: 'school.example' },
      );
      expect(got.code).toBe('unchecked/private-address');
      expect(hits).toBe(0);
    },
  );

  it('that shows the link passes', async () => {
    const got = await checkServer(framed((response) => response.writeHead(200, HTML).end(LINK)));
    expect(got).toMatchObject({ code: 'pass/results-link', frame: `${HOME}banner` });
  });
});

describe('a site that heeds no deadline', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['fetching', { fetchPage: () => new Promise<never>(() => {}), readPage: vi.fn() }],
    [
      'reading',
      { fetchPage: async () => answer(HOME, PLAIN), readPage: () => new Promise<never>(() => {}) },
    ],
  ])('while %s is let go, and named', async (_name, stuck) => {
    vi.useFakeTimers();
    const onOverdue = vi.fn();
    const visit = createVisit({
      ...stuck,
      requirements: REQUIREMENTS,
      homepageOnly: false,
      onOverdue,
    });
    const signal = new AbortController().signal;
    const visited = visit(siteOf(HOME), { signal, timeoutMs: 5_000 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await visited).toMatchObject({
      found: { reason: 'timeout', address: HOME },
      again: 'no',
    });
    expect(onOverdue.mock.calls).toMatchObject([[{ address: HOME }]]);
  });

  it('is none that ends in time', async () => {
    const { fetchPage } = createInternet({ [HOME]: PLAIN });
    const onOverdue = vi.fn();
    const readPage = createPageReader([NOKO_RULES]);
    const visit = createVisit({
      ...{ fetchPage, readPage, requirements: REQUIREMENTS },
      homepageOnly: true,
      onOverdue,
    });
    const signal = new AbortController().signal;
    await visit(siteOf(HOME), { signal, timeoutMs: 5_000 });
    expect(onOverdue).not.toHaveBeenCalled();
  });
});
