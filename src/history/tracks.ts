// The runs put together: for each school a track, a character a day. Schools are the same from run
// to run by the rules of `--previous`; one that leaves the list and comes back goes on. Of several
// runs on a day the last counts.

import { matchSchools } from '../compare/match.js';
import { keysOf, type SchoolIdentity, type SchoolKeys } from '../compare/school-keys.js';
import type { SetAside } from '../words/history-words.js';
import type { HistoryRun, RunRow } from './read-runs.js';

export interface History {
  /** From the first day with a run to the last, each (`YYYY-MM-DD`). */
  readonly days: readonly string[];
  /** The codes (`verdict/reason`) that the characters of the tracks stand for, from `FIRST_MARK` on. */
  readonly codes: readonly string[];
  readonly tracks: readonly Track[];
  /** Runs that do not count, and files that cannot be read. */
  readonly setAside: readonly SetAside[];
}

export interface Track extends SchoolIdentity {
  readonly number: string;
  /** A character for each of the days. */
  readonly marks: string;
}

/** On a day without a run that counts, or on which the school was not in the list. */
export const NO_MARK = ' ';
const FIRST_MARK = 'A'.charCodeAt(0);
const DAY_MS = 86_400_000;

/** The code that a mark stands for; null for none. */
export function codeOf({ codes }: Pick<History, 'codes'>, mark: string): string | null {
  return mark === NO_MARK ? null : (codes[mark.charCodeAt(0) - FIRST_MARK] ?? null);
}

interface OpenTrack {
  row: RunRow;
  /** Its place among all. */
  readonly place: number;
}

/** Puts runs together, oldest first. */
export async function gatherHistory(runs: AsyncIterable<HistoryRun>): Promise<History> {
  const codes: string[] = [];
  const tracks: OpenTrack[] = [];
  const setAside: SetAside[] = [];
  /** For each day the code of each track, counted from 1; a byte each, since there are many. */
  const columns = new Map<string, Uint8Array>();
  const findKeys = rememberKeys();
  let last: readonly OpenTrack[] = [];

  for await (const { file, day, mark: why, rows } of runs) {
    if (why !== null || rows === null) {
      setAside.push({ file, day, why: why ?? 'unreadable' });
      continue;
    }
    last = findTracks(rows, { tracks, last, findKeys });
    const column = new Uint8Array(tracks.length);
    for (const [index, row] of rows.entries()) {
      const track = last[index];
      if (track === undefined) continue;
      track.row = row;
      column[track.place] = codes.indexOf(row.code) + 1 || codes.push(row.code);
    }
    columns.set(day, column);
  }

  const days = daysBetween([...columns.keys()]);
  const marksOf = ({ place }: OpenTrack): string =>
    days
      .map((day) => columns.get(day)?.[place] ?? 0)
      .map((code) => (code === 0 ? NO_MARK : String.fromCharCode(FIRST_MARK + code - 1)))
      .join('');
  return {
    days,
    codes,
    setAside,
    tracks: tracks.flatMap((track) => {
      const { number, name, site, busId } = track.row;
      const marks = marksOf(track);
      return marks.trim() === '' ? [] : [{ number, name, site, busId, marks }];
    }),
  };
}

/** Most rows are the same every night, and reading an address takes its time. */
function rememberKeys(): typeof keysOf {
  const known = new Map<string, SchoolKeys>();
  return (school) => {
    const identity = JSON.stringify([school.name, school.site, school.busId]);
    const keys = known.get(identity) ?? keysOf(school);
    known.set(identity, keys);
    return keys;
  };
}

/** The tracks of the rows, in their order; new ones are begun. */
function findTracks(
  rows: readonly RunRow[],
  { tracks, last, findKeys }: Pairing,
): readonly OpenTrack[] {
  // The same list as in the run before, as on most nights.
  if (rows.length === last.length && rows.every((row, place) => isSame(row, last[place]?.row))) {
    return last;
  }
  const { before } = matchSchools(
    tracks.map(({ row }) => row),
    rows,
    findKeys,
  );
  return rows.map((row, index) => {
    const known = tracks[before[index] ?? -1];
    if (known !== undefined) return known;
    const track = { row, place: tracks.length };
    tracks.push(track);
    return track;
  });
}

interface Pairing {
  /** Those of all runs so far. */
  readonly tracks: OpenTrack[];
  /** Those of the run before. */
  readonly last: readonly OpenTrack[];
  readonly findKeys: typeof keysOf;
}

function isSame(one: RunRow, other: RunRow | undefined): boolean {
  return other?.name === one.name && other.site === one.site && other.busId === one.busId;
}

function daysBetween(days: readonly string[]): readonly string[] {
  const sorted = [...days].sort();
  const first = Date.parse(sorted[0] ?? '');
  const last = Date.parse(sorted.at(-1) ?? '');
  const count = Number.isNaN(first) ? 0 : Math.round((last - first) / DAY_MS) + 1;
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
}
