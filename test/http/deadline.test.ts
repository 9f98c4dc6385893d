import { describe, expect, it } from 'vitest';
import { DeadlineExceeded } from '../../src/http/deadline.js';
import { createFetching } from '../support/fetching.js';
import { startTcp } from '../support/servers.js';

/** Longer than a test may take: only the deadline can end the wait. */
const timeoutMs = 120_000;

describe('the deadline of a site ends', () => {
  it('a wait for a name server', async () => {
    const controller = new AbortController();
    const resolve = () => {
      queueMicrotask(() => controller.abort(new DeadlineExceeded()));
      return new Promise<never>(() => {});
    };
    const fetchPage = createFetching({ resolve, timeoutMs });
    expect(await fetchPage('https://school.example/', controller.signal)).toMatchObject({
      reason: 'timeout',
      again: 'soon',
    });
  });

  it('a wait for a handshake', async () => {
    const controller = new AbortController();
    const address = await startTcp((socket) => {
      socket.once('data', () => controller.abort(new DeadlineExceeded()));
    });
    const fetchPage = createFetching({ timeoutMs });
    const answer = await fetchPage(address.replace('http:', 'https:'), controller.signal);
    expect(answer).toMatchObject({ reason: 'timeout', again: 'soon' });
  });

  it('a request that comes after it', async () => {
    const fetchPage = createFetching({ timeoutMs });
    const signal = AbortSignal.abort(new DeadlineExceeded());
    expect(await fetchPage('http://127.0.0.1:1/', signal)).toMatchObject({ reason: 'timeout' });
  });
});
