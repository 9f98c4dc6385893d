// Sites that take their time: each host is answered after a delay of its own, or never, with its
// page of the corpus. The delays are known beforehand, so what a run must at least take is, too.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createRandom } from '../corpus/random.js';

/**
 * @typedef {object} SlowSites
 * @property {number} port
 * @property {() => number} asked requests so far
 * @property {() => Promise<void>} close
 */
/** @typedef {{ readonly delayMs: number | null }} Slowness `null` where nothing ever comes */

/**
 * A delay for each host: evenly spread, but for a share that hangs.
 * @param {readonly string[]} hosts
 * @param {{ seed: string, leastMs: number, mostMs: number, hanging: number }} spread
 * @returns {Map<string, number | null>}
 */
export function spreadDelays(hosts, { seed, leastMs, mostMs, hanging }) {
  const random = createRandom(`${seed}/delays`);
  return new Map(
    hosts.map((host) => {
      const delayMs = leastMs + (mostMs - leastMs) * random.next();
      return [host, random.chance(hanging) ? null : delayMs];
    }),
  );
}

/**
 * @param {object} options
 * @param {ReadonlyMap<string, number | null>} options.delays by host
 * @param {(host: string) => { file: string, contentType: string }} options.pageOf
 * @returns {Promise<SlowSites>}
 */
export async function startSlowSites({ delays, pageOf }) {
  let asked = 0;
  /** @type {Set<NodeJS.Timeout>} */
  const timers = new Set();
  const server = createServer((request, response) => {
    asked += 1;
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const delayMs = delays.get(host);
    if (delayMs === undefined) {
      response.writeHead(404).end();
    } else if (delayMs !== null) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        const { file, contentType } = pageOf(host);
        readFile(file).then(
          (body) => response.writeHead(200, { 'content-type': contentType }).end(body),
          () => response.destroy(),
        );
      }, delayMs);
      timers.add(timer);
    }
  });
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 });
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port,
    asked: () => asked,
    async close() {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * Where the page of each host is.
 * @param {import('../harness/mode.js').Half} half
 * @param {ReadonlyMap<string, import('../harness/mode.js').Site>} hosts
 */
export function pageFinder({ folder }, hosts) {
  return (/** @type {string} */ host) => {
    const { name = '', contentType = 'text/html' } = hosts.get(host) ?? {};
    return { file: join(folder, `${name}.html`), contentType };
  };
}
