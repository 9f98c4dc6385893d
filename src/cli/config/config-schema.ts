// The JSON Schema of the configuration file, from the options themselves.
import type { Option } from 'commander';
import { keyOf, type OptionShape, shapeOf } from './option-shape.js';

/** For editors: what the file may hold, with the words of the help. */
export function createConfigSchema(options: readonly Option[]): object {
  const described = options
    .filter((option) => keyOf(option) !== 'config')
    .map((option) => [
      keyOf(option),
      { description: option.description, ...schemaOf(shapeOf(option)) },
    ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'noko-check.config.json',
    type: 'object',
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(described) },
    additionalProperties: false,
  };
}

function schemaOf(shape: OptionShape): object {
  if (shape.type !== 'array') return shape;
  return { anyOf: [shape.items, { type: 'array', items: shape.items }] };
}
