// Makes ../binary.ts of the engine's source: node build.js
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const BINARY = 'walk.wasm';
const OPTIONS = ['--runtime', 'stub', '-O3', '--noAssert', '--enable', 'simd', '--baseDir', FOLDER];

/** @type {Uint8Array | null} */
let binary = null;
const { error, stderr } = await asc.main(['walk.ts', '-o', BINARY, ...OPTIONS], {
  readFile(name, base) {
    try {
      return readFileSync(join(base, name), 'utf8');
    } catch {
      return null;
    }
  },
  writeFile(name, content) {
    if (name === BINARY) binary = Buffer.from(content);
  },
});
if (error !== null || binary === null) throw new Error(`${stderr}`, { cause: error });
writeFileSync(
  join(FOLDER, '../binary.ts'),
  `// Made of assembly/ by \`npm run build\`.\nexport const BINARY =\n  '${Buffer.from(binary).toString('base64')}';\n`,
);
