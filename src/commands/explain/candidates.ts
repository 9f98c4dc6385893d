// All that stands on a page and might have counted. Why one does or does not is the judge's own
// word: each is judged as if it stood alone on a page in order.
import type { Findings } from '../../verdict/findings.js';
import { judge } from '../../verdict/judge.js';
import type { Judgement } from '../../verdict/judgement.js';
import type { Link, LinkKind, NearMiss } from '../../verdict/link.js';
import type { Reason } from '../../verdict/reasons.js';
import type { PageRole } from '../../words/explain-words.js';

export type ExplainedCandidate = {
  /** Whether it passes where it stands. */
  readonly counts: boolean;
  /** Whether the verdict is by this one. */
  readonly decides: boolean;
  /** What the verdict would be if there were nothing else. */
  readonly reason: Reason;
} & ({ readonly link: Link } | { readonly nearMiss: NearMiss });

export interface CandidateContext {
  readonly role: PageRole;
  /** Of the page on which they stand. */
  readonly address: string;
  readonly judgement: Judgement;
  readonly accept: readonly LinkKind[];
  readonly busId: string | null;
}

/** Links and near misses of a page, in the order in which they stand there. */
export function findCandidates(
  findings: Findings,
  context: CandidateContext,
): readonly ExplainedCandidate[] {
  const { links, nearMisses } = findings;
  const candidates = [
    ...links.map((link) => ({ link, ...weigh({ links: [link] }, link, context) })),
    ...nearMisses.map((nearMiss) => ({
      nearMiss,
      ...weigh({ nearMisses: [nearMiss] }, nearMiss, context),
    })),
  ];
  const placeOf = (one: ExplainedCandidate) => ('link' in one ? one.link : one.nearMiss);
  return candidates.sort(
    (a, b) => placeOf(a).line - placeOf(b).line || placeOf(a).column - placeOf(b).column,
  );
}

function weigh(
  alone: Partial<Findings>,
  one: Link | NearMiss,
  { role, address, judgement, accept, busId }: CandidateContext,
): Pick<ExplainedCandidate, 'counts' | 'decides' | 'reason'> {
  const { verdict, reason } = judge({ ...NOTHING_FOUND, ...alone }, { accept, busId });
  const passes = verdict === 'pass';
  const isInner = role === 'inner-page';
  const decisive = judgement.link ?? judgement.nearMiss;
  const isDecisivePage = isInner
    ? judgement.reason === 'inner-page-link' && judgement.detail === address
    : judgement.reason !== 'inner-page-link' &&
      decisive?.frame === (one.frame ?? (role === 'frame' ? address : undefined));
  return {
    counts: passes && !isInner,
    decides: isDecisivePage && decisive !== null && isSame(decisive, one),
    reason: passes && isInner ? 'inner-page-link' : reason,
  };
}

function isSame(a: Link | NearMiss, b: Link | NearMiss): boolean {
  return a.line === b.line && a.column === b.column && a.url === b.url;
}

const NOTHING_FOUND: Findings = {
  links: [],
  nearMisses: [],
  innerPages: [],
  frames: [],
  refresh: null,
  scriptRedirect: null,
  content: {
    anchorCount: 1,
    textLength: 1,
    textStart: '',
    title: '',
    mediaCount: 0,
    scriptCount: 0,
    hasEmptyRoot: false,
    scriptStart: '',
  },
  truncated: false,
  charset: 'utf-8',
};
