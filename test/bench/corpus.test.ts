// The corpus that speed is measured on: what the bench says of anybody's verdicts is worth as much
// as what the corpus expects, so our own judge is held to it here, without any server.
import { describe, expect, test } from 'vitest';
import { HALVES, type HalfName, makePage, planCorpus, SHARES } from '../../bench/corpus/corpus.js';
import { ODDITIES } from '../../bench/corpus/oddities.js';
import { NOTHING } from '../../bench/corpus/situations.js';
import { readPage } from '../../src/page/read-page.js';
import { judge } from '../../src/verdict/judge.js';
import { NOKO_RULES } from '../../src/verdict/rules.js';

const PAGES = 150;
type Plan = ReturnType<typeof planCorpus>[number];

describe.each(Object.keys(HALVES) as HalfName[])('the %s half', (half) => {
  const plans = planCorpus({ half, seed: 'test', count: PAGES });
  const { engines, results, nearMisses, odd } = HALVES[half];
  const shareOf = (isOne: (plan: Plan) => boolean) => plans.filter(isOne).length / PAGES;
  const isIn = (known: readonly unknown[]) => shareOf(({ situation }) => known.includes(situation));

  test('is the same, byte for byte, for the same seed', () => {
    const again = planCorpus({ half, seed: 'test', count: PAGES });
    expect(again).toEqual(plans);
    expect(again.slice(0, 20).map(bytesOf)).toEqual(plans.slice(0, 20).map(bytesOf));
  });

  test('is another one for another seed', () => {
    const other = planCorpus({ half, seed: 'other', count: PAGES });
    expect(other.map(({ situation }) => situation.name)).not.toEqual(
      plans.map(({ situation }) => situation.name),
    );
  });

  test('has the link on six pages of ten, a near miss on one, nothing on three', () => {
    expect(isIn(results)).toBeCloseTo(SHARES.results);
    expect(isIn(nearMisses)).toBeCloseTo(SHARES.nearMisses);
    expect(isIn(NOTHING)).toBeCloseTo(1 - SHARES.results - SHARES.nearMisses);
  });

  test('has the share of odd pages that it promises', () => {
    expect(shareOf(({ oddity }) => oddity !== null)).toBeCloseTo(odd, 1);
  });

  test('has six pages of ten in UTF-8, the others in windows-1251, as they say', () => {
    expect(shareOf(({ encoding }) => encoding.charset === 'utf-8')).toBeCloseTo(SHARES.utf8);
    for (const plan of plans.slice(0, 30)) {
      const { charset } = readPage(fetched(plan), NOKO_RULES);
      expect(charset, plan.name).toBe(plan.encoding.charset);
    }
  });

  test('is judged by us as it expects', () => {
    expect(plans.map(judged)).toEqual(plans.map(expected));
  });

  test('is judged so with every situation on every engine', () => {
    const all = engines.flatMap((engine) =>
      [...nearMisses, ...results, ...NOTHING].map((situation) => {
        return { ...first(plans), engine, situation, oddity: null, targetBytes: 1 };
      }),
    );
    expect(all.map(judged)).toEqual(all.map(expected));
  });
});

test('pages of the smooth half lie around 60 KB', () => {
  const sizes = sizesOf('smooth');
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  expect(mean).toBeGreaterThan(55_000);
  expect(mean).toBeLessThan(65_000);
  const plan = first(planCorpus({ half: 'smooth', seed: 'test', count: 1 }));
  const { length } = makePage(plan).body;
  expect(length).toBeGreaterThanOrEqual(plan.targetBytes);
  expect(length).toBeLessThan(plan.targetBytes + 10_000);
});

test('pages of the rough half reach from half a kilobyte to megabytes', () => {
  const sizes = sizesOf('rough');
  expect(Math.min(...sizes)).toBeLessThan(1_000);
  expect(Math.max(...sizes)).toBeGreaterThan(1_000_000);
});

test('every oddity on every engine leaves the verdicts as they are', () => {
  const { engines, results, nearMisses } = HALVES.rough;
  const situations = [...nearMisses, ...results, ...NOTHING];
  const plain = first(planCorpus({ half: 'rough', seed: 'odd', count: 1 }));
  const all = ODDITIES.flatMap((oddity, row) =>
    engines.flatMap((engine, column) =>
      situations
        .filter((_, index) => index % engines.length === (row + column) % engines.length)
        .map((situation) => {
          return { ...plain, engine, oddity, situation, targetBytes: oddity.mostBytes ?? 20_000 };
        }),
    ),
  );
  expect(all.map(judged)).toEqual(all.map(expected));
});

function bytesOf(plan: Plan) {
  return makePage(plan).body.toString('latin1');
}

function sizesOf(half: HalfName) {
  return planCorpus({ half, seed: 'sizes', count: 2_000 }).map(({ targetBytes }) => targetBytes);
}

function first([plan]: readonly Plan[]) {
  if (plan === undefined) throw new Error('No page');
  return plan;
}

function judged(plan: Plan) {
  const { verdict, reason } = judge(readPage(fetched(plan), NOKO_RULES));
  return `${describePlan(plan)}: ${verdict}/${reason}`;
}

function expected(plan: Plan) {
  const { verdict, reason } = plan.situation;
  return `${describePlan(plan)}: ${verdict}/${reason}`;
}

function describePlan({ engine, situation, oddity }: Plan) {
  return `${situation.name} on ${engine.name}${oddity === null ? '' : `, ${oddity.name}`}`;
}

function fetched(plan: Plan) {
  const { body, contentType } = makePage(plan);
  return { address: `https://${plan.name}.example/`, body, contentType };
}
