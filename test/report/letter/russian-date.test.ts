import { expect, test } from 'vitest';
import { formatDay, formatMoment, isCalendarDay } from '../../../src/report/letter/russian-date.js';

test('a day is written out in Russian', () => {
  expect(formatDay('2021-10-21')).toBe('21 октября 2021 г.');
});

test.each(['2021-02-30', '2021-13-01', '21.10.2021', '2021-10', ''])('%s is no day', (text) => {
  expect(isCalendarDay(text)).toBe(false);
});

test('the last day of February in a leap year is a day', () => {
  expect(isCalendarDay('2024-02-29')).toBe(true);
});

test.each([
  ['2026-11-23T03:00:00.000+03:00', '23 ноября 2026 г. в 03:00'],
  ['2026-11-23T03:00:00Z', '23 ноября 2026 г. в 03:00'],
  ['2026-11-23', '23 ноября 2026 г.'],
  ['23.11.2026 3:00', '23 ноября 2026 г. в 03:00'],
  ['23.11.2026 03:00:12', '23 ноября 2026 г. в 03:00'],
  ['23.11.2026', '23 ноября 2026 г.'],
  ['31.11.2026', null],
  ['2026-11-31T03:00:00Z', null],
  ['<b>2026-11-23</b>', null],
])('%s is the moment %s', (timestamp, moment) => {
  expect(formatMoment(timestamp)).toBe(moment);
});
