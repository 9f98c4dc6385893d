import { expect, test } from 'vitest';
import {
  formatDay,
  formatDayAndMonth,
  formatMoment,
  parseTypedDay,
} from '../../src/words/russian-date.js';

test('a day is written as Russians write it, one of late with its month', () => {
  expect(formatDayAndMonth('2026-11-09')).toBe('9 ноября');
  expect(formatDay('2021-10-21')).toBe('21.10.2021');
});

test.each([
  ['2021-02-30', null],
  ['30.02.2021', null],
  ['2021-13-01', null],
  ['10/21/2021', null],
  ['21.10.21', null],
  ['2021-10', null],
  ['21.10.2021 03:00', null],
  ['', null],
  ['21.10.2021', '2021-10-21'],
  ['1.9.2021', '2021-09-01'],
  ['2021-10-21', '2021-10-21'],
  ['29.02.2024', '2024-02-29'],
])('typed %j is the day %j', (text, day) => {
  expect(parseTypedDay(text)).toBe(day);
});

test.each([
  ['2026-11-23T03:00:00.000+03:00', '23.11.2026 в 03:00'],
  ['2026-11-23T03:00:00Z', '23.11.2026 в 03:00'],
  ['2026-11-23', '23.11.2026'],
  ['23.11.2026 3:00', '23.11.2026 в 03:00'],
  ['23.11.2026 03:00:12', '23.11.2026 в 03:00'],
  ['23.11.2026', '23.11.2026'],
  ['31.11.2026', null],
  ['2026-11-31T03:00:00Z', null],
  ['<b>2026-11-23</b>', null],
])('%s is the moment %s', (timestamp, moment) => {
  expect(formatMoment(timestamp)).toBe(moment);
});
