// What the command tells whoever started it, as a pure function of the outcome.
import type { Verdict } from '../verdict/reasons.js';
import type { FailOn } from './options.js';

export const EXIT = {
  pass: 0,
  fail: 1,
  nothingDone: 2,
  unchecked: 3,
  bug: 70,
  interrupted: 130,
} as const;

export interface RunOutcome {
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** A row ended in `internal-error`. */
  readonly bug: boolean;
  readonly interrupted: boolean;
  /** What was found cannot be trusted: our own network was down, or too many got worse at once. */
  readonly doubtful: boolean;
}

/** The exit code of a run that wrote its report. */
export function exitCodeOf(outcome: RunOutcome, failOn: FailOn): number {
  if (outcome.bug) return EXIT.bug;
  if (outcome.interrupted) return EXIT.interrupted;
  if (failOn === 'never') return EXIT.pass;
  if (outcome.doubtful) return EXIT.unchecked;
  if (outcome.verdicts.fail > 0) return EXIT.fail;
  if (failOn === 'unchecked' && outcome.verdicts.unchecked > 0) return EXIT.unchecked;
  return EXIT.pass;
}

/**
 * The exit code of a run whose mail could not be sent. A job that takes findings for an ordinary
 * night would not notice that nobody hears of them; what weighs more than findings stays.
 */
export function exitCodeUnsent(exitCode: number): number {
  return exitCode === EXIT.bug || exitCode === EXIT.interrupted ? exitCode : EXIT.nothingDone;
}
