// Runs work over a stream so that outcomes come in input order, whatever order they are done in,
// while only a window of them exists at any time: memory does not grow with the list. A slow one
// holds back what follows it in the report, and the work itself only when the window is full.

/**
 * Yields `work(item)` for each item of `source`, in order. At most `window` items are started and
 * not yet yielded. `work` must not reject. An error of `source` is thrown after what was started
 * before it has been yielded.
 */
export async function* mapInOrder<Item, Outcome>(
  source: AsyncIterable<Item>,
  work: (item: Item) => Promise<Outcome>,
  window: number,
): AsyncGenerator<Outcome> {
  const iterator = source[Symbol.asyncIterator]();
  const started: Promise<Outcome>[] = [];
  const state: { filling: boolean; ended: boolean; fault: unknown; wake: () => void } = {
    filling: false,
    ended: false,
    fault: null,
    wake() {},
  };

  // Goes on beside the yielding: a list that comes slowly must not hold back what is done.
  const fill = async () => {
    state.filling = true;
    try {
      while (!state.ended && started.length < window) {
        const next = await iterator.next();
        if (next.done === true) state.ended = true;
        else started.push(work(next.value));
        state.wake();
      }
    } catch (error) {
      state.fault = error;
      state.ended = true;
      state.wake();
    }
    state.filling = false;
  };

  try {
    for (;;) {
      if (!state.filling && !state.ended) void fill();
      const head = started[0];
      if (head !== undefined) {
        const outcome = await head;
        started.shift();
        yield outcome;
      } else if (state.ended) {
        break;
      } else {
        await new Promise<void>((resolve) => {
          state.wake = resolve;
        });
      }
    }
    if (state.fault !== null) throw state.fault;
  } finally {
    state.ended = true;
    // Not awaited: a list that is being waited for (a pipe that stays open) would hold up the end.
    void iterator.return?.();
  }
}
