// Runs by their letters: `p`, `f` and `u` for a school that passes, fails or is unchecked.
import type { HistoryRun, RunRow } from '../../src/history/read-runs.js';
import { gatherHistory, type History } from '../../src/history/tracks.js';
import type { RunMark } from '../../src/words/history-words.js';

const CODES: Readonly<Record<string, string>> = {
  p: 'pass/results-link',
  f: 'fail/no-link',
  c: 'fail/card-link',
  u: 'unchecked/timeout',
};

export function row(name: string, letter: string, parts: Partial<RunRow> = {}): RunRow {
  const site = `${name}.example`;
  return { name, site, number: '1', busId: null, code: CODES[letter] ?? '', ...parts };
}

export function run(
  day: string,
  rows: readonly RunRow[] | null,
  mark: RunMark | null = null,
): HistoryRun {
  return { file: `${day}.ndjson.gz`, day: `2026-11-${day}`, mark, rows };
}

export async function gather(...runs: readonly HistoryRun[]): Promise<History> {
  return gatherHistory(
    (async function* () {
      yield* runs;
    })(),
  );
}

/** Schools with a letter a day, from the first of November 2026 on; a space where a school is not listed. */
export function historyOf(schools: Readonly<Record<string, string>>): Promise<History> {
  const length = Math.max(...Object.values(schools).map((letters) => letters.length));
  const runs = Array.from({ length }, (_, index) => {
    const rows = Object.entries(schools).flatMap(([name, letters]) => {
      const letter = letters[index] ?? ' ';
      return letter === ' ' ? [] : [row(name, letter)];
    });
    return run(String(index + 1).padStart(2, '0'), rows);
  });
  return gather(...runs.filter(({ rows }) => rows !== null && rows.length > 0));
}
