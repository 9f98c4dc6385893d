// The whole command over many pages that answer at once: beside the floor, and beside what users
// would pick instead. Start-up counts, and so does writing the report.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ourCommand } from '../harness/command.js';
import { compare, medianCosts } from '../harness/compare.js';
import { errorsOf } from '../harness/errors-of.js';
import { floorCommand, RIVALS, readVerdicts, rivalCommand } from '../harness/rivals.js';
import { figure, formatTable } from '../harness/table.js';

const HEADER = [
  'tool',
  'pages',
  'wall s',
  'pages/s',
  'CPU s per 1,000',
  'peak MB',
  'wall / ours',
  'wrong',
];
/** Kinds of wrong verdicts that are told of each. */
const MAX_KINDS = 12;
/** What is wanted of each rival's wall time over ours. */
const LIMITS = new Map([
  ['aiohttp with lxml', 3],
  ['xargs curl, grep', 4],
  ['Scrapy', 6],
  ['Crawlee CheerioCrawler', 10],
]);

/** @type {import('../harness/mode.js').Mode} */
export const pages = {
  name: 'pages',
  async run({ corpus, nginx, scratch, rounds, quick, say }) {
    const rows = [];
    const notes = [];
    /** @type {import('../harness/mode.js').Target[]} */
    const targets = [];

    const many = await job({ corpus, nginx, scratch, copies: quick ? 1 : 5 });
    say(`${many.hosts.length} pages: ours and the floor`);
    const floor = floorCommand({ targets: many.targets, scheme: 'http', port: nginx.httpPort });
    const beside = await compare(many.ours.command, floor, { rounds, scratch });
    const wrong = errorsOf(await many.ours.readCodes(), many.pages);
    const { length } = many.hosts;
    rows.push(row('noko-check', length, beside.a, '1', String(wrong.wrong)));
    rows.push(
      row('floor: undici request', length, beside.b, figure(1 / beside.ratio('wallS')), '–'),
    );
    notes.push(...notesOf('noko-check', wrong));
    targets.push(
      {
        name: `${length} pages: throughput of the floor's`,
        limit: 0.5,
        is: 'at least',
        measured: 1 / beside.ratio('wallS'),
      },
      {
        name: `${length} pages: CPU s per 1,000`,
        limit: 1.2,
        is: 'at most',
        measured: (beside.a.cpuS / length) * 1_000,
      },
      { name: `${length} pages: wrong verdicts`, limit: 0, is: 'at most', measured: wrong.wrong },
    );

    const once = await job({ corpus, nginx, scratch, copies: 1 });
    const ourCosts = [];
    const theirRows = [];
    for (const rival of RIVALS) {
      say(`${once.hosts.length} pages: ours and ${rival.name}`);
      const verdicts = join(scratch, 'verdicts.tsv');
      const theirs = rivalCommand(rival, {
        targets: once.targets,
        port: nginx.httpPort,
        verdicts,
      });
      const compared = await compare(theirs, once.ours.command, { rounds, scratch });
      const errors = errorsOf(await readVerdicts(verdicts), once.pages);
      const ratio = compared.ratio('wallS');
      ourCosts.push(compared.b);
      theirRows.push(
        row(rival.name, once.hosts.length, compared.a, figure(ratio), String(errors.wrong)),
      );
      notes.push(...notesOf(rival.name, errors));
      const limit = LIMITS.get(rival.name);
      if (limit === undefined) continue;
      targets.push({
        name: `${once.hosts.length} pages: wall time of ${rival.name} over ours`,
        limit,
        is: 'at least',
        measured: ratio,
      });
    }
    const wrongOnce = errorsOf(await once.ours.readCodes(), once.pages);
    const ours = medianCosts(ourCosts);
    rows.push(row('noko-check', once.hosts.length, ours, '1', String(wrongOnce.wrong)));
    rows.push(...theirRows);
    return {
      title: 'Pages that answer at once',
      text: [
        formatTable(HEADER, rows),
        ...(notes.length === 0
          ? []
          : ['Wrong verdicts, by what stands on the page:', notes.join('\n')]),
      ].join('\n\n'),
      targets,
    };
  },
};

/**
 * @param {object} order
 * @param {import('../harness/mode.js').Corpus} order.corpus
 * @param {import('../harness/nginx.js').Nginx} order.nginx
 * @param {string} order.scratch
 * @param {number} order.copies of the corpus, each under names of its own
 */
async function job({ corpus, nginx, scratch, copies }) {
  const pages = corpus.hosts(copies);
  const hosts = [...pages.keys()];
  const targets = join(scratch, `targets-${copies}.txt`);
  await writeFile(targets, hosts.map((host) => `${host}\n`).join(''));
  const ours = await ourCommand({
    addresses: hosts.map((host) => `http://${host}/`),
    folder: scratch,
    // As many pages as everybody else fetches: the others look at no inner pages.
    options: ['--homepage-only', '--connect-to', `:80:127.0.0.1:${nginx.httpPort}`],
  });
  return { pages, hosts, targets, ours };
}

/**
 * @param {string} name
 * @param {number} count
 * @param {import('../harness/measure.js').Costs} costs
 * @param {string} ratio
 * @param {string} wrong
 */
function row(name, count, { wallS, cpuS, peakMb }, ratio, wrong) {
  return [
    name,
    String(count),
    figure(wallS),
    figure(count / wallS),
    figure((cpuS / count) * 1_000),
    figure(peakMb),
    ratio,
    wrong,
  ];
}

/**
 * @param {string} name
 * @param {{ kinds: readonly string[] }} errors
 */
function notesOf(name, { kinds }) {
  if (kinds.length === 0) return [];
  const more = kinds.length - MAX_KINDS;
  const shown = kinds.slice(0, MAX_KINDS).join(', ');
  return [`- ${name}: ${shown}${more > 0 ? `, and ${more} kinds more` : ''}`];
}
