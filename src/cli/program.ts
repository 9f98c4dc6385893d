// The command line as commander knows it. Nothing heavy is imported here: `--help` and a usage
// error must not pay for undici and cheerio.
import { Command, CommanderError, type Option } from 'commander';
import { RunError } from '../errors.js';
import { hidePasswords } from '../hide-passwords.js';
import { applyConfig } from './config/apply-config.js';
import { isSecret, keyOf } from './config/option-shape.js';
import { type ConfigFile, isReadByAll } from './config/read-config.js';
import { addDiffCommand, type DiffSetup } from './diff/command.js';
import { addExplainCommand, type ExplainSetup } from './explain/command.js';
import { addHistoryCommand, type HistorySetup } from './history/command.js';
import type { Io } from './io.js';
import { addLettersCommand, type LettersSetup } from './letters/command.js';
import { addMergeCommand, type MergeSetup } from './merge/command.js';
import { createConfigOptions, createOptions } from './option-table.js';
import { type CheckOptions, findRepeatedOutput } from './options.js';
import type { Words } from './words/words.js';

export interface ProgramSetup {
  readonly words: Words;
  readonly io: Pick<Io, 'stdout' | 'stderr'>;
  readonly version: string;
  /** What the command line leaves open; null or absent for nothing. */
  readonly config?: ConfigFile | null;
  /** The mail server that the environment names; empty or absent for none. */
  readonly smtp?: string | undefined;
  readonly check: (list: string, options: CheckOptions) => Promise<void>;
  readonly explain: ExplainSetup['explain'];
  readonly merge: MergeSetup['merge'];
  readonly diff: DiffSetup['diff'];
  readonly letters: LettersSetup['letters'];
  readonly history: HistorySetup['history'];
}

/** The whole command line; parsing it runs `check`, or throws a `CommanderError`. */
export function createProgram(setup: ProgramSetup): Command {
  const { words, io } = setup;
  const program = new Command('noko-check')
    .description(words.help.description)
    .usage(words.help.usage)
    .argument('[schools.csv]', words.help.list)
    .allowExcessArguments(true)
    // What stands behind the sub-command is its own.
    .enablePositionalOptions()
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      // Errors are worded by `formatUsageError`, in the user's language.
      writeErr: () => {},
    })
    .configureHelp({
      helpWidth: 100,
      styleTitle: (title) => words.help.headings[title as keyof Words['help']['headings']] ?? title,
      subcommandTerm: (command) => `${command.name()} ${command.usage()}`,
      optionDescription: (shown) => describe(shown, words),
    })
    .addHelpText('after', `\n${words.help.exitCodes}\n\n${words.help.examples}`);

  const options = createOptions(words, setup);
  for (const option of options) program.addOption(option);
  addExplainCommand(program, setup);
  addDiffCommand(program, setup);
  addLettersCommand(program, setup);
  addHistoryCommand(program, setup);
  addMergeCommand(program, setup);

  const { config = null, smtp = '' } = setup;
  if (smtp !== '') {
    program.hook('preAction', (_program, command) => {
      const takesIt = command.options.some((option) => option.attributeName() === 'smtp');
      if (takesIt && command.getOptionValueSource('smtp') !== 'cli') {
        command.setOptionValueWithSource('smtp', smtp, 'env');
      }
    });
  }
  let configuredList: string | undefined;
  if (config !== null) {
    const known = createConfigOptions(words, setup);
    const similarTo = (key: string) => nearestOption(known, key);
    program.hook('preAction', async (_program, command) => {
      const values = await applyConfig(command, config, { known, similarTo });
      const list = values.get('list');
      if (typeof list === 'string') configuredList = list;
      const secrets = known.filter(isSecret).map((option) => values.get(keyOf(option)));
      const isTold = command.opts().quiet !== true;
      if (isTold && secrets.some(holdsPassword) && (await isReadByAll(config.file))) {
        io.stderr.write(`${words.usage.readByAll(config.file)}\n`);
      }
    });
  }

  return program
    .version(setup.version, '-V, --version', words.help.options.version)
    .helpOption('-h, --help', words.help.options.help)
    .action(async (_list: string | undefined, options: CheckOptions, command: Command) => {
      const [list = configuredList, ...others] = command.args;
      if (list === undefined) {
        throw new RunError({ code: 'usage', message: words.usage.listMissing });
      }
      if (others.length > 0) {
        throw new RunError({
          code: 'usage',
          message: words.usage.tooManyArguments(command.args.map(withoutLogin)),
        });
      }
      const repeated = findRepeatedOutput(options.output);
      if (repeated !== null) {
        throw new RunError({ code: 'usage', message: words.usage.repeatedOutput(repeated) });
      }
      await setup.check(list, options);
    });
}

/** The long name, without its dashes, that is nearest to `key`, by commander's own measure. */
function nearestOption(options: readonly Option[], key: string): string | null {
  const probe = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  for (const option of options) probe.addOption(option);
  try {
    probe.parse([`--${key}`], { from: 'user' });
    return null;
  } catch (error) {
    const similar = /Did you mean (?:one of )?--([\w-]+)/.exec(
      error instanceof CommanderError ? error.message : '',
    )?.[1];
    return similar ?? null;
  }
}

/** Whether the address of a server or a proxy has a password in it. */
function holdsPassword(value: unknown): boolean {
  return typeof value === 'string' && /:\/\/[^/@\s]*:[^@\s]+@/.test(value);
}

/** Of a mail server that went astray on the line the name of the user is nobody's business, either. */
function withoutLogin(argument: string): string {
  return argument.replace(/:\/\/.*@/s, '://…@');
}

/** The sentence for a usage error, or null for what is none (`--help` and `--version` end by one, too). */
export function formatUsageError(error: unknown, words: Words): string | null {
  if (!(error instanceof CommanderError) || error.exitCode === 0) return null;
  // commander gives its facts only inside an English sentence: 'option '--x <n>' argument 'y' …'.
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  const flag = quoted[0]?.split(/[ ,]+/).find((word) => word.startsWith('--')) ?? quoted[0] ?? '';
  switch (error.code) {
    case 'commander.unknownOption': {
      const similar = /Did you mean (?:one of )?(--[\w-]+)/.exec(error.message)?.[1] ?? null;
      return words.usage.unknownOption(flag.replace(/=.*/s, ''), similar);
    }
    case 'commander.optionMissingArgument':
      return words.usage.missingValue(flag);
    default:
      return hidePasswords(error.message.replace(/^error: /, ''));
  }
}

function describe(option: Option, words: Words): string {
  const extras = [
    option.argChoices === undefined ? '' : `${words.help.choices}: ${option.argChoices.join(', ')}`,
    formatDefault(option, words),
  ].filter((extra) => extra !== '');
  return extras.length === 0 ? option.description : `${option.description} (${extras.join('; ')})`;
}

function formatDefault(option: Option, words: Words): string {
  const shown = option.defaultValueDescription ?? option.defaultValue;
  if (shown === undefined || shown === false || shown === '') return '';
  return `${words.help.byDefault}: ${shown}`;
}
