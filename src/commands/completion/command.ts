// `completion SHELL` prints a script for a shell; the script asks `complete -- WORDS` at each Tab, in
// the protocol of cobra, which many commands speak.
import { Argument, type Command } from 'commander';
import { addHelp } from '../../cli/help.js';
import type { Io } from '../../cli/io.js';
import { refuseOptionsBefore } from '../../cli/misplaced-option.js';
import { RunError } from '../../errors.js';
import type { Words } from '../../words/words.js';
import { type Suggestions, suggest } from './suggest.js';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** Bits that tell the shell what it may offer itself. */
const DIRECTIVES = { files: 0, none: 4, folders: 16 } as const satisfies Readonly<
  Record<Suggestions['files'], number>
>;

interface CompletionSetup {
  readonly words: Words;
  readonly io: Pick<Io, 'stdout'>;
}

/** Adds `completion`, and what its scripts call, to the command line. */
export function addCompletionCommands(program: Command, setup: CompletionSetup): void {
  const { words, io } = setup;
  const { help } = words;
  const completion = program
    .command('completion')
    .description(help.completion)
    .usage(help.completionUsage)
    .addArgument(new Argument('[shell]', help.shell).choices(SHELLS).argParser((text) => text))
    .action(async (typed: string | undefined) => {
      refuseOptionsBefore(program, 'completion', words);
      const shell = SHELLS.find((name) => name === typed);
      if (shell === undefined) {
        throw new RunError({ code: 'usage', message: words.usage.oneShell(SHELLS) });
      }
      const { script } = await import('@bomb.sh/tab');
      script(shell, program.name(), program.name());
      // The package's script allows for files, and forgets to ask for them.
      if (shell === 'bash')
        io.stdout.write('complete -o default -F __noko_check_complete noko-check\n');
    });
  addHelp(completion, 'completion', setup);

  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action((line: readonly string[]) => {
      const { values, files } = suggest(program, line);
      const lines = values.map(({ value, description }) => `${value}\t${description}\n`);
      io.stdout.write(`${lines.join('')}:${DIRECTIVES[files]}\n`);
    });
}
