// Puts all of `src/` into a few files in `dist/`, which start sooner than hundreds: node src/bundle.js
// What the command, the library and the reading thread share stands in the files of each: they are
// never loaded together, and a file for every set of sharers would make all three start later.
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * The packages that stand in these files, too: those that every list needs. Of the others many lists
 * need none; Node finds them in node_modules when something asks for them. (These are there as well:
 * our types speak of theirs.)
 */
const BUNDLED = [
  'commander',
  'csv-parse',
  'csv-stringify',
  'entities',
  'ipaddr.js',
  'tldts',
  'undici',
];

const HTTP_2 = createRequire(import.meta.url).resolve('undici/lib/dispatcher/client-h2.js');

/** @param {string} path */
const source = (path) => fileURLToPath(new URL(path, import.meta.url));
const START = source('cli/run.ts');
const CHECK = source('cli/check.ts');
const MERGE = source('cli/merge/merge.ts');
const EXPLAIN = source('cli/explain/explain.ts');
/** Marks a question that the plug-in asks itself. */
const ASKED = {};

/**
 * What is loaded already, or for the most part needed, where a part is loaded later. Whatever reads and
 * writes reports has most in common with `merge`, and asks no site.
 * @param {string} part
 */
function besides(part) {
  if (part === CHECK || part === MERGE) return START;
  return part === EXPLAIN ? CHECK : MERGE;
}

/**
 * Puts into one file each what a start, a check and the other commands load. esbuild makes a file for
 * every set of parts that share something: dozens. A part that is loaded later says that it has all of
 * what is `besides` it, and shares that as a whole.
 * @type {import('esbuild').Plugin}
 */
const gather = {
  name: 'gather',
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
      const code = await readFile(path, 'utf8');
      return { contents: `import ${JSON.stringify(besides(path))};\n${code}`, loader: 'ts' };
    });
  },
};

/**
 * Gives packages what they require of Node, and nothing that we never come to use before it is used:
 * commander's way to start other programs, and undici's HTTP/2, which we offer nobody. The process is
 * the one that is there: as a module Node looks through all that it has. Each of the three takes a tenth
 * of what Node needs to start.
 * @type {import('esbuild').Plugin}
 */
const required = {
  name: 'required',
  setup({ onResolve, onLoad }) {
    const namespace = 'builtin';
    onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === 'require-call' || path === 'node:process' ? { path, namespace } : undefined,
    );
    onLoad({ filter: /^/, namespace }, ({ path }) => {
      const module = `process.getBuiltinModule('${path}')`;
      if (path === 'node:process') return { contents: 'module.exports = process;' };
      if (path !== 'node:child_process') return { contents: `module.exports = ${module};` };
      return { contents: `module.exports.spawn = (...given) => ${module}.spawn(...given);` };
    });
    onResolve({ filter: /^\.\/client-h2\.js$/ }, ({ importer }) =>
      importer === HTTP_2 ? undefined : { path: HTTP_2, namespace: 'later' },
    );
    onLoad({ filter: /^/, namespace: 'later' }, ({ path }) => ({
      contents: `module.exports = (...given) => require(${JSON.stringify(path)})(...given);`,
      resolveDir: 'src',
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
    plugins: [required, ...plugins],
  });
  for (const path of Object.keys(metafile.inputs)) {
    const [folder, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
    if (folder !== undefined) licences.set(name, readFileSync(`${folder}/LICENSE`, 'utf8'));
  }
}

await bundle('src/main.ts', [gather]);
await bundle('src/index.ts');
await bundle('src/crawl/reading-worker.ts');
writeFileSync(
  'dist/LICENSES-OF-PACKAGES.txt',
  [...licences]
    .sort()
    .map(([name, licence]) => `${name}\n\n${licence.trim()}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`),
);
