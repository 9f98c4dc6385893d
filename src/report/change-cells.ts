// How the report writes a change against an earlier one, and how that is read back: what a later
// run has to know of earlier ones travels in these cells, so that one file carries it along.

import { CHANGE_KINDS, type Change, type LastKnown } from '../compare/change.js';
import { parseDay } from '../files/timestamp.js';
import { formatChangeKind } from '../words/change-words.js';
import { formatShortDay } from '../words/short-date.js';
import { VERDICT_WORDS } from '../words/verdict-words.js';

/** The columns of a change, in their order, each with how its cell is made. */
export const CHANGE_CELLS = {
  Изменение: ({ kind }) => formatChangeKind(kind, 'ru'),
  'С какого дня': ({ since }) => since,
  'Ссылка последний раз видна': ({ linkLastSeen }) => linkLastSeen ?? '',
  'Последний известный результат': ({ lastKnown }) =>
    lastKnown === null ? '' : formatLastKnown(lastKnown),
  'Не проверено раз подряд': ({ runsUnchecked }) =>
    runsUnchecked === 0 ? '' : String(runsUnchecked),
} as const satisfies Readonly<Record<string, (change: Change) => string>>;

export type ChangeHeader = keyof typeof CHANGE_CELLS;

/** The change that the cells of a row tell; null where they tell none. */
export function parseChange(cell: (header: ChangeHeader) => string): Change | null {
  const words = cell('Изменение').trim().toLowerCase();
  const kind = CHANGE_KINDS.find((known) => formatChangeKind(known, 'ru') === words);
  const since = parseDay(cell('С какого дня'));
  if (kind === undefined || since === null) return null;
  return {
    kind,
    since,
    linkLastSeen: parseDay(cell('Ссылка последний раз видна')),
    lastKnown: parseLastKnown(cell('Последний известный результат')),
    runsUnchecked: Number(/^\d+/.exec(cell('Не проверено раз подряд').trim())?.[0] ?? 0),
  };
}

function formatLastKnown({ verdict, day, since }: LastKnown): string {
  return `${VERDICT_WORDS[verdict]}, ${formatShortDay(day)} (с ${formatShortDay(since)})`;
}

function parseLastKnown(text: string): LastKnown | null {
  const [, words, typedDay = '', typedSince = ''] =
    /^\s*(.+?),\s*([\d.-]+)\s*(?:\(с\s+([\d.-]+)\))?/.exec(text) ?? [];
  const verdict = words === VERDICT_WORDS.pass ? 'pass' : 'fail';
  const day = parseDay(typedDay);
  if (day === null || words !== VERDICT_WORDS[verdict]) return null;
  return { verdict, day, since: parseDay(typedSince) ?? day };
}
