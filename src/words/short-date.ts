// Days and moments as Russian tables have them, and as a Russian Excel reads them. The clock is that
// on the wall where the run was made.

/** `22.11.2026` for `2026-11-22`, also at the start of a time stamp; what is no day, as it is. */
export function formatShortDay(isoDay: string): string {
  return isoDay.replace(/^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/, '$3.$2.$1');
}

/** `22.11.2026 03:00` for an ISO 8601 time stamp; what is none, as it is. */
export function formatShortMoment(timestamp: string): string {
  return timestamp.replace(/^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}).*$/, '$3.$2.$1 $4');
}
