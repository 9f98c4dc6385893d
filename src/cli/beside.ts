// The report of a list that somebody dropped on an icon: beside it, under its name, compared with
// the last one there.
import { dirname, join, parse } from 'node:path';
import { RunError } from '../errors.js';
import type { Words } from '../words/words.js';
import type { CheckOptions } from './options.js';

/** Russian always, as the report is. */
const SUFFIX = ' – отчёт';

export interface BesideFiles {
  readonly page: string;
  readonly workbook: string;
}

/** A report that is given as the list is its own place. */
export function filesBeside(list: string): BesideFiles {
  const stem = parse(list).name;
  const name = stem.endsWith(SUFFIX) ? stem : `${stem}${SUFFIX}`;
  const path = join(dirname(list), name);
  return { page: `${path}.html`, workbook: `${path}.xlsx` };
}

/** The options with what `--beside` stands for; throws `RunError` (`usage`). */
export function withBeside({
  list,
  options,
  words,
}: {
  readonly list: string;
  readonly options: CheckOptions;
  readonly words: Words;
}): CheckOptions {
  if (!options.beside) return options;
  if (list === '-') throw new RunError({ code: 'usage', message: words.usage.besideNeedsFile });
  const { page, workbook } = filesBeside(list);
  return {
    ...options,
    output: [...new Set([...options.output, page, workbook])],
    previous: options.previous ?? workbook,
  };
}
