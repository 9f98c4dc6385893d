/** The time as it is, for many that are done within a second: of its parts the text says nothing. */
export function createClock(now: () => Date): () => string {
  let second = Number.NaN;
  let text = '';
  return () => {
    const date = now();
    const current = Math.floor(date.getTime() / 1_000);
    if (current !== second) {
      second = current;
      text = formatTimestamp(date);
    }
    return text;
  };
}

/** `date` in the zone of the machine with its offset, `2026-11-20T03:00:12+03:00`: a reader of the report sees the hour of the wall clock. */
export function formatTimestamp(date: Date): string {
  const offsetMinutes = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const sign = offsetMinutes < 0 ? '-' : '+';
  const hours = Math.floor(Math.abs(offsetMinutes) / 60);
  const minutes = Math.abs(offsetMinutes) % 60;
  return `${local}${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** `YYYY-MM-DD` of a day as we write it, or as a Russian Excel does when it saves our file again. */
export function parseDay(text: string): string | null {
  const [, day] = /^\s*(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text) ?? [];
  if (day !== undefined) return day;
  const [, date, month, year] = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\b/.exec(text) ?? [];
  if (date === undefined || month === undefined || year === undefined) return null;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}
