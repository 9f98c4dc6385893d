import { describe, expect, it } from 'vitest';
import { createBacklog, heldBack } from '../../src/crawl/backlog.js';

async function* counting() {
  for (let item = 1; ; item++) yield item;
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('a backlog', () => {
  it('has room as long as fewer than enough wait', () => {
    const { change, room } = createBacklog(2);
    expect(room()).toBeNull();
    change(1);
    expect(room()).toBeNull();
    change(1);
    expect(room()).not.toBeNull();
  });

  it('has room again when one of enough is gone', async () => {
    const { change, room } = createBacklog(1);
    change(1);
    const waiting = room();
    change(-1);
    await expect(waiting).resolves.toBeUndefined();
  });

  it('has room while it is lifted, also for who waits already, and none after that', async () => {
    let isLifted = false;
    const { change, room, recount } = createBacklog(1, () => isLifted);
    change(1);
    const waiting = room();
    isLifted = true;
    recount();
    await expect(waiting).resolves.toBeUndefined();
    expect(room()).toBeNull();
    isLifted = false;
    expect(room()).not.toBeNull();
  });

  it('holds a source back while there is no room, and asks it for nothing', async () => {
    const { change, room } = createBacklog(1);
    const items = heldBack(counting(), { room })[Symbol.asyncIterator]();
    expect((await items.next()).value).toBe(1);
    change(1);
    const given: unknown[] = [];
    void items.next().then(({ value }) => given.push(value));
    await settled();
    expect(given).toEqual([]);
    change(-1);
    await settled();
    expect(given).toEqual([2]);
  });

  it('ends its source when nobody wants more of it', async () => {
    let ended = false;
    const source = async function* () {
      try {
        yield* counting();
      } finally {
        ended = true;
      }
    };
    for await (const item of heldBack(source(), createBacklog(1))) if (item === 2) break;
    expect(ended).toBe(true);
  });
});
