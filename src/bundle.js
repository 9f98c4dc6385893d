// Puts all of `src/` into a few files in `dist/`, which start sooner than hundreds: node src/bundle.js
// What the command, the library and the reading thread share stands in the files of each: they are
// never loaded together, and a file for every set of sharers would make all three start later.
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * The packages that stand in these files, too: small ones that every list needs. Of the others many
 * lists need none, or they are large; Node finds them in node_modules when something asks for them.
 */
const BUNDLED = ['commander', 'csv-parse', 'csv-stringify', 'entities', 'ipaddr.js', 'tldts'];

/** What every start of the command loads. */
const START = fileURLToPath(new URL('cli/run.ts', import.meta.url));
/** Marks a question that the plug-in asks itself. */
const ASKED = {};

/**
 * Puts what a start loads into one file. esbuild makes one for each set of parts that share something;
 * a part that is loaded later says that it has all of a start beside it, and shares it as a whole.
 * @type {import('esbuild').Plugin}
 */
const gatherStart = {
  name: 'gather-start',
  setup({ onResolve, onLoad, resolve }) {
    const loadedLater = new Set();
    onResolve({ filter: /^\./ }, async ({ kind, path, importer, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === ASKED) return;
      const found = await resolve(path, { kind, importer, resolveDir, pluginData: ASKED });
      loadedLater.add(found.path);
      return found;
    });
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!loadedLater.has(path)) return;
      const source = await readFile(path, 'utf8');
      return { contents: `import ${JSON.stringify(START)};\n${source}`, loader: 'ts' };
    });
  },
};

/**
 * Loads a module of Node's when something of it is used. commander requires the one that starts other
 * programs, which it does for sub-commands in files of their own, and the process as a module, for
 * which Node looks through all that it has: each takes a tenth of what Node needs to start.
 * @type {import('esbuild').Plugin}
 */
const lateBuiltins = {
  name: 'late-builtins',
  setup({ onResolve, onLoad }) {
    const namespace = 'builtin';
    onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      path === 'node:process' || kind === 'require-call' ? { path, namespace } : undefined,
    );
    onLoad({ filter: /^/, namespace }, ({ path }) => ({
      contents:
        path === 'node:process'
          ? 'module.exports = process;'
          : `module.exports = new Proxy({}, {
              get: (_, name) => process.getBuiltinModule('${path}')[name],
            });`,
    }));
  },
};

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const licences = new Map();

/**
 * @param {string} entryPoint
 * @param {import('esbuild').Plugin[]} plugins
 */
async function bundle(entryPoint, plugins = []) {
  const { metafile } = await build({
    entryPoints: [entryPoint],
    outbase: 'src',
    outdir: 'dist',
    bundle: true,
    splitting: true,
    external: Object.keys(manifest.dependencies).filter((name) => !BUNDLED.includes(name)),
    mainFields: ['module', 'main'],
    platform: 'node',
    format: 'esm',
    target: 'node20.18',
    charset: 'utf8',
    logLevel: 'warning',
    metafile: true,

    plugins: [lateBuiltins, ...plugins],
  });
  for (const path of Object.keys(metafile.inputs)) {
    const [folder, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
    if (folder !== undefined) licences.set(name, readFileSync(`${folder}/LICENSE`, 'utf8'));
  }
}

await bundle('src/main.ts', [gatherStart]);
await bundle('src/index.ts');
await bundle('src/crawl/reading-worker.ts');
writeFileSync(
  'dist/LICENSES-OF-PACKAGES.txt',
  [...licences]
    .sort()
    .map(([name, licence]) => `${name}\n\n${licence.trim()}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`),
);
