// What stands between two reports: each school of the later one with what became of it, and those
// that it lacks.

import { CHANGE_KINDS, type ChangeKind } from '../../compare/change.js';

import { compareStandings } from '../../compare/compare.js';
import { isForTheWorse } from '../../compare/mass-change.js';
import { matchSchools } from '../../compare/match.js';
import { parseDay } from '../../files/timestamp.js';
import type { ReportedSchool } from '../../report/read/reported-school.js';
import type { ReportFacts } from '../../words/diff-words.js';

export interface ReportDifference {
  readonly before: ReportFacts;
  readonly now: ReportFacts;
  /** How many schools there are of each kind. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** Those that have changed, in the order of the kinds, then of the later report. */
  readonly changes: readonly SchoolDifference[];
  readonly left: readonly ReportedSchool[];
  readonly isWorse: boolean;
}

export interface SchoolDifference {
  readonly kind: ChangeKind;
  /** Since which day the school has had its verdict, `YYYY-MM-DD`. */
  readonly since: string;
  readonly linkLastSeen: string | null;
  /** Null for a new school. */
  readonly before: ReportedSchool | null;
  readonly now: ReportedSchool;
}

interface ReportFile {
  readonly file: string;
  readonly schools: readonly ReportedSchool[];
}

/** Two reports do not tell what was new before the first of them. */
export const DIFFERENCE_KINDS = CHANGE_KINDS.filter((kind) => kind !== 'recent-violation');

/** The difference; a school whose reason alone has changed is listed, too, as `unchanged`. */
export function findDifference(before: ReportFile, now: ReportFile): ReportDifference {
  const matching = matchSchools(before.schools, now.schools);
  const all = now.schools.map((school, place): SchoolDifference => {
    const at = matching.before[place] ?? null;
    const earlier = at === null ? null : (before.schools[at] ?? null);
    const { kind, since, linkLastSeen } = compareStandings(
      earlier === null ? null : { ...standingOf(earlier), change: earlier.change },
      standingOf(school),
    );
    return { kind, since, linkLastSeen, before: earlier, now: school };
  });
  return {
    before: factsOf(before),
    now: factsOf(now),
    counts: countKinds(all),
    changes: DIFFERENCE_KINDS.flatMap((wanted) =>
      all.filter((school) => school.kind === wanted && isChange(school)),
    ),
    left: matching.left.flatMap((place) => before.schools[place] ?? []),
    isWorse: all.some(({ kind }) => isForTheWorse(kind)),
  };
}

function standingOf({ verdict, reason, checkedAt }: ReportedSchool) {
  return { verdict, reason, day: parseDay(checkedAt) ?? '' };
}

function isChange({ kind, before, now }: SchoolDifference): boolean {
  return kind !== 'unchanged' || before?.verdict !== now.verdict || before.reason !== now.reason;
}

function factsOf({ file, schools }: ReportFile): ReportFacts {
  const days = schools.flatMap(({ checkedAt }) => parseDay(checkedAt) ?? []).sort();
  return { file, schools: schools.length, day: days.at(-1) ?? null };
}

function countKinds(schools: readonly SchoolDifference[]): Readonly<Record<ChangeKind, number>> {
  const counts = Object.fromEntries(DIFFERENCE_KINDS.map((kind) => [kind, 0]));
  for (const { kind } of schools) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts as Record<ChangeKind, number>;
}
