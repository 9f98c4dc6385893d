// What a run's verdict on a school means after what an earlier one said. A flap is not news: a
// school that could not be checked keeps what was known of it, and when it answers again as it did,
// it stands since when it stood. What our own side lost (our network, an interruption, a bug) says
// nothing of the school, and counts as if it had not been asked.

import type { Reason, Verdict } from '../verdict/reasons.js';
import type { Change, LastKnown } from './change.js';

/** What a report says of a school. */
export interface Standing {
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** `YYYY-MM-DD` */
  readonly day: string;
}

export interface EarlierStanding extends Standing {
  /** Against a still earlier report; null where there was none. */
  readonly change: Change | null;
}

const OUR_FAULT: readonly Reason[] = ['own-network', 'interrupted', 'internal-error'];

/** What is known of a school before this run. */
interface Knowledge {
  readonly lastKnown: LastKnown | null;
  readonly linkLastSeen: string | null;
  /** Runs in a row that could not check it, and since when; zero for one that was checked. */
  readonly runsUnchecked: number;
  readonly silentSince: string | null;
}

const NOTHING: Knowledge = {
  lastKnown: null,
  linkLastSeen: null,
  runsUnchecked: 0,
  silentSince: null,
};

/** The change to `now`; `before` is null for a school that the earlier report does not have. */
export function compareStandings(before: EarlierStanding | null, now: Standing): Change {
  const known = before === null ? NOTHING : knowledgeOf(before);
  const { verdict } = now;
  const change =
    verdict === 'unchecked'
      ? compareUnchecked(known, now)
      : compareChecked(known, { verdict, day: now.day });
  return before === null ? { ...change, kind: 'new-school' } : change;
}

const WEEK_MS = 7 * 86_400_000;

/**
 * The change, a violation being news for a week: whoever is away for a night must not miss it. Only
 * one before which the link was seen is known to be new.
 */
export function keepNewForAWeek(change: Change, { verdict, day }: Standing): Change {
  const isRecent =
    change.kind === 'unchanged' &&
    verdict === 'fail' &&
    change.linkLastSeen !== null &&
    Date.parse(day) - Date.parse(change.since) < WEEK_MS;
  return isRecent ? { ...change, kind: 'recent-violation' } : change;
}

/** Whether the earlier report had a verdict on the school that could get worse. */
export function wasChecked(before: EarlierStanding): boolean {
  const { lastKnown, runsUnchecked } = knowledgeOf(before);
  return lastKnown !== null && runsUnchecked === 0;
}

function knowledgeOf({ verdict, reason, day, change }: EarlierStanding): Knowledge {
  const linkLastSeen = change?.linkLastSeen ?? null;
  if (verdict === 'unchecked') {
    const runsUnchecked = change?.runsUnchecked ?? (OUR_FAULT.includes(reason) ? 0 : 1);
    return {
      lastKnown: change?.lastKnown ?? null,
      linkLastSeen,
      runsUnchecked,
      silentSince: runsUnchecked === 0 ? null : (change?.since ?? day),
    };
  }
  return {
    lastKnown: { verdict, day, since: change?.since ?? day },
    linkLastSeen: verdict === 'pass' ? day : linkLastSeen,
    runsUnchecked: 0,
    silentSince: null,
  };
}

function compareUnchecked(known: Knowledge, { reason, day }: Standing): Change {
  const { lastKnown, linkLastSeen, runsUnchecked, silentSince } = known;
  const isOurs = OUR_FAULT.includes(reason);
  return {
    kind: !isOurs && lastKnown !== null && runsUnchecked === 0 ? 'check-lost' : 'unchanged',
    since: silentSince ?? day,
    linkLastSeen,
    lastKnown,
    runsUnchecked: isOurs ? runsUnchecked : runsUnchecked + 1,
  };
}

function compareChecked(
  { lastKnown, linkLastSeen, runsUnchecked }: Knowledge,
  { verdict, day }: { readonly verdict: LastKnown['verdict']; readonly day: string },
): Change {
  const isSame = lastKnown?.verdict === verdict;
  return {
    kind: isSame
      ? runsUnchecked > 0
        ? 'checked-again'
        : 'unchanged'
      : kindOfTurn(verdict, lastKnown),
    since: isSame ? lastKnown.since : day,
    linkLastSeen: verdict === 'pass' ? day : linkLastSeen,
    lastKnown: null,
    runsUnchecked: 0,
  };
}

/** A violation is news also where nothing was known; that a school complies, only after it did not. */
function kindOfTurn(verdict: LastKnown['verdict'], lastKnown: LastKnown | null): Change['kind'] {
  if (verdict === 'fail') return 'new-violation';
  return lastKnown === null ? 'checked-again' : 'fixed';
}
