// What a report says of all its schools at once, for the formats that begin or end with it. It is
// counted row by row and holds no row, so that it is as large for 50,000 schools as for 30.
// A school counts once, by the gravest of its judgements: as in the exit code and on stderr.

import { CHANGE_KINDS, type ChangeKind } from '../compare/change.js';
import type { SchoolResult } from '../crawl/result.js';
import { PROFILES } from '../verdict/profiles.js';
import type { VerdictCounts } from '../verdict/reasons.js';
import { REASONS, type Reason, type Verdict } from '../verdict/reasons.js';
import { indexOfGravest } from '../verdict/requirements.js';
import type { ProfileName } from '../verdict/rules.js';
import { shareThatComplies } from '../verdict/share.js';
import { formatChangeKind } from '../words/change-words.js';
import { createReasonFormatter } from '../words/reason-words.js';
import { carriedHeaders } from './carried-headers.js';
import { singleLine } from './cell-text.js';
import { PROFILE_WORDS, REPORT_HEADERS } from './columns.js';
import type { ReportSettings } from './format.js';
import { isScoreHeader } from './score-headers.js';
import { createTally } from './tally.js';

export interface Overview {
  readonly schools: number;
  readonly verdicts: VerdictCounts;
  /** See `shareThatComplies`. */
  readonly share: number | null;
  /** Each on its own, in their order; empty where there is one, and the counts above are its. */
  readonly requirements: readonly RequirementCounts[];
  /** In the order of the verdicts, most frequent reason first; none that did not occur. */
  readonly reasons: readonly ReasonShare[];
  /** Every kind of change; null where there was no earlier report to compare with. */
  readonly changes: readonly ChangeCount[] | null;
  /** The list's own columns that sort its schools into a few groups, in the list's order. */
  readonly carried: readonly OverviewColumn[];
}

export interface RequirementCounts {
  readonly requirement: ProfileName;
  /** In a word, in Russian. */
  readonly title: string;
  readonly verdicts: VerdictCounts;
  readonly share: number | null;
}

export interface ReasonShare {
  /** Which requirement it is about. */
  readonly requirement: ProfileName;
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** Russian, the same for every school; names the requirement where there are several. */
  readonly title: string;
  readonly schools: number;
}

export interface ChangeCount {
  readonly kind: ChangeKind;
  /** Russian. */
  readonly title: string;
  readonly schools: number;
}

export interface OverviewColumn {
  /** As the report has it. */
  readonly header: string;
  /** In the order of the Russian alphabet and of numbers; the empty one last. */
  readonly groups: readonly SchoolGroup[];
}

/** The schools that have the same cell in a carried column. */
export interface SchoolGroup {
  /** Empty for the schools without one. */
  readonly value: string;
  readonly schools: number;
  readonly verdicts: VerdictCounts;
  readonly share: number | null;
}

export interface OverviewCounter {
  readonly add: (result: SchoolResult) => void;
  /** Of the schools so far. */
  readonly overview: () => Overview;
}

/** More groups than fit on a page are no overview. */
const MAX_GROUPS = 50;
/** The name of a district is shorter; what is longer tells of one school. */
const MAX_VALUE_LENGTH = 120;

export function createOverview({
  carriedHeader,
  rules = [PROFILES.noko],
}: Pick<ReportSettings, 'carriedHeader' | 'rules'>): OverviewCounter {
  const tally = createTally();
  const titles = rules.map((each) => createReasonFormatter(each, 'ru').title);
  const changes = new Map<ChangeKind, number>();
  const columns = carriedHeaders(carriedHeader, REPORT_HEADERS).map(createGroups);

  return {
    add(result) {
      const { judgement, further = [], change, school } = result;
      tally.add(result);
      if (change !== undefined) changes.set(change.kind, (changes.get(change.kind) ?? 0) + 1);
      const { verdict } = further[indexOfGravest([judgement, ...further]) - 1] ?? judgement;
      for (const [index, column] of columns.entries()) {
        column.add(singleLine(school.carried[index] ?? ''), verdict);
      }
    },
    overview() {
      const verdicts = tally.verdicts();
      return {
        schools: tally.rows(),
        verdicts,
        share: shareThatComplies(verdicts),
        requirements: tally.requirements().map((counts, index) => {
          const { name } = rules[index] ?? rules[0];
          const title = PROFILE_WORDS[name];
          return { requirement: name, title, verdicts: counts, share: shareThatComplies(counts) };
        }),
        reasons: tally.reasons().map(({ requirement, verdict, reason, count }) => {
          const name = (rules[requirement] ?? rules[0]).name;
          const title = titles[requirement]?.(verdict, reason) ?? reason;
          return {
            requirement: name,
            verdict,
            reason,
            title: rules.length > 1 ? `${title} (${PROFILE_WORDS[name]})` : title,
            schools: count,
          };
        }),
        changes:
          changes.size === 0
            ? null
            : CHANGE_KINDS.map((kind) => ({
                kind,
                title: formatChangeKind(kind, 'ru'),
                schools: changes.get(kind) ?? 0,
              })),
        // Values of an assessment divide nobody into groups.
        carried: columns
          .flatMap((column) => column.groups() ?? [])
          .filter(({ header }) => !isScoreHeader(header)),
      };
    },
  };
}

/** How many schools ended so, as `Tally.count` has it. */
export function countOf({ reasons }: Overview, wanted: Reason): number {
  return reasons
    .filter(({ verdict, reason }) => reason === wanted && verdict === REASONS[reason])
    .reduce((sum, { schools }) => sum + schools, 0);
}

/** Counts the groups of one carried column, for as long as it may have few. */
function createGroups(header: string) {
  let groups: Map<string, Record<Verdict, number>> | null = new Map();
  const collator = new Intl.Collator('ru', { numeric: true });
  return {
    add(value: string, verdict: Verdict): void {
      if (groups === null) return;
      const group = groups.get(value) ?? { pass: 0, fail: 0, unchecked: 0 };
      group[verdict] += 1;
      groups.set(value, group);
      if (value.length > MAX_VALUE_LENGTH || named(groups) > MAX_GROUPS) groups = null;
    },
    /** Null where the column groups nothing: all cells are alike, or most occur once. */
    groups(): OverviewColumn | null {
      if (groups === null || groups.size < 2) return null;
      const found = [...groups].map(([value, verdicts]) => {
        const schools = verdicts.pass + verdicts.fail + verdicts.unchecked;
        return { value, schools, verdicts: { ...verdicts }, share: shareThatComplies(verdicts) };
      });
      const filled = found.filter(({ value }) => value !== '');
      const schools = filled.reduce((sum, group) => sum + group.schools, 0);
      if (schools < filled.length * 2) return null;
      filled.sort((a, b) => collator.compare(a.value, b.value));
      return { header, groups: [...filled, ...found.filter(({ value }) => value === '')] };
    },
  };
}

function named(groups: ReadonlyMap<string, unknown>): number {
  return groups.has('') ? groups.size - 1 : groups.size;
}
