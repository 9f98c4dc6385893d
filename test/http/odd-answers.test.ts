// Whatever comes over the wire, and however it ends: who asked is answered within the deadline, and
// no answer is a bug of ours.
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createDeadline } from '../../src/http/deadline.js';
import { isFailure } from '../../src/page/fetch.js';
import { createFetching, fetchFailure, fetchOk, textOf } from '../support/fetching.js';
import { startRaw, startTcp } from '../support/servers.js';

const PAGE = '<!doctype html><title>Школа</title><p>Добро пожаловать.';
const HTML = 'content-type: text/html\r\n';
const OK = `HTTP/1.1 200 OK\r\n${HTML}\r\n${PAGE}`;
const CHUNKED = `HTTP/1.1 200 OK\r\n${HTML}transfer-encoding: chunked\r\n\r\n`;
const FOLDED = 'x: a\r\n b\r\n';
const UPGRADE = 'connection: upgrade\r\nupgrade: websocket\r\n';
const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
const DEADLINE_MS = 400;

const STATUSES = [
  ...[
    '0',
    '00',
    '000',
    '001',
    '007',
    '042',
    '099',
    '100',
    '101',
    '102',
    '103',
    '199',
    '200',
    '204',
  ],
  ...['205', '206', '299', '304', '305', '399', '407', '418', '499', '599', '600', '700', '999'],
  ...['1000', '65736', '-1', '+200', '2e2', '20', 'OK', '', '２００'],
];
const FIELDS = [
  '',
  HTML,
  HTML + FOLDED,
  FOLDED,
  UPGRADE,
  UPGRADE + FOLDED,
  'x: a\0b\r\n',
  ' folded first\r\n',
  ': no name\r\n',
  'content-length: 99999\r\n',
  'content-length: -1\r\n',
  `${HTML}content-length: 5, 6\r\n`,
  `${HTML}transfer-encoding: chunked\r\n`,
  `${HTML}transfer-encoding: gzip, chunked\r\n`,
  'location: ::\r\n',
  'location: http://\0/\r\n',
  'set-cookie: \xff\0=;;;\r\n',
  `${HTML}content-encoding: gzip, br, deflate, gzip\r\n`,
  'trailer: x\r\nconnection: close, upgrade\r\n',
];
const STATUS_LINES = [
  ...['HTTP/1.1', 'HTTP/1.1 ', 'HTTP/1.1  200  OK', 'HTTP/1.1\t200\tOK', 'HTTP/1.1 200 O\0K'],
  ...['HTTP/0.9 200 OK', 'HTTP/2.0 200 OK', 'HTTP/3 200', 'HTTP/11 200 OK', 'HTTPS/1.1 200 OK'],
  ...['http/1.1 200', 'ICY 200 OK', 'RTSP/1.0 200 OK', 'GET / HTTP/1.1', '\0', '\r', '\n\n\n'],
  ...['\x16\x03\x01\x02\x00', '220 smtp.example ESMTP', '<html>', 'HTTP/1.1 200 OK\r', ''],
];
const BODIES = [
  `${CHUNKED}5\r\nhello`,
  `${CHUNKED}-5\r\nhello\r\n0\r\n\r\n`,
  `${CHUNKED}ffffffffffffffffff\r\nhello`,
  `${CHUNKED}5;${'x'.repeat(20_000)}\r\nhello\r\n0\r\n\r\n`,
  `${CHUNKED}5\r\nhelloworld\r\n0\r\n\r\n`,
  `${CHUNKED}5\nhello\n0\n\n`,
  `${CHUNKED}0\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`,
  `${CHUNKED}0\r\n a\r\n b\r\n`,
  `${CHUNKED}\r\n\r\n`,
  `${OK}${OK}`,
  `${CONTINUE.repeat(1_000)}${OK}`,
  `${CONTINUE}HTTP/1.1 101 Switching\r\n${UPGRADE}${FOLDED}\r\n`,
  `${CONTINUE}HTTP/1.1 000 None\r\n\r\n`,
  `HTTP/1.1 103 Early Hints\r\n${FOLDED}\r\n${OK}`,
  `HTTP/1.1 102 Processing\r\ncontent-length: 5\r\n\r\n${OK}`,
  `HTTP/1.1 199 x\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n${OK}`,
  `HTTP/1.1 200 OK\r\n${HTML}content-encoding: gzip\r\n\r\n\x1f\x8b\x08${'\xff'.repeat(40)}`,
  `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(20_000)}\r\n`,
];
const ODD = [
  ...STATUSES.flatMap((status) =>
    FIELDS.map((fields) => `HTTP/1.1 ${status} x\r\n${fields}\r\n${PAGE}`),
  ),
  ...STATUS_LINES.flatMap((line) => [HTML, FOLDED].map((rest) => `${line}\r\n${rest}\r\n${PAGE}`)),
  ...BODIES,
];
const CUT_SHORT = [
  `HTTP/1.1 101 Switching\r\n${FOLDED}${UPGRADE}\r\n`,
  `${CONTINUE}HTTP/1.1 200 OK\r\n${HTML}\r\n`,
  `${CHUNKED}5\r\nhello\r\n0\r\n\r\n`,
].flatMap((text) => Array.from(text, (_, length) => text.slice(0, length)));

const ENDINGS: Readonly<Record<string, (socket: Socket) => void>> = {
  'is ended': (socket) => socket.end(),
  'is reset': (socket) => socket.resetAndDestroy(),
  'stays open': () => {},
};

/** How the question ends for all `answers`, each within a deadline of its own. */
async function askAll(answers: readonly string[], ending: (socket: Socket) => void) {
  const fetchPage = createFetching();
  return Promise.all(
    answers.map(async (text) => {
      const address = await startRaw(Buffer.from(text, 'latin1'), ending);
      const deadline = createDeadline(DEADLINE_MS, new AbortController().signal);
      try {
        const found = await fetchPage(address, deadline.signal);
        return isFailure(found) ? found.reason : 'page';
      } catch (error) {
        return { text, error };
      } finally {
        deadline.end();
      }
    }),
  );
}

/** A few at a time: each has a server of its own. */
async function askInTurns(answers: readonly string[], ending: (socket: Socket) => void) {
  const outcomes: Awaited<ReturnType<typeof askAll>> = [];
  for (let at = 0; at < answers.length; at += 128) {
    outcomes.push(...(await askAll(answers.slice(at, at + 128), ending)));
  }
  return outcomes;
}

describe.each(Object.entries(ENDINGS))('where the connection %s', (_name, ending) => {
  it.each([
    ['odd', ODD],
    ['cut short', CUT_SHORT],
  ])('answers that are %s are a page or have a reason', { timeout: 60_000 }, async (_, answers) => {
    const outcomes = await askInTurns(answers, ending);
    expect(outcomes).toHaveLength(answers.length);
    expect(outcomes.filter((outcome) => typeof outcome !== 'string')).toEqual([]);
  });
});

describe('an interim answer', () => {
  it.each([
    ['100 Continue', CONTINUE],
    ['several', `HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\n${CONTINUE}${CONTINUE}`],
    ['a hundred', CONTINUE.repeat(100)],
    ['a hundred hints', 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(100)],
  ])('(%s) goes before the page, and breaks no rule', async (_name, interim) => {
    const page = await fetchOk(await startRaw(interim + OK));
    expect([textOf(page), page.status, page.remarks]).toEqual([PAGE, 200, []]);
  });

  it.each([
    ['100 Continue', CONTINUE],
    ['103', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
    ['both', `HTTP/1.1 103 Early Hints\r\n\r\n${CONTINUE}`],
  ])('(%s) without end is connection, long before the deadline', async (_name, interim) => {
    const address = await startTcp((socket) => {
      const go = () => socket.writable && socket.write(interim.repeat(50), go);
      socket.once('data', go);
    });
    expect(await fetchFailure(address)).toMatchObject({ reason: 'connection' });
  });

  it('with nothing behind it is connection', async () => {
    expect(await fetchFailure(await startRaw(CONTINUE))).toMatchObject({ reason: 'connection' });
  });
});

describe('a status below 100', () => {
  it.each(['000', '099'])('(%s) is none of a page', async (status) => {
    const head = `HTTP/1.1 ${status} x\r\n${HTML}content-length: ${Buffer.byteLength(PAGE)}\r\n\r\n`;
    expect(await fetchOk(await startRaw(head + PAGE))).toMatchObject({ status: Number(status) });
  });
});

it('a switch to another protocol with a folded header is connection, not a question without end', async () => {
  const address = await startRaw(`HTTP/1.1 101 Switching\r\n${FOLDED}${UPGRADE}\r\n`);
  expect(await fetchFailure(address)).toMatchObject({ reason: 'connection', again: 'no' });
});
