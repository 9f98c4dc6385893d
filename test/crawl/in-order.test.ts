import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapInOrder } from '../../src/crawl/in-order.js';

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
          const outcomes = await collect(mapInOrder(listOf(items), work, window));
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
      3,
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
    const outcomes = mapInOrder(slowList(), async (item) => item, 10);
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
    const outcomes = mapInOrder(broken(), async (item) => item, 10);
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
    for await (const outcome of mapInOrder(endless(), async (item) => item, 4)) {
      if (outcome === 5) break;
    }
    await quiet();
    expect(closed).toBe(true);
  });
});
