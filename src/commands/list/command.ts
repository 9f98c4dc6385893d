// The sub-command as commander knows it.
import { type Command, Option } from 'commander';
import type { Choice } from '../../busgov/choose.js';
import { addHelp } from '../../cli/help.js';
import type { Io } from '../../cli/io.js';
import { refuseOptionsBefore } from '../../cli/misplaced-option.js';
import { collect, findRepeatedOutput, parseOneOf, type ValueParser } from '../../cli/options.js';
import { RunError } from '../../errors.js';
import { LANGUAGES } from '../../words/languages.js';
import type { Words } from '../../words/words.js';

export interface ListOptions extends Choice {
  /** The list that is compared with the register. */
  readonly compare?: string;
  /** Empty for standard output. */
  readonly output: readonly string[];
  readonly force: boolean;
}

export interface ListSetup {
  readonly words: Words;
  readonly io: Pick<Io, 'stdout'>;
  readonly list: (dataSet: string, options: ListOptions) => Promise<void>;
}

/** Adds `list` to the command line. */
export function addListCommand(program: Command, setup: ListSetup): void {
  const { words, list } = setup;
  const { help } = words.list;
  const option = (flags: string, description: string): Option =>
    new Option(flags, description).helpGroup(help.group);
  const command = program
    .command('list')
    .description(help.description)
    .usage(help.usage)
    .argument('[file]', help.dataSet)
    .allowExcessArguments(true)
    .addOption(option('--okato <CODE>', help.options.okato).argParser(parseCode('--okato')))
    .addOption(option('--oktmo <CODE>', help.options.oktmo).argParser(parseCode('--oktmo')))
    .addOption(option('--kind <KIND>', help.options.kind))
    .addOption(option('--okved <CODE>', help.options.okved).argParser(parseCode('--okved')))
    .addOption(option('--compare <FILE>', help.options.compare))
    .addOption(
      option('-o, --output <FILE>', help.options.output)
        .argParser(collect((text) => text))
        .default([], ''),
    )
    .addOption(option('--force', words.help.options.force).default(false))
    .addOption(
      new Option('--lang <LANG>', words.help.options.lang)
        .helpGroup(words.help.groups.conversation)
        .choices(LANGUAGES)
        .argParser(parseOneOf(LANGUAGES)('--lang')),
    )
    .action(async (_file, options: ListOptions, command: Command) => {
      refuseOptionsBefore(program, 'list', words);
      const [dataSet, ...others] = command.args;
      const refuse = (message: string): never => {
        throw new RunError({ code: 'usage', message });
      };
      if (dataSet === undefined || others.length > 0)
        return refuse(words.list.oneDataSet(command.args));
      const { okato, oktmo, kind, okved } = options;
      if ([okato, oktmo, kind, okved].every((one) => one === undefined))
        refuse(words.list.noChoice);
      const repeated = findRepeatedOutput(options.output);
      if (repeated !== null) refuse(words.usage.repeatedOutput(repeated));
      await list(dataSet, options);
    });
  addHelp(command, 'list', setup);
}

/** Digits, with points between those of a kind of activity. */
const parseCode: ValueParser<string> = (flag) => (text) => {
  const code = text.replaceAll(' ', '');
  if (/^\d{2,11}(?:\.\d{1,2})*$/.test(code)) return code;
  throw new RunError({
    code: 'option-value',
    option: flag,
    value: text,
    expected: { code: 'classifier' },
  });
};
