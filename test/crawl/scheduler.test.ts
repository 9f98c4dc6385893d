import type { IncomingMessage, ServerResponse } from 'node:http';
import fc from 'fast-check';
import { getDomain } from 'tldts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mapInOrder, Scheduler, type SchedulerOptions } from '../../src/crawl/scheduler.js';
import type { Visited } from '../../src/crawl/visited.js';
import { Scarcity } from '../../src/http/scarcity.js';
import type { FetchPage } from '../../src/page/fetch.js';
import type { SiteAddress } from '../../src/school.js';
import { answer, failed, PLAIN, siteOf, visitSite } from '../support/asking.js';
import { startSites } from '../support/network.js';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

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

function schedulerWith(given: Partial<SchedulerOptions>): Scheduler {
  return new Scheduler({
    concurrency: 10,
    perDomain: 3,
    timeoutMs: 10_000,
    locate: async () => null,
    isCancelled: () => false,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    ...given,
  });
}

/** Asks sites through a scheduler. */
function askThrough(fetchPage: FetchPage, given: Partial<SchedulerOptions>) {
  const scheduler = schedulerWith(given);
  const { signal } = new AbortController();
  return (site: SiteAddress) =>
    scheduler.run(site, (timeoutMs) => visitSite(fetchPage, { site, signal, timeoutMs }));
}

/** Visits that begin when the scheduler says so, and end when the test does. */
function visitsThrough(scheduler: Scheduler) {
  const running: string[] = [];
  const ends = new Map<string, () => void>();
  const visit = async (typed: string): Promise<Visited> => {
    running.push(typed);
    await new Promise<void>((end) => ends.set(typed, end));
    running.splice(running.indexOf(typed), 1);
    return { found: failed(typed, 'not-html'), durationMs: 0, again: 'no', retryAfterMs: null };
  };
  return {
    running,
    begin: (...typed: readonly string[]) =>
      typed.map((name) => scheduler.run(siteOf(name), () => visit(name))),
    async end(typed: string) {
      ends.get(typed)?.();
      await settled();
    },
  };
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
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
    const ask = askThrough(fetchPage, {});
    const answers = await Promise.all(
      [...ofPlatform(60), ...ofTheirOwn(60)].map((site) => ask(site)),
    );
    expect(answers.filter((visited) => visited !== null && 'page' in visited.found)).toHaveLength(
      120,
    );
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
    const ask = askThrough(fetchPage, { concurrency: 4 });
    const platform = ofPlatform(60).map((site) => ask(site));
    await Promise.all(
      ofTheirOwn(60).map(async (site) => {
        await ask(site);
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

  it('a machine sees no more than a domain’s share, whatever the domains on it', async () => {
    const counter = createCounter();
    const fetchPage = await startSites((request, response) => {
      counter.count(request, response);
      setTimeout(() => response.writeHead(200, HTML).end(PLAIN), 5);
    });
    const ask = askThrough(fetchPage, { locate: async () => '198.51.100.7' });
    await Promise.all(ofTheirOwn(30).map((site) => ask(site)));
    expect(counter.highest('all')).toBe(3);
  });
});

describe('a name with which the name servers are in trouble', () => {
  it('is that failure at once, without a slot and without a question to the site', async () => {
    const trouble = { detail: 'EAI_AGAIN', again: 'later' } as const;
    const ask = askThrough(
      async () => {
        throw new Error('was asked');
      },
      { concurrency: 1, locate: async ({ address }) => failed(address, 'dns', trouble) },
    );
    const visits = await Promise.all(ofTheirOwn(3).map((site) => ask(site)));
    for (const visited of visits) {
      expect(visited).toMatchObject({ found: { reason: 'dns', ...trouble }, again: 'later' });
    }
  });
});

describe('a domain that says it is too much', () => {
  /** Asks sites that answer with a status of their domain, and tells in which order they began. */
  function askWithStatuses(
    statusOf: (domain: string, times: number) => { status: number; retryAfterMs?: number },
    given: Partial<SchedulerOptions> = {},
  ) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const begun: string[] = [];
    const times = new Map<string, number>();
    const fetchPage: FetchPage = async (address) => {
      const { hostname } = new URL(address);
      begun.push(hostname);
      const domain = getDomain(hostname) ?? hostname;
      times.set(domain, (times.get(domain) ?? 0) + 1);
      const { status, retryAfterMs = null } = statusOf(domain, times.get(domain) ?? 0);
      return answer(address, PLAIN, { status, retryAfterMs });
    };
    return { ask: askThrough(fetchPage, { perDomain: 1, ...given }), begun };
  }

  it('is left alone for as long as it asks, and it alone', async () => {
    const { ask, begun } = askWithStatuses((domain, times) =>
      domain === 'platform.test' && times === 1
        ? { status: 429, retryAfterMs: 5_000 }
        : { status: 200 },
    );
    const platform = ofPlatform(2).map((site) => ask(site));
    await vi.advanceTimersByTimeAsync(10);
    const others = ofTheirOwn(2).map((site) => ask(site));
    await Promise.all(others);
    expect(begun).toEqual(['school-0.platform.test', 'school-0.test', 'school-1.test']);
    await vi.advanceTimersByTimeAsync(4_980);
    expect(begun).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(20);
    await Promise.all(platform);
    expect(begun).toHaveLength(4);
  });

  it('without saying for how long is left alone for longer each time', async () => {
    const { ask, begun } = askWithStatuses(() => ({ status: 503 }));
    const platform = ofPlatform(4).map((site) => ask(site));
    const begunAfter: number[] = [];
    for (const ms of [10, 1_000, 2_000, 4_000]) {
      await vi.advanceTimersByTimeAsync(ms);
      begunAfter.push(begun.length);
    }
    await Promise.all(platform);
    expect(begunAfter).toEqual([1, 2, 3, 4]);
  });
});

describe('a pause', () => {
  /** Two visits at once to a domain that say 429, the first with the longer pause. */
  async function pauseTwice(given: Partial<SchedulerOptions>) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const scheduler = schedulerWith({ perDomain: 2, ...given });
    let begun = 0;
    const visits = [5_000, 1_000, null, null].map((retryAfterMs, at) =>
      scheduler.run(siteOf(`s${at}.one.test`), async () => {
        begun += 1;
        const status = retryAfterMs === null ? 200 : 429;
        const found = failed('', 'http-error', { status });
        return { found, durationMs: 0, again: 'no', retryAfterMs };
      }),
    );
    await vi.advanceTimersByTimeAsync(0);
    return { visits, begun: () => begun };
  }

  it('that is shorter does not end a longer one', async () => {
    const { visits, begun } = await pauseTwice({});
    await vi.advanceTimersByTimeAsync(4_990);
    expect(begun()).toBe(2);
    await vi.advanceTimersByTimeAsync(20);
    await Promise.all(visits);
    expect(begun()).toBe(4);
  });

  it('holds back nothing any more when the run is stopped', async () => {
    let isStopped = false;
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const { visits, begun } = await pauseTwice({
      isCancelled: () => isStopped,
      wait: () => stopped,
    });
    isStopped = true;
    stop();
    expect(await Promise.all(visits)).toMatchObject([{ retryAfterMs: 5_000 }, {}, null, null]);
    expect(begun()).toBe(2);
  });
});

describe('a turn that comes when nothing should be asked', () => {
  it('asks neither the site nor a name server', async () => {
    let asked = 0;
    const fetchPage: FetchPage = async (address) => {
      asked += 1;
      return answer(address, PLAIN);
    };
    const locate = async () => {
      asked += 1;
      return null;
    };
    const ask = askThrough(fetchPage, { locate, isCancelled: () => true });
    expect(await ask(siteOf('http://school.test/'))).toBeNull();
    expect(asked).toBe(0);
  });
});

describe('the queue of a domain', () => {
  it('lets so many through at once, in the order of arrival', async () => {
    const { begin, end, running } = visitsThrough(schedulerWith({ perDomain: 2 }));
    begin('a.one.test', 'b.one.test', 'c.one.test', 'd.one.test');
    await settled();
    expect(running).toEqual(['a.one.test', 'b.one.test']);
    await end('b.one.test');
    expect(running).toEqual(['a.one.test', 'c.one.test']);
    await end('a.one.test');
    await end('c.one.test');
    expect(running).toEqual(['d.one.test']);
  });

  it('holds back no other domain', async () => {
    const { begin, running } = visitsThrough(schedulerWith({ perDomain: 1 }));
    begin('a.one.test', 'b.one.test', 'two.test', 'three.test');
    await settled();
    expect(running).toEqual(['a.one.test', 'two.test', 'three.test']);
  });

  it('of a platform that never answers takes no slot but its own', async () => {
    const { begin, end, running } = visitsThrough(schedulerWith({ concurrency: 4, perDomain: 2 }));
    const others = Array.from({ length: 40 }, (_, at) => `s${at}.test`);
    const platform = ['a', 'b', 'c', 'd'].map((name) => `${name}.one.test`);
    begin(...platform);
    const answered = Promise.all(begin(...others));
    await settled();
    for (const name of others) await end(name);
    expect(await answered).toHaveLength(40);
    expect(running).toEqual(['a.one.test', 'b.one.test']);
  });

  it('moves on after a visit that failed', async () => {
    const scheduler = schedulerWith({ perDomain: 1 });
    const site = siteOf('one.test');
    const failing = scheduler.run(site, () => Promise.reject(new Error('a bug')));
    await expect(failing).rejects.toThrow('a bug');
    const { begin, running } = visitsThrough(scheduler);
    begin('one.test');
    await settled();
    expect(running).toEqual(['one.test']);
  });
});

describe('file descriptors that run out', () => {
  it('halve the slots, and those under way end first', async () => {
    let narrow = () => {};
    const listen = (listener: () => void) => {
      narrow = listener;
    };
    const scarcity = { times: 0, listen };
    const { begin, end, running } = visitsThrough(schedulerWith({ concurrency: 4, scarcity }));
    begin('a.test', 'b.test', 'c.test', 'd.test', 'e.test');
    await settled();
    narrow();
    await end('a.test');
    await end('b.test');
    expect(running).toEqual(['c.test', 'd.test']);
    await end('c.test');
    expect(running).toEqual(['d.test', 'e.test']);
  });

  it('leave one slot, however often they do', async () => {
    const listen = (listener: () => void) => {
      for (let times = 0; times < 5; times++) listener();
    };
    const scheduler = schedulerWith({ concurrency: 2, scarcity: { times: 0, listen } });
    const { begin, running } = visitsThrough(scheduler);
    begin('a.test', 'b.test');
    await settled();
    expect(running).toEqual(['a.test']);
  });

  it('are no fault of a site: it is visited once more', async () => {
    const scarcity = new Scarcity();
    let visits = 0;
    const fetchPage: FetchPage = async (address) => {
      visits += 1;
      if (visits > 1) return answer(address, PLAIN);
      scarcity.note();
      return failed(address, 'timeout');
    };
    const ask = askThrough(fetchPage, { scarcity });
    expect(await ask(siteOf('http://school.test/'))).toMatchObject({ found: { page: {} } });
  });
});

describe('the look-ahead of names', () => {
  it('goes on while all slots are taken, and takes none itself', async () => {
    const located: string[] = [];
    const locate = async ({ typed }: SiteAddress) => {
      located.push(typed);
      return null;
    };
    const { begin, running } = visitsThrough(schedulerWith({ concurrency: 1, locate }));
    begin('a.test', 'b.test', 'c.test');
    await settled();
    expect(located).toEqual(['a.test', 'b.test', 'c.test']);
    expect(running).toEqual(['a.test']);
  });

  it('is bounded: only so many names are resolved at once', async () => {
    let atOnce = 0;
    const locate = () => {
      atOnce += 1;
      return new Promise<null>(() => {});
    };
    const { begin } = visitsThrough(schedulerWith({ locate }));
    begin(...Array.from({ length: 100 }, (_, at) => `s${at}.test`));
    await settled();
    expect(atOnce).toBe(64);
  });

  it('leaves a site what the look-up has left of its time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const locate = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), 3_000));
    const scheduler = schedulerWith({ locate });
    const left: number[] = [];
    const visited = scheduler.run(siteOf('school.test'), async (timeoutMs) => {
      left.push(timeoutMs);
      return { found: failed('', 'not-html'), durationMs: 0, again: 'no', retryAfterMs: null };
    });
    await vi.advanceTimersByTimeAsync(3_000);
    await visited;
    expect(left).toEqual([7_000]);
  });

  it('waits half of a site’s time, and then asks the site all the same', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const scheduler = schedulerWith({ locate: () => new Promise(() => {}) });
    const { begin, running } = visitsThrough(scheduler);
    begin('school.test');
    await vi.advanceTimersByTimeAsync(4_999);
    expect(running).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(running).toEqual(['school.test']);
  });
});

describe('room for another site', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `s${at}.test`);

  async function hasRoom(scheduler: Scheduler): Promise<boolean> {
    let isThere = false;
    void scheduler.room().then(() => {
      isThere = true;
    });
    await settled();
    return isThere;
  }

  it('ends when the queue for a slot is long, and is there again when it moves', async () => {
    const scheduler = schedulerWith({ concurrency: 1 });
    const { begin, end } = visitsThrough(scheduler);
    begin(...many(1_024));
    await settled();
    expect(await hasRoom(scheduler)).toBe(true);
    begin('one-more.test');
    await settled();
    let isThere = false;
    const room = scheduler.room().then(() => {
      isThere = true;
    });
    await settled();
    expect(isThere).toBe(false);
    await end('s0.test');
    await room;
  });

  it('ends when the queue for a look-up is long', async () => {
    const scheduler = schedulerWith({ locate: () => new Promise(() => {}) });
    visitsThrough(scheduler).begin(...many(64 + 1_023));
    await settled();
    expect(await hasRoom(scheduler)).toBe(true);
    visitsThrough(scheduler).begin('one-more.test');
    await settled();
    expect(await hasRoom(scheduler)).toBe(false);
  });

  it('is there however many wait for their domain: others can be asked meanwhile', async () => {
    const scheduler = schedulerWith({ perDomain: 1 });
    visitsThrough(scheduler).begin(...many(3_000).map((name) => `${name}.platform.test`));
    await settled();
    expect(await hasRoom(scheduler)).toBe(true);
  });
});

async function* listOf<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

async function collect<Item>(source: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of source) items.push(item);
  return items;
}

/** A promise to be settled by hand. */
function promised<Value>() {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Lets everything that can go on without outside help do so. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('mapInOrder', () => {
  it('yields every outcome once, in input order, whatever order the work ends in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(5), { maxLength: 40 }),
        fc.integer({ min: 1, max: 8 }),
        async (turns, window) => {
          const work = async (item: { index: number; turns: number }) => {
            for (let turn = 0; turn < item.turns; turn++) await Promise.resolve();
            return item.index;
          };
          const items = turns.map((count, index) => ({ index, turns: count }));
          const outcomes = await collect(mapInOrder(listOf(items), work, { window }));
          expect(outcomes).toEqual(items.map(({ index }) => index));
        },
      ),
    );
  });

  it('starts no more than the window while the first is slow', async () => {
    const slow = promised<number>();
    const started: number[] = [];
    const outcomes = mapInOrder(
      listOf([0, 1, 2, 3, 4, 5, 6, 7]),
      (item) => {
        started.push(item);
        return item === 0 ? slow.promise : Promise.resolve(item);
      },
      { window: 3 },
    );
    const first = outcomes.next();
    await quiet();
    expect(started).toEqual([0, 1, 2]);
    slow.resolve(0);
    expect(await first).toEqual({ done: false, value: 0 });
    expect(await collect(outcomes)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('yields what is done while the list is still coming', async () => {
    const second = promised<number>();
    async function* slowList() {
      yield 1;
      yield await second.promise;
    }
    const outcomes = mapInOrder(slowList(), async (item) => item, { window: 10 });
    expect(await outcomes.next()).toEqual({ done: false, value: 1 });
    second.resolve(2);
    expect(await collect(outcomes)).toEqual([2]);
  });

  it('hands over an error of the list after what came before it', async () => {
    async function* broken() {
      yield 1;
      yield 2;
      throw new Error('torn list');
    }
    const outcomes = mapInOrder(broken(), async (item) => item, { window: 10 });
    expect(await outcomes.next()).toEqual({ done: false, value: 1 });
    expect(await outcomes.next()).toEqual({ done: false, value: 2 });
    await expect(outcomes.next()).rejects.toThrow('torn list');
  });

  it('closes the list when its reader has had enough', async () => {
    let closed = false;
    async function* endless() {
      try {
        for (let item = 0; ; item++) yield item;
      } finally {
        closed = true;
      }
    }
    for await (const outcome of mapInOrder(endless(), async (item) => item, { window: 4 })) {
      if (outcome === 5) break;
    }
    await quiet();
    expect(closed).toBe(true);
  });

  it('begins nothing, and reads nothing of the list, while there is no room', async () => {
    const rooms = [promised<void>(), promised<void>()];
    let reads = 0;
    async function* counted() {
      for (; reads < 2; reads++) yield reads;
    }
    let asked = 0;
    const room = () => rooms[asked++]?.promise ?? Promise.resolve();
    const outcomes = mapInOrder(counted(), async (item) => item, { window: 10, room });
    const first = outcomes.next();
    await quiet();
    expect(reads).toBe(0);
    rooms[0]?.resolve();
    expect((await first).value).toBe(0);
    await quiet();
    expect(reads).toBe(0);
    rooms[1]?.resolve();
    expect(await collect(outcomes)).toEqual([1]);
  });
});
