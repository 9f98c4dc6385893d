// What a run requires of every site. Each requirement is judged by itself; a school fails where it
// fails any of them.
import { type Findings, findingsAt } from './findings.js';
import { passes } from './judge.js';
import type { Judgement } from './judgement.js';
import type { LinkKind } from './link.js';
import type { Verdict } from './reasons.js';
import { ofHomePageAlone, type Rules } from './rules.js';

export interface Requirement {
  readonly rules: Rules;
  /** Kinds of links that pass in this run. */
  readonly accept: readonly LinkKind[];
}

/** The first is what the annex speaks of. */
export type Requirements = readonly [Requirement, ...Requirement[]];

/** Whether each requirement passes by what was found, in their order; numbers are not compared. */
export function passesOf(
  findings: Findings,
  requirements: readonly Requirement[],
): readonly boolean[] {
  return requirements.map(({ accept }, index) => passes(findingsAt(findings, index), { accept }));
}

export const GRAVEST_FIRST: readonly Verdict[] = ['fail', 'unchecked', 'pass'];

/** Which of a school's judgements speaks for it as a whole: the first of the gravest. */
export function gravestOf(judgements: readonly [Judgement, ...Judgement[]]): Judgement {
  return judgements[indexOfGravest(judgements)] ?? judgements[0];
}

/** The place of that judgement. */
export function indexOfGravest(judgements: readonly Pick<Judgement, 'verdict'>[]): number {
  const gravest = GRAVEST_FIRST.find((verdict) =>
    judgements.some((judgement) => judgement.verdict === verdict),
  );
  return judgements.findIndex(({ verdict }) => verdict === gravest);
}

/** What judges, in the order of the judgements. */
export function rulesOf([main, ...further]: Requirements): readonly [Rules, ...Rules[]] {
  return [main.rules, ...further.map(({ rules }) => rules)];
}

/** What is looked for on each page; of inner pages nothing where they are left alone. */
export function soughtBy(
  requirements: Requirements,
  { homepageOnly }: { readonly homepageOnly: boolean },
): readonly [Rules, ...Rules[]] {
  const [main, ...further] = rulesOf(requirements);
  return homepageOnly
    ? [ofHomePageAlone(main), ...further.map(ofHomePageAlone)]
    : [main, ...further];
}
