// Every command with its arguments, options and examples, as commander and the help know them.
import { PassThrough } from 'node:stream';
import type { Command, Option } from 'commander';
import { describeOption, EXAMPLES, type Verb } from '../../src/cli/help.js';
import type { CheckOptions } from '../../src/cli/options.js';
import { settingsOf } from '../../src/cli/settings.js';
import { createProgram } from '../../src/commands/program.js';
import { PROFILES } from '../../src/verdict/profiles.js';
import { WORDS } from '../../src/words/index.js';
import type { WordLanguage } from '../../src/words/reason-words.js';
import type { Words } from '../../src/words/words.js';
import { formatCode, formatTable } from './markdown.js';
import { TEXTS } from './notes.js';

/** The whole command line, in which no command does anything. */
export function createSilentProgram(language: WordLanguage): Command {
  const job = async (): Promise<void> => {};
  return createProgram({
    words: WORDS[language],
    io: { stdout: new PassThrough(), stderr: new PassThrough() },
    version: 'VERSION',
    check: job,
    explain: job,
    diff: job,
    letters: job,
    history: job,
    merge: job,
    list: job,
    scores: job,
    init: job,
    schedule: job,
  });
}

export function formatCommands(language: WordLanguage): readonly string[] {
  const program = createSilentProgram(language);
  const verdictFlags = Object.keys(verdictSettings(program));
  const mark = (option: Option) =>
    verdictFlags.includes(option.long ?? '') ? ` ${TEXTS[language].verdictMark}` : '';
  const own = program.createHelp().visibleOptions(program);
  const main = formatCommand(program, { language, own, shared: [], mark });
  const others = program
    .createHelp()
    .visibleCommands(program)
    .flatMap((command) => {
      const options = command.createHelp().visibleOptions(command);
      const shared = options.filter((option) => own.some((known) => isSame(known, option)));
      const rest = options.filter((option) => !shared.includes(option));
      return formatCommand(command, { language, own: rest, shared, mark: () => '' });
    });
  return [...main, ...others];
}

/** What a run remembers of its settings: those that may change a verdict. */
function verdictSettings(program: Command): Readonly<Record<string, string>> {
  const options: CheckOptions = { ...program.opts<CheckOptions>(), browser: 'auto' };
  const rules = PROFILES.noko;
  return settingsOf(options, [{ rules, accept: rules.accept }]);
}

function isSame(one: Option, other: Option): boolean {
  return one.flags === other.flags && one.description === other.description;
}

interface Shown {
  readonly language: WordLanguage;
  readonly own: readonly Option[];
  /** Options of the main command, which are told there. */
  readonly shared: readonly Option[];
  readonly mark: (option: Option) => string;
}

function formatCommand(command: Command, shown: Shown): readonly string[] {
  const { language, own, shared, mark } = shown;
  const words = WORDS[language];
  const { cells, ...texts } = TEXTS[language];
  const { parent } = command;
  const isMain = parent === null;
  const name = isMain ? command.name() : `${parent.name()} ${command.name()}`;
  const rows = [...argumentRows(command, words), ...optionRows(own, { words, mark })];
  const examples = EXAMPLES[(isMain ? 'check' : command.name()) as Verb];
  return [
    `## \`${name}\``,
    `\`${name} ${command.usage()}\``,
    `${command.description().replace(/\.$/, '')}.`,
    formatTable([cells.option, cells.meaning], rows),
    ...(isMain ? [texts.verdictNote] : []),
    ...(shared.length === 0
      ? []
      : [`${texts.shared} ${shared.map(({ flags }) => `\`${flags}\``).join(', ')}.`]),
    `\`\`\`sh\n${examples.join('\n')}\n\`\`\``,
  ];
}

function argumentRows(command: Command, { help }: Words): readonly (readonly string[])[] {
  const rows = command.registeredArguments.map((argument) => [
    formatCode(argument.name()),
    argument.description,
  ]);
  return rows.length === 0 ? [] : [headingRow(help.headings['Arguments:']), ...rows];
}

function optionRows(
  options: readonly Option[],
  { words, mark }: { readonly words: Words; readonly mark: Shown['mark'] },
): readonly (readonly string[])[] {
  const groups = new Map<string, Option[]>();
  for (const option of options) {
    const group = option.helpGroupHeading ?? words.help.headings['Options:'];
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups].flatMap(([group, members]) => [
    headingRow(group),
    ...members.map((option) => [
      formatCode(option.flags),
      describeOption(option, words) + mark(option),
    ]),
  ]);
}

function headingRow(heading: string): readonly string[] {
  return [`**${heading.replace(/:$/, '')}**`, ''];
}
