import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formatExchange, formatFileRecord, formatVerdict } from '../../src/evidence/warc.js';
import type { Exchange } from '../../src/page/exchange.js';
import { readRecords } from '../support/records.js';

const AT = new Date('2026-11-23T03:00:00.125Z');
const PAGE = '<!doctype html><title>Школа</title>';
const REQUEST = Buffer.from('GET / HTTP/1.1\r\nhost: school.example\r\n\r\n');

function exchangeWith(given: Partial<Exchange> = {}, head = 'content-type: text/html'): Exchange {
  return {
    url: 'https://school.example/',
    startedAt: AT,
    request: REQUEST,
    response: {
      head: Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`, 'latin1'),
      body: [Buffer.from(PAGE)],
      truncated: null,
    },
    error: null,
    ...given,
  };
}

async function read(exchange: Exchange) {
  return readRecords(Buffer.concat(await formatExchange(exchange)));
}

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

describe('an exchange', () => {
  it('is a response and the request it answers, each a gzip member', async () => {
    const records = await formatExchange(exchangeWith());
    const [response, request] = records.map((bytes) => gunzipSync(bytes).toString('utf8'));
    expect(response).toMatch(/^WARC\/1\.1\r\n/);
    expect(response).toMatch(new RegExp(`\r\n\r\nHTTP/1.1 200 OK\r\n.*\r\n\r\n${PAGE}\r\n\r\n$`));
    expect(request?.endsWith(`\r\n\r\n${REQUEST}\r\n\r\n`)).toBe(true);
  });

  it('says when, from where and which request belongs to it', async () => {
    const [response, request] = await read(exchangeWith());
    expect([response?.type, request?.type]).toEqual(['response', 'request']);
    expect([response?.url, request?.url]).toEqual(Array(2).fill('https://school.example/'));
    expect(response?.field('WARC-Date')).toBe('2026-11-23T03:00:00.125Z');
    expect(response?.field('Content-Type')).toBe('application/http; msgtype=response');
    expect(request?.field('WARC-Concurrent-To')).toBe(response?.field('WARC-Record-ID'));
  });

  it('can be proved whole: digests of the block and of the body alone', async () => {
    const exchange = exchangeWith();
    const [response] = await read(exchange);
    const { head = Buffer.of(), body = [] } = exchange.response ?? {};
    expect(response?.field('WARC-Payload-Digest')).toBe(sha256(Buffer.concat(body)));
    expect(response?.field('WARC-Block-Digest')).toBe(sha256(Buffer.concat([head, ...body])));
  });

  it('is read back with its encoding undone', async () => {
    const body = [gzipSync(PAGE)];
    const response = {
      head: Buffer.from('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n'),
      body,
      truncated: null,
    };
    expect((await read(exchangeWith({ response })))[0]?.text).toBe(PAGE);
  });

  it.each([
    ['repeats a field named like ours', 'WARC-Type: warcinfo\r\nWARC-Type: metadata'],
    ['holds three commas', 'x-list: a,,,b'],
    ['is in no encoding that anybody knows', 'x-name: \xd8\xea\xee\xeb\xe0'],
  ])('keeps a head as it was sent that %s', async (_what, head) => {
    const [bytes] = await formatExchange(exchangeWith({}, head));
    expect(gunzipSync(bytes ?? Buffer.of()).toString('latin1')).toContain(`\r\n${head}\r\n`);
  });

  it('has an address with three commas, percent-encoded', async () => {
    const [response] = await read(exchangeWith({ url: 'https://school.example/?a=,,,,&b=1' }));
    expect(response?.url).toBe('https://school.example/?a=,,%2C,&b=1');
  });

  it('says that its body is not whole, and why', async () => {
    const { response } = exchangeWith();
    const cut = response && { ...response, truncated: 'time' as const };
    const [record] = await read(exchangeWith({ response: cut }));
    expect(record?.field('WARC-Truncated')).toBe('time');
  });

  it('without an answer is the request and what went wrong', async () => {
    const records = await read(exchangeWith({ response: null, error: 'UND_ERR_SOCKET' }));
    expect(records.map(({ type }) => type)).toEqual(['request', 'metadata']);
    expect(records[1]?.text).toBe('error: UND_ERR_SOCKET\r\n');
    expect(records[1]?.field('WARC-Concurrent-To')).toBe(records[0]?.field('WARC-Record-ID'));
  });

  it('without a connection is what went wrong alone', async () => {
    const exchange = exchangeWith({ request: null, response: null, error: 'ENOTFOUND' });
    const records = await read(exchange);
    expect(records.map(({ type, url }) => [type, url])).toEqual([
      ['metadata', 'https://school.example/'],
    ]);
    expect(records[0]?.text).toBe('error: ENOTFOUND\r\n');
  });
});

describe('a file', () => {
  it('says what it is and what wrote it', async () => {
    const options = { fileName: '0001-a.example.warc.gz', software: 'noko-check/1.2.3', at: AT };
    const [record] = await readRecords(await formatFileRecord(options));
    expect(record?.type).toBe('warcinfo');
    expect(record?.field('WARC-Filename')).toBe('0001-a.example.warc.gz');
    expect(record?.text).toBe('software: noko-check/1.2.3\r\nformat: WARC File Format 1.1\r\n');
  });
});

describe('a verdict', () => {
  it('is the row as it stands, about the page', async () => {
    const row = Buffer.from('{"name":"Школа"}\n');
    const [record] = await readRecords(
      await formatVerdict({ url: 'https://school.example/', at: AT, row }),
    );
    expect([record?.type, record?.url]).toEqual(['metadata', 'https://school.example/']);
    expect(record?.field('Content-Type')).toBe('application/json');
    expect(record?.content.equals(row)).toBe(true);
  });
});
