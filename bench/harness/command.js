// Our command as a user types it, built and started anew for each measurement, with its report
// written to a file.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../bin/noko-check.js', import.meta.url));
/** What it says of schools, and nothing worse. */
const FINDINGS = [0, 1, 3];

/**
 * @typedef {object} Ours
 * @property {import('./measure.js').Command} command
 * @property {() => Promise<Map<string, string>>} readCodes `verdict/reason` by host, once it has run
 */

/**
 * @param {object} run
 * @param {readonly string[]} run.addresses as the list has them
 * @param {string} run.folder for the list and the report
 * @param {readonly string[]} run.options
 * @param {Record<string, string>} [run.env]
 * @returns {Promise<Ours>}
 */
export async function ourCommand({ addresses, folder, options, env = {} }) {
  const list = join(folder, 'schools.csv');
  const report = join(folder, 'report.csv');
  const rows = addresses.map(
    (address, index) => `${index + 1};Школа № ${index + 1};${address}\r\n`,
  );
  await writeFile(list, `\uFEFF№ п/п;Наименование организации;Сайт\r\n${rows.join('')}`);
  return {
    command: {
      argv: [process.execPath, COMMAND, list, '-o', report, '--quiet', ...options],
      codes: FINDINGS,
      env,
    },
    readCodes: async () => codesOf(await readFile(report, 'utf8'), addresses),
  };
}

/**
 * @param {string} report
 * @param {readonly string[]} addresses
 */
function codesOf(report, addresses) {
  // A cell may hold a line break, never a code: the codes stand one to a row, in its order.
  const codes = report.match(/(?<=;)(?:pass|fail|unchecked)\/[a-z-]+(?=;)/g) ?? [];
  if (codes.length !== addresses.length) {
    throw new Error(`The report has ${codes.length} rows of ${addresses.length}`);
  }
  return new Map(addresses.map((address, row) => [new URL(address).hostname, codes[row] ?? '']));
}
