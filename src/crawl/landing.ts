// Where the markup of a page sends a browser on: a meta refresh, or a script that does nothing else.
import { type FetchContext, type FetchFailure, type FetchPage, isFailure } from '../page/fetch.js';
import type { Page, Redirect } from '../page/page.js';
import { readPage } from '../page/read-page.js';
import type { Findings } from '../verdict/findings.js';
import type { Rules } from '../verdict/rules.js';
import { type Doubt, doubtAboutPage } from './doubt.js';

/** A page that shows something itself. */
export interface Landed {
  readonly page: Page;
  readonly findings: Findings;
  /** What the pages on the way leave open; null where they do not. */
  readonly doubt: Doubt | null;
}

/** A refresh that leaves more time than this shows its page first. */
const MAX_REFRESH_DELAY_SECONDS = 10;

/** Goes where meta refreshes and script redirects lead; how many it follows is `fetchPage`'s to bound. */
export async function followMarkup(
  first: Page,
  context: FetchContext,
  { fetchPage, rules }: { readonly fetchPage: FetchPage; readonly rules: Rules },
): Promise<Landed | FetchFailure> {
  let page = first;
  let doubt: Doubt | null = null;
  for (;;) {
    const findings = readPage(page, rules);
    const next = nextAddress(page, findings);
    if (next === null) return { page, findings, doubt };
    doubt ??= doubtAboutPage(page, findings);
    const hop = { status: page.status, from: page.address, to: next };
    const redirects: readonly Redirect[] = [...page.redirects, hop];
    if (redirects.some(({ from }) => from === next)) return redirectLoop(next, redirects);
    const answer = await fetchPage(next, context);
    const further = [...redirects, ...answer.redirects];
    if (isFailure(answer)) return { ...answer, redirects: further };
    const remarks = [...page.remarks, ...answer.remarks];
    page = { ...answer, redirects: further, remarks };
  }
}

function nextAddress(page: Page, { refresh, scriptRedirect }: Findings): string | null {
  const soon = refresh !== null && refresh.delaySeconds <= MAX_REFRESH_DELAY_SECONDS;
  const next = soon ? refresh.url : scriptRedirect;
  // A page that only renews itself is where the way ends.
  return next === null || withoutHash(next) === withoutHash(page.address) ? null : next;
}

/** An address as it is asked for: the fragment is the browser's own. */
export function withoutHash(address: string): string {
  return address.replace(/#.*$/s, '');
}

function redirectLoop(address: string, redirects: readonly Redirect[]): FetchFailure {
  return {
    reason: 'redirect-loop',
    detail: address,
    address,
    redirects,
    status: null,
    again: 'no',
    retryAfterMs: null,
  };
}
