// The sub-command as commander knows it: the options of the main job that speak of the report, from
// the same table, and its own.
import { type Command, Option } from 'commander';
import { addHelp } from '../../cli/help.js';
import type { Io } from '../../cli/io.js';
import { refuseOptionsBefore } from '../../cli/misplaced-option.js';
import { createOptions } from '../../cli/option-table.js';
import { type CheckOptions, findRepeatedOutput } from '../../cli/options.js';
import { RunError } from '../../errors.js';
import type { Words } from '../../words/words.js';

const REPORT_OPTIONS = [
  'sheet',
  'columns',
  'output',
  'force',
  'format',
  'csv',
  'annex',
  'annexAll',
  'organisation',
  'previous',
  'grace',
  'acceptMassChange',
  'history',
  'mailTo',
  'mailFrom',
  'mailAlways',
  'smtp',
  // For the mail server.
  'caFile',
  'connectTo',
  'failOn',
  'lang',
  'quiet',
] as const;

export interface MergeOptions
  extends Pick<CheckOptions, Exclude<(typeof REPORT_OPTIONS)[number], 'lang'>> {
  /** The list that the parts have to be of; absent where nobody knows better than they. */
  readonly list?: string;
}

export interface MergeSetup {
  readonly words: Words;
  readonly io: Pick<Io, 'stdout'>;
  readonly version: string;
  readonly merge: (parts: readonly string[], options: MergeOptions) => Promise<void>;
}

/** Adds `merge` to the command line. */
export function addMergeCommand(program: Command, setup: MergeSetup): void {
  const { words } = setup;
  const command = program
    .command('merge')
    .description(words.merge.description)
    .usage(words.merge.usage)
    .argument('[part...]', words.merge.parts)
    .addOption(new Option('--list <FILE>', words.merge.list).helpGroup(words.help.groups.list));
  for (const option of createOptions(words, setup)) {
    if (REPORT_OPTIONS.some((name) => name === option.attributeName())) command.addOption(option);
  }
  addHelp(command, 'merge', setup);
  command.action(async (parts: readonly string[], options: MergeOptions) => {
    refuseOptionsBefore(program, 'merge', words);
    if (parts.length === 0) throw usage(words.merge.partsMissing);
    const repeated = findRepeatedOutput(options.output);
    if (repeated !== null) throw usage(words.usage.repeatedOutput(repeated));
    await setup.merge(parts, options);
  });
}

function usage(message: string): RunError {
  return new RunError({ code: 'usage', message });
}
