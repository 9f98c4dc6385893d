// The published schemas, compiled as a user would.
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export async function readSchema(name: 'row' | 'report'): Promise<object> {
  const file = new URL(`../../docs/${name}.schema.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8'));
}

/** What is wrong with a value by a published schema; empty where nothing is. */
export async function createFaultFinder(
  name: 'row' | 'report',
): Promise<(value: unknown) => readonly string[]> {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  addFormats.default(ajv);
  if (name === 'report') ajv.addSchema(await readSchema('row'));
  const validate = ajv.compile(await readSchema(name));
  return (value) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
