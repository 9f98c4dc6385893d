// The best thing found decides, in the order of the reasons. Three rules stand above that order,
// because a wrong accusation is the worst this tool can do: what scripts would have shown counts as
// not seen, not as absent; a page without content proves nothing; and neither does one that could
// not be read to its end.
import { isUnfilledShell, lacksContent } from './content.js';
import type { Findings } from './findings.js';
import { type Judgement, orUnchecked, unchecked } from './judgement.js';
import { LINK_KINDS, type Link, type LinkKind, type NearMiss } from './link.js';
import type { FailReason, Reason } from './reasons.js';
import { remarksOnLinks } from './remarks.js';

export interface Wanted {
  /** Kinds of links that pass; `['results']` where nothing is said. */
  readonly accept?: readonly LinkKind[];
  /** The number in the school's own results address; null when the department does not know it. */
  readonly busId?: string | null;
}

/** The reason that a deciding link of each kind gives. */
export const REASON_OF_KIND = {
  results: 'results-link',
  card: 'card-link',
  'rating-form': 'rating-form-link',
  general: 'general-link',
} as const satisfies Record<LinkKind, Reason>;

/** Whether these findings pass; what else there is to say of them is left unsaid. */
export function passes(
  { links }: Pick<Findings, 'links'>,
  { accept = ['results'], busId = null }: Wanted,
): boolean {
  return firstOfKind(links, accept, busId) !== null;
}

/** Decides by what was found on a home page. */
export function judge(findings: Findings, wanted: Wanted = {}): Judgement {
  const { accept = ['results'], busId = null } = wanted;
  const { links, content } = findings;
  const decide = (decision: Decision): Judgement => ({
    link: null,
    nearMiss: null,
    detail: null,
    ...decision,
    links,
    remarks: remarksOnLinks(links, decision.link ?? null),
  });

  const passing = firstOfKind(links, accept, busId);
  if (passing !== null) {
    return decide({ verdict: 'pass', reason: REASON_OF_KIND[passing.kind], link: passing });
  }
  const failure = decide(bestFailure(findings, { accept, busId }));
  if (findings.truncated) return orUnchecked(failure, 'too-large');
  const inScript = inScripts(findings, { accept, busId, link: failure.link });
  if (inScript !== undefined) return orUnchecked(failure, 'script-built', inScript.url);
  const hasNothing = failure.reason === 'no-link';
  if (isUnfilledShell(content, { hasNothing })) return orUnchecked(failure, 'script-built');
  if (hasNothing && lacksContent(content)) return { ...failure, ...unchecked('empty-page') };
  return failure;
}

/**
 * What a script may show that passes. Where it appends the number, that may be any; and its general
 * address may be the beginning of any, which counts where the page itself leads nowhere.
 */
function inScripts(
  { nearMisses }: Findings,
  { accept, busId, link }: Required<Wanted> & { readonly link: Link | null },
): NearMiss | undefined {
  const shown = nearMisses.filter(({ how }) => how === 'script');
  return (
    shown.find(
      (miss) => accept.includes(miss.kind) && (miss.id === null || isWanted(miss, busId)),
    ) ?? (link === null ? shown.find(({ kind }) => kind === 'general') : undefined)
  );
}

type Decision = Pick<Judgement, 'verdict' | 'reason'> &
  Partial<Pick<Judgement, 'link' | 'nearMiss' | 'detail'>>;

function bestFailure(
  { links, nearMisses }: Findings,
  { accept, busId }: Required<Wanted>,
): Decision & { readonly verdict: 'fail' } {
  const verdict = 'fail';
  const link = firstOfKind(links, LINK_KINDS, null);
  if (link?.kind === 'results' && accept.includes('results')) {
    return { verdict, reason: 'wrong-organisation', link, detail: busId };
  }
  if (link !== null) return { verdict, reason: REASON_OF_KIND[link.kind], link };
  for (const reason of ['broken-link', 'not-a-hyperlink'] satisfies FailReason[]) {
    const nearMiss = bestNearMiss(nearMisses.filter((miss) => miss.reason === reason));
    if (nearMiss !== null) return { verdict, reason, nearMiss };
  }
  return { verdict, reason: 'no-link' };
}

/** The best link of these kinds: of equal ones the plainest, then the first on the page. */
function firstOfKind(
  links: readonly Link[],
  kinds: readonly LinkKind[],
  busId: string | null,
): Link | null {
  for (const kind of LINK_KINDS) {
    if (!kinds.includes(kind)) continue;
    let plainest: Link | null = null;
    for (const link of links) {
      if (link.kind !== kind || !isWanted(link, busId)) continue;
      if (plainest === null || oddity(link) < oddity(plainest)) plainest = link;
    }
    if (plainest !== null) return plainest;
    // Another organisation's results are worse than none of a lesser kind.
    if (kind === 'results' && links.some((candidate) => candidate.kind === kind)) return null;
  }
  return null;
}

function bestNearMiss(nearMisses: readonly NearMiss[]): NearMiss | null {
  for (const kind of LINK_KINDS) {
    const found = nearMisses.find((miss) => miss.kind === kind);
    if (found !== undefined) return found;
  }
  return null;
}

/** Numbers are compared among results alone: one organisation has others in its other addresses. */
function isWanted(
  { kind, id }: { readonly kind: LinkKind; readonly id: string | null },
  busId: string | null,
): boolean {
  return kind !== 'results' || busId === null || withoutZeros(id ?? '') === withoutZeros(busId);
}

/** The number as it is compared. */
export function withoutZeros(id: string): string {
  return id.trim().replace(/^0+(?=\d)/, '');
}

function oddity(link: Link): number {
  return link.traits.length + (link.through === null ? 0 : 1);
}
