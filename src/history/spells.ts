// What a track tells at a glance: how long the present verdict has stood, how often the school came
// and went, how long nobody could check it. Days without a mark are passed over: a night on which
// we did not look is no news of the school.
import type { Verdict } from '../verdict/reasons.js';
import { codeOf, type History, NO_MARK, type Track } from './tracks.js';

/** Days in a row with one verdict; the places are those of `History.days`. */
export interface Spell {
  readonly verdict: Verdict;
  /** The code on its last day. */
  readonly code: string;
  readonly first: number;
  readonly last: number;
}

export interface TrackSummary {
  /** In their order; none without a day. */
  readonly spells: readonly Spell[];
  /** The verdict of the last day on which the school was in the list. */
  readonly present: Spell;
  /** Since which day, as a place, it has had that verdict; silence in between does not count. */
  readonly since: number;
  /** Whether it was in the list of the last run. */
  readonly isListed: boolean;
  /** Of the days with a verdict, those that comply, from 0 to 1; null where there was none. */
  readonly share: number | null;
  /** Verdicts that were lost and, a week later at most, were back. */
  readonly flaps: number;
  /** The longest time in which it could not be checked; null where it always could. */
  readonly silence: Spell | null;
}

/** A verdict that is back after a longer time has changed twice. */
const FLAP_DAYS = 7;

export function summarise(history: History, track: Track): TrackSummary | null {
  const spells = findSpells(history, track.marks);
  const present = spells.at(-1);
  if (present === undefined) return null;
  return {
    spells,
    present,
    since: sinceWhen(spells, present),
    isListed: track.marks.at(-1) !== NO_MARK,
    share: shareOf(history, track.marks),
    flaps: countFlaps(spells),
    silence: spells
      .filter(({ verdict }) => verdict === 'unchecked')
      .reduce<Spell | null>(
        (longest, spell) =>
          longest === null || lengthOf(spell) > lengthOf(longest) ? spell : longest,
        null,
      ),
  };
}

function sinceWhen(spells: readonly Spell[], present: Spell): number {
  if (present.verdict === 'unchecked') return present.first;
  const turn = spells.findLast(
    ({ verdict }) => verdict !== 'unchecked' && verdict !== present.verdict,
  );
  const same = spells.find(
    (spell) => spell.verdict === present.verdict && spell.first > (turn?.last ?? -1),
  );
  return (same ?? present).first;
}

/** In days, the first and the last among them. */
export function lengthOf({ first, last }: Pick<Spell, 'first' | 'last'>): number {
  return last - first + 1;
}

function findSpells(history: History, marks: string): readonly Spell[] {
  const spells: Spell[] = [];
  for (const [place, mark] of [...marks].entries()) {
    const code = codeOf(history, mark);
    if (code === null) continue;
    const verdict = verdictOf(code);
    const before = spells.at(-1);
    if (before?.verdict === verdict) spells[spells.length - 1] = { ...before, code, last: place };
    else spells.push({ verdict, code, first: place, last: place });
  }
  return spells;
}

function shareOf(history: History, marks: string): number | null {
  let passed = 0;
  let judged = 0;
  for (const mark of marks) {
    const code = codeOf(history, mark);
    const verdict = code === null ? 'unchecked' : verdictOf(code);
    if (verdict === 'unchecked') continue;
    judged += 1;
    if (verdict === 'pass') passed += 1;
  }
  return judged === 0 ? null : passed / judged;
}

function countFlaps(spells: readonly Spell[]): number {
  return spells.filter((spell, index) => {
    const before = spells[index - 1];
    const after = spells[index + 1];
    return (
      before !== undefined && before.verdict === after?.verdict && lengthOf(spell) <= FLAP_DAYS
    );
  }).length;
}

export function verdictOf(code: string): Verdict {
  return code.slice(0, code.indexOf('/')) as Verdict;
}
