// What leaves open whether a page says all that a browser would show. Where nothing passes, a caveat
// is what the row says: what could not be read accuses nobody.
import { askAgainOf, type FetchFailure } from '../page/fetch.js';
import type { Page } from '../page/page.js';
import { classifyBlock } from '../verdict/classify-block.js';
import { isUnfilledShell } from '../verdict/content.js';
import type { Findings } from '../verdict/findings.js';
import { judgeAnswer } from '../verdict/judge-answer.js';
import { REASONS, type Reason, type UncheckedReason } from '../verdict/reasons.js';

export type Caveat = Pick<FetchFailure, 'reason' | 'detail' | 'again'>;

/** For each set of rules its caveat, or null. */
export type Caveats = readonly (Caveat | null)[];

/**
 * The caveat about a page that leads on or has frames: what it leads to may be another page than
 * the site's (a captcha, «ведутся работы»), and frames must not make a challenge look like a site.
 */
export function caveatOfPage(page: Page, findings: Findings): Caveat | null {
  const again = askAgainOf(page);
  const block = classifyBlock({ ...page, content: findings.content });
  if (block !== null) return { reason: 'blocked', detail: block, again };
  if (page.status >= 400) return { reason: 'http-error', detail: String(page.status), again };
  return isUnfilledShell(findings.content, { hasNothing: false })
    ? { reason: 'script-built', detail: null, again }
    : null;
}

/** The caveat about what stands in a frame: what would leave a home page unchecked. */
export function caveatOfFrame(page: Page, findings: Findings): Caveat | null {
  const { reason, detail } = judgeAnswer({ ...page, findings }, {});
  return isUnchecked(reason) ? { reason, detail, again: askAgainOf(page) } : null;
}

/** Statuses by which a server says that there is nothing. */
const GONE: readonly (number | null)[] = [404, 410];

/** Whether a browser, too, has nothing of a site's to show there, today and tomorrow. */
export function isGone(answer: Page | FetchFailure): boolean {
  if (GONE.includes(answer.status)) return true;
  if (!('reason' in answer)) return false;
  // An error may come as plain text.
  const isError = (answer.status ?? 0) >= 400;
  return (
    (answer.reason === 'not-html' && !isError) || (answer.reason === 'dns' && answer.again === 'no')
  );
}

function isUnchecked(reason: Reason): reason is UncheckedReason {
  return REASONS[reason] === 'unchecked';
}
