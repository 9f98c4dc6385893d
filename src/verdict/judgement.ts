// The outcome for one school: the verdict and everything that supports it. The verdict is a field
// of its own, since `--accept` lets a lesser link pass: `pass` with the reason `card-link` says so.
import type { Link, NearMiss, Remark } from './link.js';
import type { Reason, UncheckedReason, Verdict } from './reasons.js';

export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** The link that decided, or the best there is; null where the page has none. */
  readonly link: Link | null;
  /** What decided a `broken-link` or `not-a-hyperlink`; null for every other reason. */
  readonly nearMiss: NearMiss | null;
  /** Every bus.gov.ru link of the page in document order (capped). */
  readonly links: readonly Link[];
  readonly remarks: readonly Remark[];
  /** What fills the reason's words where no link does: an error code, a status, an address. */
  readonly detail: string | null;
  /** What the page calls itself, where it is not the site; absent elsewhere. */
  readonly pageTitle?: string;
}

/** The judgement where there is nothing to judge by. */
export function unchecked(reason: UncheckedReason, detail: string | null = null): Judgement {
  return {
    verdict: 'unchecked',
    reason,
    link: null,
    nearMiss: null,
    links: [],
    remarks: [],
    detail,
  };
}

/**
 * The judgement of a page that was read in part, or that may be another than the home page: what
 * passes has been seen and stays; that something is missing proves nothing.
 */
export function orUnchecked(
  judgement: Judgement,
  reason: UncheckedReason,
  detail: string | null = null,
): Judgement {
  if (judgement.verdict === 'pass') return judgement;
  const { links, remarks } = judgement;
  return { ...unchecked(reason, detail), links, remarks };
}
