// Servers that break HTTP in ways that browsers put up with.
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { createCertificateAuthority } from '../../fixtures/certificates.js';
import { parseConnectTo } from '../../src/http/connect-to.js';
import { Connector } from '../../src/http/connector.js';
import { classifyNetworkError } from '../../src/http/failure.js';
import { formatHead } from '../../src/http/repair-head.js';
import { createTransport } from '../../src/http/transport.js';
import type { Exchange } from '../../src/page/exchange.js';
import {
  createFetching,
  fetchFailure,
  fetchOk,
  type Settings,
  textOf,
} from '../support/fetching.js';
import { listen, startRaw, startTcp } from '../support/servers.js';

const PAGE = '<!doctype html><title>Школа</title><p>Добро пожаловать.';
const LENGTH = Buffer.byteLength(PAGE);
const CHUNK = LENGTH.toString(16);
const OK = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n';
const FAULTY = `${OK}x broken: 1\r\n\r\n${PAGE}`;

const ANSWERS: readonly (readonly [string, string])[] = [
  [
    'a length said twice',
    `${OK}content-length: ${LENGTH}\r\nContent-Length: ${LENGTH}\r\n\r\n${PAGE}`,
  ],
  ['two lengths in one', `${OK}content-length: ${LENGTH}, ${LENGTH}\r\n\r\n${PAGE}`],
  ['two different lengths', `${OK}content-length: ${LENGTH}\r\ncontent-length: 9\r\n\r\n${PAGE}`],
  ['a length that is no number', `${OK}content-length: none\r\n\r\n${PAGE}`],
  ['an empty length', `${OK}content-length:\r\n\r\n${PAGE}`],
  [
    'a length beside chunks',
    `${OK}content-length: 9\r\ntransfer-encoding: chunked\r\n\r\n${CHUNK}\r\n${PAGE}\r\n0\r\n\r\n`,
  ],
  ['a blank in a name', `${OK}x broken: 1\r\n\r\n${PAGE}`],
  ['a blank before the colon', `HTTP/1.1 200 OK\r\ncontent-type : text/html\r\n\r\n${PAGE}`],
  ['a Cyrillic name', `${OK}имя: 1\r\n\r\n${PAGE}`],
  ['a warning of PHP in the head', `${OK}<b>Warning</b>\r\nx: 1\r\n\r\n${PAGE}`],
  ['a control character', `${OK}x: a\0b\r\n\r\n${PAGE}`],
  ['a value that goes on in the next line', `${OK}x: a\r\n  b\r\n\r\n${PAGE}`],
  ['lines without carriage returns', `${OK.replaceAll('\r', '')}\n${PAGE}`],
  ['a version of its own', `HTTP/1.2 200 OK\r\ncontent-type: text/html\r\n\r\n${PAGE}`],
  ['a protocol in lower case', `http/1.1 200 ok\r\ncontent-type: text/html\r\n\r\n${PAGE}`],
  [
    'blanks behind a chunk’s size',
    `${OK}transfer-encoding: chunked\r\n\r\n${CHUNK}  \r\n${PAGE}\r\n0\r\n\r\n`,
  ],
  [
    'chunks without line ends',
    `${OK}transfer-encoding: chunked\r\n\r\n${CHUNK}\r\n${PAGE}0\r\n\r\n`,
  ],
];

describe('an answer with', () => {
  it.each(ANSWERS)('%s is read whole, and remarked', async (_fault, text) => {
    const page = await fetchOk(await startRaw(text));
    expect([textOf(page), page.cut]).toEqual([PAGE, null]);
    expect(page.remarks).toEqual([{ code: 'faulty-http', detail: '127.0.0.1' }]);
  });

  it('such a fault is read when it comes a byte at a time, too', async () => {
    const address = await startTcp((socket) => {
      socket.setNoDelay(true);
      socket.once('data', async () => {
        for (const byte of Buffer.from(FAULTY)) {
          await new Promise((resolve) => socket.write(Buffer.of(byte), resolve));
        }
        socket.end();
      });
    });
    expect(textOf(await fetchOk(address))).toBe(PAGE);
  });

  it('such a fault may send on', async () => {
    const address = await startTcp((socket) => {
      socket.once('data', (head) => {
        const isHome = head.includes('GET / ');
        socket.end(isHome ? 'HTTP/1.1 302 Found\r\nx y: 1\r\nlocation: /ru\r\n\r\n' : FAULTY);
      });
    });
    expect(await fetchOk(address)).toMatchObject({ address: `${address}ru`, status: 200 });
  });

  it('chunks that are none keeps the reason of the first attempt', async () => {
    const page = await fetchOk(await startRaw(`${OK}transfer-encoding: chunked\r\n\r\n${PAGE}`));
    expect([page.cut, page.remarks]).toEqual(['connection', []]);
  });

  it('a chunk that is broken after some that are not keeps those', async () => {
    const chunks = `${CHUNK}\r\n${PAGE}\r\nnonsense\r\n${PAGE}`;
    const page = await fetchOk(await startRaw(`${OK}transfer-encoding: chunked\r\n\r\n${chunks}`));
    expect([textOf(page), page.cut]).toEqual([PAGE, 'connection']);
  });

  it('no HTTP at all is connection', async () => {
    const failure = await fetchFailure(await startRaw('SSH-2.0-OpenSSH_9.2\r\n\r\n'));
    expect(failure).toMatchObject({ reason: 'connection', again: 'no' });
  });

  it('a head without end is connection', async () => {
    const bomb = `HTTP/1.1 200 OK\r\n${`x junk: ${'y'.repeat(1_000)}\r\n`.repeat(200)}\r\n`;
    expect(await fetchFailure(await startRaw(bomb))).toMatchObject({ reason: 'connection' });
  });

  it('a fault is asked for twice and no more', async () => {
    let asked = 0;
    const address = await startTcp((socket) => {
      socket.once('data', () => {
        asked += 1;
        socket.end('HTTP/1.1 20 OK\r\n\r\n');
      });
    });
    await fetchFailure(address);
    expect(asked).toBe(2);
  });
});

describe('the second, lenient attempt', () => {
  const authority = createCertificateAuthority();

  async function startFaultyTls(flaw?: 'expired'): Promise<Settings> {
    const { pem, issue } = await authority;
    const server = createTlsServer(await issue({ host: 'school.example', flaw }), (socket) => {
      socket.on('error', () => {}).once('data', () => socket.end(FAULTY));
    });
    const rule = parseConnectTo(`school.example:443:127.0.0.1:${await listen(server)}`);
    if (rule === null) throw new Error('no rule');
    return { connectTo: [rule], authorities: [pem] };
  }

  it('verifies certificates as the first one does', async () => {
    const page = await fetchOk('https://school.example/', await startFaultyTls());
    expect(textOf(page)).toBe(PAGE);
    expect(page.remarks).toEqual([{ code: 'faulty-http', detail: 'school.example' }]);
  });

  it('tells of a certificate that does not verify, too', async () => {
    const page = await fetchOk('https://school.example/', await startFaultyTls('expired'));
    expect(page.remarks.map(({ code }) => code)).toEqual(['certificate-expired', 'faulty-http']);
  });

  it('refuses private addresses as the first one does', async () => {
    let hits = 0;
    const inner = new URL(
      await startTcp((socket) => {
        hits += 1;
        socket.end(FAULTY);
      }),
    );
    const connector = new Connector({
      connectTo: [],
      authorities: null,
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      timeoutMs: 10_000,
    });
    const fetch = createTransport(connector);
    for (const host of ['school.example', '127.0.0.1']) {
      const { head, end } = await fetch({
        url: new URL(`http://${host}:${inner.port}/`),
        headers: {},
        signal: new AbortController().signal,
        typedAddress: 'http://school.example/',
        session: {},
        tls: { verified: true, legacy: false },
        guarded: true,
        lenient: true,
        maxBytes: 1_000,
        wantsBody: () => true,
      });
      expect([head, end]).toMatchObject([null, { kind: 'broken' }]);
      if (end.kind === 'broken') {
        expect(classifyNetworkError(end.error)).toMatchObject({ code: 'EPRIVATE' });
      }
    }
    connector.destroy();
    expect(hits).toBe(0);
  });

  it('ends with the site’s deadline', async () => {
    const controller = new AbortController();
    let asked = 0;
    const address = await startTcp((socket) => {
      socket.once('data', () => {
        asked += 1;
        if (asked === 1) socket.end(FAULTY);
        else controller.abort();
      });
    });
    expect(await createFetching()(address, controller.signal)).toMatchObject({
      reason: 'interrupted',
    });
  });

  it('is taken down like the first one', async () => {
    const exchanges: Exchange[] = [];
    const address = await startRaw(FAULTY);
    await fetchOk(address, { onExchange: (exchange) => exchanges.push(exchange) });
    expect(exchanges.map(({ error }) => error)).toEqual(['HPE_INVALID', null]);
    expect(Buffer.concat(exchanges[1]?.response?.body ?? []).toString()).toBe(PAGE);
  });

  it('reads a compressed body', async () => {
    const { gzipSync } = await import('node:zlib');
    const head = `${OK}content-encoding: gzip\r\nx y: 1\r\n\r\n`;
    const address = await startRaw(Buffer.concat([Buffer.from(head), gzipSync(PAGE)]));
    expect(textOf(await fetchOk(address))).toBe(PAGE);
  });
});

describe('a head that is repaired', () => {
  it('keeps what browsers keep, and the bytes of its values', () => {
    const head =
      'HTTP/1.0 404 \xcd\xe5\xf2\r\nSet-Cookie: a=1\r\nnone\r\nset-cookie : b=\x042\r\n\r\n';
    expect(formatHead(head)).toBe(
      'HTTP/1.1 404 \xcd\xe5\xf2\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\n\r\n',
    );
  });
});
