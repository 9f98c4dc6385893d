// A report that is divided by a column of the list, too: beside the whole one a workbook for each
// value, and a letter to whoever answers for its schools. Which values there are is known row by row.
import { basename, dirname, extname, join } from 'node:path';
import type { SchoolResult } from '../crawl/result.js';
import { RunError } from '../errors.js';
import { type CommitOptions, unwritable } from '../files/sink.js';
import { type FailingSchool, writeDistrictLetter } from '../letters/district-letter.js';
import { cleanFileName } from '../letters/letter-name.js';
import { PROFILES } from '../verdict/profiles.js';
import type { Verdict } from '../verdict/reasons.js';
import { singleLine } from './cell-text.js';
import { formatLetterDocx } from './docx/letter-docx.js';
import { openReportFile } from './file-sink.js';
import { createFindings } from './findings.js';
import type { TargetOptions, TargetOutcome } from './target.js';
import { createReport, type Report } from './write-report.js';

/** More files are no help to anybody; further values share one. */
const MAX_PARTS = 200;
const REST = 'прочие';

export interface SplitOptions extends TargetOptions {
  readonly column: string;
  /** Its place in `School.carried`. */
  readonly index: number;
  /** The file that the parts stand beside. */
  readonly beside: string;
  /** Whether a file holds somebody's own work, and must stay. */
  readonly isForeign: (path: string) => Promise<boolean>;
}

interface ReportPart {
  readonly value: string;
  readonly workbook: string;
  readonly letter: string;
  /** What became of it, where it could not be begun. */
  readonly report: Report | TargetOutcome;
  readonly verdicts: Record<Verdict, number>;
  readonly failing: FailingSchool[];
}

/** Writes to `whole`, and to the parts; they are its further targets. */
export function splitReport(whole: Report, options: SplitOptions): Report {
  const parts = new Map<string, ReportPart>();
  const findingsOf = createFindings(options.rules);

  const partOf = async (value: string): Promise<ReportPart> => {
    const known = parts.get(value.toLowerCase());
    if (known !== undefined) return known;
    if (parts.size >= MAX_PARTS && value !== REST) return await partOf(REST);
    const path = (extension: string): string => pathOfPart(options.beside, value, extension);
    const workbook = path('.xlsx');
    const part: ReportPart = {
      ...{ value, workbook, letter: path('.docx') },
      report: await createReport({ ...options, annex: false, targets: [workbook] }).catch((error) =>
        failed(workbook, error),
      ),
      verdicts: { pass: 0, fail: 0, unchecked: 0 },
      failing: [],
    };
    parts.set(value.toLowerCase(), part);
    return part;
  };

  return {
    openElsewhere: whole.openElsewhere,
    async write(result) {
      const state = await whole.write(result);
      const value = singleLine(result.school.carried[options.index] ?? '') || 'не указано';
      const part = await partOf(value);
      note(part, result, findingsOf);
      if ('write' in part.report) await part.report.write(result);
      return state;
    },
    async finish(commit) {
      const outcomes = [...(await whole.finish(commit))];
      for (const part of parts.values()) {
        const keepExisting = commit.keepExisting || (await options.isForeign(part.workbook));
        outcomes.push(
          ...('finish' in part.report ? await part.report.finish({ keepExisting }) : [part.report]),
        );
        if (part.failing.length === 0) continue;
        outcomes.push(
          await writeLetter(part, options, commit).catch((error) => failed(part.letter, error)),
        );
      }
      return outcomes;
    },
    async abandon() {
      await whole.abandon();
      for (const { report } of parts.values()) if ('abandon' in report) await report.abandon();
    },
  };
}

/** One part that fails is no reason to lose the others. */
function failed(file: string, error: unknown): TargetOutcome {
  const known = error instanceof RunError ? error : unwritable(file, error);
  return { kind: 'failed', file, problem: known.problem };
}

function note(
  part: ReportPart,
  result: SchoolResult,
  findingsOf: ReturnType<typeof createFindings>,
) {
  const { verdict, found } = findingsOf(result);
  part.verdicts[verdict] += 1;
  if (verdict !== 'fail') return;
  const { name, site } = result.school;
  part.failing.push({
    name: singleLine(name),
    site: singleLine(site.typed),
    target: 'address' in site ? site.address : null,
    reason: found.map(({ title }) => title).join('; '),
  });
}

async function writeLetter(
  part: ReportPart,
  options: SplitOptions,
  { keepExisting }: CommitOptions,
): Promise<TargetOutcome> {
  const { rules = [PROFILES.noko], column } = options;
  const letter = writeDistrictLetter(
    { ...part, column: singleLine(column) },
    {
      organisation: singleLine(options.organisation ?? '') || null,
      goal: rules.map(({ words }) => words.ru.full).join(' и '),
      workbook: basename(part.workbook),
    },
  );
  const sink = await openReportFile(part.letter, options);
  await sink.write(await formatLetterDocx(letter));
  return await sink.commit({
    keepExisting: keepExisting || (await options.isForeign(part.letter)),
  });
}

/** `report - Заречный.xlsx` beside `report.csv`. */
function pathOfPart(beside: string, value: string, extension: string): string {
  const name = basename(beside, extname(beside));
  return join(dirname(beside), `${name} - ${cleanFileName(value)}${extension}`);
}
