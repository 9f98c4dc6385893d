import { once } from 'node:events';
import { createServer } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DeadlineExceeded } from '../../src/http/deadline.js';
import { createFetching, fetchFailure, fetchOk, textOf } from '../support/fetching.js';
import { closedPort, listen, startHttp, startRaw, startTcp } from '../support/servers.js';

const HTML = { 'content-type': 'text/html' };
const PAGE = '<!doctype html><title>Школа</title><a href="/">дом</a>';

describe('an ordinary answer', () => {
  it('gives the body, the status, the type and the final address', async () => {
    const address = await startHttp((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', server: 'nginx' });
      response.end(PAGE);
    });
    const page = await fetchOk(address);
    expect(textOf(page)).toBe(PAGE);
    expect(page).toMatchObject({
      address,
      status: 200,
      contentType: 'text/html; charset=utf-8',
      server: 'nginx',
      cut: null,
      redirects: [],
    });
  });

  it('is asked for with GET, our name, and no fragment or credentials', async () => {
    const seen: string[] = [];
    const address = await startHttp((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers['user-agent']}`);
      seen.push(String(request.headers.authorization));
      response.writeHead(200, HTML).end(PAGE);
    });
    await fetchOk(`${address.replace('//', '//user:secret@')}path?q=1#part`);
    expect(seen).toEqual(['GET /path?q=1 noko-check-test', 'undefined']);
  });

  it('hands on a refresh header, which browsers heed', async () => {
    const address = await startHttp((_request, response) => {
      response.writeHead(200, { ...HTML, refresh: '0; url=/ru/' }).end(PAGE);
    });
    expect((await fetchOk(address)).refresh).toBe('0; url=/ru/');
  });

  it('keeps the page of an error status, which may hold the link all the same', async () => {
    const address = await startHttp((_request, response) => {
      response.writeHead(503, { ...HTML, 'retry-after': '7' }).end(PAGE);
    });
    expect(await fetchOk(address)).toMatchObject({ status: 503, retryAfterMs: 7_000 });
  });
});

describe('redirects', () => {
  it('are followed and reported, relative ones too', async () => {
    const address = await startHttp((request, response) => {
      if (request.url === '/') response.writeHead(301, { location: 'ru/#top' }).end();
      else if (request.url === '/ru/') response.writeHead(302, { location: '/ru/home' }).end();
      else response.writeHead(200, HTML).end(PAGE);
    });
    const page = await fetchOk(address);
    expect(page.address).toBe(`${address}ru/home`);
    expect(page.redirects).toEqual([
      { status: 301, from: address, to: `${address}ru/` },
      { status: 302, from: `${address}ru/`, to: `${address}ru/home` },
    ]);
  });

  it('are not followed to where the question ends', async () => {
    const asked: (string | undefined)[] = [];
    const address = await startHttp((request, response) => {
      asked.push(request.url);
      const location = request.url === '/' ? '/noko' : '/results?id=1#x';
      response.writeHead(302, { location }).end();
    });
    const page = await fetchOk(address, { isEnd: ({ pathname }) => pathname === '/results' });
    expect(asked).toEqual(['/', '/noko']);
    expect(page).toMatchObject({
      address: `${address}results?id=1`,
      status: 302,
      contentType: null,
    });
    expect(page.body).toHaveLength(0);
    expect(page.redirects.map(({ to }) => to)).toEqual([`${address}noko`, page.address]);
  });

  it('carry cookies along, as a cookie wall wants', async () => {
    const address = await startHttp((request, response) => {
      if (request.headers.cookie === 'seen=1') response.writeHead(200, HTML).end(PAGE);
      else response.writeHead(302, { location: '/', 'set-cookie': 'seen=1; path=/' }).end();
    });
    const page = await fetchOk(address);
    expect(page.redirects).toHaveLength(1);
    expect(page.cookieNames).toEqual(['seen']);
  });

  it('do not carry cookies to another school', async () => {
    const cookies: (string | undefined)[] = [];
    const address = await startHttp((request, response) => {
      cookies.push(request.headers.cookie);
      if (request.url === '/') {
        response.writeHead(302, { location: '/next', 'set-cookie': 'seen=1; path=/' }).end();
      } else response.writeHead(200, HTML).end(PAGE);
    });
    const fetchPage = createFetching();
    await fetchPage(address, new AbortController().signal);
    await fetchPage(address, new AbortController().signal);
    expect(cookies).toEqual([undefined, 'seen=1', undefined, 'seen=1']);
  });

  it('end in redirect-loop after ten', async () => {
    let asked = 0;
    const address = await startHttp((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: '/' }).end();
    });
    expect(await fetchFailure(address)).toMatchObject({ reason: 'redirect-loop', again: 'no' });
    expect(asked).toBe(11);
  });

  it.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'javascript:alert(1)', 'data:text/html,x'])(
    'to %s are not followed',
    async (location) => {
      const address = await startHttp((_request, response) => {
        response.writeHead(302, { location }).end();
      });
      const { reason, detail } = await fetchFailure(address);
      expect(reason).toBe('http-error');
      expect(location.startsWith(detail ?? '?')).toBe(true);
    },
  );

  it.each([[{}], [{ location: '' }]])(
    'without an address %o are read as they stand',
    async (headers) => {
      const address = await startHttp((_request, response) => {
        response.writeHead(302, { ...HTML, ...headers }).end(PAGE);
      });
      expect(await fetchOk(address)).toMatchObject({ status: 302, redirects: [] });
    },
  );

  it('to nowhere are an http error', async () => {
    const address = await startHttp((_request, response) => {
      response.writeHead(302, { location: 'http://[broken' }).end();
    });
    expect(await fetchFailure(address)).toMatchObject({ reason: 'http-error', status: 302 });
  });
});

describe('encodings', () => {
  const cases = [
    ['gzip', 'gzip', gzipSync(PAGE)],
    ['x-gzip', 'x-gzip', gzipSync(PAGE)],
    ['brotli', 'br', brotliCompressSync(PAGE)],
    ['deflate', 'deflate', deflateSync(PAGE)],
    ['raw deflate', 'deflate', deflateRawSync(PAGE)],
    ['gzip in gzip', 'gzip, gzip', gzipSync(gzipSync(PAGE))],
    ['identity', 'identity', Buffer.from(PAGE)],
  ] as const;
  it.each(cases)('%s is undone', async (_name, encoding, body) => {
    const address = await startHttp((_request, response) => {
      response.writeHead(200, { ...HTML, 'content-encoding': encoding }).end(body);
    });
    const page = await fetchOk(address);
    expect(textOf(page)).toBe(PAGE);
    expect(page.cut).toBeNull();
  });

  it.each(['zstd', 'lzma', 'gzip, zstd', 'gzip, gzip, gzip, gzip'])(
    '%s is unreadable, not absent',
    async (encoding) => {
      const address = await startHttp((_request, response) => {
        const body = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x58]);
        response.writeHead(200, { ...HTML, 'content-encoding': encoding }).end(body);
      });
      const { reason, detail } = await fetchFailure(address);
      expect([reason, detail]).toEqual(['connection', `content-encoding: ${encoding}`]);
    },
  );

  it.each(['utf-8', 'none', 'UTF8, identity', 'text/html', 'gzipped', ','])(
    '%s is none that a browser knows, and the page is read as it came',
    async (encoding) => {
      const address = await startHttp((_request, response) => {
        response.writeHead(200, { ...HTML, 'content-encoding': encoding }).end(PAGE);
      });
      const page = await fetchOk(address);
      expect([textOf(page), page.cut, page.remarks]).toEqual([PAGE, null, []]);
    },
  );

  it.each(['GZIP', 'gzip, identity', 'utf-8,gzip', ' X-Gzip '])(
    '%s is gzip all the same',
    async (encoding) => {
      const address = await startHttp((_request, response) => {
        response.writeHead(200, { ...HTML, 'content-encoding': encoding }).end(gzipSync(PAGE));
      });
      expect(textOf(await fetchOk(address))).toBe(PAGE);
    },
  );

  it.each(['gzip', 'deflate', 'br', 'x-gzip, gzip'])(
    '%s that is claimed of plain HTML is remarked, and the page is read',
    async (encoding) => {
      const address = await startHttp((_request, response) => {
        response.writeHead(200, { ...HTML, 'content-encoding': encoding }).end(PAGE);
      });
      const page = await fetchOk(address);
      expect([textOf(page), page.cut]).toEqual([PAGE, null]);
      const detail = encoding.replaceAll('x-', '');
      expect(page.remarks).toEqual([{ code: 'wrong-content-encoding', detail }]);
    },
  );

  it('data that come to their own end are whole, though the server promised more', async () => {
    const body = gzipSync(PAGE);
    const head = `content-type: text/html\r\ncontent-encoding: gzip\r\ncontent-length: 99999`;
    const text = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`), body]);
    const page = await fetchOk(await startRaw(text));
    expect([textOf(page), page.cut]).toEqual([PAGE, null]);
  });

  it('a gzip body cut short keeps what came before the cut', async () => {
    const body = gzipSync(Buffer.from(PAGE + 'x'.repeat(10) + Math.random().toString().repeat(50)));
    const address = await startHttp((_request, response) => {
      response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' });
      response.end(body.subarray(0, body.length - 12));
    });
    const page = await fetchOk(address);
    expect(page.cut).toBe('connection');
    expect(textOf(page)).toContain('<title>Школа');
  });

  it('a bomb is read up to the cap and no further', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
    const address = await startHttp((_request, response) => {
      response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end(bomb);
    });
    const page = await fetchOk(address, { maxBodyBytes: 100_000 });
    expect(page.cut).toBe('too-large');
    // Of so dense a body a byte more is a thousand blanks more.
    expect(page.body.length).toBeGreaterThan(98_000);
    expect(page.body.length).toBeLessThanOrEqual(100_000);
  });
});

describe('a body that ends badly', () => {
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n';

  it('before its content-length is cut', async () => {
    const page = await fetchOk(await startRaw(`${head}content-length: 5000\r\n\r\n${PAGE}`));
    expect(page.cut).toBe('connection');
    expect(textOf(page)).toBe(PAGE);
  });

  it('in the middle of a chunk is cut', async () => {
    const chunk = `${head}transfer-encoding: chunked\r\n\r\n1000\r\n${PAGE}`;
    expect((await fetchOk(await startRaw(chunk))).cut).toBe('connection');
  });

  it('by a reset is cut', async () => {
    const address = await startRaw(`${head}content-length: 5000\r\n\r\n${PAGE}`, (socket) =>
      socket.resetAndDestroy(),
    );
    // Whether the bytes before the reset are delivered is the kernel's choice; that it is never
    // taken for a whole page is ours.
    const answer = await createFetching()(address);
    expect('reason' in answer ? answer.reason : answer.cut).toBe('connection');
  });

  it('with the connection, where no length was given, is whole', async () => {
    const page = await fetchOk(await startRaw(`${head}\r\n${PAGE}`));
    expect(page.cut).toBeNull();
    expect(textOf(page)).toBe(PAGE);
  });

  it('at the deadline is cut by the timeout and keeps what came', async () => {
    const controller = new AbortController();
    const address = await startHttp((_request, response) => {
      response.writeHead(200, HTML).write(PAGE);
    });
    const answering = createFetching()(address, controller.signal);
    // The page hangs after its first bytes; the deadline comes when they are surely on their way.
    const timer = setTimeout(() => controller.abort(new DeadlineExceeded()), 300);
    const answer = await answering;
    clearTimeout(timer);
    expect(answer).toMatchObject({ cut: 'timeout' });
    expect('body' in answer && textOf(answer)).toBe(PAGE);
  });
});

describe('failures', () => {
  it('a closed port is connection, worth another try later', async () => {
    expect(await fetchFailure(await closedPort())).toMatchObject({
      reason: 'connection',
      detail: 'ECONNREFUSED',
      again: 'later',
    });
  });

  it('a name that does not exist is dns', async () => {
    expect(await fetchFailure('http://no-such-school.invalid/')).toMatchObject({ reason: 'dns' });
  });

  it('a reset before the answer is connection', async () => {
    const address = await startTcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await fetchFailure(address)).toMatchObject({ reason: 'connection', again: 'soon' });
  });

  it('a close without an answer is connection', async () => {
    expect(await fetchFailure(await startRaw(''))).toMatchObject({ reason: 'connection' });
  });

  it('an answer that is no HTTP is connection', async () => {
    expect(await fetchFailure(await startRaw('SSH-2.0-OpenSSH_9.2\r\n'))).toMatchObject({
      reason: 'connection',
    });
  });

  it('more headers than anybody sends are connection', async () => {
    const bomb = `HTTP/1.1 200 OK\r\n${`x-junk: ${'y'.repeat(1_000)}\r\n`.repeat(200)}\r\n`;
    expect(await fetchFailure(await startRaw(bomb))).toMatchObject({ reason: 'connection' });
  });

  it('many headers that an old server may send are no failure', async () => {
    const head = `HTTP/1.1 200 OK\r\n${`x-junk: ${'y'.repeat(1_000)}\r\n`.repeat(30)}\r\n`;
    expect(textOf(await fetchOk(await startRaw(head + PAGE)))).toBe(PAGE);
  });

  it('a hang is timeout when the deadline comes', async () => {
    const controller = new AbortController();
    const server = createServer();
    const port = await listen(server);
    const answering = createFetching()(`http://127.0.0.1:${port}/`, controller.signal);
    await once(server, 'request');
    controller.abort(new DeadlineExceeded());
    expect(await answering).toMatchObject({ reason: 'timeout', again: 'soon' });
  });

  it('a hang is interrupted when the run ends', async () => {
    const controller = new AbortController();
    const server = createServer();
    const port = await listen(server);
    const answering = createFetching()(`http://127.0.0.1:${port}/`, controller.signal);
    await once(server, 'request');
    controller.abort();
    expect(await answering).toMatchObject({ reason: 'interrupted', again: 'no' });
  });
});

describe('what is no page', () => {
  it('by its type is not-html, and not downloaded', async () => {
    const address = await startHttp((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.4');
    });
    expect(await fetchFailure(address)).toMatchObject({
      reason: 'not-html',
      detail: 'application/pdf',
    });
  });

  it('though it says it is one is not-html', async () => {
    const address = await startHttp((_request, response) => {
      response.writeHead(200, HTML).end('%PDF-1.4\n%\u00e2\u00e3');
    });
    expect(await fetchFailure(address)).toMatchObject({ reason: 'not-html' });
  });

  it.each([
    [{}],
    [{ 'content-type': 'text/plain' }],
    [{ 'content-type': 'application/octet-stream' }],
  ])('by a missing or wrong type %o but by its bytes is one', async (headers) => {
    const address = await startHttp((_request, response) => {
      response.writeHead(200, headers).end(PAGE);
    });
    expect(textOf(await fetchOk(address))).toBe(PAGE);
  });

  it('nor by its bytes is not-html', async () => {
    const address = await startHttp((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *');
    });
    expect(await fetchFailure(address)).toMatchObject({ reason: 'not-html' });
  });

  it('and has an error status is an http error', async () => {
    const address = await startHttp((_request, response) => {
      response.writeHead(500, { 'content-type': 'application/json' }).end('{}');
    });
    expect(await fetchFailure(address)).toMatchObject({
      reason: 'http-error',
      status: 500,
      again: 'soon',
    });
  });
});
