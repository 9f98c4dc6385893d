// Slow name servers: names that come after 20–300 ms, and some that never do, beside the same run
// with a name server that answers at once (and says at once which names it will never tell). The
// sites themselves take as long as real ones, in both.
import { ourCommand } from '../harness/command.js';
import { compareRuns } from '../harness/compare.js';
import { errorsOf } from '../harness/errors-of.js';
import { measure } from '../harness/measure.js';
import { hostsOf } from '../harness/mode.js';
import { figure, formatTable } from '../harness/table.js';
import { startNameServer } from '../servers/name-server.js';
import { pageFinder, spreadDelays, startSlowSites } from '../servers/slow-sites.js';

const SITES = { leastMs: 50, mostMs: 800, hanging: 0 };
const NAMES = { leastMs: 20, mostMs: 300, hanging: 0.02 };
const LIMIT = 1.2;

/** @type {import('../harness/mode.js').Mode} */
export const dns = {
  name: 'dns',
  async run({ halves, scratch, rounds, seed, say }) {
    const [half] = halves;
    const pages = hostsOf(half);
    const hosts = [...pages.keys()];
    const siteDelays = spreadDelays(hosts, { seed: `${seed}/sites`, ...SITES });
    const nameDelays = spreadDelays(hosts, { seed: `${seed}/names`, ...NAMES });
    const found = new Map([...pages].filter(([host]) => nameDelays.get(host) !== null));
    say(`${hosts.length} names, slow and at once`);

    /** @param {(name: string) => number | 'never' | 'absent'} replyOf */
    const run = async (replyOf) => {
      const sites = await startSlowSites({ delays: siteDelays, pageOf: pageFinder(half, pages) });
      const server = await startNameServer(replyOf);
      try {
        const ours = await ourCommand({
          sites: pages,
          addressOf: (host) => `http://${host}:${sites.port}/`,
          folder: scratch,
          options: [
            '--homepage-only',
            ...['--retries', '0', '--no-second-pass', '--dns-servers', server.address],
            // All names lead to one machine, and a private one: here that is nobody's concern.
            ...['--allow-private', '--per-domain', '4096'],
          ],
        });
        const costs = await measure(ours.command, scratch);
        const said = await ours.readCodes();
        return { ...costs, lost: errorsOf(said, found).wrong };
      } finally {
        server.close();
        await sites.close();
      }
    };
    const slow = () => run((name) => nameDelays.get(name) ?? 'never');
    const atOnce = () => run((name) => (nameDelays.get(name) == null ? 'absent' : 0));
    const { a, b, ratio } = await compareRuns(slow, atOnce, rounds);
    const wall = ratio('wallS');
    const unknown = hosts.length - found.size;
    return {
      title: `Slow names: ${NAMES.leastMs}–${NAMES.mostMs} ms, ${NAMES.hanging * 100} % never`,
      text: formatTable(
        [
          'name server',
          'names',
          'of them never told',
          'wall s',
          'CPU s per 1,000',
          'healthy sites lost',
        ],
        [
          { name: 'slow', ...a },
          { name: 'at once', ...b },
        ].map(({ name, wallS, cpuS, lost }) => [
          name,
          String(hosts.length),
          String(unknown),
          figure(wallS),
          figure((cpuS / hosts.length) * 1_000),
          String(lost),
        ]),
      ),
      targets: [
        {
          name: 'slow names: wall time over that with names at once',
          limit: LIMIT,
          is: 'at most',
          measured: wall,
        },
      ],
    };
  },
};
