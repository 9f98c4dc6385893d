// The earlier report of `--previous`. It is read to its end before the first site is asked: it may
// be the file that this run replaces, and a report that is none is found out in time. One that is
// not there is no error, since a nightly line must work in its first night, too; it is told, and
// where this run will not write that file, it is told even under `--quiet`: then it is a slip.

import { extname, resolve } from 'node:path';
import type { CheckOptions } from '../../cli/options.js';
import type { EarlierSchool, Previous } from '../../compare/comparison.js';
import { RunError } from '../../errors.js';
import { parseDay } from '../../files/timestamp.js';
import { openReport } from '../../report/read/open-report.js';

/** Null where there is nothing to compare with; rejects with `RunError` (`report-file`). */
export async function openPrevious({
  previous: file,
  output,
  annex,
}: Pick<CheckOptions, 'previous' | 'output' | 'annex'>): Promise<Previous | null> {
  if (file === undefined) return null;
  const isAwaited = output.some((target) => resolve(target) === resolve(file));
  const schools = await readIfThere(file);
  // Else the second night would be the one to find out.
  if (
    schools === null &&
    isAwaited &&
    (annex || !READ_BACK.includes(extname(file).toLowerCase()))
  ) {
    const fault = { kind: 'not-read-back' } as const;
    throw new RunError({ code: 'report-file', file, fault });
  }
  return { file, isAwaited, schools };
}

/** Formats that hold all that a later run has to know. */
const READ_BACK = ['.csv', '.xlsx', '.json', '.ndjson'];

async function readIfThere(file: string): Promise<readonly EarlierSchool[] | null> {
  try {
    return await readEarlierReport(file);
  } catch (error) {
    if (error instanceof RunError && isMissing(error)) return null;
    throw error;
  }
}

/** Little of each school, since all are held at once; rejects with `RunError` (`report-file`). */
export async function readEarlierReport(file: string): Promise<readonly EarlierSchool[]> {
  const schools: EarlierSchool[] = [];
  for await (const { checkedAt, ...school } of openReport(file)) {
    const { name, site, busId, verdict, reason, change, carried } = school;
    const day = parseDay(checkedAt) ?? '';
    schools.push({ name, site, busId, verdict, reason, day, change, carried });
  }
  return schools;
}

function isMissing({ problem }: RunError): boolean {
  const fault = problem.code === 'report-file' ? problem.fault : null;
  return fault?.kind === 'unreadable' && fault.cause === 'ENOENT';
}
