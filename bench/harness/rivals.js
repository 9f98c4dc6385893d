// What a user would pick instead, each given the same hosts on the same nginx, 64 at once, each in
// a process of its own that writes down its verdicts.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PYTHON } from './measure.js';

/**
 * @typedef {object} Rival
 * @property {string} name
 * @property {readonly [string, ...string[]]} start what runs its file
 * @property {string} file in `runners/`
 */

const NODE = process.execPath;

/** @type {readonly Rival[]} */
export const RIVALS = [
  { name: 'aiohttp with lxml', start: [PYTHON], file: 'aiohttp_lxml.py' },
  { name: 'Crawlee CheerioCrawler', start: [NODE], file: 'crawlee.js' },
];

/**
 * @param {Rival} rival
 * @param {{ targets: string, port: number, verdicts: string }} job
 * @returns {import('./measure.js').Command}
 */
export function rivalCommand({ start, file }, { targets, port, verdicts }) {
  return { argv: [...start, runner(file), targets, String(port), verdicts] };
}

/**
 * @param {{ targets: string, scheme: 'http' | 'https', port: number }} job
 * @returns {import('./measure.js').Command}
 */
export function floorCommand({ targets, scheme, port }) {
  return { argv: [NODE, runner('floor.js'), targets, scheme, String(port)] };
}

/**
 * What a rival said: `pass`, `fail` or `error` by host.
 * @param {string} verdicts
 * @returns {Promise<Map<string, string>>}
 */
export async function readVerdicts(verdicts) {
  const lines = (await readFile(verdicts, 'utf8')).trim().split('\n');
  return new Map(
    lines.map((line) => {
      const [host = '', verdict = ''] = line.split('\t');
      return [host, verdict];
    }),
  );
}

/** @param {string} file */
function runner(file) {
  return fileURLToPath(new URL(`../runners/${file}`, import.meta.url));
}
