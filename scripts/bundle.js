// Puts the code of `src/` and the packages that every run needs into a few files in `dist/`: a start
// that loads hundreds of files takes twice as long. Everything else stays in node_modules.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const BUNDLED = [
  'commander',
  'csv-parse',
  'csv-stringify',
  'entities',
  'ipaddr.js',
  'tldts',
  'undici',
];

const { dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

const { metafile } = await build({
  entryPoints: ['src/main.ts', 'src/index.ts', 'src/crawl/reading-worker.ts'],
  entryNames: '[name]',
  outdir: 'dist',
  bundle: true,
  splitting: true,
  external: Object.keys({ ...dependencies, ...peerDependencies }).filter(
    (name) => !BUNDLED.includes(name),
  ),
  // Packages written for `require` ask for Node's modules by it.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  mainFields: ['module', 'main'],
  platform: 'node',
  format: 'esm',
  target: 'node20.18',
  charset: 'utf8',
  logLevel: 'warning',
  metafile: true,
});
cpSync('src/report/html/browser', 'dist/browser', { recursive: true });

// A licence asks that its text goes where the code goes.
const folders = Object.keys(metafile.inputs).map(
  (path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0],
);
const licences = [...new Set(folders)].filter((folder) => folder !== undefined).sort();
writeFileSync(
  'dist/LICENSES-OF-PACKAGES.txt',
  licences
    .map((folder) => {
      const text = readFileSync(`${folder}/LICENSE`, 'utf8').trim();
      return `${folder.slice('node_modules/'.length)}\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`),
);
