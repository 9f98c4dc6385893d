import { expect, it } from 'vitest';
import { formatRunName, parseRunName } from '../../src/history/run-name.js';

const STARTED = '2026-11-23T03:00:12+03:00';

it.each([
  [null, 1, '2026-11-23T03-00-12.ndjson.gz'],
  [null, 2, '2026-11-23T03-00-12-2.ndjson.gz'],
  ['doubtful', 1, '2026-11-23T03-00-12.doubtful.ndjson.gz'],
  ['interrupted', 3, '2026-11-23T03-00-12-3.interrupted.ndjson.gz'],
] as const)('a run that is %s, copy %i, is %s', (mark, copy, name) => {
  expect(formatRunName(STARTED, mark, copy)).toBe(name);
  expect(parseRunName(name)).toEqual({ day: '2026-11-23', mark });
});

it.each([
  'report.ndjson.gz',
  '2026-11-23.ndjson.gz',
  '2026-11-23T03-00-12.ndjson',
  '2026-11-23T03-00-12.holiday.ndjson.gz',
  'noko-check-1a2b3c4d.part',
])('%s is no run', (name) => {
  expect(parseRunName(name)).toBeNull();
});
