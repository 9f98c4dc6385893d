// The home page is what a browser shows at the address: where a refresh or a lone script leads, it
// is that page, and what its frames show belongs to it. All of it is read within the site's
// deadline, a bounded number of pages, one after another.
import {
  askAgainOf,
  type FetchContext,
  type FetchFailure,
  type FetchPage,
  isFailure,
} from '../page/fetch.js';
import type { Page, Redirect } from '../page/page.js';
import { readPage } from '../page/read-page.js';
import { classifyBlock } from '../verdict/classify-block.js';
import type { Findings, Frame } from '../verdict/findings.js';
import { addFrame } from '../verdict/frames.js';
import type { UncheckedReason } from '../verdict/reasons.js';
import type { Rules } from '../verdict/rules.js';
import { isSameSite } from '../verdict/same-site.js';

/** A home page as it was read, without its bytes. */
export interface HomePage {
  readonly page: Omit<Page, 'body'>;
  /** Decompressed bytes of the page itself. */
  readonly bytes: number;
  /** Of the page and its frames together. */
  readonly findings: Findings;
  /** A frame that could not be read and might be another time, else null. */
  readonly lostFrame: LostFrame | null;
}

/** Why a frame could not be read, where that leaves a doubt. */
export type LostFrame = Pick<FetchFailure, 'reason' | 'detail' | 'again'>;

export interface HomePageOptions {
  readonly fetchPage: FetchPage;
  readonly rules: Rules;
  /** Whether what has been found is enough, so that frames need not be asked for. */
  readonly isEnough: (findings: Findings) => boolean;
}

/** Pages of one site, frames of frames included, that are read at most. */
const MAX_PAGES = 8;
const MAX_HOPS = 10;
/** A refresh that leaves more time than this shows its page first. */
const MAX_REFRESH_DELAY_SECONDS = 10;

/** Reads the page that `first` leads to, with its frames. */
export async function readHomePage(
  first: Page,
  context: FetchContext,
  options: HomePageOptions,
): Promise<HomePage | FetchFailure> {
  const landed = await followMarkup(first, context, options);
  if (isFailure(landed)) return landed;
  const { body, ...page } = landed.page;
  return { page, bytes: body.length, ...(await readFrames(landed, context, options)) };
}

interface Landed {
  readonly page: Page;
  readonly findings: Findings;
}

/** Goes where meta refreshes and script redirects lead. */
async function followMarkup(
  first: Page,
  context: FetchContext,
  { fetchPage, rules }: HomePageOptions,
): Promise<Landed | FetchFailure> {
  let page = first;
  for (;;) {
    const findings = readPage(page, rules);
    const next = nextAddress(page, findings);
    if (next === null) return { page, findings };
    const hop = { status: page.status, from: page.address, to: next };
    const redirects: readonly Redirect[] = [...page.redirects, hop];
    const seen = redirects.some(({ from }) => from === next);
    if (seen || redirects.length > MAX_HOPS) return redirectLoop(next, redirects);
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
  return next === null || sameDocument(next, page.address) ? null : next;
}

function sameDocument(a: string, b: string): boolean {
  return a.replace(/#.*$/, '') === b.replace(/#.*$/, '');
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

async function readFrames(
  { page, findings }: Landed,
  context: FetchContext,
  { fetchPage, rules, isEnough }: HomePageOptions,
): Promise<Pick<HomePage, 'findings' | 'lostFrame'>> {
  const home = new URL(page.address);
  const read = new Set([page.address]);
  const waiting = [...findings.frames];
  let together = findings;
  let lostFrame: LostFrame | null = null;
  while (read.size < MAX_PAGES && !isEnough(together)) {
    const frame = waiting.shift();
    if (frame === undefined) break;
    const address = frame.url.replace(/#.*$/, '');
    if (read.has(address) || !belongsToPage(frame, new URL(address), home)) continue;
    read.add(address);
    const frameRead = readFrame(await fetchPage(address, context), rules);
    lostFrame ??= frameRead.lost;
    if (frameRead.findings === null) continue;
    together = addFrame(together, frameRead.findings, address);
    waiting.push(...frameRead.findings.frames);
  }
  return { findings: together, lostFrame };
}

/** A frameset shows its frames whoever serves them; an iframe counts where it is the site's own. */
function belongsToPage({ kind }: Frame, address: URL, home: URL): boolean {
  return kind === 'frame' || isSameSite(address, home);
}

interface FrameRead {
  readonly findings: Findings | null;
  readonly lost: LostFrame | null;
}

/** A frame that is plainly gone, or no page, is an empty one; any other trouble leaves a doubt. */
function readFrame(answer: Page | FetchFailure, rules: Rules): FrameRead {
  if (isFailure(answer)) return { findings: null, lost: isDoubtful(answer) ? answer : null };
  const findings = readPage(answer, rules);
  const block = classifyBlock({ ...answer, content: findings.content });
  const lost = (reason: UncheckedReason, detail: string | null): LostFrame => ({
    reason,
    detail,
    again: askAgainOf(answer),
  });
  if (block !== null) return { findings: null, lost: lost('blocked', block) };
  if (answer.status >= 500) {
    return { findings: null, lost: lost('http-error', String(answer.status)) };
  }
  if (answer.status >= 400) return { findings: null, lost: null };
  return { findings, lost: answer.cut === null ? null : lost(answer.cut, null) };
}

const DOUBTFUL: readonly UncheckedReason[] = [
  'timeout',
  'connection',
  'tls',
  'blocked',
  'private-address',
  'interrupted',
];

function isDoubtful({ reason, again }: FetchFailure): boolean {
  return again !== 'no' || DOUBTFUL.includes(reason);
}
