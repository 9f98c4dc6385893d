import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DeadlineExceeded } from '../../src/http/deadline.js';
import type { Exchange } from '../../src/page/exchange.js';
import { createFetching, type Settings } from '../support/fetching.js';
import { closedPort, startHttp, startRaw, startTcp } from '../support/servers.js';

const PAGE = '<!doctype html><title>Школа</title><p>Добро пожаловать.';
const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** What is asked of an address, and what is answered, besides the outcome. */
async function fetchRecorded(address: string, settings: Settings = {}) {
  const exchanges: Exchange[] = [];
  const onExchange = (exchange: Exchange) => exchanges.push(exchange);
  const outcome = await createFetching({ ...settings, onExchange })(address);
  return { outcome, exchanges };
}

function headOf(bytes: Uint8Array | null | undefined): readonly string[] {
  return Buffer.from(bytes ?? [])
    .toString('latin1')
    .split('\r\n');
}

function bodyOf(exchange: Exchange | undefined): Buffer {
  return Buffer.concat(exchange?.response?.body ?? []);
}

describe('an exchange that is taken down', () => {
  it('has each hop of a redirect chain, in order, with what was sent and what was set', async () => {
    const address = await startHttp((request, response) => {
      if (request.url === '/home') response.writeHead(200, HTML).end(PAGE);
      else response.writeHead(302, { location: '/home', 'set-cookie': ['a=1', 'b=2'] }).end('Go');
    });
    const { exchanges } = await fetchRecorded(address);
    expect(exchanges.map(({ url }) => url)).toEqual([address, `${address}home`]);
    const [hop, page] = exchanges;
    expect(headOf(hop?.request)).toEqual([
      'GET / HTTP/1.1',
      `host: ${new URL(address).host}`,
      'user-agent: noko-check-test',
      'accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
      'accept-language: ru,en;q=0.5',
      'accept-encoding: gzip, deflate, br',
      '',
      '',
    ]);
    expect(headOf(hop?.response?.head)).toEqual(
      expect.arrayContaining(['HTTP/1.1 302 Found', 'set-cookie: a=1', 'set-cookie: b=2']),
    );
    expect(headOf(page?.request)).toContain('cookie: a=1; b=2');
    expect(bodyOf(page).toString()).toBe(PAGE);
    expect(page).toMatchObject({ error: null, response: { truncated: null } });
  });

  it('has the head byte for byte, whatever its case, order and encoding', async () => {
    const head = Buffer.concat([
      Buffer.from('HTTP/1.1 200 Fine\r\nSERVER: nginx\r\nX-Name: '),
      Buffer.from([0xd8, 0xea, 0xee, 0xeb, 0xe0]),
      Buffer.from(
        '\r\nContent-Type: text/html\r\nx-a: 1\r\nX-A: 2,,,3\r\nConnection: close\r\n\r\n',
      ),
    ]);
    const { exchanges } = await fetchRecorded(
      await startRaw(Buffer.concat([head, Buffer.from(PAGE)])),
    );
    expect(Buffer.from(exchanges[0]?.response?.head ?? []).equals(head)).toBe(true);
  });

  it('has the body as it came, compressed', async () => {
    const body = gzipSync(PAGE);
    const address = await startHttp((_request, response) => {
      response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end(body);
    });
    expect(bodyOf((await fetchRecorded(address)).exchanges[0]).equals(body)).toBe(true);
  });

  it('has the chunks of a body joined, and a head that says nothing of chunks', async () => {
    const address = await startHttp((_request, response) => {
      response.writeHead(200, HTML).write(PAGE);
      response.end(PAGE);
    });
    const [exchange] = (await fetchRecorded(address)).exchanges;
    expect(bodyOf(exchange).toString()).toBe(PAGE + PAGE);
    expect(headOf(exchange?.response?.head)).toContain('X-Orig-Transfer-Encoding: chunked');
    expect(headOf(exchange?.response?.head)).not.toContain('Transfer-Encoding: chunked');
  });

  it('leaves the page as it is where nobody takes it down', async () => {
    const body = gzipSync(PAGE);
    const address = await startHttp((request, response) => {
      const cookies = { 'set-cookie': ['a=1', 'b=2', 'c=3'] };
      const encoded = { ...HTML, ...cookies, server: 'nginx', 'content-encoding': 'gzip' };
      if (request.url === '/home') response.writeHead(200, encoded).end(body);
      else response.writeHead(301, { ...cookies, location: '/home' }).end();
    });
    expect((await fetchRecorded(address)).outcome).toEqual(await createFetching()(address));
  });
});

describe('what did not go well', () => {
  it('a closed port: nothing was sent, nothing came', async () => {
    const address = await closedPort();
    const { exchanges } = await fetchRecorded(address);
    expect(exchanges).toEqual([
      {
        url: address,
        startedAt: expect.any(Date),
        request: null,
        response: null,
        error: 'ECONNREFUSED',
      },
    ]);
  });

  it('a server that hangs up: the request was sent', async () => {
    const address = await startTcp((socket) => socket.once('data', () => socket.destroy()));
    const [exchange] = (await fetchRecorded(address)).exchanges;
    expect(headOf(exchange?.request)[0]).toBe('GET / HTTP/1.1');
    expect(exchange).toMatchObject({ response: null, error: 'UND_ERR_SOCKET' });
  });

  it('a body that breaks off', async () => {
    const text = `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 5000\r\n\r\n${PAGE}`;
    const [exchange] = (await fetchRecorded(await startRaw(text))).exchanges;
    expect(exchange?.response?.truncated).toBe('disconnect');
    expect(bodyOf(exchange).toString()).toBe(PAGE);
  });

  it('a body that does not end before the time is up', async () => {
    const deadline = new AbortController();
    const address = await startHttp((_request, response) => {
      response.writeHead(200, HTML).write(PAGE, () => deadline.abort(new DeadlineExceeded()));
    });
    const [exchange] = (await fetchRecorded(address, { signal: deadline.signal })).exchanges;
    expect(exchange).toMatchObject({ error: 'DeadlineExceeded' });
    expect(exchange?.response?.truncated ?? 'time').toBe('time');
  });

  it('a body past the limit: as much as the limit', async () => {
    const address = await startHttp((_request, response) => {
      response.writeHead(200, HTML).end('x'.repeat(5_000));
    });
    const [exchange] = (await fetchRecorded(address, { maxBodyBytes: 1_000 })).exchanges;
    expect(exchange?.response?.truncated).toBe('length');
    expect(bodyOf(exchange)).toHaveLength(1_000);
  });

  it('the body of a redirect, which nobody reads', async () => {
    const address = await startHttp((request, response) => {
      if (request.url === '/home') response.writeHead(200, HTML).end(PAGE);
      // More than any buffer on the way holds.
      else response.writeHead(302, { location: '/home' }).end('x'.repeat(10_000_000));
    });
    const { exchanges } = await fetchRecorded(address);
    expect(exchanges.map(({ response }) => response?.truncated)).toEqual(['unspecified', null]);
  });

  it('a private address that a site leads to: no connection was made', async () => {
    const inner = await startHttp((_request, response) => response.end(PAGE));
    const { exchanges } = await fetchRecorded(inner, { typedAddress: 'http://school.example/' });
    expect(exchanges).toMatchObject([{ request: null, response: null, error: 'EPRIVATE' }]);
  });
});
