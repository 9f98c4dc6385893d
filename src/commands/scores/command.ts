// The sub-command as commander knows it. How the site is reached is said by the options of the main
// job, from the same table.
import { type Command, Option } from 'commander';
import { addHelp } from '../../cli/help.js';
import type { Io } from '../../cli/io.js';
import { refuseOptionsBefore } from '../../cli/misplaced-option.js';
import { createOptions } from '../../cli/option-table.js';
import { type CheckOptions, collect, findRepeatedOutput, parseInteger } from '../../cli/options.js';
import { RunError } from '../../errors.js';
import type { Words } from '../../words/words.js';

/** The options of the main job that are this command's, too. */
const SHARED = [
  ...(['force', 'caFile', 'proxy', 'timeout', 'dnsServers', 'userAgent'] as const),
  ...(['connectTo', 'sheet', 'columns'] as const),
] as const satisfies readonly (keyof CheckOptions)[];

export interface ScoresOptions extends Pick<CheckOptions, (typeof SHARED)[number]> {
  /** The folder of answers. */
  readonly from?: string;
  readonly live: boolean;
  /** Days after which an answer is asked for again. */
  readonly maxAge: number;
  readonly reviews: boolean;
  /** The program of the browser. */
  readonly chromium?: string;
  /** The folder in which each quarter's counts are kept. */
  readonly history?: string;
  /** The report of the check, for the quarter's monitoring. */
  readonly report?: string;
  /** Empty for standard output. */
  readonly output: readonly string[];
}

export interface ScoresSetup {
  readonly words: Words;
  readonly io: Pick<Io, 'stdout'>;
  readonly version: string;
  readonly scores: (list: string, options: ScoresOptions) => Promise<void>;
}

/** Adds `scores` to the command line. */
export function addScoresCommand(program: Command, setup: ScoresSetup): void {
  const { words, scores } = setup;
  const { help } = words.scores;
  const option = (flags: string, description: string): Option =>
    new Option(flags, description).helpGroup(help.group);
  const command = program
    .command('scores')
    .description(help.description)
    .usage(help.usage)
    .argument('[schools.csv]', words.help.list)
    .allowExcessArguments(true)
    .addOption(option('--from <DIR>', help.options.from))
    .addOption(option('--live', help.options.live).default(false))
    .addOption(
      option('--max-age <DAYS>', help.options.maxAge)
        .argParser(parseInteger(0, 3_650)('--max-age'))
        .default(30),
    )
    .addOption(option('--reviews', help.options.reviews).default(false))
    .addOption(option('--chromium <FILE>', help.options.chromium))
    .addOption(option('--history <DIR>', help.options.history))
    .addOption(option('--report <FILE>', help.options.report))
    .addOption(
      option('-o, --output <FILE>', help.options.output)
        .argParser(collect((text) => text))
        .default([], ''),
    );
  const shared: readonly string[] = [...SHARED, 'lang'];
  for (const one of createOptions(words, setup)) {
    if (shared.includes(one.attributeName())) command.addOption(one);
  }
  addHelp(command, 'scores', setup);
  command.action(async (_list, options: ScoresOptions, command: Command) => {
    refuseOptionsBefore(program, 'scores', words);
    const [list, ...others] = command.args;
    const refuse = (message: string): never => {
      throw new RunError({ code: 'usage', message });
    };
    if (list === undefined) return refuse(words.usage.listMissing);
    if (others.length > 0) return refuse(words.usage.tooManyArguments(command.args));
    if (!options.live && !options.reviews && options.from === undefined)
      refuse(words.scores.noSource);
    const repeated = findRepeatedOutput(options.output);
    if (repeated !== null) refuse(words.usage.repeatedOutput(repeated));
    await scores(list, options);
  });
}
