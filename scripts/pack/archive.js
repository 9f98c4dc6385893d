// The same bytes from the same files: names in order, one time for all, no owner.
import { readFileSync, writeFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { zipSync } from 'fflate';
import { create } from 'tar';
import { filesIn } from './program.js';

/**
 * @param {string} folder
 * @param {{ file: string, time: Date }} target
 */
export function writeZip(folder, { file, time }) {
  /** @type {import('fflate').Zippable} */
  const entries = {};
  // Made as by Unix: older programs read names in UTF-8 only so.
  const made = /** @type {const} */ ({ mtime: toZipTime(time), os: 3, attrs: 0o100644 << 16 });
  for (const path of filesIn(folder)) {
    const name = relative(folder, path).split(sep).join('/');
    entries[name] = [readFileSync(path), made];
  }
  writeFileSync(file, zipSync(entries, { level: 9 }));
}

/**
 * A zip has the local time of nowhere; here it is UTC on every machine.
 * @param {Date} time
 */
function toZipTime(time) {
  return new Date(time.getTime() + time.getTimezoneOffset() * 60_000);
}

/**
 * @param {string} folder
 * @param {{ file: string, time: Date }} target
 */
export function writeTarball(folder, { file, time }) {
  const names = filesIn(folder).map((path) => relative(folder, path));
  create(
    {
      file,
      cwd: folder,
      gzip: { level: 9 },
      portable: true,
      mtime: time,
      sync: true,
      noPax: false,
    },
    names,
  );
}
