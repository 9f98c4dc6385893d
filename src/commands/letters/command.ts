// The sub-command as commander knows it.
import { type Command, Option } from 'commander';
import { addHelp } from '../../cli/help.js';
import type { Io } from '../../cli/io.js';
import { refuseOptionsBefore } from '../../cli/misplaced-option.js';
import { createOptions } from '../../cli/option-table.js';
import { RunError } from '../../errors.js';
import type { Words } from '../../words/words.js';
import { type LettersOptions, parseDay } from './options.js';

export interface LettersSetup {
  readonly words: Words;
  readonly io: Pick<Io, 'stdout'>;
  readonly version: string;
  readonly letters: (report: string, options: LettersOptions) => Promise<void>;
}

const SHARED_OPTIONS = ['mailFrom', 'smtp', 'caFile', 'connectTo', 'lang', 'quiet'];

/** Adds `letters` to the command line. */
export function addLettersCommand(program: Command, setup: LettersSetup): void {
  const { words } = setup;
  const { options: described, ...text } = words.lettersHelp;
  const own = (flags: string, description: string): Option =>
    new Option(flags, description).helpGroup(text.group);
  const command = program
    .command('letters')
    .description(text.description)
    .usage(text.usage)
    .argument('[report]', text.report)
    .allowExcessArguments(true)
    .addOption(own('-o, --output <DIR>', described.output).default('letters'))
    .addOption(own('--deadline <DAY>', described.deadline).argParser(parseDay('--deadline')))
    .addOption(own('--organisation <NAME>', described.organisation))
    .addOption(own('--template <FILE>', described.template))
    .addOption(own('--send', described.send).default(false))
    .addOption(own('--dry-run', described.dryRun).default(false))
    .addOption(own('--eml', described.eml).default(false));
  for (const option of createOptions(words, setup)) {
    if (SHARED_OPTIONS.includes(option.attributeName())) command.addOption(option);
  }
  addHelp(command, 'letters', { ...setup, exitCodes: text.exitCodes });
  command.action(async (_report: string | undefined, options: LettersOptions) => {
    refuseOptionsBefore(program, 'letters', words);
    const [report, ...others] = command.args;
    if (report === undefined) throw usage(words.letters.reportMissing);
    if (others.length > 0) throw usage(words.letters.oneReport(command.args));
    if (options.dryRun && !options.send) throw usage(words.letters.dryRunAlone);
    await setup.letters(report, options);
  });
}

function usage(message: string): RunError {
  return new RunError({ code: 'usage', message });
}
