// What the bench needs beside Node and the project's own packages. It installs what is missing where
// it may, and says what to install where it may not.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PYTHON } from './measure.js';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** Debian's packages, and the files that tell that they are there. */
const PACKAGES = new Map([
  ['nginx-light', '/usr/sbin/nginx'],
  ['python3', PYTHON],
]);
const PACKAGES_OF_RIVALS = new Map([
  ['python3-aiohttp', '/usr/lib/python3/dist-packages/aiohttp'],
  ['python3-lxml', '/usr/lib/python3/dist-packages/lxml'],
]);

/**
 * Throws, with what to do, where something is missing that cannot be installed from here.
 * @param {{ rivals: boolean, say: (words: string) => void }} needs
 */
export function ensureNeeds({ rivals, say }) {
  const packages = [...PACKAGES, ...(rivals ? PACKAGES_OF_RIVALS : [])];
  const missing = packages.filter(([, file]) => !existsSync(file)).map(([name]) => name);
  if (missing.length > 0) installPackages(missing, say);
  if (rivals && !existsSync(new URL('../node_modules/@crawlee/cheerio', import.meta.url))) {
    say('npm ci in bench/');
    execute('npm', ['ci', '--no-audit', '--no-fund'], { cwd: FOLDER });
  }
}

/**
 * @param {readonly string[]} missing
 * @param {(words: string) => void} say
 */
function installPackages(missing, say) {
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      `The bench needs Debian's ${missing.join(', ')}. Install them, then run it again:\n  sudo apt-get ${install.join(' ')}`,
    );
  }
  say(`apt-get install ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execute('apt-get', ['update'], { env });
  execute('apt-get', install, { env });
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} options
 */
function execute(command, args, options) {
  const { status, stderr } = spawnSync(command, args, { ...options, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stderr}`);
}
