// Sites as slow as real ones: is a slot ever idle while work waits? What slots and delays allow is
// the sum of the delays over the number of slots; sites that hang take the whole time-out.
import { ourCommand } from '../harness/command.js';
import { medianCosts } from '../harness/compare.js';
import { errorsOf } from '../harness/errors-of.js';
import { measure } from '../harness/measure.js';
import { hostsOf } from '../harness/mode.js';
import { figure, formatTable } from '../harness/table.js';
import { pageFinder, spreadDelays, startSlowSites } from '../servers/slow-sites.js';

const CONCURRENCY = 64;
/** Short beside the run: a site that hangs at the very end of the list is waited for in any order. */
const TIMEOUT_S = 3;
const SPREAD = { leastMs: 50, mostMs: 800, hanging: 0.01 };
const LIMIT = 1.15;

/** @type {import('../harness/mode.js').Mode} */
export const latency = {
  name: 'latency',
  async run({ halves, scratch, rounds, quick, seed, say }) {
    const [half] = halves;
    const pages = hostsOf(half, quick ? 300 : 4_000);
    const hosts = [...pages.keys()];
    const delays = spreadDelays(hosts, { seed, ...SPREAD });
    const seconds = [...delays.values()].map((delayMs) => (delayMs ?? TIMEOUT_S * 1_000) / 1_000);
    const allowedS = seconds.reduce((sum, delayS) => sum + delayS, 0) / CONCURRENCY;
    say(`${hosts.length} slow sites: at least ${figure(allowedS)} s each time`);

    const measured = [];
    /** @type {Map<string, string>} */
    let said = new Map();
    for (let round = 0; round < rounds; round += 1) {
      const sites = await startSlowSites({ delays, pageOf: pageFinder(half, pages) });
      try {
        const ours = await ourCommand({
          sites: pages,
          addressOf: (host) => `http://${host}/`,
          folder: scratch,
          options: [
            '--homepage-only',
            ...['--retries', '0', '--no-second-pass', '--timeout', String(TIMEOUT_S)],
            ...['--connect-to', `:80:127.0.0.1:${sites.port}`],
          ],
        });
        measured.push(await measure(ours.command, scratch));
        said = await ours.readCodes();
      } finally {
        await sites.close();
      }
    }
    const costs = medianCosts(measured);
    const ratio = costs.wallS / allowedS;
    const hanging = hosts.filter((host) => delays.get(host) === null);
    const timedOut = hosts.filter((host) => said.get(host) === 'unchecked/timeout');
    const answered = new Map([...pages].filter(([host]) => delays.get(host) !== null));
    return {
      title: `Slow sites: ${SPREAD.leastMs}–${SPREAD.mostMs} ms, ${SPREAD.hanging * 100} % hang for ${TIMEOUT_S} s`,
      text: [
        formatTable(
          ['sites', 'figure'],
          [
            ['sites', String(hosts.length)],
            ['slots', String(CONCURRENCY)],
            ['wall time the slots and delays allow, s', figure(allowedS)],
            ['wall time of noko-check, s', figure(costs.wallS)],
            ['ratio', figure(ratio)],
            ['CPU s per 1,000', figure((costs.cpuS / hosts.length) * 1_000)],
            ['sites that hang', String(hanging.length)],
            ['sites reported as time-outs', String(timedOut.length)],
            ['wrong verdicts among those that answered', String(errorsOf(said, answered).wrong)],
          ],
        ),
      ].join('\n\n'),
      targets: [
        {
          name: `${hosts.length} slow sites: wall time over what slots and delays allow`,
          limit: LIMIT,
          is: 'at most',
          measured: ratio,
        },
      ],
    };
  },
};
