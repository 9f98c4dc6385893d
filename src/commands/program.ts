// The command line as commander knows it. Nothing heavy is imported here: `--help` and a usage
// error must not pay for undici and parse5.
import { Command, CommanderError, Option } from 'commander';
import { applyConfig } from '../cli/config/apply-config.js';
import { isSecret, keyOf } from '../cli/config/option-shape.js';
import { type ConfigFile, isReadByAll } from '../cli/config/read-config.js';
import { EXIT } from '../cli/exit-code.js';
import { addHelp } from '../cli/help.js';
import type { Io } from '../cli/io.js';
import { nearestName } from '../cli/nearest-name.js';
import { createConfigOptions, createOptions } from '../cli/option-table.js';
import { type CheckOptions, findRepeatedOutput } from '../cli/options.js';
import { RunError } from '../errors.js';
import { hidePasswords } from '../files/hide-passwords.js';
import type { Words } from '../words/words.js';
import { addCompletionCommands } from './completion/command.js';
import { addDiffCommand, type DiffSetup } from './diff/command.js';
import { addExplainCommand, type ExplainSetup } from './explain/command.js';
import { addHelpCommand, refuseMistypedVerb } from './help-command.js';
import { addHistoryCommand, type HistorySetup } from './history/command.js';
import { addInitCommand, type InitSetup } from './init/command.js';
import { addLettersCommand, type LettersSetup } from './letters/command.js';
import { addListCommand, type ListSetup } from './list/command.js';
import { addMergeCommand, type MergeSetup } from './merge/command.js';
import { addScheduleCommand, type ScheduleSetup } from './schedule/command.js';
import { addScoresCommand, type ScoresSetup } from './scores/command.js';

export interface ProgramSetup {
  readonly words: Words;
  readonly io: Pick<Io, 'stdinIsTerminal' | 'stdout' | 'stderr'>;
  readonly version: string;
  /** What the command line leaves open; null or absent for nothing. */
  readonly config?: ConfigFile | null;
  /** The mail server that the environment names; empty or absent for none. */
  readonly smtp?: string | undefined;
  readonly check: (list: string, options: CheckOptions) => Promise<void>;
  readonly explain: ExplainSetup['explain'];
  readonly merge: MergeSetup['merge'];
  readonly list: ListSetup['list'];
  readonly scores: ScoresSetup['scores'];
  readonly diff: DiffSetup['diff'];
  readonly letters: LettersSetup['letters'];
  readonly history: HistorySetup['history'];
  readonly init: InitSetup['init'];
  readonly schedule: ScheduleSetup['schedule'];
}

/** The whole command line; parsing it runs `check`, or throws a `CommanderError`. */
export function createProgram(setup: ProgramSetup): Command {
  const { words, io } = setup;
  const program = new Command('noko-check')
    .description(words.help.description)
    .usage(words.help.usage)
    .argument('[schools.xlsx]', words.help.list)
    .allowExcessArguments(true)
    // What stands behind the sub-command is its own.
    .enablePositionalOptions()
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      // Errors are worded by `formatUsageError`, in the user's language.
      writeErr: () => {},
    });

  const options = createOptions(words, setup);
  for (const option of options) program.addOption(option);
  addExplainCommand(program, setup);
  addDiffCommand(program, setup);
  addLettersCommand(program, setup);
  addHistoryCommand(program, setup);
  addMergeCommand(program, setup);
  addListCommand(program, setup);
  addScoresCommand(program, setup);
  addInitCommand(program, setup);
  addScheduleCommand(program, setup);
  addHelpCommand(program, setup);
  addCompletionCommands(program, setup);

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
    const similarTo = (key: string) => nearestName(known.map(keyOf), key);
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

  addVersion(program, setup);
  addHelp(program, 'check', { words, io, exitCodes: words.help.exitCodes });
  return program.action(async (_list: string | undefined, options: CheckOptions) => {
    const [list = configuredList, ...others] = program.args;
    if (list === undefined) {
      if (io.stdout.isTTY === true && !hasOptions(program)) {
        if (io.stdinIsTerminal !== true) program.help();
        await setup.init(null, { nightly: false, runs: true });
        return;
      }
      throw usage(words.usage.listMissing);
    }
    refuseMistypedVerb(program, list, words);
    if (others.length > 0) {
      throw usage(words.usage.tooManyArguments(program.args.map(withoutLogin)));
    }
    const repeated = findRepeatedOutput(options.output);
    if (repeated !== null) throw usage(words.usage.repeatedOutput(repeated));
    await setup.check(list, options);
  });
}

/** `-V` is curl's, `-v` everybody else's. */
function addVersion(program: Command, { words, io, version }: ProgramSetup): void {
  program.version(version, '-v, --version', words.help.options.version);
  program.addOption(new Option('-V').hideHelp()).on('option:V', () => {
    io.stdout.write(`${version}\n`);
    throw new CommanderError(EXIT.pass, 'commander.version', version);
  });
}

/** Whether it is `flag=value` of a switch, which commander does not know so. */
function isKnown(program: Command | null, flag: string): boolean {
  const commands = program === null ? [] : [program, ...program.commands];
  const known = commands.flatMap(({ options }) => options.map(({ long }) => long));
  return flag.includes('=') && known.includes(flag.replace(/=.*/s, ''));
}

/** Whether the line itself has options, that of the language aside. */
function hasOptions(program: Command): boolean {
  return program.options.some(
    (option) =>
      option.long !== '--lang' && program.getOptionValueSource(option.attributeName()) === 'cli',
  );
}

function usage(message: string): RunError {
  return new RunError({ code: 'usage', message });
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
export function formatUsageError(
  error: unknown,
  words: Words,
  program: Command | null,
): string | null {
  if (!(error instanceof CommanderError) || error.exitCode === 0) return null;
  // commander gives its facts only inside an English sentence: 'option '--x <n>' argument 'y' …'.
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  const flag = quoted[0]?.split(/[ ,]+/).find((word) => word.startsWith('--')) ?? quoted[0] ?? '';
  switch (error.code) {
    case 'commander.unknownOption': {
      if (isKnown(program, flag)) return words.usage.takesNoValue(flag.replace(/=.*/s, ''));
      const similar = /Did you mean (?:one of )?(--[\w-]+)/.exec(error.message)?.[1] ?? null;
      return words.usage.unknownOption(flag.replace(/=.*/s, ''), similar);
    }
    case 'commander.optionMissingArgument':
      return words.usage.missingValue(flag);
    default:
      return hidePasswords(error.message.replace(/^error: /, ''));
  }
}
