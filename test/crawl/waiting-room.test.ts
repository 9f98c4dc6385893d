import { describe, expect, it } from 'vitest';
import type { Crawled } from '../../src/crawl/crawl.js';
import { createWaitingRoom } from '../../src/crawl/waiting-room.js';
import type { School } from '../../src/school.js';
import { schoolWith, siteOf } from '../support/asking.js';

/** A waiting room, and what was begun behind it; `finish` ends the oldest that is under way. */
function roomWith(limits: { readonly perDomain: number; readonly places: number }) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const answer = (school: School) => {
    begun.push(school.site.typed);
    return new Promise<Crawled>((resolve) => {
      ends.push(() => resolve({ result: { school } } as Crawled));
    });
  };
  const room = createWaitingRoom(answer, limits);
  return {
    begun,
    enter: (...typed: string[]) => typed.map((site) => room(schoolWith(siteOf(site)))),
    room,
    async finish() {
      ends.shift()?.();
      await settled();
    },
  };
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('the waiting room', () => {
  it('lets in so many at once, and the next when one is done', async () => {
    const { begun, enter, finish } = roomWith({ perDomain: 9, places: 2 });
    enter('a.test', 'b.test', 'c.test');
    await settled();
    expect(begun).toEqual(['a.test', 'b.test']);
    await finish();
    expect(begun).toEqual(['a.test', 'b.test', 'c.test']);
  });

  it('lets no platform take the places of the others', async () => {
    const { begun, enter } = roomWith({ perDomain: 2, places: 3 });
    enter('a.platform.test', 'b.platform.test', 'c.platform.test', 'd.platform.test', 'other.test');
    await settled();
    expect(begun).toEqual(['a.platform.test', 'b.platform.test', 'other.test']);
  });

  it('answers each with its own', async () => {
    const { enter, finish } = roomWith({ perDomain: 1, places: 1 });
    const answers = enter('a.test', 'b.test');
    await settled();
    await finish();
    await finish();
    const sites = (await Promise.all(answers)).map(({ result }) => result.school.site.typed);
    expect(sites).toEqual(['a.test', 'b.test']);
  });

  it('does not keep a school waiting that has no address to ask', () => {
    const { begun, enter, room } = roomWith({ perDomain: 1, places: 1 });
    enter('a.test');
    room(schoolWith({ typed: 'нет', problem: 'missing' }));
    expect(begun).toContain('нет');
  });
});
