// What a comparison makes of all schools at once, where the command's own tests do not reach: the
// machine behind many names, and a list of a whole country.
import { expect, it } from 'vitest';
import {
  type Comparison,
  compareResults,
  type EarlierSchool,
} from '../../../src/compare/comparison.js';
import type { SchoolResult } from '../../../src/crawl/result.js';
import { resultWith } from '../../support/results.js';

const BEFORE = { busId: null, verdict: 'pass', reason: 'results-link', change: null } as const;

function earlier(count: number): readonly EarlierSchool[] {
  return Array.from({ length: count }, (_, index) => ({
    ...BEFORE,
    name: `Школа ${index}`,
    site: `school-${index}.example`,
    day: '2026-11-22',
  }));
}

async function* results(count: number, failing: number): AsyncGenerator<SchoolResult> {
  for (let index = 0; index < count; index++) {
    const typed = `school-${index}.example`;
    const site = { typed, address: `https://${typed}/`, schemeTyped: false };
    yield resultWith({
      school: { row: index + 1, name: `Школа ${index}`, site, busId: null },
      ...(index < failing ? { judgement: { verdict: 'fail', reason: 'no-link' } } : {}),
    });
  }
}

async function compare(
  count: number,
  failing: number,
  locate: (site: { readonly address: string }) => Promise<string | null>,
) {
  let comparison: Comparison | null = null;
  const changes = new Map<string, number>();
  const compared = compareResults(results(count, failing), {
    previous: earlier(count),
    grace: 3,
    locate,
    onCompared(found) {
      comparison = found;
    },
  });
  for await (const { change } of compared) {
    const kind = change?.kind ?? 'none';
    changes.set(kind, (changes.get(kind) ?? 0) + 1);
  }
  return { comparison: comparison as Comparison | null, changes: Object.fromEntries(changes) };
}

it('names the machine on which the schools stand that got worse, where they share no domain', async () => {
  const { comparison } = await compare(30, 12, async ({ address }) =>
    /school-[0-8]\./.test(address) ? '192.0.2.7' : null,
  );
  expect(comparison?.mass).toEqual({
    worse: 12,
    of: 30,
    concentration: { at: '192.0.2.7', schools: 9 },
  });
});

it('names no place where there is none in common', async () => {
  const { comparison } = await compare(30, 12, async ({ address }) => address);
  expect(comparison?.mass).toEqual({ worse: 12, of: 30, concentration: null });
});

it('asks for no address where so few got worse that nothing is to be explained', async () => {
  const { comparison } = await compare(30, 9, async () => {
    throw new Error('asked');
  });
  expect(comparison?.mass).toBeNull();
});

it('compares the schools of a whole country', async () => {
  const { changes } = await compare(45_000, 1_000, async () => null);
  expect(changes).toEqual({ 'new-violation': 1_000, unchanged: 44_000 });
}, 60_000);
