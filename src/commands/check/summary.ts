// What a run ends with on stderr: how many, by verdict and reason, and which rules judged.
import type { ChalkInstance } from 'chalk';
import type { Tally } from '../../report/tally.js';
import type { Reason, Verdict } from '../../verdict/reasons.js';
import type { Rules } from '../../verdict/rules.js';
import { createReasonFormatter } from '../../words/reason-words.js';
import type { Words } from '../../words/words.js';

const COLOURS = { pass: 'green', fail: 'red', unchecked: 'yellow' } as const satisfies Readonly<
  Record<Verdict, 'green' | 'red' | 'yellow'>
>;

/** The counts as lines, verdicts first, each followed by its reasons, most frequent first. */
export function formatSummary(options: {
  readonly tally: Tally;
  readonly durationMs: number;
  readonly words: Words;
  /** What judged, in the order of the judgements. */
  readonly rules: readonly Rules[];
  readonly chalk: ChalkInstance;
}): string {
  const { tally, durationMs, words, rules, chalk } = options;
  const titles = rules.map((each) => createTitles(each, words, { isNamed: rules.length > 1 }));
  const verdicts = tally.verdicts();
  const width = String(tally.rows()).length;
  const lines = [chalk.bold(words.summary.checked(tally.rows(), durationMs))];
  for (const verdict of ['pass', 'fail', 'unchecked'] as const) {
    const heading = `  ${String(verdicts[verdict]).padStart(width)}  ${words.verdict[verdict]}`;
    lines.push(verdicts[verdict] === 0 ? chalk.dim(heading) : chalk[COLOURS[verdict]](heading));
    for (const { requirement, reason, count } of tally
      .reasons()
      .filter((row) => row.verdict === verdict)) {
      const title = titles[requirement]?.(verdict, reason) ?? reason;
      lines.push(`  ${' '.repeat(width)}    ${String(count).padStart(width)}  ${title}`);
    }
  }
  lines.push(capitalise(words.summary.share(verdicts)));
  for (const [index, counts] of tally.requirements().entries()) {
    const name = rules[index]?.name;
    if (name !== undefined) lines.push(`  ${words.profile[name]}: ${words.summary.share(counts)}`);
  }
  lines.push(words.summary.rules(rules));
  return lines.join('\n');
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where there are several requirements, a reason says which it is about. */
function createTitles(rules: Rules, words: Words, { isNamed }: { readonly isNamed: boolean }) {
  const { title } = createReasonFormatter(rules, words.language);
  const prefix = isNamed ? `${words.profile[rules.name]}: ` : '';
  return (verdict: Verdict, reason: Reason): string => prefix + title(verdict, reason);
}
