// What `npm run reference` runs: writes docs/reference.md and docs/reference.ru.md from the tables
// of the code. `test/docs/reference.test.ts` compares the committed files with them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from './pack/project.js';

const outfile = join(ROOT, 'build', 'reference.js');
await build({
  entryPoints: [join(ROOT, 'scripts', 'reference', 'reference.ts')],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
/** @type {typeof import('./reference/reference.js')} */
const { formatReference, REFERENCES } = await import(pathToFileURL(outfile).href);
for (const [file, language] of Object.entries(REFERENCES)) {
  writeFileSync(join(ROOT, file), formatReference(language));
  console.log(file);
}
