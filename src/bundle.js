// Puts all of `src/` into a few files in `dist/`, which start sooner than hundreds: node src/bundle.js
// The packages stay outside. Those that come in CommonJS are required where the source imports them:
// Node reads such a package through for the names that it exports before it runs it, which takes three
// times as long as to run it, and those that come as modules, too, are one file there and many here.
import { createRequire } from 'node:module';
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
