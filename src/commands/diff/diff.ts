// Two reports compared: the changes go to stdout, where they are the product, or into a file. The
// exit code says whether something got worse: a new violation, or a school that is not checked any
// more; that a school left the list, or a new one fails, is no change for the worse.
import { extname } from 'node:path';
import { EXIT } from '../../cli/exit-code.js';
import type { Io } from '../../cli/io.js';
import type { CsvProfileName } from '../../report/format.js';
import { openReport } from '../../report/read/open-report.js';
import type { ReportedSchool } from '../../report/read/reported-school.js';
import type { Words } from '../../words/words.js';
import { refuseForeign } from '../check/refuse-foreign.js';
import { writeProduct } from '../check/write-product.js';
import { DIFF_FORMATS, type DiffFiles, type DiffFormat, type DiffOptions } from './command.js';
import { findDifference, type ReportDifference } from './difference.js';
import {
  formatDifferenceCsv,
  formatDifferenceJson,
  formatDifferenceText,
} from './format-difference.js';

export interface DiffCall {
  readonly files: DiffFiles;
  readonly options: DiffOptions;
  readonly words: Words;
  readonly io: Io;
}

/** Answers the exit code; rejects with `RunError` (`report-file`, `output-unwritable`). */
export async function diff({ files, options, words, io }: DiffCall): Promise<number> {
  const { output = '-', force } = options;
  await refuseForeign([output], { inputs: [files.before, files.now], list: null, force });
  const before = { file: files.before, schools: await readAll(files.before) };
  const now = { file: files.now, schools: await readAll(files.now) };
  const difference = findDifference(before, now);
  const format = options.format ?? formatByName(output);
  const profile = output === '-' ? 'plain' : 'excel';
  await writeProduct(output, FORMATTERS[format](difference, { words, profile }), io);
  return difference.isWorse ? EXIT.fail : EXIT.pass;
}

interface DiffTelling {
  readonly words: Words;
  readonly profile: CsvProfileName;
}

const FORMATTERS: Readonly<
  Record<DiffFormat, (difference: ReportDifference, telling: DiffTelling) => string>
> = {
  text: (difference, { words }) => formatDifferenceText(difference, words),
  csv: (difference, { profile }) => formatDifferenceCsv(difference, profile),
  json: (difference) => formatDifferenceJson(difference),
};

function formatByName(output: string): DiffFormat {
  const extension = extname(output).slice(1).toLowerCase();
  return DIFF_FORMATS.find((format) => format === extension) ?? 'text';
}

async function readAll(file: string): Promise<readonly ReportedSchool[]> {
  const schools: ReportedSchool[] = [];
  for await (const school of openReport(file)) schools.push(school);
  return schools;
}
