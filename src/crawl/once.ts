// A site that stands in the list several times is asked once and answered as often. Only so many
// of the latest are remembered: memory does not grow with the list.

/** Makes `ask` answer a key it was asked before, up to `kept` keys ago, with the same promise. */
export function createOnce<Key, Answer>(
  ask: (key: Key) => Promise<Answer>,
  { keyOf, kept }: { readonly keyOf: (key: Key) => string; readonly kept: number },
): (key: Key) => Promise<Answer> {
  const known = new Map<string, Promise<Answer>>();
  return (key) => {
    const name = keyOf(key);
    const before = known.get(name);
    if (before !== undefined) return before;
    const answer = ask(key);
    if (known.size >= kept) known.delete(known.keys().next().value ?? '');
    known.set(name, answer);
    return answer;
  };
}
