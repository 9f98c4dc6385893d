// Servers that close the connection with the body's last byte, while its reader is still busy
// undoing the encoding: this must cost neither the page nor the process.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fetchOk, textOf } from '../support/fetching.js';
import { startRaw } from '../support/servers.js';

/** Text that gzip cannot make much smaller. */
function noise(lines: number): string {
  let seed = 1;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed.toString(36);
  };
  return Array.from({ length: lines }, () => `<p>${next()}${next()}${next()}</p>`).join('\n');
}

describe('a large compressed page', () => {
  const page = `<!doctype html>${noise(30_000)}<a href="/last">последняя</a>`;
  const body = gzipSync(page);
  const type = 'content-type: text/html; charset=utf-8\r\ncontent-encoding: gzip';

  it.each([
    [
      'with a length',
      `HTTP/1.1 200 OK\r\n${type}\r\ncontent-length: ${body.length}\r\nconnection: close`,
    ],
    ['without a length', `HTTP/1.1 200 OK\r\n${type}\r\nconnection: close`],
    ['by HTTP/1.0', `HTTP/1.0 200 OK\r\n${type}`],
  ])('is read whole from a server that closes at its end, %s', async (_name, head) => {
    const address = await startRaw(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), body]));
    const got = await fetchOk(address, { maxBodyBytes: 10_000_000 });
    expect(got.cut).toBeNull();
    expect(textOf(got)).toBe(page);
  });
});
