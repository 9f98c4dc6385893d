// Dates as an official letter has them. The wall clock of the check is in the text of its time
// stamp: it is shown as it stands there, whatever the zone of the machine that writes the letter.
import { lateDateTimeFormat } from '../../late-intl.js';

const DAY = lateDateTimeFormat('ru', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(?:[:.\d]*)(?:Z|[+-]\d\d:?\d\d)?)?$/;
/** What becomes of a time stamp that Excel takes for a date. */
const SPREADSHEET_MOMENT = /^(\d\d)\.(\d\d)\.(\d{4})(?: (\d?\d:\d\d)(?::\d\d)?)?$/;

/** `21 октября 2021 г.` for `2021-10-21`; null for what is no day of the calendar. */
function formatCalendarDay(isoDay: string): string | null {
  const day = new Date(`${isoDay}T00:00:00Z`);
  // What rolls over (31 February) is no day, either.
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== isoDay) return null;
  return DAY.format(day);
}

/** `21 октября 2021 г.` for `2021-10-21`; what is no such day, as it is. */
export function formatDay(isoDay: string): string {
  return formatCalendarDay(isoDay) ?? isoDay;
}

/** `9 ноября` for `2026-11-09`: of a day of late. */
export function formatDayAndMonth(isoDay: string): string {
  return formatDay(isoDay).replace(/ \d{4} г\.$/, '');
}

/** Whether `text` is `YYYY-MM-DD` and a day of the calendar. */
export function isCalendarDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && formatCalendarDay(text) !== null;
}

/** `23 ноября 2026 г. в 03:00` for an ISO 8601 time stamp, the day alone for a day; null for neither. */
export function formatMoment(timestamp: string): string | null {
  const text = timestamp.trim();
  const [, year, month, date, time] =
    TIMESTAMP.exec(text) ?? reorder(SPREADSHEET_MOMENT.exec(text)) ?? [];
  const day = formatCalendarDay(`${year}-${month}-${date}`);
  if (day === null) return null;
  return time === undefined ? day : `${day} в ${time.padStart(5, '0')}`;
}

function reorder(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  if (match === null) return null;
  const [text, date, month, year, time] = match;
  return [text, year, month, date, time];
}
