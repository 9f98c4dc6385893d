// The corpus that speed is measured on: what the bench says of anybody's verdicts is worth as much
// as what the corpus expects, so our own judge is held to it here, without any server.
import { expect, test } from 'vitest';
import { makePage, planCorpus, SHARES } from '../../bench/corpus/corpus.js';
import { NEAR_MISSES, NOTHING, RESULTS } from '../../bench/corpus/situations.js';
import { readPage } from '../../src/page/read-page.js';
import { judge } from '../../src/verdict/judge.js';
import { NOKO_RULES } from '../../src/verdict/rules.js';

const PAGES = 150;
const plans = planCorpus({ seed: 'test', count: PAGES });

test('the same seed makes the same corpus, byte for byte', () => {
  const again = planCorpus({ seed: 'test', count: PAGES });
  expect(again).toEqual(plans);
  expect(again.slice(0, 20).map((plan) => makePage(plan).body)).toEqual(
    plans.slice(0, 20).map((plan) => makePage(plan).body),
  );
});

test('another seed makes another corpus', () => {
  const other = planCorpus({ seed: 'other', count: PAGES });
  expect(other.map(({ situation }) => situation.name)).not.toEqual(
    plans.map(({ situation }) => situation.name),
  );
});

test('six pages of ten have the link, one has a near miss, three have nothing', () => {
  const of = (known: readonly unknown[]) =>
    plans.filter(({ situation }) => known.includes(situation)).length / PAGES;
  expect(of(RESULTS)).toBeCloseTo(SHARES.results);
  expect(of(NEAR_MISSES)).toBeCloseTo(SHARES.nearMisses);
  expect(of(NOTHING)).toBeCloseTo(1 - SHARES.results - SHARES.nearMisses);
});

test('six pages of ten are in UTF-8, the others in windows-1251, as they say', () => {
  const utf8 = plans.filter(({ encoding }) => encoding.charset === 'utf-8');
  expect(utf8.length / PAGES).toBeCloseTo(SHARES.utf8);
  for (const plan of plans.slice(0, 30)) {
    const { charset } = readPage(fetched(plan), NOKO_RULES);
    expect(charset, plan.name).toBe(plan.encoding.charset);
  }
});

test('sizes lie around 60 KB', () => {
  const sizes = planCorpus({ seed: 'sizes', count: 2_000 }).map(({ targetBytes }) => targetBytes);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  expect(mean).toBeGreaterThan(55_000);
  expect(mean).toBeLessThan(65_000);
  const [plan] = plans;
  if (plan === undefined) throw new Error('No page');
  const { length } = makePage(plan).body;
  expect(length).toBeGreaterThanOrEqual(plan.targetBytes);
  expect(length).toBeLessThan(plan.targetBytes + 10_000);
});

test('our judge says of every page what the corpus expects', () => {
  const judged = plans.map((plan) => {
    const { verdict, reason } = judge(readPage(fetched(plan), NOKO_RULES));
    return [plan.name, plan.engine.name, plan.situation.name, verdict, reason];
  });
  expect(judged).toEqual(
    plans.map(({ name, engine, situation }) => {
      const { verdict, reason } = situation;
      return [name, engine.name, situation.name, verdict, reason];
    }),
  );
});

test('every kind of near miss, on every engine, is judged as the corpus expects', () => {
  const [plan] = plans;
  if (plan === undefined) throw new Error('No page');
  const engines = new Set(plans.map(({ engine }) => engine));
  const targetBytes = 1;
  for (const engine of engines) {
    for (const situation of [...NEAR_MISSES, ...RESULTS, ...NOTHING]) {
      const { verdict, reason } = judge(
        readPage(fetched({ ...plan, engine, situation, targetBytes }), NOKO_RULES),
      );
      expect([engine.name, situation.name, verdict, reason]).toEqual([
        engine.name,
        situation.name,
        situation.verdict,
        situation.reason,
      ]);
    }
  }
});

function fetched(plan: (typeof plans)[number]) {
  const { body, contentType } = makePage(plan);
  return { address: `https://${plan.name}.example/`, body, contentType };
}
