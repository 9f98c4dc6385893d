// What a run ends with on stderr: how many, by verdict and reason, and where the report is.
import type { ChalkInstance } from 'chalk';
import { formatReasonTitle } from '../verdict/reason-words.js';
import type { Verdict } from '../verdict/reasons.js';
import type { Tally } from './tally.js';
import type { Words } from './words/words.js';

const COLOURS = { pass: 'green', fail: 'red', unchecked: 'yellow' } as const satisfies Readonly<
  Record<Verdict, 'green' | 'red' | 'yellow'>
>;

/** The counts as lines, verdicts first, each followed by its reasons, most frequent first. */
export function formatSummary(options: {
  readonly tally: Tally;
  readonly durationMs: number;
  readonly words: Words;
  readonly chalk: ChalkInstance;
}): string {
  const { tally, durationMs, words, chalk } = options;
  const verdicts = tally.verdicts();
  const width = String(tally.rows()).length;
  const lines = [chalk.bold(words.summary.checked(tally.rows(), durationMs))];
  for (const verdict of ['pass', 'fail', 'unchecked'] as const) {
    const heading = `  ${String(verdicts[verdict]).padStart(width)}  ${words.verdict[verdict]}`;
    lines.push(verdicts[verdict] === 0 ? chalk.dim(heading) : chalk[COLOURS[verdict]](heading));
    for (const { reason, count } of tally.reasons().filter((row) => row.verdict === verdict)) {
      const title = formatReasonTitle(reason, words.language);
      lines.push(`  ${' '.repeat(width)}    ${String(count).padStart(width)}  ${title}`);
    }
  }
  return lines.join('\n');
}
