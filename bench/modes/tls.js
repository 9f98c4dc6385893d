// Distinct hosts that speak TLS, each with a certificate of its own: what our command costs beside
// bare undici requests to the same hosts, trusting their authority in either way a user may.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCertificateAuthority } from '../../fixtures/certificates.js';
import { ourCommand } from '../harness/command.js';
import { compare } from '../harness/compare.js';
import { errorsOf } from '../harness/errors-of.js';
import { hostsOf } from '../harness/mode.js';
import { floorCommand } from '../harness/rivals.js';
import { figure, formatTable } from '../harness/table.js';

const LIMIT = 1.4;

/** @type {import('../harness/mode.js').Mode} */
export const tls = {
  name: 'tls',
  async run({ halves, nginx, scratch, rounds, say }) {
    const [half] = halves;
    const pages = hostsOf(half);
    const hosts = [...pages.keys()];
    say(`${hosts.length} TLS hosts: certificates`);
    const authority = join(scratch, 'authority.pem');
    await issueCertificates(hosts, { authority, folder: nginx.certificates });
    const targets = join(scratch, 'targets-tls.txt');
    await writeFile(targets, hosts.map((host) => `${host}\n`).join(''));

    /** @param {Pick<import('../harness/measure.js').Command, 'env'> & { options: readonly string[] }} trust */
    const ours = ({ options, env }) =>
      ourCommand({
        sites: pages,
        addressOf: (host) => `https://${host}/`,
        folder: scratch,
        options: [
          '--homepage-only',
          '--connect-to',
          `:443:127.0.0.1:${nginx.httpsPort}`,
          ...options,
        ],
        ...(env === undefined ? {} : { env }),
      });
    const inNode = { NODE_EXTRA_CA_CERTS: authority };
    const bare = {
      ...floorCommand({ targets, scheme: 'https', port: nginx.httpsPort }),
      env: inNode,
    };
    const ways = [
      { name: 'without --ca-file', run: await ours({ options: [], env: inNode }) },
      { name: 'with --ca-file', run: await ours({ options: ['--ca-file', authority] }) },
    ];

    const rows = [];
    const targetsMet = [];
    for (const { name, run } of ways) {
      say(`${hosts.length} TLS hosts: ours ${name}, and bare undici`);
      const { a, b, ratio } = await compare(run.command, bare, { rounds, scratch });
      const { wrong } = errorsOf(await run.readCodes(), pages);
      const cpu = ratio('cpuS');
      rows.push(row(`noko-check ${name}`, hosts.length, a, figure(cpu), String(wrong)));
      rows.push(row('bare undici in the same rounds', hosts.length, b, '1', '–'));
      targetsMet.push({
        name: `${hosts.length} TLS hosts ${name}: CPU over bare undici`,
        limit: LIMIT,
        is: /** @type {const} */ ('at most'),
        measured: cpu,
      });
    }
    return {
      title: 'TLS hosts, each with a certificate of its own',
      text: formatTable(
        ['client', 'hosts', 'wall s', 'hosts/s', 'CPU s per 1,000', 'CPU / bare', 'wrong'],
        rows,
      ),
      targets: targetsMet,
    };
  },
};

/**
 * @param {readonly string[]} hosts
 * @param {{ authority: string, folder: string }} files where the root is written, and a file a host
 */
export async function issueCertificates(hosts, { authority, folder }) {
  const { pem, issue } = await createCertificateAuthority('Bench');
  await mkdir(folder, { recursive: true });
  await writeFile(authority, pem);
  for (const host of hosts) {
    const { key, cert } = await issue({ host });
    await writeFile(join(folder, `${host}.pem`), `${key}\n${cert}\n`);
  }
}

/**
 * @param {string} name
 * @param {number} count
 * @param {import('../harness/measure.js').Costs} costs
 * @param {string} ratio
 * @param {string} wrong
 */
function row(name, count, { wallS, cpuS }, ratio, wrong) {
  return [
    name,
    String(count),
    figure(wallS),
    figure(count / wallS),
    figure((cpuS / count) * 1_000),
    ratio,
    wrong,
  ];
}
