// Manners towards a platform: at most so many of its schools are asked at once, and after it said
// 429 or 503 none for a while. A gate is passed before a global slot is taken: a queue at one
// platform must not hold the places in which others could be asked.

export interface Gates {
  /** Goes in when the gate of `key` has room and is not paused; null where that is now. */
  readonly enter: (key: string) => Promise<void> | null;
  /** Makes room for the next; to be called once for each that went in. */
  readonly leave: (key: string) => void;
  /** Keeps the gate of `key` shut for `forMs`, or until a pause said before ends, if that is later. */
  readonly pause: (key: string, forMs: number) => void;
}

interface Gate {
  open: number;
  readonly waiting: (() => void)[];
  pausedUntil: number;
  timer: NodeJS.Timeout | null;
}

/** Gates that let `limit` tasks through at once each; when `stop` aborts, no pause holds any more. */
export function createGates(limit: number, stop: AbortSignal): Gates {
  const gates = new Map<string, Gate>();

  const gateOf = (key: string): Gate => {
    const known = gates.get(key);
    if (known !== undefined) return known;
    const gate: Gate = { open: 0, waiting: [], pausedUntil: 0, timer: null };
    gates.set(key, gate);
    return gate;
  };

  const admit = (key: string, gate: Gate): void => {
    const pausedMs = gate.pausedUntil === 0 ? 0 : gate.pausedUntil - performance.now();
    if (pausedMs > 0) {
      if (gate.waiting.length === 0) return;
      gate.timer ??= setTimeout(() => {
        gate.timer = null;
        admit(key, gate);
      }, pausedMs);
      return;
    }
    while (gate.open < limit) {
      const enter = gate.waiting.shift();
      if (enter === undefined) break;
      gate.open += 1;
      enter();
    }
    // A list has as many domains as schools: a gate that nobody uses is let go.
    if (gate.open === 0 && gate.waiting.length === 0) gates.delete(key);
  };

  const endPauses = () => {
    for (const [key, gate] of gates) {
      gate.pausedUntil = 0;
      if (gate.timer !== null) clearTimeout(gate.timer);
      gate.timer = null;
      admit(key, gate);
    }
  };
  stop.addEventListener('abort', endPauses, { once: true });

  return {
    enter(key) {
      const gate = gateOf(key);
      const isPaused = gate.pausedUntil > 0 && gate.pausedUntil > performance.now();
      if (!isPaused && gate.waiting.length === 0 && gate.open < limit) {
        gate.open += 1;
        return null;
      }
      return new Promise((enter) => {
        gate.waiting.push(enter);
        admit(key, gate);
      });
    },
    leave(key) {
      const gate = gateOf(key);
      gate.open -= 1;
      admit(key, gate);
    },
    pause(key, forMs) {
      if (stop.aborted) return;
      const gate = gateOf(key);
      gate.pausedUntil = Math.max(gate.pausedUntil, performance.now() + forMs);
    },
  };
}
