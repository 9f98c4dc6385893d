// Days as Excel counts them, from 30 December 1899 on; it knows no zones, so a moment is shown as
// the clock on the wall had it where the run was made.
const MS_A_DAY = 86_400_000;
const DAYS_TO_1970 = 25_569;

/** The day of `2026-11-23`, or of `2026-11-23T03:00:00.000+03:00` with its time; null for other text. */
export function excelDay(text: string): number | null {
  const [, date, time = '00:00:00'] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text) ??
    [];
  const ms = Date.parse(`${date}T${time}Z`);
  return Number.isNaN(ms) ? null : ms / MS_A_DAY + DAYS_TO_1970;
}
