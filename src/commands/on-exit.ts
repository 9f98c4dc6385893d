/** What `await using` calls when its block is left, by whatever way. */
export function onExit(close: () => unknown): AsyncDisposable {
  return {
    async [Symbol.asyncDispose]() {
      await close();
    },
  };
}
