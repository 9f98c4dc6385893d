// One site, everything seen, as data: how it was asked, what came back, what stands there and
// whether it counts. The pages are read once more here; they are the same bytes by the same reader,
// so what is explained is what was judged.

import { isGone } from '../../crawl/caveat.js';
import { withoutHash } from '../../crawl/follow-markup.js';
import { siteToJudge } from '../../crawl/judge-visit.js';
import type { VisitedSite } from '../../crawl/visited.js';
import { belongsToDocument } from '../../page/collect/frames.js';
import { type CharsetTeller, decodePage } from '../../page/decode-page.js';
import { type FetchFailure, type FetchPurpose, isFailure } from '../../page/fetch.js';
import type { Page, Redirect } from '../../page/page.js';
import { readPage } from '../../page/read-page.js';
import type { School } from '../../school.js';
import { isOnHost } from '../../verdict/classify-address.js';
import { type Findings, type Frame, findingsAt, type InnerPage } from '../../verdict/findings.js';
import type { Identification } from '../../verdict/identify.js';
import { identifySite } from '../../verdict/judge-site.js';
import type { Judgement } from '../../verdict/judgement.js';
import type { Remark } from '../../verdict/link.js';
import type { UncheckedReason } from '../../verdict/reasons.js';
import type { Requirement } from '../../verdict/requirements.js';
import type { Rules } from '../../verdict/rules.js';
import type { PageRole } from '../../words/explain-words.js';
import type { Asking } from './askings.js';
import { type ExplainedCandidate, findCandidates } from './candidates.js';
import type { ExplainedLook } from './second-look.js';

export interface Explanation {
  readonly subject: Subject;
  readonly busId: string | null;
  /** One for each requirement, in their order. */
  readonly outcomes: readonly [RequirementOutcome, ...RequirementOutcome[]];
  /** What a browser saw beside; absent where none is asked for. */
  readonly look?: ExplainedLook;
  /** Whose the home page is; null where none was read. */
  readonly identity: ExplainedIdentity | null;
  readonly asked: readonly ExplainedAsking[];
  /** ISO 8601 with zone. */
  readonly checkedAt: string;
}

/** What was found for and against the page's being the school's own. */
export interface ExplainedIdentity extends Identification {
  /** As the list would have it; empty where nobody gave it. */
  readonly name: string;
}

export interface RequirementOutcome extends Requirement {
  readonly judgement: Judgement;
}

/** What was to be explained: a site as typed, or a page that somebody saved. */
export type Subject =
  | { readonly kind: 'site'; readonly typed: string; readonly attempts: number }
  | {
      readonly kind: 'file';
      readonly file: string;
      /** Where the page was saved from; null where nobody says. */
      readonly address: string | null;
      /** Where its links say that it is from; null where they do not or somebody did. */
      readonly guess: string | null;
    };

export interface ExplainedAsking {
  readonly address: string;
  readonly purpose: FetchPurpose;
  readonly redirects: readonly Redirect[];
  readonly outcome: Outcome;
}

export type Outcome =
  /** Another address of the site answered first. */
  | { readonly kind: 'dropped' }
  /** It leads to the host that is looked for, which is not asked itself. */
  | { readonly kind: 'leads-to-host'; readonly host: string }
  | {
      readonly kind: 'failed';
      readonly reason: UncheckedReason;
      readonly detail: string | null;
      readonly status: number | null;
    }
  | ({ readonly kind: 'read' } & PageRead);

export interface PageRead {
  readonly role: PageRole;
  readonly address: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly server: string | null;
  readonly bytes: number;
  readonly cut: Page['cut'];
  readonly charset: string;
  readonly charsetToldBy: CharsetTeller;
  readonly title: string;
  readonly anchorCount: number;
  readonly textLength: number;
  readonly scriptCount: number;
  readonly leadsTo: string | null;
  /** What the way to the page showed, a certificate that does not verify say. */
  readonly remarks: readonly Remark[];
  readonly framesNotRead: readonly FrameNotRead[];
  /** By each requirement; none on a page that the verdict does not look at. */
  readonly sought: readonly SoughtHere[];
}

export interface SoughtHere {
  readonly candidates: readonly ExplainedCandidate[];
  readonly innerPagesNotRead: readonly InnerPage[];
}

export interface FrameNotRead extends Frame {
  readonly why: 'foreign' | 'not-needed';
}

export interface SeenPage {
  readonly found: VisitedSite | FetchFailure;
  readonly outcomes: readonly [RequirementOutcome, ...RequirementOutcome[]];
  readonly busId: string | null;
}

/** What each of `askings` gave, in their order. */
export function explainAskings(
  askings: readonly Asking[],
  seen: SeenPage,
): readonly ExplainedAsking[] {
  return askings.map(({ address, purpose, answer }, index) => ({
    address,
    purpose,
    redirects: answer?.redirects ?? [],
    outcome: outcomeOf({ purpose: beginningOf(askings, index), answer }, { askings, ...seen }),
  }));
}

/** For what the way was begun that an asking goes on with: what an inner page leads to is one. */
function beginningOf(askings: readonly Asking[], index: number): FetchPurpose {
  const before = askings.slice(0, index + 1);
  const begun = before.findLast(({ purpose }) => purpose !== 'onward')?.purpose;
  return begun === 'inner-page' ? begun : (askings[index]?.purpose ?? 'site');
}

/** Weighs the home page as the judge did, by the rules of the first requirement. */
export function explainIdentity(
  found: VisitedSite | FetchFailure,
  { askings, school, rules }: IdentityContext,
): ExplainedIdentity | null {
  if (isFailure(found)) return null;
  const site = siteToJudge(found, school);
  const page = askings.map(({ answer }) => answer).find((answer) => isHome(answer, found));
  // Who reads a page that passes does not look whose it is.
  const identity = found.findings.identity ?? (page && readPage(page, rules).identity);
  const findings = identity === undefined ? found.findings : { ...found.findings, identity };
  return { name: school.name, ...identifySite({ ...site, findings }, rules) };
}

export interface IdentityContext {
  readonly askings: readonly Asking[];
  readonly school: School;
  readonly rules: Rules;
}

function isHome(answer: Asking['answer'], { page }: VisitedSite): answer is Page {
  return answer !== null && !isFailure(answer) && answer.address === page.address;
}

interface Whole extends SeenPage {
  readonly askings: readonly Asking[];
}

function outcomeOf({ purpose, answer }: Omit<Asking, 'address'>, whole: Whole): Outcome {
  if (answer === null) return { kind: 'dropped' };
  if (isFailure(answer)) {
    const { reason, detail, status } = answer;
    return reason === 'interrupted'
      ? { kind: 'dropped' }
      : { kind: 'failed', reason, detail, status };
  }
  const end = new URL(answer.address);
  const isEnd = whole.outcomes.some(({ rules }) => isOnHost(end, rules));
  return isEnd && purpose === 'inner-page'
    ? { kind: 'leads-to-host', host: end.hostname }
    : { kind: 'read', ...explainPage(answer, purpose, whole) };
}

function explainPage(page: Page, purpose: FetchPurpose, whole: Whole): PageRead {
  const [main, ...others] = whole.outcomes;
  const findings = readPage(page, main.rules, ...others.map(({ rules }) => rules));
  const { charset, toldBy } = decodePage(page.body, page.contentType);
  const { title, anchorCount, textLength, scriptCount } = findings.content;
  const leadsTo = onwardAddress(findings, whole);
  const role = leadsTo === null ? roleOf(page, purpose, whole) : 'on-the-way';
  const isPart = role === 'home' || role === 'frame';
  const { address, status, contentType, server, cut, remarks } = page;
  return {
    role,
    ...{ address, status, contentType, server, cut, remarks },
    bytes: page.body.length,
    charset,
    charsetToldBy: toldBy,
    ...{ title, anchorCount, textLength, scriptCount, leadsTo },
    framesNotRead: isPart ? framesNotRead(page, findings, whole) : [],
    sought:
      isPart || role === 'inner-page'
        ? whole.outcomes.map((outcome, index) => {
            const here = findingsAt(findings, index);
            const { busId } = whole;
            return {
              candidates: findCandidates(here, { ...outcome, busId, role, address }),
              innerPagesNotRead: role === 'home' ? innerPagesNotRead(here, whole) : [],
            };
          })
        : [],
  };
}

/** Where the markup of the page sent the visit, if it did. */
function onwardAddress({ refresh, scriptRedirect }: Findings, { askings }: Whole): string | null {
  const onward = [refresh?.url, scriptRedirect].find((url) =>
    askings.some(({ purpose, address }) => purpose === 'onward' && address === url),
  );
  return onward ?? null;
}

function roleOf(page: Page, purpose: FetchPurpose, { found }: Whole): PageRole {
  if (purpose === 'inner-page') return purpose;
  if (!isFailure(found) && found.page.address === page.address) return 'home';
  if (purpose === 'site') return 'unused';
  return isGone(page) ? 'gone' : 'frame';
}

function framesNotRead(
  page: Page,
  { frames }: Findings,
  { askings }: Whole,
): readonly FrameNotRead[] {
  return frames
    .filter(({ url }) => !askings.some(({ address }) => address === withoutHash(url)))
    .map((frame) => ({
      ...frame,
      why: belongsToDocument(frame, page) ? 'not-needed' : 'foreign',
    }));
}

function innerPagesNotRead({ innerPages }: Findings, { askings }: Whole): readonly InnerPage[] {
  return innerPages.filter(({ url }) => !askings.some(({ address }) => address === url));
}
