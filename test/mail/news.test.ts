import { describe, expect, it } from 'vitest';
import { isNews, type NightsRun } from '../../src/mail/news.js';

const QUIET: NightsRun = {
  verdicts: { pass: 10, fail: 2, unchecked: 1 },
  comparison: { changes: { unchanged: 13 }, left: [], silent: [] },
  grace: 3,
  alarms: 0,
};

describe('with an earlier report, a run is news', () => {
  it.each([
    ['where nothing changed, though schools fail', {}, false],
    ['where a school got worse', { changes: { 'new-violation': 1, unchanged: 12 } }, true],
    ['where one got worse days ago', { changes: { 'recent-violation': 1 } }, false],
    ['where one got better', { changes: { fixed: 1 } }, true],
    ['where one cannot be checked any more', { changes: { 'check-lost': 1 } }, true],
    ['where one is new', { changes: { 'new-school': 1 } }, true],
    ['where one left the list', { left: ['Школа'] }, true],
    ['where one has just become silent', { silent: [{ school: 'Школа', runs: 3 }] }, true],
    ['where one is silent still', { silent: [{ school: 'Школа', runs: 4 }] }, false],
  ])('%s: %j → %s', (_what, compared, expected) => {
    const comparison = { changes: { unchanged: 13 }, left: [], silent: [], ...compared };
    expect(isNews({ ...QUIET, comparison })).toBe(expected);
  });
});

describe('without one, a run is news', () => {
  it.each([
    ['where a school fails', { pass: 1, fail: 1, unchecked: 0 }, true],
    ['where all pass', { pass: 2, fail: 0, unchecked: 0 }, false],
    ['where some could not be checked', { pass: 1, fail: 0, unchecked: 5 }, false],
  ])('%s', (_what, verdicts, expected) => {
    expect(isNews({ ...QUIET, comparison: null, verdicts })).toBe(expected);
  });
});

it('a run that cannot be trusted always is news', () => {
  expect(isNews({ ...QUIET, alarms: 1 })).toBe(true);
});
