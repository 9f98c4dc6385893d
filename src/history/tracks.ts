// The runs put together: for each school a track, a character a day. Schools are the same from run
// to run by the rules of `--previous`; one that leaves the list and comes back goes on. Of several
// runs on a day the last counts.
import { matchSchools } from '../change/match.js';
import { keysOf, type SchoolIdentity, type SchoolKeys } from '../change/school-keys.js';
import type { Run, RunRow } from './read-runs.js';
import type { RunMark } from './run-name.js';

export interface History {
  /** From the first day with a run to the last, each (`YYYY-MM-DD`). */
  readonly days: readonly string[];
  /** The codes (`verdict/reason`) that the characters of the tracks stand for, from `FIRST_MARK` on. */
  readonly codes: readonly string[];
  readonly tracks: readonly Track[];
  /** Runs that do not count, and files that cannot be read. */
  readonly setAside: readonly SetAside[];
}

export interface SetAside {
  readonly file: string;
  readonly day: string;
  readonly why: RunMark | 'unreadable';
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
  readonly marks: Map<string, string>;
}

/** Puts runs together, oldest first. */
export async function gatherHistory(runs: AsyncIterable<Run>): Promise<History> {
  const codes: string[] = [];
  const tracks = new Set<OpenTrack>();
  const days = new Set<string>();
  const setAside: SetAside[] = [];
  const markOf = new Map<string, string>();
  const mark = (code: string): string => {
    const known = markOf.get(code);
    if (known !== undefined) return known;
    const made = String.fromCharCode(FIRST_MARK + codes.push(code) - 1);
    markOf.set(code, made);
    return made;
  };

  const findKeys = rememberKeys();
  let last: readonly OpenTrack[] = [];
  for await (const { file, day, mark: why, rows } of runs) {
    if (why !== null || rows === null) {
      setAside.push({ file, day, why: why ?? 'unreadable' });
      continue;
    }
    if (days.has(day)) for (const { marks } of tracks) marks.delete(day);
    days.add(day);
    const found = findTracks(rows, { tracks, last, findKeys });
    for (const [place, track] of found.entries()) {
      const row = rows[place] ?? track.row;
      tracks.add(track);
      track.row = row;
      track.marks.set(day, mark(row.code));
    }
    last = found;
  }

  const all = daysBetween([...days]);
  return {
    days: all,
    codes,
    setAside,
    tracks: [...tracks]
      .filter(({ marks }) => marks.size > 0)
      .map(({ row, marks }) => ({
        number: row.number,
        name: row.name,
        site: row.site,
        busId: row.busId,
        marks: all.map((day) => marks.get(day) ?? NO_MARK).join(''),
      })),
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
  const known = [...tracks];
  const { before } = matchSchools(
    known.map(({ row }) => row),
    rows,
    findKeys,
  );
  return rows.map((row, place) => {
    const at = before[place] ?? null;
    return (at === null ? undefined : known[at]) ?? { row, marks: new Map() };
  });
}

interface Pairing {
  readonly tracks: ReadonlySet<OpenTrack>;
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
