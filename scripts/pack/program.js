// The program without Node.js: the files of the npm package, and the packages that it runs with.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { extract } from 'tar';
import { npm, ROOT } from './project.js';

/** What a run never reads: types, maps, and texts that are no licences. */
const UNUSED = /(?:\.d\.[cm]?ts|\.[cm]?ts|\.map|\.tsbuildinfo|\.md|\.markdown|\.flow)$/i;
const LICENCE = /licen[cs]e|copying|notice/i;
/** Packages of types alone. */
const TYPES = join('node_modules', '@types');

/**
 * Puts the program into the empty folder `target`.
 * @param {string} target
 * @param {{ os: string }} system
 */
export function putProgram(target, { os }) {
  mkdirSync(target, { recursive: true });
  const packed = execFileSync(
    npm,
    ['pack', '--ignore-scripts', '--silent', '--pack-destination', target],
    { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' },
  ).trim();
  const file = join(target, packed);
  extract({ file, cwd: target, strip: 1, sync: true });
  rmSync(file);
  for (const name of ['package-lock.json', '.npmrc'])
    copyFileSync(join(ROOT, name), join(target, name));
  execFileSync(
    npm,
    ['ci', '--omit=dev', '--ignore-scripts', '--silent', `--os=${os}`, '--cpu=x64'],
    { cwd: target, shell: process.platform === 'win32' },
  );
  // What --browser asks of whoever has npm.
  const browser = join('node_modules', 'playwright-core');
  cpSync(join(ROOT, browser), join(target, browser), { recursive: true });
  for (const name of [
    'package-lock.json',
    '.npmrc',
    'node_modules/.package-lock.json',
    'node_modules/.bin',
  ])
    rmSync(join(target, name), { recursive: true, force: true });
  writeFileSync(join(target, 'LICENSES.txt'), formatLicences(join(target, 'node_modules')));
  rmSync(join(target, TYPES), { recursive: true, force: true });
  for (const path of filesIn(join(target, 'node_modules'))) {
    if (UNUSED.test(path) && !LICENCE.test(path)) rmSync(path);
  }
}

/**
 * All files below `folder`, in the order of their names.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((one, other) => (one < other ? -1 : 1));
}

/**
 * Every package with its licence: some have none beside them.
 * @param {string} modules
 */
function formatLicences(modules) {
  return filesIn(modules)
    .filter((path) => /node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+[\\/]package\.json$/.test(path))
    .map((path) => JSON.parse(readFileSync(path, 'utf8')))
    .map(({ name, version, license, author }) => {
      const by = typeof author === 'string' ? author : (author?.name ?? '');
      return `${name} ${version}: ${license?.type ?? license}${by === '' ? '' : `, ${by}`}\n`;
    })
    .join('');
}
