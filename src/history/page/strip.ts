// The days of a school side by side. Its parts are paths of strokes, one for each verdict, so that
// a year is a few hundred bytes; they are told apart by their height as well as by their colour.
import { VERDICTS } from '../../report/html/bar.js';
import { html, type Markup } from '../../report/html/markup.js';
import type { Verdict } from '../../verdict/reasons.js';
import { VERDICT_WORDS } from '../../words/verdict-words.js';
import { lengthOf, type Spell, verdictOf } from '../spells.js';
import { codeOf, type History, NO_MARK, type Track } from '../tracks.js';

export function formatStrip(history: History, { marks }: Track): Markup {
  const runs = runsOf(history, marks);
  const paths = VERDICTS.map((verdict) => {
    const own = runs.filter((run) => run.verdict === verdict);
    if (own.length === 0) return html``;
    let at = 0;
    const strokes = own.map((run) => {
      const stroke = `m${run.first - at} 0h${lengthOf(run)}`;
      at = run.last + 1;
      return stroke;
    });
    return html`<path class="${verdict}" d="M0 .5${strokes.join('')}"/>`;
  });
  const days = VERDICTS.map((verdict) => {
    const count = runs
      .filter((run) => run.verdict === verdict)
      .reduce((sum, run) => sum + lengthOf(run), 0);
    return `${VERDICT_WORDS[verdict]}: ${count}`;
  });
  return html`<svg class="strip" viewBox="0 0 ${marks.length} 1" preserveAspectRatio="none" role="img" aria-label="Дней ${days.join(', ')}" data-marks="${packed(marks)}">${paths}</svg>`;
}

type StripRun = Pick<Spell, 'verdict' | 'first' | 'last'>;

/** Days in a row with one verdict, broken by those without a mark. */
function runsOf(history: History, marks: string): readonly StripRun[] {
  const runs: { verdict: Verdict; first: number; last: number }[] = [];
  for (const [place, mark] of [...marks].entries()) {
    const code = codeOf(history, mark);
    if (code === null) continue;
    const verdict = verdictOf(code);
    const before = runs.at(-1);
    if (before?.verdict === verdict && before.last === place - 1) before.last = place;
    else runs.push({ verdict, first: place, last: place });
  }
  return runs;
}

/** `12A3B` for twelve days of A and three of B; a day without a mark is a full stop. */
function packed(marks: string): string {
  return marks.replace(/(.)\1*/g, (run, mark: string) => {
    const shown = mark === NO_MARK ? '.' : mark;
    return run.length === 1 ? shown : `${run.length}${shown}`;
  });
}
