// What the runs said of all schools, day by day.
import type { Verdict } from '../verdict/reasons.js';
import { verdictOf } from './spells.js';
import { codeOf, type History } from './tracks.js';

export interface DayCounts {
  readonly day: string;
  /** Null on a day without a run that counts. */
  readonly verdicts: Readonly<Record<Verdict, number>> | null;
}

export function countDays(history: History): readonly DayCounts[] {
  const verdicts = new Map(history.codes.map((code) => [code, verdictOf(code)]));
  return history.days.map((day, place) => {
    const counts: Record<Verdict, number> = { pass: 0, fail: 0, unchecked: 0 };
    for (const { marks } of history.tracks) {
      const verdict = verdicts.get(codeOf(history, marks.charAt(place)) ?? '');
      if (verdict !== undefined) counts[verdict] += 1;
    }
    const isRun = counts.pass + counts.fail + counts.unchecked > 0;
    return { day, verdicts: isRun ? counts : null };
  });
}
