// The whole command over many pages that answer at once, beside the floor, on each half. Start-up
// counts, and so does writing the report.
import { compare } from '../harness/compare.js';
import { checkVerdicts, createJob, paragraphOf } from '../harness/job.js';
import { floorCommand } from '../harness/rivals.js';
import { figure, formatTable } from '../harness/table.js';

/**
 * What is wanted of each half: `most` pages, the throughput over the floor's, CPU seconds per 1,000.
 * @type {Readonly<Record<string, { most: number, throughput: number, cpu?: number }>>}
 */
const WANTED = {
  smooth: { most: Number.POSITIVE_INFINITY, throughput: 0.5, cpu: 1.5 },
  rough: { most: Number.POSITIVE_INFINITY, throughput: 0.35 },
};
const WANTED_OF_OTHERS = { most: 2_000, throughput: 0.4, cpu: undefined };
const HEADER = [
  'pages',
  'number',
  'pages/s',
  'floor, pages/s',
  'ours / floor',
  'CPU s per 1,000',
  'floor, CPU s',
  'peak MB',
  'wrong',
];

/** @type {import('../harness/mode.js').Mode} */
export const pages = {
  name: 'pages',
  async run({ halves, nginx, scratch, rounds, pagesOfList, say }) {
    const rows = [];
    const notes = [];
    /** @type {import('../harness/mode.js').Target[]} */
    const targets = [];
    for (const half of halves) {
      const wanted = WANTED[half.name] ?? WANTED_OF_OTHERS;
      const least = Math.min(pagesOfList, wanted.most);
      const job = await createJob({ half, nginx, scratch, least });
      const { length } = job.hosts;
      say(`${half.name}, ${length} pages: ours and the floor`);
      const floor = floorCommand({ targets: job.targets, scheme: 'http', port: nginx.httpPort });
      const { a, b, ratio } = await compare(job.ours.command, floor, { rounds, scratch });
      const verdicts = checkVerdicts(half.name, await job.ours.readCodes(), job.sites);
      notes.push(...verdicts.notes);
      const throughput = 1 / ratio('wallS');
      const cpu = (a.cpuS / length) * 1_000;
      rows.push([
        half.name,
        String(length),
        ...[length / a.wallS, length / b.wallS, throughput, cpu].map(figure),
        ...[(b.cpuS / length) * 1_000, a.peakMb].map(figure),
        verdicts.cell,
      ]);
      const name = `${half.name}, ${length} pages`;
      targets.push(
        {
          name: `${name}: throughput over the floor's`,
          limit: wanted.throughput,
          is: 'at least',
          measured: throughput,
        },
        { name: `${name}: wrong verdicts`, limit: 0, is: 'at most', measured: verdicts.wrong },
      );
      if (wanted.cpu === undefined) continue;
      const limit = wanted.cpu;
      targets.push({ name: `${name}: CPU s per 1,000`, limit, is: 'at most', measured: cpu });
    }
    return {
      title: 'Pages that answer at once',
      text: [formatTable(HEADER, rows), ...paragraphOf(notes)].join('\n\n'),
      targets,
    };
  },
};
