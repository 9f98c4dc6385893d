// What a cell of a workbook says to a person who has it before them in a Russian Excel, and what
// the same cell would be in a CSV that this Excel saves.

/** A number without the marks of how programs keep it: `75187` for `7.5187E4` and for `75187.0`. */
export function numberText(stored: string): string {
  const value = Number(stored);
  if (!Number.isFinite(value)) return stored;
  // Excel shows 15 digits: what it keeps of 0.3 may be 0.30000000000000004.
  return String(Number(value.toPrecision(15))).replace('.', ',');
}

/** The text of a cell as the library gives it; null is an empty one. */
export function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === 'boolean') return cell ? 'ИСТИНА' : 'ЛОЖЬ';
  return String(cell);
}

/** A date in a workbook has no zone; the library gives it as if it were UTC. */
function dateText(date: Date): string {
  const nearest = new Date(Math.round(date.getTime() / 1000) * 1000);
  const [year = '', month, day, time = ''] = nearest.toISOString().split(/[-T.]/);
  const clock = time.endsWith(':00') ? time.slice(0, -3) : time;
  // A time of day is kept as a part of the day before the first.
  if (nearest.getUTCFullYear() < 1900) return clock;
  const calendar = `${day}.${month}.${year}`;
  return time === '00:00:00' ? calendar : `${calendar} ${clock}`;
}
