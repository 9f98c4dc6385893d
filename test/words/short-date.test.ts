import { expect, test } from 'vitest';
import { formatShortDay, formatShortMoment } from '../../src/words/short-date.js';

test.each([
  ['2026-11-22', '22.11.2026', '2026-11-22'],
  ['2026-11-22T03:00:59.000+03:00', '22.11.2026', '22.11.2026 03:00'],
  ['вчера', 'вчера', 'вчера'],
  ['', '', ''],
])('%j is the day %j and the moment %j: what is none stays as it is', (iso, day, moment) => {
  expect(formatShortDay(iso)).toBe(day);
  expect(formatShortMoment(iso)).toBe(moment);
});
