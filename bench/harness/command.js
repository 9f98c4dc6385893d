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
 * @param {ReadonlyMap<string, import('./mode.js').Site>} run.sites by host
 * @param {(host: string) => string} run.addressOf as the list has it
 * @param {string} run.folder for the list and the report
 * @param {readonly string[]} run.options
 * @param {Record<string, string>} [run.env]
 * @returns {Promise<Ours>}
 */
export async function ourCommand({ sites, addressOf, folder, options, env = {} }) {
  const list = join(folder, 'schools.csv');
  const report = join(folder, 'report.csv');
  // A page that bears nothing of the list's name is not taken for the school's.
  const rows = [...sites].map(([host, { plan }], index) => {
    return `${index + 1};${plan?.school ?? `Школа № ${index + 1}`};${addressOf(host)}\r\n`;
  });
  await writeFile(list, `\uFEFF№ п/п;Наименование организации;Сайт\r\n${rows.join('')}`);
  return {
    command: {
      argv: [process.execPath, COMMAND, list, '-o', report, '--quiet', ...options],
      codes: FINDINGS,
      env,
    },
    readCodes: async () => codesOf(await readFile(report, 'utf8'), [...sites.keys()]),
  };
}

/**
 * @param {string} report
 * @param {readonly string[]} hosts
 */
function codesOf(report, hosts) {
  // A cell may hold a line break, never a code: the codes stand one to a row, in its order.
  const codes = report.match(/(?<=;)(?:pass|fail|unchecked)\/[a-z-]+(?=;)/g) ?? [];
  if (codes.length !== hosts.length) {
    throw new Error(`The report has ${codes.length} rows of ${hosts.length}`);
  }
  return new Map(hosts.map((host, row) => [host, codes[row] ?? '']));
}
