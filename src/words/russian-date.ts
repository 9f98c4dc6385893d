// Dates as Russians write them. The wall clock of the check is in the text of its time
// stamp: it is shown as it stands there, whatever the zone of the machine that writes the letter.
import { parseDay } from '../files/timestamp.js';
import { formatShortDay } from './short-date.js';

const DAY_AND_MONTH = new Intl.DateTimeFormat('ru', {
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(?:[:.\d]*)(?:Z|[+-]\d\d:?\d\d)?)?$/;
/** What becomes of a time stamp that Excel takes for a date. */
const SPREADSHEET_MOMENT = /^(\d\d)\.(\d\d)\.(\d{4})(?: (\d?\d:\d\d)(?::\d\d)?)?$/;

/** The day of the calendar that `isoDay` is; null for what is none. */
function calendarDay(isoDay: string): Date | null {
  const day = new Date(`${isoDay}T00:00:00Z`);
  // What rolls over (31 February) is no day, either.
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== isoDay ? null : day;
}

/** `21.10.2021` for `2021-10-21`; what is no such day, as it is. */
export function formatDay(isoDay: string): string {
  return calendarDay(isoDay) === null ? isoDay : formatShortDay(isoDay);
}

/** `9 ноября` for `2026-11-09`: of a day of late. */
export function formatDayAndMonth(isoDay: string): string {
  const day = calendarDay(isoDay);
  return day === null ? isoDay : DAY_AND_MONTH.format(day);
}

/** `2021-10-21` for a day of the calendar that is typed so or as `21.10.2021`; null for any other text. */
export function parseTypedDay(text: string): string | null {
  const day = /^[\d.-]+$/.test(text) ? parseDay(text) : null;
  return day === null || calendarDay(day) === null ? null : day;
}

/** `23.11.2026 в 03:00` for an ISO 8601 time stamp, the day alone for a day; null for neither. */
export function formatMoment(timestamp: string): string | null {
  const text = timestamp.trim();
  const [, year, month, date, time] =
    TIMESTAMP.exec(text) ?? reorder(SPREADSHEET_MOMENT.exec(text)) ?? [];
  const isoDay = `${year}-${month}-${date}`;
  if (calendarDay(isoDay) === null) return null;
  const day = formatShortDay(isoDay);
  return time === undefined ? day : `${day} в ${time.padStart(5, '0')}`;
}

function reorder(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  if (match === null) return null;
  const [text, date, month, year, time] = match;
  return [text, year, month, date, time];
}
