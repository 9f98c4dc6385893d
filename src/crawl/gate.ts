// Room for so many at once; who comes later goes in by turns. Not p-limit, which makes six promises
// for each that passes, where most of thousands of schools find the gate open.

export interface Gate {
  /** Goes in when there is room; null where that is now. */
  readonly enter: () => Promise<void> | null;
  /** Makes room for the next; to be called once for each that went in. */
  readonly leave: () => void;
}

/** A gate that lets `limit` through at once; `onWaiting` is told how many more or fewer wait. */
export function createGate(limit: number, onWaiting: (by: number) => void = () => {}): Gate {
  const waiting: (() => void)[] = [];
  let open = 0;
  return {
    enter() {
      if (open < limit) {
        open += 1;
        return null;
      }
      onWaiting(1);
      return new Promise((enter) => waiting.push(enter));
    },
    leave() {
      const enter = waiting.shift();
      if (enter === undefined) {
        open -= 1;
        return;
      }
      enter();
      onWaiting(-1);
    },
  };
}
