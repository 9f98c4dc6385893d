// Puts all of `src/` into a few files in `dist/`, which start sooner than hundreds: node src/bundle.js
// The packages stay outside. Those that come in CommonJS are required where the source imports them:
// Node reads such a package through for the names that it exports before it runs it, which takes three
// times as long as to run it, and those that come as modules, too, are one file there and many here.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const IN_COMMONJS = [
  'commander',
  'csv-parse',
  'csv-stringify',
  'entities/decode',
  'ipaddr.js',
  'tldts',
];

const load = createRequire(import.meta.url);

/**
 * A module that has what a package has.
 * @param {string} name
 */
function requiring(name) {
  return `import { createRequire } from 'node:module';
const loaded = createRequire(import.meta.url)('${name}');
export default loaded;
export const { ${Object.keys(load(name)).join(', ')} } = loaded;`;
}

/** What every start of the command loads. */
const START = fileURLToPath(new URL('cli/run.ts', import.meta.url));
const IN_CLI = /[\\/]src[\\/]cli[\\/]/;
/** Marks a question that the plug-in asks itself. */
const ASKED = {};

/**
 * Puts what a start loads into few files. esbuild makes one for each set of parts that share something;
 * a command that is loaded later says that it has all of a start beside it, and shares it as a whole.
 * @type {import('esbuild').Plugin}
 */
const gatherStart = {
  name: 'gather-start',
  setup({ onResolve, onLoad, resolve }) {
    const loadedLater = new Set();
    onResolve({ filter: /^\./ }, async ({ kind, path, importer, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === ASKED || !IN_CLI.test(importer)) return;
      const found = await resolve(path, { kind, importer, resolveDir, pluginData: ASKED });
      if (IN_CLI.test(found.path)) loadedLater.add(found.path);
      return found;
    });
    onLoad({ filter: IN_CLI }, async ({ path }) => {
      if (!loadedLater.has(path)) return;
      const source = await readFile(path, 'utf8');
      return { contents: `import ${JSON.stringify(START)};\n${source}`, loader: 'ts' };
    });
  },
};

await build({
  entryPoints: ['src/main.ts', 'src/index.ts', 'src/crawl/reading-worker.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.18',
  charset: 'utf8',
  logLevel: 'warning',
  plugins: [
    gatherStart,
    {
      name: 'require-commonjs',
      setup({ onResolve, onLoad }) {
        const namespace = 'required';
        const filter = new RegExp(`^(?:${IN_COMMONJS.join('|')})$`);
        onResolve({ filter, namespace: 'file' }, ({ path }) => ({ path, namespace }));
        onLoad({ filter: /^/, namespace }, ({ path }) => ({ contents: requiring(path) }));
        onResolve({ filter: /^/, namespace }, ({ path }) => ({ path, external: true }));
      },
    },
  ],
});
