// The scores of a list: answers from a folder, with `--live` also from the site, with `--reviews` the
// counts of the rendered cards; then the table, the page, the file for the check.
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readAnswers, SavedAnswers } from '../../busgov/answers.js';
import { BusGovClient } from '../../busgov/client.js';
import { LookUp } from '../../busgov/look-up.js';
import { createIdentify } from '../../busgov/register.js';
import { dayOf, formatQuarter, growthOf, quarterOf, readQuarters } from '../../busgov/reviews.js';
import type { Score } from '../../busgov/score.js';
import { EXIT } from '../../cli/exit-code.js';
import { RunError } from '../../errors.js';
import { makeFolder } from '../../files/make-folder.js';
import { createTransport } from '../../http/transport.js';
import { formatScoreSheetJson } from '../../report/scores/scores-json.js';
import {
  createLinkFinder,
  type ScoreRow,
  type ScoreSheet,
  toScoresTable,
  totalsOf,
} from '../../report/scores/scores-table.js';
import { formatTable } from '../../report/scores/table.js';
import type { School } from '../../school.js';
import { openConnections } from '../check/network.js';
import { openList } from '../check/open-list.js';
import { refuseForeign } from '../check/refuse-foreign.js';
import { writeProduct } from '../check/write-product.js';
import type { ListedSchools, ScoresCall } from './call.js';
import { readCounts } from './read-counts.js';
import { readLinks } from './read-links.js';

const EXTENSIONS = ['.csv', '.xlsx', '.html', '.json'] as const;
/** Where `--live` keeps answers when nothing else is said. */
const FOLDER = 'bus.gov.ru';

/** Answers the exit code; rejects with `RunError`. */
export async function scores(call: ScoresCall): Promise<number> {
  const { options, words, io } = call;
  const outputs = options.output.length === 0 ? ['-'] : options.output;
  for (const file of outputs) {
    const known: readonly string[] = EXTENSIONS;
    if (file !== '-' && !known.includes(extname(file).toLowerCase())) {
      throw new RunError({ code: 'output-format', file, known });
    }
  }
  const inputs = options.report === undefined ? [] : [options.report];
  await refuseForeign(outputs, {
    inputs: [call.list, ...inputs],
    list: null,
    force: options.force,
  });
  const tell = (sentence: string): void => void io.stderr.write(`${sentence}\n`);
  const listed = await readList(call);
  if (listed === null) return EXIT.interrupted;
  tell(words.scores.undocumented);
  const found = await lookUp(listed, call, tell);
  const counted = options.reviews ? await readCounts(found, { ...call, ...listed }, tell) : found;
  const sheet = await toSheet(counted, call);
  for (const output of outputs) {
    await writeProduct(output, await format(sheet, { output, today: dayOf(io.now()) }), io);
    if (output !== '-') tell(words.list.written(output));
  }
  tell(words.scores.known({ schools: counted.length, rated: counted.filter(isRated).length }));
  if (options.reviews) tell(words.scores.counted(totalsOf(sheet.rows)));
  if (io.stop.aborted) return EXIT.interrupted;
  return counted.every(({ notes }) => notes.length === 0) ? EXIT.pass : EXIT.unchecked;
}

async function readList({ list: file, options, io }: ScoresCall): Promise<ListedSchools | null> {
  const { sheet, columns } = options;
  const list = await openList({ file, sheet, columns, shard: null }, io);
  if (list === null) return null;
  const schools: School[] = [];
  try {
    for await (const school of list.schools) schools.push(school);
  } finally {
    await list.close();
  }
  return { schools, columns: list.columns, isReport: list.isReport };
}

async function lookUp(
  { schools, columns }: ListedSchools,
  { options, words, io, wait, clock }: ScoresCall,
  tell: (sentence: string) => void,
): Promise<readonly Score[]> {
  const identify = createIdentify(columns);
  const listed = schools.map((school) => ({ school, inn: identify(school).inn }));
  const { from, live } = options;
  const folder = from ?? FOLDER;
  if (!live) {
    const answers = from === undefined ? new SavedAnswers() : await readAnswers(from);
    tellOfFiles(answers, { words, tell });
    const found = await new LookUp(answers, null).scores(listed);
    // Where values were not asked for, it is no news that there are none.
    return from === undefined ? found.map((score) => ({ ...score, notes: [] })) : found;
  }
  await makeFolder(folder);
  const answers = await readAnswers(folder);
  tellOfFiles(answers, { words, tell });
  const { connector, close } = await openConnections(options, io.env);
  try {
    const pause = (ms: number): Promise<void> =>
      sleep(ms, undefined, { signal: io.stop }).catch(() => {});
    const client = new BusGovClient({
      fetch: createTransport(connector),
      userAgent: options.userAgent,
      timeoutMs: options.timeout * 1_000,
      stop: io.stop,
      wait: wait ?? pause,
      clock: clock ?? (() => performance.now()),
    });
    const now = io.now();
    const since = new Date(now.getTime() - options.maxAge * 86_400_000);
    const asking = { client, folder, today: dayOf(now), since: dayOf(since) };
    const found = await new LookUp(answers, asking).scores(listed);
    tell(words.scores.asked({ requests: client.requests(), folder }));
    const end = client.end();
    if (end !== null) tell(words.scores.ended[end]);
    return found;
  } finally {
    close();
  }
}

function tellOfFiles(
  { unknown, nameless }: SavedAnswers,
  { words, tell }: Pick<ScoresCall, 'words'> & { readonly tell: (sentence: string) => void },
): void {
  if (unknown.length > 0) tell(words.scores.unknownFiles(unknown));
  if (nameless.length > 0) tell(words.scores.namelessFiles(nameless));
}

function isRated({ year }: Score): boolean {
  return year !== null;
}

async function toSheet(found: readonly Score[], { options, io }: ScoresCall): Promise<ScoreSheet> {
  const quarter = quarterOf(dayOf(io.now()));
  const { history, report } = options;
  const quarters = history === undefined ? [] : await readQuarters(history);
  if (history !== undefined && found.some(({ counts }) => counts !== null)) {
    await makeFolder(history);
    const { name, text } = formatQuarter(quarters, quarter, found);
    await writeProduct(join(history, name), text, io);
  }
  const links = report === undefined ? null : createLinkFinder(await readLinks(report));
  const rows = found.map(
    (score): ScoreRow => ({
      score,
      growth: history === undefined ? null : growthOf(score, quarters, quarter),
      links: links === null ? null : links(score),
    }),
  );
  return { rows, quarter: report === undefined ? null : quarter };
}

async function format(
  sheet: ScoreSheet,
  { output, today }: { readonly output: string; readonly today: string },
): Promise<Parameters<typeof writeProduct>[1]> {
  switch (extname(output).toLowerCase()) {
    case '.json':
      return formatScoreSheetJson(sheet);
    case '.html': {
      const { formatScoresPage } = await import('../../report/scores/scores-page.js');
      return formatScoresPage(sheet, today);
    }
    default:
      return formatTable(toScoresTable(sheet), output);
  }
}
