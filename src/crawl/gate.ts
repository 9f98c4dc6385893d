// Room for so many at once; who comes later goes in by turns. Not p-limit, which makes six promises
// for each that passes, where most of thousands of schools find the gate open.

export interface Gate {
  /** Goes in when there is room; null where that is now. */
  readonly enter: () => Promise<void> | null;
  /** Makes room for the next; to be called once for each that went in. */
  readonly leave: () => void;
  /** Lets half as many through from now on, at least one; those inside stay. */
  readonly narrow: () => void;
}

/** A gate that lets `limit` through at once; `onWaiting` is told how many more or fewer wait. */
export function createGate(limit: number, onWaiting: (by: number) => void = () => {}): Gate {
  const waiting: (() => void)[] = [];
  let open = 0;
  let width = limit;
  return {
    narrow() {
      width = Math.max(1, Math.floor(width / 2));
    },
    enter() {
      if (open < width) {
        open += 1;
        return null;
      }
      onWaiting(1);
      return new Promise((enter) => waiting.push(enter));
    },
    leave() {
      const enter = open > width ? undefined : waiting.shift();
      if (enter === undefined) {
        open -= 1;
        return;
      }
      enter();
      onWaiting(-1);
    },
  };
}
