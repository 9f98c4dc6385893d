// The names of the runs in a folder of history: the moment by the clock on the wall, so that they
// sort as they were made and a person finds a day; then, where a run does not count, why.
import type { RunMark } from '../words/history-words.js';
import { RUN_MARKS } from '../words/history-words.js';

export interface RunName {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Null for a run that counts. */
  readonly mark: RunMark | null;
}

const EXTENSION = '.ndjson.gz';
const NAME = /^(\d{4}-\d{2}-\d{2})T\d{2}-\d{2}-\d{2}(?:-\d+)?(?:\.(\w+))?\.ndjson\.gz$/;

/** The file name of a run that began at `timestamp` (ISO 8601); `copy` tells runs of one second apart. */
export function formatRunName(timestamp: string, mark: RunMark | null, copy = 1): string {
  const moment = timestamp.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).replaceAll(':', '-');
  return `${moment}${copy === 1 ? '' : `-${copy}`}${mark === null ? '' : `.${mark}`}${EXTENSION}`;
}

/** What the name of a file in the folder says; null for a file that is no run. */
export function parseRunName(name: string): RunName | null {
  const [, day, word] = NAME.exec(name) ?? [];
  const mark = RUN_MARKS.find((known) => known === word) ?? null;
  return day === undefined || (word !== undefined && mark === null) ? null : { day, mark };
}
