// Looking at the beginning of a stream without losing it.

/** The beginning of a stream, and the whole of it from the start again. */
export interface ReadAhead<T> {
  readonly ahead: readonly T[];
  /** True where the stream ended within `ahead`. */
  readonly ended: boolean;
  readonly all: AsyncGenerator<T>;
}

/** Pulls pieces until their lengths add up to `length` or the source ends. */
export async function readAhead<T extends { readonly length: number }>(
  source: AsyncIterator<T>,
  length: number,
): Promise<ReadAhead<T>> {
  const ahead: T[] = [];
  let total = 0;
  let ended = false;
  while (total < length && !ended) {
    const next = await source.next();
    if (next.done === true) {
      ended = true;
    } else {
      ahead.push(next.value);
      total += next.value.length;
    }
  }
  return { ahead, ended, all: replay(ahead, source) };
}

async function* replay<T>(ahead: readonly T[], source: AsyncIterator<T>): AsyncGenerator<T> {
  yield* ahead;
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    yield next.value;
  }
}
