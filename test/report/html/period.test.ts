import { expect, test } from 'vitest';
import { createPeriod } from '../../../src/report/html/period.js';

test.each([
  ['nothing where no school was checked', [], null],
  ['the moment', ['2026-11-23T03:00:00.000+03:00'], '23.11.2026 в 03:00'],
  [
    'the hours of a day, whatever the order',
    ['2026-11-23T03:10:00+03:00', '2026-11-23T03:00:00+03:00', '2026-11-23T03:05:00+03:00'],
    '23.11.2026 с 03:00 до 03:10',
  ],
  [
    'both days of a night',
    ['2026-11-22T23:50:00+03:00', '2026-11-23T00:20:00+03:00'],
    'с 22.11.2026 в 23:50 до 23.11.2026 в 00:20',
  ],
])('a period is %s', (_what, moments, expected) => {
  const period = createPeriod();
  for (const moment of moments) period.add(moment);
  expect(period.format()).toBe(expected);
});
