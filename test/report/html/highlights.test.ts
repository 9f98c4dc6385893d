import { expect, test } from 'vitest';
import type { ChangeKind } from '../../../src/compare/change.js';
import type { SchoolResult } from '../../../src/crawl/result.js';
import { createHighlights } from '../../../src/report/html/highlights.js';
import { createRows } from '../../../src/report/html/school-row.js';
import { PROFILES } from '../../../src/verdict/profiles.js';
import { REASONS, type Reason } from '../../../src/verdict/reasons.js';
import { resultWith } from '../../support/results.js';

const rowOf = createRows([PROFILES.noko]);

function found(row: number, reason: Reason, kind?: ChangeKind): SchoolResult {
  const judgement = { verdict: REASONS[reason], reason, link: null, links: [], detail: null };
  const result = resultWith({ school: { row }, judgement });
  if (kind === undefined) return result;
  const change = { kind, since: '2026-11-23', linkLastSeen: null, lastKnown: null };
  return { ...result, change: { ...change, runsUnchecked: 0 } };
}

function highlightsOf(results: readonly SchoolResult[]) {
  const keeper = createHighlights();
  for (const result of results) keeper.add(rowOf(result));
  return keeper.highlights();
}

const rowsOf = (results: readonly SchoolResult[]) =>
  highlightsOf(results).calls.map(({ result }) => result.school.row);

test('new violations are called first, then what is corrected quickly, then lesser links, then none', () => {
  const results = [
    found(1, 'no-link', 'unchanged'),
    found(2, 'general-link', 'unchanged'),
    found(3, 'broken-link', 'unchanged'),
    found(4, 'wrong-organisation', 'unchanged'),
    found(5, 'no-link', 'new-violation'),
    found(6, 'broken-link', 'new-violation'),
    found(7, 'not-a-hyperlink', 'unchanged'),
    found(8, 'card-link', 'unchanged'),
    found(9, 'broken-link', 'unchanged'),
  ];
  expect(rowsOf(results)).toEqual([6, 5, 4, 3, 9, 7, 8, 2, 1]);
});

test('nobody is called who complies or could not be checked', () => {
  const results = [found(1, 'results-link'), found(2, 'timeout', 'check-lost')];
  expect(rowsOf(results)).toEqual([]);
});

test('who has not been checked for long is named apart, the longest first', () => {
  const silent = (row: number, runsUnchecked: number): SchoolResult => {
    const result = found(row, 'timeout', 'unchanged');
    const { judgement, change } = result;
    if (change === undefined) return result;
    const remarks = runsUnchecked < 3 ? [] : [{ code: 'long-unchecked' as const, detail: '3' }];
    return {
      ...result,
      judgement: { ...judgement, remarks },
      change: { ...change, runsUnchecked },
    };
  };
  const results = [silent(1, 3), silent(2, 2), silent(3, 9), silent(4, 3)];
  const named = highlightsOf(results).silent.map(({ result }) => result.school.row);
  expect(named).toEqual([3, 1, 4]);
});

test('whose site showed something else is named apart, in the order of the list', () => {
  const results = [
    found(1, 'not-the-site', 'check-lost'),
    found(2, 'moved'),
    found(3, 'empty-page'),
    found(4, 'not-the-site'),
  ];
  const { strangers, moved } = highlightsOf(results);
  expect(strangers.map(({ result }) => result.school.row)).toEqual([1, 4]);
  expect(moved.map(({ result }) => result.school.row)).toEqual([2]);
  expect(rowsOf(results)).toEqual([]);
});

test('ten are named, the first of the list where all are alike, however many there are', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => found(index + 1, 'no-link'));
  expect(rowsOf(many)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(rowsOf([...many, found(1_001, 'broken-link')])[0]).toBe(1_001);
});

test('the first schools of each change are named, none that is unchanged', () => {
  const many = Array.from({ length: 9 }, (_, index) => found(index + 1, 'results-link', 'fixed'));
  const { changed } = highlightsOf([...many, found(10, 'no-link', 'unchanged')]);
  expect([...changed].map(([kind, rows]) => [kind, rows.length])).toEqual([['fixed', 5]]);
});
