// How many schools wait for nothing but their turn. Where enough do, to begin another would only make
// it wait behind them, with all its promises: a list of 10,000 had 8,000 schools in memory, and the
// garbage collector moved each of them twice. Who waits for its domain, a machine or a retry is not
// counted: others can be asked meanwhile, and have to be begun for that; nor who has been looked up.

export interface Backlog {
  /** So many more wait, or fewer. */
  readonly change: (by: number) => void;
  /** Null where another may be begun, else when it may. */
  readonly room: () => Promise<void> | null;
  /** Tells that `isLifted` may have changed. */
  readonly recount: () => void;
}

/** A backlog of which `enough` are enough, unless it is lifted. */
export function createBacklog(enough: number, isLifted: () => boolean = () => false): Backlog {
  let count = 0;
  let waking: (() => void)[] = [];
  const hasRoom = () => count < enough || isLifted();
  const recount = () => {
    if (waking.length === 0 || !hasRoom()) return;
    const woken = waking;
    waking = [];
    for (const wake of woken) wake();
  };
  return {
    change(by) {
      count += by;
      recount();
    },
    room: () => (hasRoom() ? null : new Promise((wake) => waking.push(wake))),
    recount,
  };
}

/** The same items, each asked of `source` only when there is room. */
export function heldBack<Item>(
  source: AsyncIterable<Item>,
  { room }: Pick<Backlog, 'room'>,
): AsyncIterable<Item> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = source[Symbol.asyncIterator]();
      return {
        // Not a generator, which would cost each item five promises.
        next() {
          const wait = room();
          return wait === null ? iterator.next() : wait.then(() => iterator.next());
        },
        return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
      };
    },
  };
}
