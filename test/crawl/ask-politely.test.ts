import type { IncomingMessage, ServerResponse } from 'node:http';
import { getDomain } from 'tldts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAskPolitely, type PolitenessOptions } from '../../src/crawl/ask-politely.js';
import type { SiteAddress } from '../../src/school.js';
import { answer, failed, PLAIN, siteOf, visitSite } from '../support/asking.js';
import { startSites } from '../support/network.js';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const never = () => false;

afterEach(() => {
  vi.useRealTimers();
});

/** Counts what is in flight as the servers see it: from a request's head to its answer's end. */
function createCounter() {
  const inFlight = new Map<string, number>();
  const highest = new Map<string, number>();
  const add = (key: string, step: number) => {
    const now = (inFlight.get(key) ?? 0) + step;
    inFlight.set(key, now);
    highest.set(key, Math.max(now, highest.get(key) ?? 0));
  };
  return {
    highest: (key: string) => highest.get(key),
    count({ headers }: IncomingMessage, response: ServerResponse) {
      const keys = ['all', getDomain(headers.host ?? '') ?? ''];
      for (const key of keys) add(key, 1);
      response.on('close', () => {
        for (const key of keys) add(key, -1);
      });
    },
  };
}

function politeTo(fetchPage: Parameters<typeof visitSite>[0], given: Partial<PolitenessOptions>) {
  return createAskPolitely({
    visit: (site, { signal, timeoutMs }) => visitSite(fetchPage, { site, signal, timeoutMs }),
    concurrency: 10,
    perDomain: 3,
    timeoutMs: 10_000,
    locate: async () => null,
    stop: new AbortController().signal,
    abort: new AbortController().signal,
    ...given,
  });
}

function sites(count: number, host: (n: number) => string): SiteAddress[] {
  return Array.from({ length: count }, (_, n) => siteOf(`http://${host(n)}/`));
}

const ofPlatform = (count: number) => sites(count, (n) => `school-${n}.platform.test`);
const ofTheirOwn = (count: number) => sites(count, (n) => `school-${n}.test`);

describe('on the server’s side', () => {
  it('no platform sees more than its share, and all together no more than the slots', async () => {
    const counter = createCounter();
    const fetchPage = await startSites((request, response) => {
      counter.count(request, response);
      setTimeout(() => response.writeHead(200, HTML).end(PLAIN), 10);
    });
    const ask = politeTo(fetchPage, {});
    const answers = await Promise.all(
      [...ofPlatform(60), ...ofTheirOwn(60)].map((site) => ask(site, never)),
    );
    expect(
      answers.filter((visited) => visited !== 'cancelled' && 'page' in visited.found),
    ).toHaveLength(120);
    expect(counter.highest('platform.test')).toBe(3);
    expect(counter.highest('all')).toBe(10);
  });

  it('all others are answered while a platform still keeps its first schools waiting', async () => {
    let othersLeft = 60;
    let release = () => {};
    const othersDone = new Promise<void>((resolve) => {
      release = resolve;
    });
    let askedOfPlatform = 0;
    const fetchPage = await startSites(async ({ headers }, response) => {
      if (headers.host?.endsWith('.platform.test')) {
        askedOfPlatform += 1;
        await othersDone;
      }
      response.writeHead(200, HTML).end(PLAIN);
    });
    const ask = politeTo(fetchPage, { concurrency: 4 });
    const platform = ofPlatform(60).map((site) => ask(site, never));
    await Promise.all(
      ofTheirOwn(60).map(async (site) => {
        await ask(site, never);
        othersLeft -= 1;
        if (othersLeft === 0) {
          expect(askedOfPlatform).toBeLessThanOrEqual(3);
          release();
        }
      }),
    );
    await Promise.all(platform);
    expect(askedOfPlatform).toBe(60);
  });

  it('all others are answered before a platform that never answers has used up its time', async () => {
    const fetchPage = await startSites(({ headers }, response) => {
      if (!headers.host?.endsWith('.platform.test')) response.writeHead(200, HTML).end(PLAIN);
    });
    const ask = politeTo(fetchPage, { concurrency: 4, perDomain: 2, timeoutMs: 1_000 });
    const done: string[] = [];
    await Promise.all(
      [...ofPlatform(4), ...ofTheirOwn(40)].map(async (site) => {
        await ask(site, never);
        done.push(new URL(site.address).hostname);
      }),
    );
    expect(done).toHaveLength(44);
    expect(done.slice(40).every((host) => host.endsWith('.platform.test'))).toBe(true);
  });

  it('a machine sees no more than a domain’s share, whatever the domains on it', async () => {
    const counter = createCounter();
    const fetchPage = await startSites((request, response) => {
      counter.count(request, response);
      setTimeout(() => response.writeHead(200, HTML).end(PLAIN), 5);
    });
    const ask = politeTo(fetchPage, { locate: async () => '198.51.100.7' });
    await Promise.all(ofTheirOwn(30).map((site) => ask(site, never)));
    expect(counter.highest('all')).toBe(3);
  });
});

describe('a name with which the name servers are in trouble', () => {
  it('is that failure at once, without a slot and without a question to the site', async () => {
    const trouble = { detail: 'EAI_AGAIN', again: 'later' } as const;
    const ask = politeTo(
      async () => {
        throw new Error('was asked');
      },
      { concurrency: 1, locate: async ({ address }) => failed(address, 'dns', trouble) },
    );
    const visits = await Promise.all(ofTheirOwn(3).map((site) => ask(site, never)));
    for (const visited of visits) {
      expect(visited).toMatchObject({ found: { reason: 'dns', ...trouble }, again: 'later' });
    }
  });
});

describe('a domain that says it is too much', () => {
  /** Schools whose visit answers with a status of their domain, and the order in which they began. */
  function politeWithStatuses(
    statusOf: (domain: string, times: number) => { status: number; retryAfterMs?: number },
  ) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const begun: string[] = [];
    const times = new Map<string, number>();
    const ask = createAskPolitely({
      visit: async (site) => {
        const { hostname } = new URL(site.address);
        begun.push(hostname);
        const domain = getDomain(hostname) ?? hostname;
        times.set(domain, (times.get(domain) ?? 0) + 1);
        const { status, retryAfterMs = null } = statusOf(domain, times.get(domain) ?? 0);
        const visited = await visitSite(async (address) =>
          answer(address, PLAIN, { status, retryAfterMs }),
        );
        return visited;
      },
      concurrency: 10,
      perDomain: 1,
      timeoutMs: 10_000,
      locate: async () => null,
      stop: new AbortController().signal,
      abort: new AbortController().signal,
    });
    return { ask, begun };
  }

  it('is left alone for as long as it asks, and it alone', async () => {
    const { ask, begun } = politeWithStatuses((domain, times) =>
      domain === 'platform.test' && times === 1
        ? { status: 429, retryAfterMs: 5_000 }
        : { status: 200 },
    );
    const platform = ofPlatform(2).map((site) => ask(site, never));
    await vi.advanceTimersByTimeAsync(10);
    const others = ofTheirOwn(2).map((site) => ask(site, never));
    await Promise.all(others);
    expect(begun).toEqual(['school-0.platform.test', 'school-0.test', 'school-1.test']);
    await vi.advanceTimersByTimeAsync(4_980);
    expect(begun).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(20);
    await Promise.all(platform);
    expect(begun).toHaveLength(4);
  });

  it('without saying for how long is left alone for longer each time', async () => {
    const { ask, begun } = politeWithStatuses(() => ({ status: 503 }));
    const platform = ofPlatform(4).map((site) => ask(site, never));
    const begunAfter: number[] = [];
    for (const ms of [10, 1_000, 2_000, 4_000]) {
      await vi.advanceTimersByTimeAsync(ms);
      begunAfter.push(begun.length);
    }
    await Promise.all(platform);
    expect(begunAfter).toEqual([1, 2, 3, 4]);
  });
});

describe('a turn that comes when nobody should be asked', () => {
  it('asks nobody', async () => {
    let asked = 0;
    const ask = politeTo(async (address) => {
      asked += 1;
      return answer(address, PLAIN);
    }, {});
    expect(await ask(siteOf('http://school.test/'), () => true)).toBe('cancelled');
    expect(asked).toBe(0);
  });
});
