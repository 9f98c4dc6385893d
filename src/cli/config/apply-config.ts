// What a configuration file says becomes the values of options, through the same parsers as the
// command line, which goes before it, as does what the environment says.
import { dirname, resolve } from 'node:path';
import type { Command, Option } from 'commander';
import { type ConfigExpectation, RunError } from '../../errors.js';
import {
  isPath,
  isSecret,
  keyOf,
  type OptionShape,
  shapeOf,
  type ValueShape,
} from './option-shape.js';
import { type ConfigEntry, type ConfigFile, parseConfig, refuse } from './read-config.js';

/** Names the schema to an editor. */
const SCHEMA_KEY = '$schema';

export interface ApplyOptions {
  /** All options that a file may speak of: those of the main job. */
  readonly known: readonly Option[];
  /** The key nearest to one that is unknown; null where none is near. */
  readonly similarTo: (key: string) => string | null;
}

/** What a file said, by key. */
export type ConfigValues = ReadonlyMap<string, unknown>;

/**
 * Sets the options of `command` that the command line leaves open; rejects with `RunError`
 * (`config-file`). Keys for other jobs than `command`'s are checked, and otherwise left alone.
 */
export async function applyConfig(
  command: Command,
  config: ConfigFile,
  { known, similarTo }: ApplyOptions,
): Promise<ConfigValues> {
  const options = known.filter((option) => keyOf(option) !== 'config');
  const seen = new Map<string, unknown>();
  for (const entry of await parseConfig(config)) {
    const { key, line } = entry;
    if (key === SCHEMA_KEY) continue;
    const option = options.find((candidate) => keyOf(candidate) === key);
    if (option === undefined) {
      return refuse(config.file, { kind: 'unknown-key', key, line, similar: similarTo(key) });
    }
    if (seen.has(key)) return refuse(config.file, { kind: 'repeated-key', key, line });
    const value = parseEntry(option, entry, config.file);
    seen.set(key, value);
    const name = option.attributeName();
    // A sub-command may have an option of the same name that means something else.
    const own = command.options.find(
      ({ flags, description }) => flags === option.flags && description === option.description,
    );
    const source = command.getOptionValueSource(name);
    if (own === undefined || source === 'cli' || source === 'env') continue;
    command.setOptionValueWithSource(name, value, 'config');
  }
  return seen;
}

function parseEntry(option: Option, { key, value, line }: ConfigEntry, file: string): unknown {
  const shape = shapeOf(option);
  const found = isSecret(option) ? '…' : JSON.stringify(value);
  if (!fits(value, shape)) {
    return refuse(file, { kind: 'wrong-value', key, line, found, expected: expectationOf(shape) });
  }
  if (typeof value === 'boolean') return option.negate ? !value : value;
  try {
    return textsOf(value, shape)
      .map((text) => (isPath(option) && text !== '-' ? resolve(dirname(file), text) : text))
      .reduce<unknown>(
        (before, text) => (option.parseArg === undefined ? text : option.parseArg(text, before)),
        undefined,
      );
  } catch (error) {
    if (!(error instanceof RunError) || error.problem.code !== 'option-value') throw error;
    const { expected } = error.problem;
    return refuse(file, { kind: 'wrong-value', key, line, found, expected });
  }
}

/** As they would stand on the command line, one for each time that the option is given. */
function textsOf(value: unknown, shape: OptionShape): readonly string[] {
  if (shape.type !== 'array') return [String(value)];
  const texts = (Array.isArray(value) ? value : [value]).map(String);
  return shape.separator === null ? texts : [texts.join(shape.separator)];
}

function fits(value: unknown, shape: OptionShape): boolean {
  switch (shape.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value)
        ? value.every((each) => fits(each, shape.items))
        : fits(value, shape.items);
    case 'string':
      return typeof value === 'string';
    default:
      return typeof value === 'number';
  }
}

function expectationOf(shape: OptionShape): ConfigExpectation {
  switch (shape.type) {
    case 'boolean':
      return { code: 'boolean' };
    case 'array':
      return { code: 'texts' };
    default:
      return expectationOfValue(shape);
  }
}

function expectationOfValue(shape: ValueShape): ConfigExpectation {
  switch (shape.type) {
    case 'integer':
      return { code: 'integer', min: shape.minimum, max: shape.maximum };
    case 'number':
      return { code: 'number', above: shape.exclusiveMinimum, max: shape.maximum };
    case 'string':
      return shape.enum === undefined
        ? { code: 'quoted-text' }
        : { code: 'one-of', values: shape.enum };
  }
}
