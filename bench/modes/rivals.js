// What users would pick instead, on the pages of each half of the corpus: the whole command, with
// start-up, beside theirs, and what either says wrongly.
import { join } from 'node:path';
import { compare, medianCosts } from '../harness/compare.js';
import { checkVerdicts, createJob, paragraphOf } from '../harness/job.js';
import { RIVALS, readVerdicts, rivalCommand } from '../harness/rivals.js';
import { figure, formatTable } from '../harness/table.js';

const MOST_PAGES = 2_000;
const HEADER = [
  'tool, pages',
  'wall s',
  'pages/s',
  'CPU s per 1,000',
  'peak MB',
  'wall / ours',
  'wrong',
];
/** What is wanted of each rival's wall time over ours, on the first half. */
const LIMITS = new Map([
  ['aiohttp with lxml', 2.5],
  ['Crawlee CheerioCrawler', 8],
]);

/** @type {import('../harness/mode.js').Mode} */
export const rivals = {
  name: 'rivals',
  async run({ halves, nginx, scratch, rounds, pagesOfList, say }) {
    const rows = [];
    const notes = [];
    /** @type {import('../harness/mode.js').Target[]} */
    const targets = [];
    for (const half of halves) {
      const least = Math.min(pagesOfList, MOST_PAGES);
      const job = await createJob({ half, nginx, scratch, least });
      const { length } = job.hosts;
      const ours = [];
      for (const rival of RIVALS) {
        say(`${half.name}, ${length} pages: ours and ${rival.name}`);
        const file = join(scratch, 'verdicts.tsv');
        const order = { targets: job.targets, port: nginx.httpPort, verdicts: file };
        const theirs = rivalCommand(rival, order);
        const { a, b, ratio } = await compare(theirs, job.ours.command, { rounds, scratch });
        ours.push(b);
        const name = `${rival.name}, ${half.name}`;
        const verdicts = checkVerdicts(name, await readVerdicts(file), job.sites);
        notes.push(...verdicts.notes);
        const wall = ratio('wallS');
        rows.push(row(name, length, a, [figure(wall), verdicts.cell]));
        const limit = LIMITS.get(rival.name);
        if (limit === undefined || half !== halves[0]) continue;
        const words = `${half.name}, ${length} pages: wall time of ${rival.name} over ours`;
        targets.push({ name: words, limit, is: 'at least', measured: wall });
      }
      const verdicts = checkVerdicts(half.name, await job.ours.readCodes(), job.sites);
      rows.push(row(`noko-check, ${half.name}`, length, medianCosts(ours), ['1', verdicts.cell]));
    }
    return {
      title: 'Beside what users would pick instead',
      text: [formatTable(HEADER, rows), ...paragraphOf(notes)].join('\n\n'),
      targets,
    };
  },
};

/** @type {(words: string, count: number, costs: import('../harness/measure.js').Costs, end: readonly string[]) => string[]} */
function row(words, count, { wallS, cpuS, peakMb }, end) {
  const figures = [wallS, count / wallS, (cpuS / count) * 1_000, peakMb];
  return [words, ...figures.map(figure), ...end];
}
