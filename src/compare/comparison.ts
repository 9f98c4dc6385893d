// The results of a run against an earlier report. Which school is which can be told only when all
// are known, so the rows wait in a temporary file until the last is judged, second pass included;
// by then it is also known whether so many got worse that the run is not to be believed.

import type { SchoolResult } from '../crawl/result.js';
import { createSpool } from '../files/spool.js';
import { usingTemporary } from '../files/temporary-folder.js';
import type { School, SiteAddress } from '../school.js';
import type { Reason, Verdict } from '../verdict/reasons.js';
import type { ChangeKind } from './change.js';
import { compareStandings, type EarlierStanding, keepNewForAWeek, wasChecked } from './compare.js';
import {
  type Concentration,
  findConcentration,
  isForTheWorse,
  isMassChange,
  type MassChange,
} from './mass-change.js';
import { matchSchools } from './match.js';
import { platformOf, type SchoolIdentity } from './school-keys.js';

/** A school as an earlier report knew it. */
export type EarlierSchool = SchoolIdentity &
  EarlierStanding & {
    /** Its further columns by name, among them what staff have written beside ours. */
    readonly carried?: Readonly<Record<string, string>>;
  };

/** What a comparison shows of all schools at once. */
export interface Comparison {
  readonly changes: Readonly<Partial<Record<ChangeKind, number>>>;
  /** The schools that got worse, or did so less than a week ago. */
  readonly worse: readonly WorseSchool[];
  /** The names of the schools that are not in the list any more. */
  readonly left: readonly string[];
  /** Those that could not be checked as many times in a row as may be, or more. */
  readonly silent: readonly { readonly school: string; readonly runs: number }[];
  /** Null where so few got worse that it is nothing out of the ordinary. */
  readonly mass: MassAlarm | null;
}

export interface WorseSchool {
  readonly school: string;
  readonly kind: ChangeKind;
  /** `YYYY-MM-DD` */
  readonly since: string;
}

export interface MassAlarm extends MassChange {
  readonly concentration: Concentration | null;
}

export interface ComparisonOptions {
  readonly previous: readonly EarlierSchool[];
  /** The columns of the earlier report that each school takes along, behind those of its list. */
  readonly notes?: readonly string[];
  /** Runs in a row without a check from which on a school is called to attention. */
  readonly grace: number;
  /** The machine that answers for a site; see `Network`. */
  readonly locate: (site: SiteAddress) => Promise<string | null>;
  /** Called once, before the first row is handed on. */
  readonly onCompared: (comparison: Comparison) => void;
}

/** The results in the same order, each with its change. */
export async function* compareResults(
  results: AsyncIterable<SchoolResult>,
  { previous, notes = [], grace, locate, onCompared }: ComparisonOptions,
): AsyncGenerator<SchoolResult> {
  const waiting = await usingTemporary(() => createSpool<SchoolResult>());
  try {
    const seen: SeenSchool[] = [];
    for await (const result of results) {
      seen.push(toSeen(result));
      await usingTemporary(() => waiting.put(result));
    }
    const compared = compareAll(previous, seen);
    onCompared(await conclude(compared, { grace, locate }));
    let place = 0;
    for await (const result of waiting.take()) {
      const carried = compared.earlier[place]?.carried;
      const change = compared.changes[place++];
      const school = {
        ...result.school,
        carried: [...result.school.carried, ...notes.map((name) => carried?.[name] ?? '')],
      };
      yield change === undefined
        ? { ...result, school }
        : remarkSilence({ ...result, school, change }, grace);
    }
  } finally {
    await waiting.discard();
  }
}

/** As much of a result as the comparison needs. */
interface SeenSchool extends SchoolIdentity {
  readonly school: Pick<School, 'name' | 'site'>;
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly day: string;
}

function toSeen({ school, judgement, checkedAt }: SchoolResult): SeenSchool {
  const { verdict, reason } = judgement;
  const { name, site, busId } = school;
  const day = checkedAt.slice(0, 'YYYY-MM-DD'.length);
  return { name, site: site.typed, busId, school: { name, site }, verdict, reason, day };
}

function compareAll(previous: readonly EarlierSchool[], seen: readonly SeenSchool[]) {
  const { before, left } = matchSchools(previous, seen);
  const earlier = before.map((place) => (place === null ? null : (previous[place] ?? null)));
  return {
    seen,
    earlier,
    changes: seen.map((school, place) =>
      keepNewForAWeek(compareStandings(earlier[place] ?? null, school), school),
    ),
    left: left.flatMap((place) => previous[place] ?? []),
  };
}

async function conclude(
  { seen, earlier, changes, left }: ReturnType<typeof compareAll>,
  { grace, locate }: Pick<ComparisonOptions, 'grace' | 'locate'>,
): Promise<Comparison> {
  const counts: Partial<Record<ChangeKind, number>> = {};
  const silent: Comparison['silent'][number][] = [];
  const named: WorseSchool[] = [];
  const worse: SeenSchool[] = [];
  let of = 0;
  for (const [place, { kind, since, runsUnchecked }] of changes.entries()) {
    const school = seen[place];
    if (school === undefined) continue;
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (runsUnchecked >= grace) silent.push({ school: labelOf(school), runs: runsUnchecked });
    if (isForTheWorse(kind) || kind === 'recent-violation') {
      named.push({ school: labelOf(school), kind, since });
    }
    const before = earlier[place] ?? null;
    if (before === null || !wasChecked(before)) continue;
    of += 1;
    if (isForTheWorse(kind)) worse.push(school);
  }
  const mass = { worse: worse.length, of };
  return {
    changes: counts,
    worse: named,
    left: left.map(labelOf),
    silent,
    mass: isMassChange(mass)
      ? { ...mass, concentration: await findCommonPlace(worse, locate) }
      : null,
  };
}

/** Schools under many names may still stand on one machine. */
async function findCommonPlace(
  schools: readonly SeenSchool[],
  locate: ComparisonOptions['locate'],
): Promise<Concentration | null> {
  const onPlatform = findConcentration(schools.map(({ site }) => platformOf(site)));
  if (onPlatform !== null) return onPlatform;
  const machines: (string | null)[] = [];
  // One after the other: the resolver has most of them at hand from the run.
  for (const { school } of schools) {
    machines.push('address' in school.site ? await locate(school.site) : null);
  }
  return findConcentration(machines);
}

function remarkSilence(
  result: SchoolResult & Required<Pick<SchoolResult, 'change'>>,
  grace: number,
): SchoolResult {
  const { judgement, change } = result;
  if (change.runsUnchecked < grace) return result;
  const remark = { code: 'long-unchecked', detail: String(change.runsUnchecked) } as const;
  return { ...result, judgement: { ...judgement, remarks: [...judgement.remarks, remark] } };
}

function labelOf({ name, site }: SchoolIdentity): string {
  return name === '' ? site : name;
}

export interface Previous {
  /** As typed. */
  readonly file: string;
  /** Null where there is no such file. */
  readonly schools: readonly EarlierSchool[] | null;
  /** Whether this run writes that file, for the next. */
  readonly isAwaited: boolean;
}
