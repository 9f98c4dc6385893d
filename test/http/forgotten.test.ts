// Answers without end: when the run is over, none of their connections keeps the process alive.
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createDispatchers } from '../../src/http/dispatcher.js';
import { createFetchPage } from '../../src/http/fetch-page.js';
import { listen } from './servers.js';

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n';
const PIECE_MS = 5;

it.each([
  ['a switch of protocols', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n', ''],
  ['a bare 101', 'HTTP/1.1 101 X\r\n\r\n', ''],
  ['interim answers', '', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ['headers', HEAD, 'x-a: a\r\n'],
  ['one header', `${HEAD}x-a: `, 'aaaa'],
  ['a body', `${HEAD}\r\n`, '<p>'],
  ['silence', '', ''],
])('%s without end', async (_name, start, piece) => {
  const asked: Socket[] = [];
  const server = createServer((socket) => {
    asked.push(socket.on('error', () => {}));
    socket.write(start);
    const timer = setInterval(() => piece !== '' && socket.write(piece), PIECE_MS);
    socket.on('close', () => clearInterval(timer)).resume();
  });
  const address = `http://127.0.0.1:${await listen(server)}/`;
  const dispatchers = createDispatchers({
    connectTo: [],
    authorities: null,
    resolve: async () => [],
    timeoutMs: 10_000,
  });
  onTestFinished(() => dispatchers.destroy());
  const fetchPage = createFetchPage({
    dispatchers,
    strictTls: false,
    allowPrivate: true,
    userAgent: 'noko-check-test',
    maxBodyBytes: 5_000_000,
    maxRedirects: 10,
  });
  await fetchPage(address, { signal: AbortSignal.timeout(300), typedAddress: address });
  await dispatchers.destroy();
  await Promise.all(asked.filter(({ closed }) => !closed).map((socket) => once(socket, 'close')));
  expect(asked).not.toEqual([]);
});
