// All that is said on stderr while a run goes on and when it ends. `--quiet` leaves errors alone;
// where there is a progress line, it is taken away before anything else is written.
import { Chalk } from 'chalk';
import { chooseColourLevel } from '../../cli/colour.js';
import type { Io } from '../../cli/io.js';
import { createProgress } from '../../cli/progress.js';
import type { Comparison } from '../../compare/comparison.js';
import type { Tally } from '../../report/tally.js';
import type { TargetOutcome } from '../../report/target.js';
import type { Rules } from '../../verdict/rules.js';
import type { Words } from '../../words/words.js';
import { formatComparison } from './format-comparison.js';
import { formatSummary } from './summary.js';

export interface Conversation {
  /** The counts changed. */
  readonly progress: () => void;
  /** A site is asked; what is answered is to be called when that has ended. */
  readonly visit: (address: string) => () => void;
  /** Something worth knowing happened; says nothing under `--quiet`. */
  readonly tell: (sentence: string) => void;
  /** Something went wrong. */
  readonly complain: (sentence: string) => void;
  readonly endProgress: () => void;
  /** The counts, what they are worth, and what became of each report. */
  readonly conclude: (end: RunEnd) => void;
}

export interface ComparedWith extends Comparison {
  /** The earlier report, as typed. */
  readonly file: string;
  /** Whether many that got worse at once are believed. */
  readonly accepted: boolean;
}

export interface RunEnd {
  readonly durationMs: number;
  readonly outcomes: readonly TargetOutcome[];
  /** Schools that link to the same results as another. */
  readonly sharing: number;
  /** The page that our own network shows in the place of every site; null where it shows none. */
  readonly impostor: string | null;
  /** Null where there is no earlier report. */
  readonly comparison: ComparedWith | null;
}

export function createConversation(setup: {
  readonly io: Pick<Io, 'stderr' | 'env'>;
  /** Whether the report goes to the same terminal, row by row. */
  readonly isReportOnTerminal: boolean;
  readonly words: Words;
  readonly tally: Tally;
  readonly quiet: boolean;
  /** Rows of the list; null where it is not known. */
  readonly total: number | null;
  /** What judges, in the order of the judgements. */
  readonly rules: readonly Rules[];
}): Conversation {
  const { io, words, tally, quiet, total, rules, isReportOnTerminal } = setup;
  const { stderr } = io;
  const progress = createProgress({
    stream: quiet || isReportOnTerminal ? null : stderr,
    words,
    tally,
    total,
  });

  const complain = (sentence: string): void => {
    progress.clear();
    stderr.write(`${sentence}\n`);
  };
  const tell = (sentence: string): void => {
    if (!quiet) complain(sentence);
  };

  return {
    progress: progress.update,
    visit: progress.begin,
    endProgress: progress.end,
    tell,
    complain,
    conclude({ durationMs, outcomes, sharing, impostor, comparison }) {
      // Not made where it is not said: the numbers of a language take 12 ms.
      if (!quiet) {
        const chalk = new Chalk({ level: chooseColourLevel(io.env, stderr.isTTY === true) });
        tell(formatSummary({ tally, durationMs, words, rules, chalk }));
        if (sharing > 0) tell(words.summary.sharedLinks(sharing));
        const [notTheSite, moved] = [tally.count('not-the-site'), tally.count('moved')];
        if (notTheSite + moved > 0) tell(words.summary.strangers({ notTheSite, moved }));
        const cards = tally.count('card-link');
        if (cards > 0) tell(words.summary.cards(cards));
      }
      if (comparison !== null) {
        tell(formatComparison(comparison, { file: comparison.file, words }));
        if (comparison.mass !== null) complain(formatMassAlarm(comparison, words));
      }
      const interrupted = tally.count('interrupted');
      if (interrupted > 0) tell(words.summary.interrupted(interrupted));
      const ownNetwork = tally.count('own-network');
      if (ownNetwork > 0) complain(words.summary.ownNetwork(ownNetwork, impostor));
      for (const outcome of outcomes) {
        const said = formatOutcome(outcome, words);
        if (said === null) continue;
        if (outcome.kind === 'failed') complain(`noko-check: ${said.sentence}`);
        // Whoever waits for a file has to know that it is not the new one.
        else if (said.isTrouble) complain(said.sentence);
        else tell(said.sentence);
      }
    },
  };
}

/** What became of a report; null where there is nothing to say of it. */
export function formatOutcome(
  outcome: TargetOutcome,
  words: Words,
): { readonly sentence: string; readonly isTrouble: boolean } | null {
  switch (outcome.kind) {
    case 'failed':
      return { sentence: words.problem(outcome.problem), isTrouble: true };
    case 'beside':
      return { sentence: formatBeside(outcome, words), isTrouble: true };
    default:
      return outcome.file === '-'
        ? null
        : { sentence: words.summary.written(outcome.file), isTrouble: false };
  }
}

export function formatMassAlarm({ mass, accepted }: ComparedWith, { comparison }: Words): string {
  if (mass === null) return '';
  const end = accepted ? comparison.massAccepted : comparison.massRefused;
  return `${comparison.mass(mass)} ${end}`;
}

function formatBeside(
  { writtenTo, file, cause }: Extract<TargetOutcome, { kind: 'beside' }>,
  { summary }: Words,
): string {
  return cause === 'kept'
    ? summary.keptBefore(writtenTo, file)
    : summary.writtenElsewhere(writtenTo, file);
}
