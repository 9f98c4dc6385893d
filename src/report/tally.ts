// Counts of a run, kept row by row so that no row has to be. A school is counted once, by the gravest
// of its judgements; each requirement has its own counts beside.
import type { SchoolResult } from '../crawl/result.js';
import { REASONS, type Reason, type Verdict } from '../verdict/reasons.js';
import { indexOfGravest } from '../verdict/requirements.js';

export interface Tally {
  readonly add: (result: SchoolResult) => void;
  /** Takes back a result that another replaces. */
  readonly remove: (result: SchoolResult) => void;
  readonly rows: () => number;
  readonly verdicts: () => Readonly<Record<Verdict, number>>;
  /** By each requirement on its own, in their order; empty where there is one. */
  readonly requirements: () => readonly Readonly<Record<Verdict, number>>[];
  /** In the order of the verdicts, most frequent reason first. */
  readonly reasons: () => readonly ReasonCount[];
  /** How many rows ended so, with the verdict that the reason has where nothing lesser is accepted. */
  readonly count: (reason: Reason) => number;
}

export interface ReasonCount {
  /** The place of the requirement that it is about. */
  readonly requirement: number;
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly count: number;
}

const NONE: Readonly<Record<Verdict, number>> = { pass: 0, fail: 0, unchecked: 0 };
const VERDICT_ORDER: readonly Verdict[] = ['pass', 'fail', 'unchecked'];

export function createTally(): Tally {
  const counts = new Map<string, ReasonCount>();
  const verdicts = { ...NONE };
  const single: Record<Verdict, number>[] = [];
  const change = ({ judgement, further = [] }: SchoolResult, by: number) => {
    const requirement = further.length === 0 ? 0 : indexOfGravest([judgement, ...further]);
    const { verdict, reason } = further[requirement - 1] ?? judgement;
    const code = `${requirement} ${verdict}/${reason}`;
    verdicts[verdict] += by;
    if (further.length > 0) {
      for (const [index, one] of [judgement, ...further].entries()) {
        const own = single[index] ?? { ...NONE };
        own[one.verdict] += by;
        single[index] = own;
      }
    }
    counts.set(code, { requirement, verdict, reason, count: (counts.get(code)?.count ?? 0) + by });
  };
  return {
    add: (result) => change(result, 1),
    remove: (result) => change(result, -1),
    rows: () => verdicts.pass + verdicts.fail + verdicts.unchecked,
    verdicts: () => ({ ...verdicts }),
    requirements: () => single.map((own) => ({ ...own })),
    count: (wanted) =>
      [...counts.values()]
        .filter(({ verdict, reason }) => reason === wanted && verdict === REASONS[reason])
        .reduce((sum, row) => sum + row.count, 0),
    reasons: () =>
      [...counts.values()]
        .filter(({ count }) => count > 0)
        .sort(
          (a, b) =>
            VERDICT_ORDER.indexOf(a.verdict) - VERDICT_ORDER.indexOf(b.verdict) ||
            b.count - a.count,
        ),
  };
}
