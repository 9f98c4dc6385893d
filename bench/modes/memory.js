// Memory must not grow with the list: a list of a region's length beside one fifty times as long.
import { ourCommand } from '../harness/command.js';
import { compareRuns } from '../harness/compare.js';
import { errorsOf } from '../harness/errors-of.js';
import { measure } from '../harness/measure.js';
import { hostsOf } from '../harness/mode.js';
import { figure, formatTable } from '../harness/table.js';

const FEW_ROWS = 2_000;
const MANY_ROWS = 100_000;
const MANY_ROWS_QUICK = 10_000;
const LIMIT_MB = 320;
const LIMIT_GROWTH = 1.5;

/** @type {import('../harness/mode.js').Mode} */
export const memory = {
  name: 'memory',
  async run({ halves, nginx, scratch, quick, say }) {
    const [half] = halves;
    /** @param {number} least */
    const run = async (least) => {
      const sites = hostsOf(half, least);
      const hosts = [...sites.keys()];
      say(`memory for ${hosts.length} rows`);
      const ours = await ourCommand({
        sites,
        addressOf: (host) => `http://${host}/`,
        folder: scratch,
        options: ['--homepage-only', '--connect-to', `:80:127.0.0.1:${nginx.httpPort}`],
      });
      const costs = await measure(ours.command, scratch);
      // A row lost or misread would be memory saved.
      const { wrong } = errorsOf(await ours.readCodes(), sites);
      return { ...costs, rows: hosts.length, wrong };
    };
    // Once: the long run is most of the bench, and its peak hardly varies.
    const { a, b, ratio } = await compareRuns(
      () => run(quick ? MANY_ROWS_QUICK : MANY_ROWS),
      () => run(FEW_ROWS),
      1,
    );
    const growth = ratio('peakMb');
    return {
      title: 'Memory',
      text: formatTable(
        ['rows', 'peak MB', 'wall s', 'pages/s', 'CPU s per 1,000', 'wrong'],
        [b, a].map(({ rows, peakMb, wallS, cpuS, wrong }) => [
          rows.toLocaleString('en-US'),
          figure(peakMb),
          figure(wallS),
          figure(rows / wallS),
          figure((cpuS / rows) * 1_000),
          String(wrong),
        ]),
      ),
      targets: [
        { name: `${a.rows} rows: peak MB`, limit: LIMIT_MB, is: 'at most', measured: a.peakMb },
        {
          name: `${a.rows} rows: peak over that of ${b.rows}`,
          limit: LIMIT_GROWTH,
          is: 'at most',
          measured: growth,
        },
      ],
    };
  },
};
