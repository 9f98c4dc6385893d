// When a body is whole by its framing: each way to be cut beside one that only looks like it.
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createSecureContext, type SecureVersion, TLSSocket } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createCertificateAuthority } from '../../fixtures/certificates.js';
import { parseConnectTo } from '../../src/http/connect-to.js';
import { parseProxySettings } from '../../src/http/proxy.js';
import { isFailure } from '../../src/page/fetch.js';
import { createFetching, fetchFailure } from '../support/fetching.js';
import { closedPort, startTcp } from '../support/servers.js';

const PAGE = `<!doctype html><html><title>Школа</title><body>${'<p>Новости школы.</p>'.repeat(50)}</body></html>`;
const BYTES = Buffer.byteLength(PAGE);
const OK = 'HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\n';
const HOST = 'school.example';
const SCHEMES = ['http', 'https'] as const;

const authority = await createCertificateAuthority();
const certificate = await authority.issue({ host: HOST });

/** How a connection ends once the answer is on its way. */
type Ending = (ways: { readonly connection: Duplex; readonly socket: Socket }) => void;

const closed: Ending = ({ connection }) => void connection.end();
const reset: Ending = ({ socket }) => void socket.resetAndDestroy();
/** Without the alert by which TLS says that nothing is missing. */
const closedBelow: Ending = ({ socket }) => void socket.end();

interface Served {
  readonly scheme: 'http' | 'https';
  readonly text: string | Buffer;
  readonly ending: Ending;
  readonly maxVersion: SecureVersion | undefined;
}

function startServer({ scheme, text, ending, maxVersion }: Served) {
  return startTcp(async (socket) => {
    const connection = scheme === 'http' ? socket : serveTls(socket, maxVersion);
    connection.on('error', () => {});
    await once(connection, 'data');
    connection.write(text, () => ending({ connection, socket }));
  });
}

function serveTls(socket: Socket, maxVersion: SecureVersion | undefined): Duplex {
  const below = new Duplex({
    read() {},
    write: (chunk, _encoding, done) => void socket.write(chunk, () => done()),
    final: (done) => void socket.end(done),
  });
  socket.on('data', (chunk) => below.push(chunk)).on('end', () => below.push(null));
  return new TLSSocket(below, {
    isServer: true,
    secureContext: createSecureContext({ ...certificate, maxVersion }),
  });
}

/** Why the body of this answer is not whole; null where it is. */
async function cutOf(
  scheme: 'http' | 'https',
  text: string | Buffer,
  ending: Ending,
  maxVersion?: SecureVersion,
) {
  const { port } = new URL(await startServer({ scheme, text, ending, maxVersion }));
  const rule = parseConnectTo(`${HOST}:${scheme === 'http' ? 80 : 443}:127.0.0.1:${port}`);
  if (rule === null) throw new Error('no rule');
  const ask = createFetching({ connectTo: [rule], authorities: [authority.pem] });
  const answer = await ask(`${scheme}://${HOST}/`);
  // Of what came before a reset the kernel may hand over nothing.
  return isFailure(answer) ? answer.reason : answer.cut;
}

const CHUNKED = `${OK}transfer-encoding: chunked\r\n\r\n${BYTES.toString(16)}\r\n${PAGE}\r\n0\r\n\r\n`;
const COUNTED = `${OK}content-length: ${BYTES}\r\n\r\n${PAGE}`;
const ENDLESS = `${OK}connection: close\r\n\r\n${PAGE}`;
const ZIPPED = Buffer.concat([Buffer.from(`${OK}content-encoding: gzip\r\n\r\n`), gzipSync(PAGE)]);

describe.each(SCHEMES)('over %s a body', (scheme) => {
  it.each<[string, string | Buffer, Ending, string | null]>([
    ['without length that ends with the connection is whole', ENDLESS, closed, null],
    ['without length that ends with a reset is cut', ENDLESS, reset, 'connection'],
    [
      'of HTTP/1.0 that ends with a reset is cut',
      ENDLESS.replace('1.1', '1.0'),
      reset,
      'connection',
    ],
    [
      'without length is cut by a reset under a lenient parser, too',
      ENDLESS.replace('connection: close', 'x broken: 1'),
      reset,
      'connection',
    ],
    [
      'without length is whole under a lenient parser',
      ENDLESS.replace('connection: close', 'x broken: 1'),
      closed,
      null,
    ],
    ['of which all chunks came is whole', CHUNKED, closed, null],
    ['of which the last chunk is missing is cut', CHUNKED.slice(0, -5), closed, 'connection'],
    ['of its length is whole', COUNTED, closed, null],
    ['below its length is cut', COUNTED.slice(0, -5), closed, 'connection'],
    ['that says itself where it ends is whole', ZIPPED, closed, null],
    ['that was to say where it ends is cut', ZIPPED.subarray(0, -9), closed, 'connection'],
  ])('%s', async (_name, text, ending, cut) => {
    expect(await cutOf(scheme, text, ending)).toBe(cut);
  });

  it('that is longer than its length, which counts characters, is cut', async () => {
    const text = `${OK}content-length: ${PAGE.length}\r\n\r\n${PAGE}`;
    expect(await cutOf(scheme, text, closed)).toBe('connection');
  });

  it('that is longer by a line end and a byte order mark is whole', async () => {
    const text = `${OK}server:   nginx  \r\ncontent-length: ${BYTES}\r\n\r\n${PAGE}\r\n\uFEFF\r\n`;
    expect(await cutOf(scheme, text, closed)).toBeNull();
  });

  it.each([
    [200, null],
    [203, null],
    [205, 'connection'],
    [206, 'connection'],
    [404, null],
  ])('of status %i is whole by what that means', async (status, cut) => {
    expect(await cutOf(scheme, COUNTED.replace('200', String(status)), closed)).toBe(cut);
  });
});

describe('over TLS without the alert that announces its end a body', () => {
  it.each<[string, string | Buffer, string | null]>([
    ['without length is cut', ENDLESS, 'connection'],
    [
      'without length is cut under a lenient parser, too',
      ENDLESS.replace('connection: close', 'x broken: 1'),
      'connection',
    ],
    ['of its length is whole', COUNTED, null],
    ['of which all chunks came is whole', CHUNKED, null],
    ['that says itself where it ends is whole', ZIPPED, null],
  ])('%s', async (_name, text, cut) => {
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      expect(await cutOf('https', text, closedBelow, maxVersion)).toBe(cut);
      // The same with the alert.
      expect(await cutOf('https', text, closed, maxVersion)).toBeNull();
    }
  });
});

describe('below TLS', () => {
  it('a port that is closed keeps its code', async () => {
    const address = (await closedPort()).replace('http', 'https');
    expect(await fetchFailure(address)).toMatchObject({
      reason: 'connection',
      detail: 'ECONNREFUSED',
    });
  });

  it.each(['nothing', 'half a record'])('a server that says %s is left in time', async (said) => {
    let markLeft = () => {};
    const left = new Promise<void>((resolve) => {
      markLeft = resolve;
    });
    const address = await startTcp((socket) => {
      socket.on('close', () => markLeft());
      socket.once('data', () => {
        if (said !== 'nothing') socket.write(Buffer.of(22, 3, 3, 1));
      });
    });
    const failure = await fetchFailure(address.replace('http', 'https'), { timeoutMs: 200 });
    expect(failure.reason).toBe('timeout');
    await left;
  });
});

describe('through a proxy that asks for us a body without length', () => {
  it.each([
    ['that ends with the connection is whole', closed, null],
    ['that ends with a reset is cut', reset, 'connection'],
  ] as const)('%s', async (_name, ending, cut) => {
    const served = { scheme: 'http', text: ENDLESS, ending, maxVersion: undefined } as const;
    const proxy = parseProxySettings({ option: await startServer(served), env: {} });
    if (proxy === null || 'unusable' in proxy) throw new Error('no proxy');
    const answer = await createFetching({ proxy })(`http://${HOST}/`);
    expect(isFailure(answer) ? answer.reason : answer.cut).toBe(cut);
  });
});
