// The sub-command as commander knows it.
import { type Command, Option } from 'commander';
import { addHelp } from '../../cli/help.js';
import type { Io } from '../../cli/io.js';
import { refuseOptionsBefore } from '../../cli/misplaced-option.js';
import { createOptions } from '../../cli/option-table.js';
import { RunError } from '../../errors.js';
import type { Words } from '../../words/words.js';

export interface InitOptions {
  /** Have it done every night, without asking whether. */
  readonly nightly: boolean;
  /** Check the list when all is answered. */
  readonly runs: boolean;
}

export interface InitSetup {
  readonly words: Words;
  readonly io: Pick<Io, 'stdout'>;
  readonly version: string;
  /** `list` is null where the user is to be asked. */
  readonly init: (list: string | null, options: InitOptions) => Promise<void>;
}

/** Adds `init` to the command line. */
export function addInitCommand(program: Command, setup: InitSetup): void {
  const { words } = setup;
  const { help, oneList } = words.init;
  const command = program
    .command('init')
    .description(help.description)
    .usage(help.usage)
    .argument('[list]', help.list)
    .allowExcessArguments(true)
    .addOption(new Option('--nightly', help.nightly).helpGroup(help.group).default(false));
  for (const option of createOptions(words, setup)) {
    if (option.attributeName() === 'lang') command.addOption(option);
  }
  addHelp(command, 'init', setup);
  command.action(async (_list: string | undefined, { nightly }: { readonly nightly: boolean }) => {
    refuseOptionsBefore(program, 'init', words);
    const [list = null, ...others] = command.args;
    if (others.length > 0) {
      throw new RunError({ code: 'usage', message: oneList(command.args) });
    }
    await setup.init(list, { nightly, runs: false });
  });
}
