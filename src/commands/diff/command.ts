// The sub-command as commander knows it.
import { type Command, Option } from 'commander';
import { addHelp } from '../../cli/help.js';
import type { Io } from '../../cli/io.js';
import { refuseOptionsBefore } from '../../cli/misplaced-option.js';
import { parseOneOf } from '../../cli/options.js';
import { RunError } from '../../errors.js';
import { LANGUAGES } from '../../words/languages.js';
import type { Words } from '../../words/words.js';

export const DIFF_FORMATS = ['text', 'csv', 'json'] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];

export interface DiffOptions {
  /** Where the changes go; absent for standard output. */
  readonly output?: string;
  /** Replace also what is no product of ours. */
  readonly force: boolean;
  /** Absent where the name of the output tells, or `text` will do. */
  readonly format?: DiffFormat;
}

export interface DiffFiles {
  readonly before: string;
  readonly now: string;
}

export interface DiffSetup {
  readonly words: Words;
  readonly io: Pick<Io, 'stdout'>;
  readonly diff: (files: DiffFiles, options: DiffOptions) => Promise<void>;
}

/** Adds `diff` to the command line. */
export function addDiffCommand(program: Command, setup: DiffSetup): void {
  const { words, diff } = setup;
  const { help } = words.diff;
  const command = program
    .command('diff')
    .description(help.description)
    .usage(help.usage)
    .argument('[old]', help.old)
    .argument('[new]', help.new)
    .allowExcessArguments(true)
    .addOption(new Option('-o, --output <FILE>', help.options.output).helpGroup(help.group))
    .addOption(new Option('--force', words.help.options.force).helpGroup(help.group).default(false))
    .addOption(
      new Option('--format <NAME>', help.options.format)
        .helpGroup(help.group)
        .choices(DIFF_FORMATS)
        .argParser(parseOneOf(DIFF_FORMATS)('--format')),
    )
    .addOption(
      new Option('--lang <LANG>', words.help.options.lang)
        .helpGroup(words.help.groups.conversation)
        .choices(LANGUAGES)
        .argParser(parseOneOf(LANGUAGES)('--lang')),
    )
    .action(async (_old, _new, options: DiffOptions, command: Command) => {
      refuseOptionsBefore(program, 'diff', words);
      const [before, now, ...others] = command.args;
      if (before === undefined || now === undefined || others.length > 0) {
        throw new RunError({ code: 'usage', message: words.diff.twoReports(command.args) });
      }
      await diff({ before, now }, options);
    });
  addHelp(command, 'diff', setup);
}
