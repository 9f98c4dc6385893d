// What a command costs, from its start to its end: wall time, processor time of all its processes,
// and the most memory any one of them held.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Costs
 * @property {number} wallS
 * @property {number} cpuS user and system
 * @property {number} peakMb resident, of the largest process
 * @property {number} code
 */
/**
 * @typedef {object} Command
 * @property {readonly [string, ...string[]]} argv
 * @property {Record<string, string>} [env] beside the bench's own
 * @property {readonly number[]} [codes] that are no failure, 0 alone if absent
 */

/** Without what this machine has its Node and Python do beside (authorities to read at each start, say). */
const ENVIRONMENT = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:NODE_|PYTHON)/.test(name)),
);
/** Debian's own: the packages of the rivals are installed for it. */
export const PYTHON = '/usr/bin/python3';
const MEASURE = fileURLToPath(new URL('measure.py', import.meta.url));

/**
 * Rejects where the command fails, with what it said.
 * @param {Command} command
 * @param {string} scratch a folder for what it says
 * @returns {Promise<Costs>}
 */
export async function measure({ argv, env = {}, codes = [0] }, scratch) {
  const report = join(scratch, 'costs.json');
  const said = join(scratch, 'said.txt');
  const output = await open(said, 'w');
  // Whatever ends the bench ends what it measures: a group of its own, the command with it.
  let end = () => {};
  try {
    const child = spawn(PYTHON, [MEASURE, report, ...argv], {
      stdio: ['ignore', output.fd, output.fd],
      detached: true,
      // The sites are on this machine: a proxy of the environment could not reach them.
      env: { ...ENVIRONMENT, NO_PROXY: '*', no_proxy: '*', ...env },
    });
    const { pid } = child;
    if (pid !== undefined) end = () => process.kill(-pid, 'SIGKILL');
    process.once('exit', end);
    await once(child, 'exit');
  } finally {
    process.off('exit', end);
    await output.close();
  }
  /** @type {Costs} */
  const costs = JSON.parse(await readFile(report, 'utf8'));
  if (!codes.includes(costs.code)) {
    const words = await readFile(said, 'utf8');
    throw new Error(`${argv.join(' ')}\nended with ${costs.code}: ${words.slice(-2_000)}`);
  }
  return costs;
}
