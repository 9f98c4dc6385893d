/** What `source` gives until `signal` aborts; what it has not given by then is not waited for. */
export async function* untilAborted<Item>(
  source: AsyncIterable<Item>,
  signal: AbortSignal,
): AsyncGenerator<Item> {
  const iterator = source[Symbol.asyncIterator]();
  let wake = (_end: IteratorResult<Item>): void => {};
  const end = () => wake({ done: true, value: undefined });
  signal.addEventListener('abort', end, { once: true });
  while (!signal.aborted) {
    const next = await new Promise<IteratorResult<Item>>((resolve, reject) => {
      wake = resolve;
      iterator.next().then(resolve, reject);
    });
    if (next.done === true) return;
    yield next.value;
  }
}
