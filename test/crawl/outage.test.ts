import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createAnswerSchool } from '../../src/crawl/crawl.js';
import { domainOf } from '../../src/crawl/domain.js';
import { createOutageWatch, type OutageWatchOptions } from '../../src/crawl/outage.js';
import { createAskSite } from '../../src/crawl/site-answer.js';
import type { Visited } from '../../src/crawl/visited.js';
import type { FetchFailure } from '../../src/page/fetch.js';
import { answer, failed, PLAIN, REQUIREMENTS, schoolWith, siteOf, visitSite } from './asking.js';

/** A watch whose pauses are over at once, and whose probes say what `probed` says in turn. */
function watchWith(probed: readonly boolean[], given: Partial<OutageWatchOptions> = {}) {
  const events: string[] = [];
  const answers = [...probed];
  const watch = createOutageWatch({
    threshold: 3,
    pausesMs: [3_000, 10_000],
    pulseMs: 7_500,
    probe: async ({ typed }) => {
      events.push(`probe ${typed}`);
      return answers.shift() ?? false;
    },
    wait: async (ms) => {
      events.push(`wait ${ms}`);
    },
    onSuspicion: (domains) => events.push(`suspect ${domains}`),
    ...given,
  });
  const note = (typed: string, found: Visited['found'], durationMs = 0) => {
    const site = siteOf(typed);
    watch.note(site, domainOf(site), { found, durationMs });
  };
  return {
    watch,
    events,
    note,
    fail: (typed: string, given: Partial<FetchFailure> = {}, durationMs = 0) =>
      note(typed, failed(`http://${typed}/`, 'timeout', given), durationMs),
    answerFrom: async (typed: string) => {
      const address = siteOf(typed).address;
      const { found } = await visitSite(async () => answer(address, PLAIN), {
        site: siteOf(typed),
      });
      note(typed, found);
    },
  };
}

describe('the watch over our own network', () => {
  it('suspects nothing while fewer domains than the threshold are silent', () => {
    const { watch, fail } = watchWith([]);
    fail('a.test');
    fail('b.test');
    expect([watch.isSuspected(), watch.isDown()]).toEqual([false, false]);
  });

  it('suspects when as many different domains in a row are silent, and says so', async () => {
    const { watch, fail, events } = watchWith([true]);
    for (const name of ['a.test', 'b.test', 'c.test']) fail(name);
    expect(watch.isSuspected()).toBe(true);
    await watch.settled();
    expect(events.slice(0, 2)).toEqual(['suspect 3', 'wait 3000']);
  });

  it('is calm again when a probe is answered', async () => {
    const { watch, fail } = watchWith([false, true, false]);
    for (const name of ['a.test', 'b.test', 'c.test']) fail(name);
    await watch.settled();
    expect([watch.isSuspected(), watch.isDown()]).toEqual([false, false]);
    fail('d.test');
    expect(watch.isSuspected()).toBe(false);
  });

  it('is calm as soon as one probe is answered, however long the others are silent', async () => {
    const { watch, fail, answerFrom } = watchWith([], {
      probe: ({ typed }) =>
        typed === 'known.test' ? Promise.resolve(true) : new Promise(() => {}),
    });
    await answerFrom('known.test');
    for (const name of ['a.test', 'b.test', 'c.test']) fail(name);
    expect(watch.isSuspected()).toBe(true);
    await watch.settled();
    expect([watch.isSuspected(), watch.isDown()]).toEqual([false, false]);
  });

  it('finds the network down when no probe is answered after the last pause', async () => {
    const { watch, fail, events } = watchWith([]);
    for (const name of ['a.test', 'b.test', 'c.test']) fail(name);
    await watch.settled();
    expect([watch.isSuspected(), watch.isDown()]).toEqual([false, true]);
    expect(events.filter((event) => event.startsWith('wait'))).toEqual(['wait 3000', 'wait 10000']);
  });

  it('probes first the site that answered last', async () => {
    const { watch, fail, answerFrom, events } = watchWith([true]);
    await answerFrom('known.test');
    for (const name of ['a.test', 'b.test', 'c.test']) fail(name);
    await watch.settled();
    expect(events.filter((event) => event.startsWith('probe'))).toEqual([
      'probe known.test',
      'probe c.test',
      'probe b.test',
    ]);
  });

  it('makes nothing of sites that were silent while another answered', async () => {
    const { watch, fail, answerFrom } = watchWith([]);
    await answerFrom('known.test');
    for (const name of ['a.test', 'b.test', 'c.test']) fail(name, {}, 15_000);
    expect(watch.isSuspected()).toBe(false);
    for (const name of ['a.test', 'b.test', 'c.test']) fail(name);
    expect(watch.isSuspected()).toBe(true);
  });

  it('begins to count anew when anybody answers', async () => {
    const { watch, fail, answerFrom } = watchWith([]);
    fail('a.test');
    fail('b.test');
    await answerFrom('known.test');
    fail('c.test');
    expect(watch.isSuspected()).toBe(false);
  });

  it.each([
    ['a refused connection', { reason: 'connection', detail: 'ECONNREFUSED' }],
    ['a reset', { reason: 'connection', detail: 'ECONNRESET' }],
    ['bad TLS', { reason: 'tls', detail: 'EPROTO' }],
    ['an error status', { reason: 'http-error', status: 500 }],
    [
      'a redirect before the silence',
      {
        redirects: [{ status: 302, from: 'http://a.test/', to: 'http://b.test/' }],
      },
    ],
  ] as const)('takes %s for an answer: the network carries', (_name, given) => {
    const { watch, fail } = watchWith([]);
    for (const name of ['a.test', 'b.test', 'c.test', 'd.test']) fail(name, given);
    expect(watch.isSuspected()).toBe(false);
  });

  it.each([
    ['name servers that do not answer', { reason: 'dns', detail: 'EAI_AGAIN' }],
    ['names that nobody could be asked for', { reason: 'dns', detail: 'EAI_NONAME' }],
    ['unreachable networks', { reason: 'connection', detail: 'ENETUNREACH' }],
  ] as const)('takes %s for silence', (_name, given) => {
    const { watch, fail } = watchWith([]);
    for (const name of ['a.test', 'b.test', 'c.test']) fail(name, given);
    expect(watch.isSuspected()).toBe(true);
  });

  it('makes nothing of names that a name server does not know: it says so with or without a network', () => {
    const { watch, fail } = watchWith([]);
    const unknown = { reason: 'dns', detail: 'ENOTFOUND' } as const;
    for (const name of ['a.test', 'b.test', 'c.test', 'd.test']) fail(name, unknown);
    expect(watch.isSuspected()).toBe(false);
    fail('e.test');
    fail('f.test');
    fail('g.test', unknown);
    fail('h.test');
    expect(watch.isSuspected()).toBe(true);
  });

  it('counts a platform once, however many of its schools are silent', () => {
    const { watch, fail } = watchWith([]);
    for (const name of ['a', 'b', 'c', 'd', 'e']) fail(`${name}.platform.test`);
    expect(watch.isSuspected()).toBe(false);
  });
});

describe('sites that are silent while nobody else is asked', () => {
  const THREE = ['a.test', 'b.test', 'c.test'];

  /** Asks sites that hang, after `known` have answered, and tells what was done meanwhile. */
  async function hang(
    names: readonly string[],
    { probed = [] as readonly boolean[], known = ['known.test'], durationMs = 15_000 } = {},
  ) {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { watch, events, fail, answerFrom } = watchWith(probed);
    for (const name of known) await answerFrom(name);
    await vi.advanceTimersByTimeAsync(1_000);
    const visit = watch.accompany(async ({ address }) => {
      await new Promise((resolve) => setTimeout(resolve, durationMs));
      return { found: failed(address, 'timeout'), durationMs, again: 'no', retryAfterMs: null };
    });
    const context = { signal: new AbortController().signal, timeoutMs: durationMs };
    for (const name of names) {
      void visit(siteOf(name), context).then(() => fail(name, {}, durationMs));
    }
    await vi.advanceTimersByTimeAsync(durationMs);
    return { watch, events };
  }

  it('are known to be so by themselves: one that had answered is asked beside them', async () => {
    const { watch, events } = await hang(THREE, { probed: [true, true] });
    expect(events).toEqual(['probe known.test', 'probe known.test']);
    expect(watch.isSuspected()).toBe(false);
  });

  it('may be so for our sake where that one is silent, too', async () => {
    const { watch, events } = await hang(THREE);
    expect(events.slice(0, 3)).toEqual(['probe known.test', 'probe known.test', 'suspect 3']);
    await watch.settled();
    expect(watch.isDown()).toBe(true);
  });

  it('are left alone while there are too few for a suspicion', async () => {
    expect((await hang(THREE.slice(1))).events).toEqual([]);
  });

  it('are suspected where nobody has answered yet', async () => {
    expect((await hang(THREE, { known: [] })).events[0]).toBe('suspect 3');
  });

  it('are held against those that answered in turn', async () => {
    const known = ['k.test', 'l.test'];
    const { events } = await hang(THREE, { probed: [true, true], known, durationMs: 20_000 });
    expect(events).toEqual(['probe k.test', 'probe l.test']);
  });
});

describe('a school whose turn comes', () => {
  const school = schoolWith(siteOf('school.test'));
  const answerWith = (watch: ReturnType<typeof watchWith>['watch'], asked: string[]) =>
    createAnswerSchool({
      askSite: createAskSite({
        askPolitely: async (site) => {
          asked.push(site.typed);
          return visitSite(async (address) => answer(address, PLAIN), { site });
        },
        outage: watch,
        retry: {
          retries: 0,
          baseDelayMs: 0,
          maxDelayMs: 0,
          random: () => 0,
          wait: async () => {},
        },
        stop: new AbortController().signal,
      }),
      requirements: REQUIREMENTS,
      timestamp: () => '',
      onBug: (error) => {
        throw error;
      },
    });

  it('while the network is down is not asked and not accused', async () => {
    const { watch, fail } = watchWith([]);
    for (const name of ['a.test', 'b.test', 'c.test']) fail(name);
    await watch.settled();
    const asked: string[] = [];
    const { result } = await answerWith(watch, asked)(school);
    expect(result.judgement).toMatchObject({ verdict: 'unchecked', reason: 'own-network' });
    expect(asked).toEqual([]);
  });

  it('while the network is suspected waits, and is asked when it is cleared', async () => {
    let clear = () => {};
    const cleared = new Promise<boolean>((resolve) => {
      clear = () => resolve(true);
    });
    const { watch, fail } = watchWith([], { probe: () => cleared });
    for (const name of ['a.test', 'b.test', 'c.test']) fail(name);
    const asked: string[] = [];
    const answering = answerWith(watch, asked)(school);
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    expect(asked).toEqual([]);
    clear();
    expect((await answering).result.judgement.reason).toBe('no-link');
    expect(asked).toEqual(['school.test']);
  });
});
