// A page that somebody saved from a browser, as if it had just come from the site.
import type { VisitedSite } from '../../crawl/visited.js';
import { RunError } from '../../errors.js';
import { readFileStart } from '../../files/read-file.js';
import { sniffBody } from '../../http/sniff.js';
import { findTextFault } from '../../http/text-end.js';
import { type FetchFailure, isFailure } from '../../page/fetch.js';
import type { Cut, Page } from '../../page/page.js';
import { readPage } from '../../page/read-page.js';
import type { Findings } from '../../verdict/findings.js';
import { isServiceHost } from '../../verdict/hosts.js';
import type { Requirements } from '../../verdict/requirements.js';
import type { Rules } from '../../verdict/rules.js';

export interface SavedPage {
  readonly answer: Page | FetchFailure;
  /** Where it was saved from; null where nobody says. */
  readonly address: string | null;
  /** Where its links say that it is from; null where they do not or somebody did. */
  readonly guess: string | null;
}

/** Against it the relative links of a page are resolved that nobody gives an address: it is nobody's. */
const NO_ADDRESS = 'https://saved-page.invalid/';

/** Reads `file`; rejects with `RunError` (`page-unreadable`). */
export async function readSavedPage(
  file: string,
  options: {
    readonly address: string | null;
    readonly maxBodyBytes: number;
    /** By which it is read to learn from its links where it is from. */
    readonly rules: Rules;
  },
): Promise<SavedPage> {
  const body = await readFileStart(file, options.maxBodyBytes + 1).catch((error) => {
    const cause = error.code ?? error.message;
    throw new RunError({ code: 'page-unreadable', file, cause }, { cause: error });
  });
  const address = options.address ?? findSavedFrom(body);
  const facts = { address: address ?? NO_ADDRESS, redirects: [], retryAfterMs: null } as const;
  const { maxBodyBytes, rules } = options;
  const kind = sniffBody(body);
  if (kind !== 'page' && kind !== 'blank') {
    return {
      ...{ address, guess: null },
      answer: { ...facts, reason: 'not-html', detail: null, status: null, again: 'no' },
    };
  }
  const answer: Page = {
    ...facts,
    status: 200,
    contentType: null,
    body: body.subarray(0, maxBodyBytes),
    cut: cutOf(body, maxBodyBytes),
    server: null,
    cookieNames: [],
    remarks: [],
  };
  const guess = address === null ? guessAddress(readPage(answer, rules), rules) : null;
  return { address, guess, answer: guess === null ? answer : { ...answer, address: guess } };
}

/** So many links to one host are no accident. */
const MIN_LINKS = 3;

/** Browsers save links as absolute: most lead to other pages of the site itself. */
function guessAddress({ identity }: Findings, rules: Rules): string | null {
  if (identity === undefined) return null;
  const counts = new Map<string, number>();
  for (const { url } of identity.outwardLinks) {
    const { origin, hostname } = new URL(url);
    if (rules.hosts.includes(hostname)) continue;
    if (isServiceHost(hostname, rules.identity.services)) continue;
    counts.set(origin, (counts.get(origin) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (most === undefined) return null;
  const [origin, count] = most;
  return count >= MIN_LINKS && count > identity.ownLinkCount ? `${origin}/` : null;
}

function cutOf(body: Uint8Array, maxBytes: number): Cut | null {
  if (body.length > maxBytes) return 'too-large';
  const fault = findTextFault({ body, contentType: null, framing: 'marked' });
  return fault === null ? null : 'connection';
}

/** What a visit would have found if this page, without its frames and inner pages, were the site. */
export function findOnSavedPage(
  answer: Page | FetchFailure,
  [main, ...others]: Requirements,
): VisitedSite | FetchFailure {
  if (isFailure(answer)) return answer;
  const { body, ...page } = answer;
  return {
    page,
    bytes: body.length,
    findings: readPage(answer, main.rules, ...others.map(({ rules }) => rules)),
    caveats: [],
    innerLinks: [],
  };
}

/** Browsers write where they saved from into the file: `<!-- saved from url=(0023)https://… -->`. */
function findSavedFrom(body: Uint8Array): string | null {
  const start = new TextDecoder('windows-1252').decode(body.subarray(0, 2_048));
  const written = /<!-- saved from url=\(\d{4}\)(https?:\S+)/.exec(start)?.[1];
  return written !== undefined && URL.canParse(written) ? new URL(written).href : null;
}
