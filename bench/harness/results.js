// What the bench has to say, in a terminal and in RESULTS.md.
import { describeMachine } from './machine.js';
import { isMet } from './mode.js';
import { figure, formatTable } from './table.js';

/**
 * @param {readonly import('./mode.js').Outcome[]} outcomes
 * @param {{ date: Date, command: string, commit: string, seed: string, rounds: number }} run
 */
export function formatResults(outcomes, { date, command, commit, seed, rounds }) {
  const targets = outcomes.flatMap((outcome) => outcome.targets);
  return [
    '# Results of the bench',
    [
      `- \`${command}\` on ${date.toISOString().slice(0, 10)}, at commit ${commit}; corpus of seed ${seed}; medians of ${rounds} rounds`,
      ...describeMachine(),
    ].join('\n'),
    'Absolute times are this machine’s; the ratios hold on others. How each figure is come by stands in [README.md](README.md).',
    '## Targets',
    formatTable(
      ['target', 'limit', 'measured', 'met'],
      targets.map((target) => [
        target.name,
        `${target.is} ${target.limit}`,
        figure(target.measured),
        isMet(target) ? 'yes' : 'no',
      ]),
    ),
    ...outcomes.flatMap(({ title, text }) => [`## ${title}`, text]),
  ].join('\n\n');
}
