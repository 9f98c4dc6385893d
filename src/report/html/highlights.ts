// Which schools the top of the page names. It keeps a handful of them, however many there are.
//
// Whom to call first, among those that fail: where something has just changed, since whoever
// changed it still knows how; then those whose visitors are led astray or whose link needs one
// correction, since the call is short and the school believes that it has done its part; then
// those that have a lesser link; those without any link last. Who could not be checked is not
// among them: somebody has to look at the site first. Those that have been so for long, by the
// run's own measure, are named apart, and so are those whose site showed something else.
import type { ChangeKind } from '../../compare/change.js';
import type { FailReason, Reason } from '../../verdict/reasons.js';
import type { SchoolRow } from './school-row.js';

const CALL_RANKS: Readonly<Record<FailReason, number>> = {
  'wrong-organisation': 0,
  'broken-link': 1,
  'not-a-hyperlink': 2,
  'inner-page-link': 3,
  'card-link': 4,
  'rating-form-link': 5,
  'general-link': 6,
  'no-link': 7,
};
const RANKS = Object.keys(CALL_RANKS).length;

/** As many as fit on the first screen. */
const ON_PAGE: HighlightLimits = { calls: 10, named: 5 };

export interface Highlights {
  readonly calls: readonly SchoolRow[];
  /** Those with a remark that they have not been checked for long, the longest first. */
  readonly silent: readonly SchoolRow[];
  /** Where another page stood in place of the school's, the first of the list. */
  readonly strangers: readonly SchoolRow[];
  /** Where the page says that the site has moved, the first of the list. */
  readonly moved: readonly SchoolRow[];
  /** The first schools of each kind of change. */
  readonly changed: ReadonlyMap<ChangeKind, readonly SchoolRow[]>;
}

export interface HighlightLimits {
  readonly calls: number;
  /** For each kind of change. */
  readonly named: number;
}

export interface HighlightsKeeper {
  readonly add: (row: SchoolRow) => void;
  readonly highlights: () => Highlights;
}

export function createHighlights(limits = ON_PAGE): HighlightsKeeper {
  const calls: { readonly row: SchoolRow; readonly rank: number }[] = [];
  const silent: SchoolRow[] = [];
  const apart = { 'not-the-site': [] as SchoolRow[], moved: [] as SchoolRow[] };
  const changed = new Map<ChangeKind, SchoolRow[]>();
  return {
    add(row) {
      if (isLongUnchecked(row)) {
        const place = silent.findLastIndex((other) => runsOf(other) >= runsOf(row)) + 1;
        silent.splice(place, 0, row);
        silent.length = Math.min(silent.length, limits.calls);
      }
      const { reason } = row.judgement;
      if (reason === 'not-the-site' || reason === 'moved') {
        if (apart[reason].length < limits.calls) apart[reason].push(row);
      }
      const rank = callRankOf(row);
      if (rank !== null) {
        const place = calls.findLastIndex((other) => other.rank <= rank) + 1;
        calls.splice(place, 0, { row, rank });
        calls.length = Math.min(calls.length, limits.calls);
      }
      const kind = row.result.change?.kind;
      if (kind === undefined || kind === 'unchanged') return;
      const named = changed.get(kind) ?? [];
      if (named.length < limits.named) changed.set(kind, [...named, row]);
    },
    highlights: () => ({
      calls: calls.map(({ row }) => row),
      silent,
      strangers: apart['not-the-site'],
      moved: apart.moved,
      changed,
    }),
  };
}

function isLongUnchecked({ result }: SchoolRow): boolean {
  return result.judgement.remarks.some(({ code }) => code === 'long-unchecked');
}

function runsOf({ result }: SchoolRow): number {
  return result.change?.runsUnchecked ?? 0;
}

/** The lower, the sooner; null for a school that need not be called. */
function callRankOf({ judgement, result }: SchoolRow): number | null {
  if (judgement.verdict !== 'fail') return null;
  const ranks: Readonly<Partial<Record<Reason, number>>> = CALL_RANKS;
  const rank = ranks[judgement.reason] ?? RANKS;
  return newViolationSince({ result }) === null ? RANKS + 1 + rank : rank;
}

/** Since which day a school has had a violation that is news for a week; null for any other. */
export function newViolationSince({
  result: { change },
}: Pick<SchoolRow, 'result'>): string | null {
  return change?.kind === 'new-violation' || change?.kind === 'recent-violation'
    ? change.since
    : null;
}
