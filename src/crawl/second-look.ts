// A browser's second look, before anybody is accused: what scripts put on a page is what a person
// clicks. The same judge decides as ever. A link that stands only there passes; where there is none,
// the verdict stands, and says that a browser has looked, too. What a browser sees accuses nobody
// who was not accused before.
import { hidePasswords, hidePasswordsIn } from '../files/hide-passwords.js';
import type { KeptAnswer } from '../journal/journal.js';
import { type FetchPage, failureAt, isFailure, unaskedPage } from '../page/fetch.js';
import type { Page } from '../page/page.js';
import type { ReadPage } from '../page/page-reader.js';
import type { Look, LostLook, Opinion, Seen } from '../page/seen.js';
import type { School } from '../school.js';
import { allFindings } from '../verdict/findings.js';
import { identifySite, type SiteToJudge } from '../verdict/judge-site.js';
import { type Judgement, unchecked } from '../verdict/judgement.js';
import type { Remark, RemarkCode } from '../verdict/link.js';
import { REASONS, type Reason } from '../verdict/reasons.js';
import { gravestOf, passesOf, type Requirements } from '../verdict/requirements.js';
import { readHomePage } from './home-page.js';
import { judgeVisit, siteToJudge } from './judge-visit.js';
import type { SchoolResult } from './result.js';
import type { VisitedSite } from './visited.js';

export const SCREENSHOTS = ['fail', 'all', 'none'] as const;
export type Screenshots = (typeof SCREENSHOTS)[number];

export interface SecondLookOptions {
  readonly look: Look;
  readonly readPage: ReadPage;
  readonly requirements: Requirements;
  /** Of which schools a picture is kept: those that fail, all that were looked at, none. */
  readonly screenshots: Screenshots;
  /** Keeps a picture, and answers its name; absent where nobody keeps any. */
  readonly keepPicture?: ((school: School, png: Uint8Array) => Promise<string | null>) | undefined;
  /** Called where the browser could not look. */
  readonly onLost?: (school: School) => void;
}

/** What a browser saw, and what is judged by it. */
export interface SecondReading {
  readonly found: VisitedSite;
  readonly judgement: Judgement;
  readonly further: readonly Judgement[];
}

/** A result after the second look, with what the browser saw. */
export interface LookedResult {
  readonly result: SchoolResult;
  readonly reading: SecondReading;
}

/** What a browser may see otherwise. A page that is not the site's may be a check of visitors. */
const REASONS_TO_LOOK: readonly Reason[] = ['script-built', 'blocked', 'empty-page'];
const STRANGERS_TO_LOOK: readonly (string | null)[] = ['filter', 'unrecognised', null];
/** What speaks of links, and not of the way to the page. */
const ON_LINKS: readonly RemarkCode[] = [
  'nofollow',
  'noindex',
  'hidden',
  'empty-anchor',
  'redirector',
  'several-organisations',
  'http-status',
  'page-cut',
];

/** Whether a browser is to look before this is the last word: its site answered, and does not pass. */
export function isWorthALook({ judgement, further = [], page, http }: SchoolResult): boolean {
  if (page === null || http === null) return false;
  return [judgement, ...further].some(
    ({ verdict, reason, detail }) =>
      verdict === 'fail' ||
      REASONS_TO_LOOK.includes(reason) ||
      (reason === 'not-the-site' && STRANGERS_TO_LOOK.includes(detail)),
  );
}

/** Makes the second look of a run; never rejects but on a bug. */
export function createSecondLook(
  options: SecondLookOptions,
): (before: KeptAnswer) => Promise<KeptAnswer> {
  return async (before) => {
    const looked = await lookAgain(before.result, options);
    // Who goes on with an interrupted run looks then.
    if (looked === 'interrupted') return before;
    if (typeof looked !== 'string') return { ...before, result: looked.result, pass: 3 };
    options.onLost?.(before.result.school);
    return { ...before, result: withLostLook(before.result, looked), pass: 3 };
  };
}

/** Looks at one site through the browser, and joins what it shows to what was known. */
export async function lookAgain(
  before: SchoolResult,
  options: SecondLookOptions,
): Promise<LookedResult | LostLook> {
  const { look, screenshots, keepPicture } = options;
  const { school } = before;
  const address = before.http?.redirects[0]?.from ?? before.page;
  if (address === null) return 'no-page';
  const typedAddress = 'address' in school.site ? school.site.address : address;
  let last: LookedResult | null = null;
  const judge = async (seen: Seen): Promise<Opinion> => {
    const reading = await readSeen(seen, before, options);
    if (reading !== null) last = { reading, result: joinReadings(before, reading, seen) };
    return opinionOf(last, { screenshots, isKept: keepPicture !== undefined });
  };
  const looked = await look({ address, typedAddress, judge });
  // What was seen stays seen, whatever became of the page afterwards.
  const found = last as LookedResult | null;
  if (found === null) return typeof looked === 'string' ? looked : 'no-page';
  if (typeof looked === 'string') return found.result.judgement.verdict === 'pass' ? found : looked;
  const name = looked.picture === null ? null : await keepPicture?.(school, looked.picture);
  if (name == null) return found;
  return { ...found, result: withPicture(found.result, name) };
}

/** Judges what the browser shows; null where it has left for nothing that is a page. */
async function readSeen(
  seen: Seen,
  { school, judgement: before }: SchoolResult,
  { readPage, requirements }: SecondLookOptions,
): Promise<SecondReading | null> {
  if (!/^https?:/.test(seen.address)) return null;
  const remarks = before.remarks.filter(({ code }) => isOnWay(code));
  const fetchPage: FetchPage = async (address) => {
    const html = seen.frames.get(address);
    // A frame that the browser does not show has nothing to add.
    if (html === undefined) return failureAt(address, 'not-html');
    return pageOf({ ...seen, address, html }, remarks);
  };
  const home = await readHomePage(pageOf(seen, remarks), CONTEXT, {
    fetchPage,
    readPage,
    isEnough: (findings) =>
      school.busId === null && passesOf(findings, requirements).every(Boolean),
  });
  if (isFailure(home)) return null;
  const found = { ...home, innerLinks: allFindings(home.findings).map(() => null) };
  const judged = hidePasswordsIn(judgeVisit(found, school, requirements));
  const { judgement: first, further = [] } = judged;
  if (isOfSchool(first, siteToJudge(found, school), requirements)) {
    return { found, judgement: first, further };
  }
  const foreign = unchecked('not-the-site', 'other-site');
  return { found, judgement: foreign, further: further.map(() => foreign) };
}

/** Where scripts have led to another site, its page has to show that it is the school's. */
function isOfSchool({ remarks }: Judgement, site: SiteToJudge, [{ rules }]: Requirements): boolean {
  const isElsewhere = remarks.some(({ code }) => code === 'other-site');
  return !isElsewhere || identifySite(site, rules).isOwn;
}

const CONTEXT = { signal: new AbortController().signal, typedAddress: '' } as const;

function isOnWay(code: RemarkCode): boolean {
  return /^(?:certificate-|legacy-tls$|other-(?:scheme|host)$)/.test(code);
}

function pageOf({ address, status, server, html }: Seen, remarks: readonly Remark[]): Page {
  const page = unaskedPage(address, { status, redirects: [], remarks });
  const contentType = 'text/html; charset=utf-8';
  return { ...page, server, contentType, body: Buffer.from(html) };
}

/** Of each requirement the better judgement. */
function joinReadings(before: SchoolResult, reading: SecondReading, seen: Seen): SchoolResult {
  const join = (old: Judgement, fresh: Judgement | undefined): Judgement => {
    if (fresh !== undefined && isBetter(fresh, old)) return withSeen(fresh, old, seen);
    if (old.verdict === 'pass' || fresh === undefined) return old;
    const sawNothing = fresh.verdict === 'fail' || fresh.reason === 'empty-page';
    const open: Reason | null = !sawNothing ? fresh.reason : seen.isWhole ? null : 'timeout';
    const detail = open === null ? {} : { detail: open };
    return withRemark(old, { code: 'browser-looked', ...detail });
  };
  const judgement = join(before.judgement, reading.judgement);
  const further = before.further?.map((old, index) => join(old, reading.further[index]));
  const { fingerprint: _, ...rest } = before;
  const isChanged = judgement.verdict !== before.judgement.verdict;
  return {
    ...(isChanged ? { ...rest, page: hidePasswords(seen.address) } : before),
    judgement,
    ...(further === undefined ? {} : { further }),
  };
}

const ORDER = Object.keys(REASONS);

/** Whoever was not accused is accused by no browser. */
function isBetter(fresh: Judgement, old: Judgement): boolean {
  if (old.verdict === 'pass') return false;
  if (fresh.verdict === 'pass') return true;
  const bothFail = fresh.verdict === 'fail' && old.verdict === 'fail';
  return bothFail && ORDER.indexOf(fresh.reason) < ORDER.indexOf(old.reason);
}

function withSeen(fresh: Judgement, old: Judgement, seen: Seen): Judgement {
  const height = fresh.link === null ? null : seen.heightOf(fresh.link.href);
  const mark: Remark = {
    code: 'seen-in-browser',
    ...(height === null ? {} : { detail: String(Math.round(height)) }),
  };
  const known = new Set(fresh.remarks.map(({ code }) => code));
  const kept = old.remarks.filter(({ code }) => !known.has(code) && !ON_LINKS.includes(code));
  return { ...fresh, remarks: [mark, ...fresh.remarks, ...kept] };
}

function withPicture(result: SchoolResult, name: string): SchoolResult {
  const judgement = withRemark(result.judgement, { code: 'screenshot', detail: name });
  return { ...result, judgement };
}

/** Nobody is accused without a word where the browser did not see what a person may see. */
export function withLostLook(result: SchoolResult, detail: LostLook): SchoolResult {
  const mark = (judgement: Judgement): Judgement =>
    judgement.verdict === 'pass'
      ? judgement
      : withRemark(judgement, { code: 'browser-lost', detail });
  const { further } = result;
  return {
    ...result,
    judgement: mark(result.judgement),
    ...(further === undefined ? {} : { further: further.map(mark) }),
  };
}

function withRemark(judgement: Judgement, remark: Remark): Judgement {
  return { ...judgement, remarks: [...judgement.remarks, remark] };
}

/** What may build itself late, or check its visitor first, is waited for until the time is up. */
function opinionOf(
  looked: LookedResult | null,
  { screenshots, isKept }: Pick<SecondLookOptions, 'screenshots'> & { readonly isKept: boolean },
): Opinion {
  if (looked === null) return { more: 'late', href: null, wantsPicture: false };
  const { result, reading } = looked;
  const all = [result.judgement, ...(result.further ?? [])] as const;
  const fresh = [reading.judgement, ...reading.further];
  const { verdict } = gravestOf(all);
  const isLate = fresh.some(({ reason }) => REASONS_TO_LOOK.includes(reason));
  const isWanted = screenshots === 'all' || (screenshots === 'fail' && verdict === 'fail');
  return {
    more: verdict === 'pass' ? 'no' : isLate ? 'late' : 'soon',
    href: all.find(({ link }) => link !== null)?.link?.href ?? null,
    wantsPicture: isKept && isWanted,
  };
}
