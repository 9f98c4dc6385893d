// What may stand at the end of a line that is being typed, told from the options and arguments that
// commander knows.
import type { Argument, Command, Option } from 'commander';
import { isPath, shapeOf } from '../../cli/config/option-shape.js';

export interface Suggestions {
  readonly values: readonly Suggestion[];
  /** What the shell itself may offer where no value fits. */
  readonly files: 'none' | 'files' | 'folders';
}

export interface Suggestion {
  readonly value: string;
  readonly description: string;
}

const NOTHING: Suggestions = { values: [], files: 'none' };
const FILES: Suggestions = { values: [], files: 'files' };
const FOLDERS: Suggestions = { values: [], files: 'folders' };

/** `line` is what follows the name of `program`; its last word is the one that is typed, or empty. */
export function suggest(program: Command, line: readonly string[]): Suggestions {
  const typed = line.at(-1) ?? '';
  const verb = program.commands.find((command) => command.name() === line[0]);
  const isVerbWhole = verb !== undefined && line.length > 1;
  const command = isVerbWhole ? verb : program;
  const before = line.slice(isVerbWhole ? 1 : 0, -1);
  const options = command.createHelp().visibleOptions(command);

  const [, flag, value] = /^(--[\w-]+)=(.*)$/s.exec(typed) ?? [before.at(-1), before.at(-1), typed];
  const option = options.find((candidate) => isNamed(candidate, flag));
  if (option?.required === true) return suggestValues(option, value ?? '');
  if (typed.startsWith('-')) {
    return fitting(
      typed,
      options.map(({ long, description }) => [long ?? '', description]),
    );
  }
  if (command === program && before.length === 0) {
    const { values } = fitting(typed, verbsOf(program));
    return { values, files: 'files' };
  }
  return suggestArgument(program, typed, argumentAt(command, before, options));
}

function isNamed({ short, long }: Option, flag: string | undefined): boolean {
  return flag !== undefined && (flag === long || flag === short);
}

function suggestValues(option: Option, typed: string): Suggestions {
  if (/<DIR>$/.test(option.flags)) return FOLDERS;
  if (isPath(option)) return FILES;
  const shape = shapeOf(option);
  const listed = shape.type === 'array' && shape.items.type === 'string' ? shape.items.enum : null;
  const values = option.argChoices ?? listed ?? [];
  // Of values between commas the last is typed.
  const begun = listed == null ? '' : typed.slice(0, typed.lastIndexOf(',') + 1);
  return fitting(
    typed,
    values.map((value) => [begun + value, '']),
  );
}

function suggestArgument(
  program: Command,
  typed: string,
  argument: Argument | undefined,
): Suggestions {
  if (argument?.argChoices !== undefined) {
    return fitting(
      typed,
      argument.argChoices.map((value) => [value, '']),
    );
  }
  switch (argument?.name()) {
    case undefined:
    case 'address':
      return NOTHING;
    case 'command':
      return fitting(typed, verbsOf(program));
    case 'dir':
      return FOLDERS;
    default:
      return FILES;
  }
}

/** The argument that comes after the words `before`. */
function argumentAt(
  command: Command,
  before: readonly string[],
  options: readonly Option[],
): Argument | undefined {
  const takesValue = (word: string | undefined): boolean =>
    options.some((option) => option.required && isNamed(option, word));
  const count = before.filter(
    (word, index) => !word.startsWith('-') && !takesValue(before[index - 1]),
  ).length;
  const { registeredArguments: all } = command;
  return all[count] ?? all.find(({ variadic }) => variadic);
}

function verbsOf(program: Command): readonly Named[] {
  const visible = program.createHelp().visibleCommands(program);
  return visible.map((command) => [command.name(), command.description()]);
}

type Named = readonly [value: string, description: string];

function fitting(typed: string, all: readonly Named[]): Suggestions {
  const values = all
    .filter(([value]) => value.startsWith(typed) && value !== '')
    .map(([value, description]) => ({ value, description }));
  return { values, files: 'none' };
}
