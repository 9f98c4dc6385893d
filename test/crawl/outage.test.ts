import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createAnswerSchool } from '../../src/crawl/crawl.js';
import { OutageWatch, type OutageWatchOptions } from '../../src/crawl/outage.js';
import { createVisitSite } from '../../src/crawl/retry.js';
import type { Visited } from '../../src/crawl/visited.js';
import type { FetchFailure } from '../../src/page/fetch.js';
import type { Page } from '../../src/page/page.js';
import {
  answer,
  failed,
  LINK,
  PLAIN,
  page,
  REQUIREMENTS,
  schoolWith,
  siteOf,
  visitSite,
} from '../support/asking.js';

/** What a probe finds where a site answers, though with no page, and where it is silent. */
function probeAnswer(typed: string, answers: boolean): FetchFailure {
  return failed(siteOf(typed).address, answers ? 'http-error' : 'timeout');
}

/** A watch whose pauses are over at once, and whose probes say what `probed` says in turn. */
function watchWith(probed: readonly boolean[], given: Partial<OutageWatchOptions> = {}) {
  const events: string[] = [];
  const answers = [...probed];
  const watch = new OutageWatch({
    threshold: 3,
    pausesMs: [3_000, 10_000],
    quietMs: 7_500,
    probe: async ({ typed }) => {
      events.push(`probe ${typed}`);
      return probeAnswer(typed, answers.shift() ?? false);
    },
    wait: async (ms) => {
      events.push(`wait ${ms}`);
    },
    onSuspicion: ({ kind, domains }) => events.push(`suspect ${domains} ${kind}`),
    ...given,
  });
  const note = (typed: string, found: Visited['found'], durationMs = 0) => {
    const site = siteOf(typed);
    watch.note(site, { found, durationMs });
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
    expect(events.slice(0, 2)).toEqual(['suspect 3 silent', 'wait 3000']);
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
        typed === 'known.test' ? Promise.resolve(probeAnswer(typed, true)) : new Promise(() => {}),
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

describe('sites not yet asked', () => {
  const DEAD = ['a.test', 'b.test', 'c.test'];

  /** A watch that has seen three dead sites, while these wait for their turn; `alive` answer. */
  async function suspectWith(waiting: readonly string[], alive: RegExp) {
    const { watch, events, fail } = watchWith([], {
      probe: async ({ typed }) => {
        events.push(typed);
        return probeAnswer(typed, alive.test(typed));
      },
    });
    for (const name of waiting) watch.expect(siteOf(name));
    for (const name of DEAD) fail(name);
    await watch.settled();
    const asked = events.filter((event) => waiting.includes(event));
    return { watch, asked };
  }

  const hundred = Array.from({ length: 100 }, (_, at) => `s${at}.test`);

  it('are tried before the network is called down: dead ones at the head are no outage', async () => {
    const { watch } = await suspectWith(hundred, /^s9\d/);
    expect([watch.isSuspected(), watch.isDown()]).toEqual([false, false]);
  });

  it('are tried from all over the list, a bounded number, none twice', async () => {
    const { watch, asked } = await suspectWith(hundred, /^(?!)/);
    expect(watch.isDown()).toBe(true);
    expect(asked).toHaveLength(48);
    expect(new Set(asked).size).toBe(48);
    expect(asked[0]).toBe('s99.test');
    expect(asked.slice(0, 24).some((name) => /^s\d\./.test(name))).toBe(true);
  });

  it('are tried one of a domain', async () => {
    const { asked } = await suspectWith(['a.one.test', 'b.one.test', 'c.two.test'], /^(?!)/);
    expect(asked).toHaveLength(2);
  });

  it('are those that nobody has asked or is asking', async () => {
    const { watch, events, fail } = watchWith([]);
    for (const name of ['x.test', 'y.test', 'z.test']) watch.expect(siteOf(name));
    const visit = watch.accompany(() => new Promise(() => {}));
    void visit(siteOf('x.test'), { signal: new AbortController().signal, timeoutMs: 1 });
    fail('y.test', { detail: 'ENOTFOUND', reason: 'dns' });
    for (const name of DEAD) fail(name);
    await watch.settled();
    expect(events).toContain('probe z.test');
    expect(events).not.toContain('probe x.test');
    expect(events).not.toContain('probe y.test');
  });

  it('need not be tried where a site that was under way has answered meanwhile', async () => {
    const { watch, events, fail, answerFrom } = watchWith([], {
      wait: () => answerFrom('late.test'),
    });
    for (const name of DEAD) fail(name);
    await watch.settled();
    expect(watch.isDown()).toBe(false);
    expect(events).toEqual(['suspect 3 silent']);
  });
});

describe('sites that all show the same page', () => {
  const LOGIN = page('<h1>Вход в сеть</h1>');
  const names = (count: number, prefix: string) =>
    Array.from({ length: count }, (_, at) => `${prefix}${at}.test`);

  /** What is found at a site that shows `html`, at its own address or at another. */
  async function shownAt(typed: string, html: string, given: Partial<Page> = {}) {
    const { address } = siteOf(typed);
    const visited = await visitSite(async () => answer(address, html, given), {
      site: siteOf(typed),
    });
    return visited.found;
  }

  /** A watch over sites of which `isLogin` show the login page, and the others one that names them. */
  function watchOver(isLogin: (typed: string) => boolean, given: Partial<OutageWatchOptions> = {}) {
    const found = (typed: string) =>
      shownAt(typed, isLogin(typed) ? LOGIN : page(`<h1>Школа № ${/\d+/.exec(typed)}</h1>`));
    const { watch, events, note } = watchWith([], {
      probe: async ({ typed }) => {
        events.push(`probe ${typed}`);
        return found(typed);
      },
      ...given,
    });
    const ask = async (typed: string) => note(typed, await found(typed));
    return { watch, events, ask, note };
  }

  it('are our own network’s doing where others show it, too', async () => {
    const { watch, events, ask } = watchOver(() => true);
    for (const name of names(5, 'later')) watch.expect(siteOf(name));
    for (const name of names(10, 's')) await ask(name);
    expect(watch.isSuspected()).toBe(true);
    await watch.settled();
    expect(events[0]).toBe('suspect 10 alike');
    expect(watch.isDown()).toBe(true);
    expect(watch.impostor()?.label).toBe('Школа');
  });

  it('are our own network’s doing where there are no others', async () => {
    const { watch, ask } = watchOver(() => true);
    for (const name of names(10, 's')) await ask(name);
    await watch.settled();
    expect(watch.isDown()).toBe(true);
  });

  it('are so though a site or two are let through', async () => {
    const { watch, ask } = watchOver((typed) => !/^(?:s3|later1)\./.test(typed));
    for (const name of names(8, 'later')) watch.expect(siteOf(name));
    for (const name of names(11, 's')) await ask(name);
    await watch.settled();
    expect(watch.isDown()).toBe(true);
  });

  it('are a dead hosting’s where sites not yet asked show other pages, and are so for good', async () => {
    const { watch, events, ask } = watchOver((typed) => typed.startsWith('s'));
    for (const name of names(9, 'later')) watch.expect(siteOf(name));
    for (const name of names(10, 's')) await ask(name);
    await watch.settled();
    for (const name of names(20, 'still')) await ask(name);
    expect([watch.isSuspected(), watch.isDown(), watch.impostor()]).toEqual([false, false, null]);
    expect(events.filter((event) => event.startsWith('suspect'))).toHaveLength(1);
  });

  it('are a dead hosting’s at the end of a list, too, of which the others showed their own pages', async () => {
    const { watch, ask } = watchOver((typed) => typed.startsWith('s'));
    for (const name of [...names(20, 'early'), ...names(12, 's')]) await ask(name);
    await watch.settled();
    expect(watch.isDown()).toBe(false);
  });

  it('are our own network’s doing from the moment on when it begins', async () => {
    let isLogin = false;
    const { watch, ask } = watchOver(() => isLogin);
    for (const name of names(20, 'early')) await ask(name);
    isLogin = true;
    for (const name of names(12, 's')) await ask(name);
    await watch.settled();
    expect(watch.isDown()).toBe(true);
  });

  it('are judged when those have answered that were being asked', async () => {
    const { watch, ask, note } = watchOver((typed) => typed.startsWith('s'));
    const ends: (() => void)[] = [];
    const visit = watch.accompany(async ({ typed }) => {
      const found = await shownAt(typed, page(`<h1>Школа № ${/\d+/.exec(typed)}</h1>`));
      await new Promise<void>((end) => ends.push(end));
      return { found, durationMs: 0, again: 'no', retryAfterMs: null };
    });
    const underWay = names(9, 'slow').map(async (name) => {
      const context = { signal: new AbortController().signal, timeoutMs: 1 };
      note(name, (await visit(siteOf(name), context)).found);
    });
    for (const name of names(10, 's')) await ask(name);
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    expect(watch.isSuspected()).toBe(true);
    for (const end of ends) end();
    await Promise.all([...underWay, watch.settled()]);
    expect(watch.isDown()).toBe(false);
  });

  it.each([
    ['pages that name their schools', { html: (at: number) => page(`<h1>Школа № ${at}</h1>`) }],
    ['pages with a link', { html: () => page(LINK) }],
    [
      'bare errors of a server',
      { html: () => '<title>404 Not Found</title><h1>404</h1>', given: { status: 404 } },
    ],
    [
      'a known protection against robots',
      {
        html: () => '<title>Just a moment...</title>',
        given: { status: 403, server: 'cloudflare' },
      },
    ],
  ])('are not meant by %s', async (_name, { html, given = {} }: Shown) => {
    const { watch, note } = watchWith([]);
    for (const [at, name] of names(15, 's').entries())
      note(name, await shownAt(name, html(at), given));
    expect(watch.isSuspected()).toBe(false);
  });

  it('are known by the address that all are redirected to, whatever it says', async () => {
    const { watch, note } = watchWith([]);
    for (const [at, name] of names(10, 's').entries()) {
      const address = `http://login.provider.test/in?from=${name}`;
      note(name, await shownAt(name, page(`<h1>Школа № ${at}</h1>`), { address }));
    }
    await watch.settled();
    expect(watch.impostor()?.label).toBe('Школа');
  });

  it('are known by it though nothing answers there', async () => {
    const { watch, note } = watchWith([]);
    for (const name of names(10, 's')) {
      const to = 'https://login.provider.test/';
      const redirects = [{ status: 302, from: siteOf(name).address, to }];
      note(name, failed(to, 'timeout', { redirects }));
    }
    await watch.settled();
    expect(watch.impostor()?.label).toBe('login.provider.test');
  });

  it('are known by a refusal, too, where it says more than a server does by itself', async () => {
    const { watch, note } = watchWith([]);
    const filter = `<title>Фильтр</title>${'Доступ ограничен администратором сети. '.repeat(5)}`;
    for (const name of names(10, 's')) note(name, await shownAt(name, filter, { status: 403 }));
    await watch.settled();
    expect(watch.impostor()?.label).toBe('Фильтр');
  });

  it('are not meant by a portal that has a page for each', async () => {
    const { watch, note } = watchWith([]);
    for (const [at, name] of names(15, 's').entries()) {
      const address = `http://portal.region.test/school${at}/`;
      note(name, await shownAt(name, page(`<h1>Школа № ${at}</h1>`), { address }));
    }
    expect(watch.isSuspected()).toBe(false);
  });
});

interface Shown {
  readonly html: (at: number) => string;
  readonly given?: Partial<Page>;
}

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
    expect(events.slice(0, 3)).toEqual([
      'probe known.test',
      'probe known.test',
      'suspect 3 silent',
    ]);
    await watch.settled();
    expect(watch.isDown()).toBe(true);
  });

  it('are left alone while there are too few for a suspicion', async () => {
    expect((await hang(THREE.slice(1))).events).toEqual([]);
  });

  it('are suspected where nobody has answered yet', async () => {
    expect((await hang(THREE, { known: [] })).events[0]).toBe('suspect 3 silent');
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
      visitSite: createVisitSite({
        scheduler: { run: (_, visit) => visit(5_000) },
        visit: async (site) => {
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
        abort: new AbortController().signal,
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
    const cleared = new Promise<FetchFailure>((resolve) => {
      clear = () => resolve(probeAnswer('c.test', true));
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
