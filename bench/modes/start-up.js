// What `--help` costs beside Node's own start: nothing heavy may be loaded before it is needed.
import { fileURLToPath } from 'node:url';
import { compare } from '../harness/compare.js';
import { figure, formatTable } from '../harness/table.js';

const COMMAND = fileURLToPath(new URL('../../bin/noko-check.js', import.meta.url));
const LIMIT = 2.5;
/** Each is a fraction of a second. */
const ROUNDS = 25;

/** @type {import('../harness/mode.js').Mode} */
export const startUp = {
  name: 'start-up',
  async run({ scratch, say }) {
    say('start-up');
    const { a, b, ratio } = await compare(
      { argv: [process.execPath, COMMAND, '--help'] },
      { argv: [process.execPath, '-e', '0'] },
      { rounds: ROUNDS, scratch },
    );
    const wall = ratio('wallS');
    return {
      title: 'Start-up',
      text: formatTable(
        ['command', 'wall ms', 'CPU ms', 'peak MB'],
        [
          { name: 'noko-check --help', ...a },
          { name: 'node -e 0', ...b },
        ].map(({ name, wallS, cpuS, peakMb }) => [
          name,
          figure(wallS * 1_000),
          figure(cpuS * 1_000),
          figure(peakMb),
        ]),
      ),
      targets: [
        { name: '--help: wall time over node -e 0', limit: LIMIT, is: 'at most', measured: wall },
      ],
    };
  },
};
