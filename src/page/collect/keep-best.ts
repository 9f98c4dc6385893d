// A page may hold a thousand links to the host, and a row must not. Each kind has its own allowance,
// so that no crowd of general links pushes out the one that counts.

export interface BestKeeper<Kept> {
  readonly add: (group: string, kept: Kept) => void;
  /** In the order in which they were added. */
  readonly all: () => readonly Kept[];
  readonly hasRoom: (group: string) => boolean;
}

/** Keeps the first of each group, as many as `maxOf` says. */
export function createBestKeeper<Kept>(maxOf: (group: string) => number): BestKeeper<Kept> {
  const kept: Kept[] = [];
  const counts = new Map<string, number>();
  const hasRoom = (group: string): boolean => (counts.get(group) ?? 0) < maxOf(group);
  return {
    hasRoom,
    add(group, one) {
      if (!hasRoom(group)) return;
      counts.set(group, (counts.get(group) ?? 0) + 1);
      kept.push(one);
    },
    all: () => kept,
  };
}
