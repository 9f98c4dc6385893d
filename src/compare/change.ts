// How a school stands to what an earlier report said of it; known only where there is one.
import type { Verdict } from '../verdict/reasons.js';

export const CHANGE_KINDS = [
  'new-violation',
  // It was new less than a week ago, and nobody has mended it.
  'recent-violation',
  'fixed',
  'checked-again',
  'check-lost',
  'unchanged',
  'new-school',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Change {
  readonly kind: ChangeKind;
  /** Since which day (`YYYY-MM-DD`) the school has had its present verdict. */
  readonly since: string;
  /** The last day on which its results link was seen; null where it never was. */
  readonly linkLastSeen: string | null;
  /** What was known before a school could no longer be checked; null for one that was checked. */
  readonly lastKnown: LastKnown | null;
  /** Runs in a row, this one included, in which it could not be checked. */
  readonly runsUnchecked: number;
}

export interface LastKnown {
  readonly verdict: Exclude<Verdict, 'unchecked'>;
  /** The day (`YYYY-MM-DD`) of the last run that could check it. */
  readonly day: string;
  /** Since which day it had had that verdict by then. */
  readonly since: string;
}
