// What the value of an option is in a configuration file, told by its parser: the file, its JSON
// Schema and the command line cannot drift apart.
import type { Option } from 'commander';

/** In the words of JSON Schema. */
export type ValueShape =
  | { readonly type: 'integer'; readonly minimum: number; readonly maximum: number }
  | { readonly type: 'number'; readonly exclusiveMinimum: number; readonly maximum: number }
  | { readonly type: 'string'; readonly enum?: readonly string[] };

export type OptionShape =
  | ValueShape
  | { readonly type: 'boolean' }
  /** On the command line its values stand between commas, or the option is given again. */
  | { readonly type: 'array'; readonly items: ValueShape; readonly separator: ',' | null };

const SHAPES = new WeakMap<Option, OptionShape>();

/** Notes the shape of an option's value, where it is more than a text or a switch. */
export function shapeOption(option: Option, shape: OptionShape): Option {
  SHAPES.set(option, shape);
  return option;
}

export function shapeOf(option: Option): OptionShape {
  const noted = SHAPES.get(option);
  if (noted !== undefined) return noted;
  return option.isBoolean() || option.negate ? { type: 'boolean' } : { type: 'string' };
}

/** Whether the value is the name of a file or folder. */
export function isPath(option: Option): boolean {
  return /<(?:FILE|DIR|PEM)>$/.test(option.flags);
}

/** Whether the value may hold a password, so that no message may show it. */
export function isSecret(option: Option): boolean {
  return /<URL>$/.test(option.flags);
}

/** Its key in the file: the long name. */
export function keyOf(option: Option): string {
  return (option.long ?? '').replace(/^--/, '');
}
