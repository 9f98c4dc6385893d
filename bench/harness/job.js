// The same work for everybody: a list of hosts for the floor and the rivals, and our command on it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ourCommand } from './command.js';
import { errorsOf } from './errors-of.js';
import { hostsOf } from './mode.js';

/** Kinds of wrong verdicts that are told of each. */
const MAX_KINDS = 12;

/**
 * @param {object} order
 * @param {import('./mode.js').Half} order.half
 * @param {import('./nginx.js').Nginx} order.nginx
 * @param {string} order.scratch
 * @param {number} order.least pages, each under a name of its own
 */
export async function createJob({ half, nginx, scratch, least }) {
  const sites = hostsOf(half, least);
  const hosts = [...sites.keys()];
  const targets = join(scratch, `targets-${half.name}.txt`);
  await writeFile(targets, hosts.map((host) => `${host}\n`).join(''));
  const ours = await ourCommand({
    sites,
    addressOf: (host) => `http://${host}/`,
    folder: scratch,
    // As many pages as everybody else fetches: the others look at no inner pages.
    options: ['--homepage-only', '--connect-to', `:80:127.0.0.1:${nginx.httpPort}`],
  });
  return { sites, hosts, targets, ours };
}

/**
 * What is wrong with somebody's verdicts: a figure for a table, and what stands on those pages.
 * @param {string} name of who said them
 * @param {ReadonlyMap<string, string>} said by host
 * @param {ReadonlyMap<string, import('./mode.js').Site>} sites by host
 */
export function checkVerdicts(name, said, sites) {
  const { wrong, known, kinds } = errorsOf(said, sites);
  const more = kinds.length - MAX_KINDS;
  const shown = kinds.slice(0, MAX_KINDS).join(', ');
  return {
    wrong,
    cell: known === 0 ? '–' : String(wrong),
    notes: wrong === 0 ? [] : [`- ${name}: ${shown}${more > 0 ? `, and ${more} kinds more` : ''}`],
  };
}

/**
 * @param {readonly string[]} notes
 * @returns {readonly string[]}
 */
export function paragraphOf(notes) {
  return notes.length === 0
    ? []
    : ['Wrong verdicts, by what stands on the page:', notes.join('\n')];
}
