// The outcome for one school: the verdict and everything that supports it.
import type { Link, Remark } from './link.js';
import type { Reason, Verdict } from './reasons.js';

export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** The link that decided, or the best there is; null where the page has none. */
  readonly link: Link | null;
  /** Every bus.gov.ru link of the page in document order (capped). */
  readonly links: readonly Link[];
  readonly remarks: readonly Remark[];
  /** What fills the reason's words where no link does: an error code, a status, an address. */
  readonly detail: string | null;
}
