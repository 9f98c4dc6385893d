// Whether a run is worth a message: an inbox that fills every night is not read. With an earlier
// report it is what changed, without one what is wrong; a run that cannot be trusted always is.

import type { Comparison } from '../compare/comparison.js';
import type { Verdict } from '../verdict/reasons.js';

export interface NightsRun {
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Null where there was nothing to compare with. */
  readonly comparison: Pick<Comparison, 'changes' | 'left' | 'silent'> | null;
  /** Runs in a row without a check from which on a school is called to attention. */
  readonly grace: number;
  /** How many things make the run doubtful or were lost. */
  readonly alarms: number;
}

export function isNews({ verdicts, comparison, grace, alarms }: NightsRun): boolean {
  if (alarms > 0) return true;
  if (comparison === null) return verdicts.fail > 0;
  // What is known already is told of, but is no cause to write.
  const { unchanged, 'recent-violation': recent, ...changes } = comparison.changes;
  const changed = Object.values(changes).some((schools) => schools > 0);
  // A school that is silent still has been told of in the night when it became so.
  const isNewlySilent = comparison.silent.some(({ runs }) => runs === grace);
  return changed || isNewlySilent || comparison.left.length > 0;
}
