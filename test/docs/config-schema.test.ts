// The schema of the configuration file is published as the options have it: with `UPDATE_GOLDEN` it
// is written anew.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import { expect, it } from 'vitest';
import { createConfigSchema } from '../../src/cli/config/config-schema.js';
import { createConfigOptions } from '../../src/cli/option-table.js';
import { WORDS } from '../../src/words/index.js';
import { ROOT } from '../support/command.js';

const FILE = join(ROOT, 'docs', 'config.schema.json');

it('docs/config.schema.json is the schema of the options', async () => {
  // The version stands in a default value alone, which no schema tells.
  const options = createConfigOptions(WORDS.en, { version: '0.0.0' });
  const schema = `${JSON.stringify(createConfigSchema(options), null, 2)}\n`;
  if (env.UPDATE_GOLDEN !== undefined) await writeFile(FILE, schema);
  expect(await readFile(FILE, 'utf8')).toBe(schema);
});
