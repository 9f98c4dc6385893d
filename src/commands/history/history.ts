// The folder of history as a page or a table. The page and the table are in Russian, as reports are.
import { extname } from 'node:path';
import { EXIT } from '../../cli/exit-code.js';
import type { Io } from '../../cli/io.js';
import { RunError } from '../../errors.js';
import { formatDaysCsv, formatSchoolsCsv } from '../../history/format-csv.js';
import { readRuns } from '../../history/read-runs.js';
import { gatherHistory, type History } from '../../history/tracks.js';
import type { Words } from '../../words/words.js';
import { refuseForeign } from '../check/refuse-foreign.js';
import { writeProduct } from '../check/write-product.js';
import type { HistoryOptions } from './command.js';

export interface HistoryCall {
  readonly folder: string;
  readonly options: HistoryOptions;
  readonly words: Words;
  readonly io: Io;
}

const EXTENSIONS = ['.html', '.csv'] as const;

/** Answers the exit code; rejects with `RunError` (`history-unreadable`, `output-format`, `output-unwritable`). */
export async function history({ folder, options, words, io }: HistoryCall): Promise<number> {
  const outputs = options.output.length === 0 ? ['-'] : options.output;
  for (const output of outputs) checkExtension(output);
  await refuseForeign(outputs, { inputs: [], list: null, force: options.force });
  const gathered = await gatherHistory(readRuns(folder));
  const setAside = gathered.setAside.length;
  if (setAside > 0) io.stderr.write(`${words.history.setAside(gathered.setAside)}\n`);
  for (const output of outputs) {
    await writeProduct(output, await format(gathered, { output, table: options.table }), io);
    if (output !== '-') io.stderr.write(`${words.summary.history(output)}\n`);
  }
  return EXIT.pass;
}

async function format(
  history: History,
  { output, table }: Pick<HistoryOptions, 'table'> & { readonly output: string },
): Promise<string> {
  if (extname(output).toLowerCase() === '.html') {
    const { formatHistoryPage } = await import('../../history/page/page.js');
    return formatHistoryPage(history);
  }
  const profile = output === '-' ? 'plain' : 'excel';
  return table === 'days' ? formatDaysCsv(history, profile) : formatSchoolsCsv(history, profile);
}

function checkExtension(output: string): void {
  const extension = extname(output).toLowerCase();
  if (output === '-' || EXTENSIONS.some((known) => known === extension)) return;
  throw new RunError({ code: 'output-format', file: output, known: EXTENSIONS });
}
