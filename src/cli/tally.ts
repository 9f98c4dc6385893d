// Counts of a run, kept row by row so that no row has to be.
import type { SchoolResult } from '../result.js';
import type { Reason, Verdict } from '../verdict/reasons.js';

export interface Tally {
  readonly add: (result: SchoolResult) => void;
  readonly rows: () => number;
  readonly verdicts: () => Readonly<Record<Verdict, number>>;
  /** In the order of the verdicts, most frequent reason first. */
  readonly reasons: () => readonly ReasonCount[];
  /** How many rows ended so. */
  readonly count: (reason: Reason) => number;
}

export interface ReasonCount {
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly count: number;
}

const VERDICT_ORDER: readonly Verdict[] = ['pass', 'fail', 'unchecked'];

export function createTally(): Tally {
  const counts = new Map<string, ReasonCount>();
  const verdicts: Record<Verdict, number> = { pass: 0, fail: 0, unchecked: 0 };
  return {
    add({ judgement: { verdict, reason } }) {
      verdicts[verdict] += 1;
      const code = `${verdict}/${reason}`;
      counts.set(code, { verdict, reason, count: (counts.get(code)?.count ?? 0) + 1 });
    },
    rows: () => verdicts.pass + verdicts.fail + verdicts.unchecked,
    verdicts: () => ({ ...verdicts }),
    count: (wanted) =>
      [...counts.values()].reduce(
        (sum, { reason, count }) => sum + (reason === wanted ? count : 0),
        0,
      ),
    reasons: () =>
      [...counts.values()].sort(
        (a, b) =>
          VERDICT_ORDER.indexOf(a.verdict) - VERDICT_ORDER.indexOf(b.verdict) || b.count - a.count,
      ),
  };
}
