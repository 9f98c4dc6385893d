// Memory must not grow with the list: a list of a region's length beside one fifty times as long.
import { ourCommand } from '../harness/command.js';
import { compareRuns } from '../harness/compare.js';
import { measure } from '../harness/measure.js';
import { figure, formatTable } from '../harness/table.js';

const LIMIT_MB = 220;
const LIMIT_GROWTH = 1.5;

/** @type {import('../harness/mode.js').Mode} */
export const memory = {
  name: 'memory',
  async run({ corpus, nginx, scratch, quick, say }) {
    /** @param {number} copies */
    const run = async (copies) => {
      const hosts = [...corpus.hosts(copies).keys()];
      say(`memory for ${hosts.length} rows`);
      const ours = await ourCommand({
        addresses: hosts.map((host) => `http://${host}/`),
        folder: scratch,
        options: ['--homepage-only', '--connect-to', `:80:127.0.0.1:${nginx.httpPort}`],
      });
      const costs = await measure(ours.command, scratch);
      // A row lost would be memory saved.
      await ours.readCodes();
      return { ...costs, rows: hosts.length };
    };
    // Once: the long run is most of the bench, and its peak hardly varies.
    const { a, b, ratio } = await compareRuns(
      () => run(quick ? 5 : 50),
      () => run(1),
      1,
    );
    const growth = ratio('peakMb');
    return {
      title: 'Memory',
      text: formatTable(
        ['rows', 'peak MB', 'wall s', 'pages/s', 'CPU s per 1,000'],
        [b, a].map(({ rows, peakMb, wallS, cpuS }) => [
          rows.toLocaleString('en-US'),
          figure(peakMb),
          figure(wallS),
          figure(rows / wallS),
          figure((cpuS / rows) * 1_000),
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
