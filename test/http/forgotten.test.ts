// Answers that confuse a parser, so that it forgets their connection: none is open after the site's
// deadline, though the run goes on.
import { createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createDeadline } from '../../src/http/deadline.js';
import { parseProxySettings } from '../../src/http/proxy.js';
import { createFetching, type Settings } from '../support/fetching.js';
import { listen } from '../support/servers.js';

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n';
const FOLDED = 'x-a: a\r\n b\r\n\r\n';
const PIECE_MS = 5;
const DEADLINE_MS = 300;

const SWITCH = 'HTTP/1.1 101 Switching Protocols\r\n';
const UPGRADE = 'connection: upgrade\r\nupgrade: websocket\r\n';

const ANSWERS = [
  ['a switch of protocols', `${SWITCH}upgrade: x\r\n\r\n`, ''],
  ['a whole switch of protocols', `${SWITCH}${UPGRADE}\r\n`, ''],
  ['a switch of protocols, and a page', `${SWITCH}${UPGRADE}\r\n${HEAD}\r\n<p>`, ''],
  ['a switch of protocols with a folded header', `${SWITCH}${FOLDED}`, ''],
  ['a switch of protocols with both', `${SWITCH}${UPGRADE}${FOLDED}`, ''],
  ['a bare 101', 'HTTP/1.1 101 X\r\n\r\n', ''],
  ['an offer of another protocol', `${HEAD}${UPGRADE}\r\n<p>`, ''],
  ['an offer of another protocol with a folded header', `${HEAD}${UPGRADE}${FOLDED}`, ''],
  ['426 with another protocol', `HTTP/1.1 426 X\r\n${UPGRADE}\r\n`, '<p>'],
  ['status 000', 'HTTP/1.1 000 X\r\n\r\n', ''],
  ['status 000 with a folded header', `HTTP/1.1 000 X\r\n${FOLDED}`, ''],
  ['status 000 with a body', 'HTTP/1.1 000 X\r\ncontent-length: 9\r\n\r\n', ''],
  ['status 000 without end', '', 'HTTP/1.1 000 X\r\n\r\n'],
  ['status 050', 'HTTP/1.1 050 X\r\n\r\n', '<p>'],
  ['status 099 with a folded header', `HTTP/1.1 099 X\r\n${FOLDED}`, '<p>'],
  ['status 099 with another protocol', `HTTP/1.1 099 X\r\n${UPGRADE}\r\n`, '<p>'],
  ['interim answers', '', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ['interim answers with a length', '', 'HTTP/1.1 100 X\r\ncontent-length: 1\r\n\r\na'],
  ['interim answers with folded headers', '', `HTTP/1.1 103 Early Hints\r\n${FOLDED}`],
  ['an interim answer and silence', 'HTTP/1.1 102 Processing\r\n\r\n', ''],
  ['an interim answer and half a head', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 2', ''],
  ['half a status line', 'HTTP/1.', ''],
  ['half a status', 'HTTP/1.1 20', ''],
  ['half a line end', 'HTTP/1.1 200 OK\r', ''],
  ['half a header', `${HEAD}content-len`, ''],
  ['half a head', HEAD, ''],
  ['a folded header', `${HEAD}${FOLDED}<p>`, '<p>'],
  ['headers', HEAD, 'x-a: a\r\n'],
  ['one header', `${HEAD}x-a: `, 'aaaa'],
  ['half a chunk', `${HEAD}transfer-encoding: chunked\r\n\r\n9\r\n<p>`, ''],
  ['half a chunk size', `${HEAD}transfer-encoding: chunked\r\n\r\n9`, ''],
  ['a chunk size', `${HEAD}transfer-encoding: chunked\r\n\r\n`, '0'],
  ['an extension of a chunk', `${HEAD}transfer-encoding: chunked\r\n\r\n1;`, 'a'],
  ['trailers', `${HEAD}transfer-encoding: chunked\r\n\r\n0\r\n`, 'x-a: a\r\n'],
  ['two lengths', `${HEAD}content-length: 3\r\ncontent-length: 4\r\n\r\n<p>`, ''],
  ['a length and chunks', `${HEAD}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n`, '<p>'],
  ['a body', `${HEAD}\r\n`, '<p>'],
  ['a page after the page', `${HEAD}content-length: 3\r\n\r\n<p>`, `${HEAD}\r\n`],
  ['no content, and a body', 'HTTP/1.1 204 X\r\n\r\n', '<p>'],
  ['a redirect', 'HTTP/1.1 302 X\r\nlocation: /\r\n', 'x-a: a\r\n'],
  ['no HTTP', '', '<p>'],
  ['empty lines', '', '\r\n'],
  ['the beginning of HTTP/2', '\x00\x00\x12\x04\x00\x00\x00\x00\x00', ''],
  ['silence', '', ''],
] as const;

/** A server that sends `start`, and then `piece` without end. */
async function startEndless(start: string, piece: string) {
  const asked: Socket[] = [];
  const server = createServer((socket) => {
    asked.push(socket.on('error', () => {}));
    socket.write(start, 'latin1');
    const timer = setInterval(() => piece !== '' && socket.write(piece), PIECE_MS);
    socket.on('close', () => clearInterval(timer)).resume();
  });
  return { port: await listen(server), asked };
}

/** Waits for the end of all connections; nothing but the deadline ends them. */
async function expectClosed(asked: readonly Socket[]): Promise<void> {
  const open = asked.filter(({ closed }) => !closed);
  await Promise.all(open.map((socket) => new Promise((resolve) => socket.on('close', resolve))));
  expect(asked).not.toEqual([]);
}

async function fetchUntilDeadline(address: string, settings: Settings = {}) {
  // Longer than a test may take.
  const fetchPage = createFetching({ timeoutMs: 120_000, ...settings });
  return await fetchPage(address, AbortSignal.timeout(DEADLINE_MS));
}

describe('no connection outlives the deadline of its site', () => {
  it.each(ANSWERS)('%s', async (_name, start, piece) => {
    const { port, asked } = await startEndless(start, piece);
    await fetchUntilDeadline(`http://127.0.0.1:${port}/`);
    await expectClosed(asked);
  });

  it.each([
    ['silence', '', ''],
    ['half a record', '\x16\x03\x03\x40\x00\x02', ''],
    ['half a hello without end', '\x16\x03\x03\x40\x00\x02\x00\x3f\x00', '\x03'],
    ['warnings without end', '', '\x15\x03\x03\x00\x02\x01\x5a'],
  ])('where a handshake was begun: %s', async (_name, start, piece) => {
    const { port, asked } = await startEndless(start, piece);
    await fetchUntilDeadline(`https://127.0.0.1:${port}/`);
    await expectClosed(asked);
  });

  const TUNNEL = 'HTTP/1.1 200 Established\r\n\r\n';

  it.each([
    ['a silent proxy', '', ''],
    ['a proxy that never ends its answer', 'HTTP/1.1 200 Established\r\n', 'x-a: a\r\n'],
    ['a proxy with status 000', 'HTTP/1.1 000 X\r\n\r\n', ''],
    ['a tunnel to silence', TUNNEL, ''],
    ['a tunnel to no TLS', TUNNEL, 'a'],
  ])('behind %s', async (_name, start, piece) => {
    const { port, asked } = await startEndless(start, piece);
    const proxy = parseProxySettings({ option: `http://127.0.0.1:${port}`, env: {} });
    if (proxy === null || 'unusable' in proxy) throw new Error('no proxy');
    await fetchUntilDeadline('https://school.example/', { proxy });
    await expectClosed(asked);
  });
});

it('a site that is done leaves no connection, be it one that nobody waits for', async () => {
  const { port, asked } = await startEndless('', '');
  const fetchPage = createFetching({ timeoutMs: 120_000 });
  const { signal, end } = createDeadline(120_000, new AbortController().signal);
  const failed = fetchPage(`https://127.0.0.1:${port}/`, signal);
  while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
  end();
  expect(await failed).toMatchObject({ reason: 'interrupted' });
  await expectClosed(asked);
});
