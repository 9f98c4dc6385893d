// The three numbers that the model takes from this machine: how long the command takes to start,
// and its main thread for one page, plain and over TLS. Taken where nothing else is waited for.
import { join } from 'node:path';
import { ourCommand } from '../harness/command.js';
import { medianCosts } from '../harness/compare.js';
import { measure } from '../harness/measure.js';
import { figure } from '../harness/table.js';
import { issueCertificates } from '../modes/tls.js';

const ROUNDS = 3;

/**
 * @typedef {object} Calibration
 * @property {number} startS
 * @property {number} plainPageS
 * @property {number} tlsPageS
 * @property {readonly string[]} lines Markdown
 */

/**
 * @param {object} place
 * @param {import('../harness/nginx.js').Nginx} place.nginx
 * @param {readonly { plan: { name: string } }[]} place.pages
 * @param {string} place.scratch
 * @param {(words: string) => void} place.say
 * @returns {Promise<Calibration>}
 */
export async function calibrate({ nginx, pages, scratch, say }) {
  const hosts = pages.map(({ plan }) => `${plan.name}-0.example`);
  const authority = join(scratch, 'authority.pem');
  await issueCertificates(hosts, { authority, folder: nginx.certificates });

  /** @param {readonly string[]} addresses @param {readonly string[]} options */
  const time = async (addresses, options) => {
    const { command } = await ourCommand({
      addresses,
      folder: scratch,
      options: ['--homepage-only', ...options],
    });
    const measured = [];
    for (let round = 0; round < ROUNDS; round += 1) measured.push(await measure(command, scratch));
    return medianCosts(measured).wallS;
  };
  const plain = ['--connect-to', `:80:127.0.0.1:${nginx.httpPort}`];
  const tls = ['--connect-to', `:443:127.0.0.1:${nginx.httpsPort}`, '--ca-file', authority];
  const overHttp = hosts.map((host) => `http://${host}/`);
  const overTls = hosts.map((host) => `https://${host}/`);

  say('calibration: start, pages, pages over TLS');
  const startS = await time(overHttp.slice(0, 1), plain);
  const plainPageS = ((await time(overHttp, plain)) - startS) / hosts.length;
  const tlsPageS = ((await time(overTls, tls)) - startS) / hosts.length;
  const milliseconds = (/** @type {number} */ seconds) => `${figure(seconds * 1_000)} ms`;
  return {
    startS,
    plainPageS,
    tlsPageS,
    lines: [
      `- Start ${milliseconds(startS)}; main thread for a page ${milliseconds(plainPageS)}, over TLS ${milliseconds(tlsPageS)} (from runs over ${hosts.length} pages that answer at once)`,
    ],
  };
}
