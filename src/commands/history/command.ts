// The sub-command as commander knows it.
import { type Command, Option } from 'commander';
import { addHelp } from '../../cli/help.js';
import type { Io } from '../../cli/io.js';
import { refuseOptionsBefore } from '../../cli/misplaced-option.js';
import { collect, findRepeatedOutput, parseOneOf } from '../../cli/options.js';
import { RunError } from '../../errors.js';
import { LANGUAGES } from '../../words/languages.js';
import type { Words } from '../../words/words.js';

/** What a row of the table is about. */
export const HISTORY_TABLES = ['schools', 'days'] as const;
export type HistoryTable = (typeof HISTORY_TABLES)[number];

export interface HistoryOptions {
  /** Empty for standard output. */
  readonly output: readonly string[];
  readonly table: HistoryTable;
  /** Replace also what is no product of ours. */
  readonly force: boolean;
}

export interface HistorySetup {
  readonly words: Words;
  readonly io: Pick<Io, 'stdout'>;
  readonly history: (folder: string, options: HistoryOptions) => Promise<void>;
}

/** Adds `history` to the command line. */
export function addHistoryCommand(program: Command, setup: HistorySetup): void {
  const { words, history } = setup;
  const { help } = words.history;
  const command = program
    .command('history')
    .description(help.description)
    .usage(help.usage)
    .argument('[dir]', help.folder)
    .allowExcessArguments(true)
    .addOption(
      new Option('-o, --output <FILE>', help.options.output)
        .helpGroup(help.group)
        .argParser(collect((text) => text))
        .default([], ''),
    )
    .addOption(new Option('--force', words.help.options.force).helpGroup(help.group).default(false))
    .addOption(
      new Option('--table <NAME>', help.options.table)
        .helpGroup(help.group)
        .choices(HISTORY_TABLES)
        .argParser(parseOneOf(HISTORY_TABLES)('--table'))
        .default('schools'),
    )
    .addOption(
      new Option('--lang <LANG>', words.help.options.lang)
        .helpGroup(words.help.groups.conversation)
        .choices(LANGUAGES)
        .argParser(parseOneOf(LANGUAGES)('--lang')),
    )
    .action(async (_dir, options: HistoryOptions, command: Command) => {
      refuseOptionsBefore(program, 'history', words);
      const [folder, ...others] = command.args;
      if (folder === undefined || others.length > 0) {
        throw new RunError({ code: 'usage', message: words.history.oneFolder(command.args) });
      }
      const repeated = findRepeatedOutput(options.output);
      if (repeated !== null) {
        throw new RunError({ code: 'usage', message: words.usage.repeatedOutput(repeated) });
      }
      await history(folder, options);
    });
  addHelp(command, 'history', setup);
}
