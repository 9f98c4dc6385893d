// The model behind docs/scale.md, where what it must say can be reckoned by hand.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createRandom } from '../../bench/corpus/random.js';
import { type ModelSite, simulate } from '../../bench/scale/model.js';

const SETTINGS = { concurrency: 10, perDomain: 4, timeoutS: 15, retries: 0, secondPass: false };
const MACHINE = { startS: 0, pageS: 0, bytesPerS: Number.POSITIVE_INFINITY };

test('sites that all take the same fill the slots', () => {
  expect(model(sites(100, {})).wallS).toBeCloseTo((100 * 0.5) / 10);
});

test('a platform is asked so many times at once, whatever the slots', () => {
  const domain = 'platform.example';
  expect(model(sites(100, { domain })).wallS).toBeCloseTo((100 * 0.5) / 4);
});

test('a platform in front of the list takes no slot from who stands behind it', () => {
  const both = [...sites(40, { domain: 'platform.example' }), ...sites(60, {})];
  const settings = { ...SETTINGS, concurrency: 64 };
  expect(model(both, { settings }).wallS).toBeCloseTo((40 * 0.5) / 4);
});

test('a thread that needs longer than the sites is the limit', () => {
  const machine = { ...MACHINE, startS: 1, pageS: 0.2 };
  const { wallS, busy } = model(sites(100, {}), { machine });
  expect(wallS).toBeCloseTo(1 + 0.5 + 100 * 0.2);
  expect(busy).toBeGreaterThan(0.9);
});

test('a wire that needs longer than the sites is the limit', () => {
  const machine = { ...MACHINE, bytesPerS: 1_000_000 };
  expect(model(sites(100, { bytes: 200_000 }), { machine }).wallS).toBeCloseTo(0.5 + 100 * 0.2);
});

test('names are looked up ahead of the slots, 64 at once', () => {
  expect(model(sites(640, { nameS: 2, answerS: 0.01 })).wallS).toBeCloseTo(
    20 + (64 * 0.01) / 10,
    1,
  );
  expect(model(sites(100, { nameS: 0.2 })).wallS).toBeCloseTo(0.2 + 5);
});

test('a name that is never told costs its time once in each pass', () => {
  const { wallS, unanswered } = model(sites(1, { nameS: null }));
  expect(wallS).toBeCloseTo(7);
  expect(unanswered).toBe(1);
  const both = { ...SETTINGS, secondPass: true };
  expect(model(sites(1, { nameS: null }), { settings: both }).wallS).toBeCloseTo(14);
});

test('a site that hangs is asked again, and once more at the end', () => {
  const settings = { ...SETTINGS, retries: 1, secondPass: true };
  const { wallS, firstPassS, requests } = model(sites(1, { answerS: null }), { settings });
  expect(firstPassS).toBeGreaterThanOrEqual(30);
  expect(firstPassS).toBeLessThan(30.5);
  expect(wallS - firstPassS).toBeCloseTo(15);
  expect(requests).toBe(3);
});

test('a site that hangs at the head of the list holds the window, and nobody in it', () => {
  const list = [...sites(1, { answerS: null }), ...sites(2_000, {})];
  const { wallS } = model(list, { settings: { ...SETTINGS, concurrency: 101 } });
  expect(wallS).toBeCloseTo(15);
  const alone = { ...SETTINGS, concurrency: 4, perDomain: 4 };
  // 1,024 rows are begun, then all wait for the first; what is left comes after it.
  const held = model([...sites(1, { answerS: null }), ...sites(1_100, { answerS: 0.01 })], {
    settings: alone,
  });
  expect(held.wallS).toBeCloseTo(15 + (77 * 0.01) / 4, 1);
});

test('inner pages are requests more', () => {
  const { wallS, requests, bytes } = model(sites(10, { requests: 2, bytes: 1_000 }));
  expect(wallS).toBeCloseTo(1);
  expect(requests).toBe(20);
  expect(bytes).toBe(20_000);
});

test('the model has the numbers of the crawl', () => {
  const numbers = [
    ['src/cli/crawler.ts', 'WINDOW_PER_SLOT', '128'],
    ['src/cli/crawler.ts', 'MIN_WINDOW', '1_024'],
    ['src/cli/crawler.ts', 'BEGUN_PER_SLOT', '16'],
    ['src/cli/crawler.ts', 'BEGUN_PER_SLOT_OF_DOMAIN', '4'],
    ['src/cli/crawler.ts', 'FIRST_RETRY_MS', '500'],
    ['src/cli/crawler.ts', 'SECOND_PASS_SLOTS', '1 / 4'],
    ['src/crawl/ask-politely.ts', 'LOOKUPS_AT_ONCE', '64'],
    ['src/crawl/ask-politely.ts', 'LOOKUP_SHARE', '1 / 2'],
    ['src/http/resolver.ts', 'GIVE_UP_MS', '7_000'],
  ] as const;
  const inModel = readFileSync('bench/scale/model.js', 'utf8');
  for (const [file, name, value] of numbers) {
    expect(readFileSync(file, 'utf8'), name).toContain(`const ${name} = ${value};`);
    // In the model times are seconds.
    const isTime = name.endsWith('_MS');
    const seconds = String(Number(value.replace('_', '')) / 1_000);
    const here = isTime ? `${name.replace('_MS', '_S')} = ${seconds};` : `${name} = ${value};`;
    expect(inModel, name).toContain(here);
  }
});

function model(
  list: readonly ModelSite[],
  {
    settings = SETTINGS,
    machine = MACHINE,
  }: { settings?: typeof SETTINGS; machine?: typeof MACHINE } = {},
) {
  return simulate(list, settings, { machine, random: createRandom('test') });
}

function sites(count: number, site: Partial<ModelSite>): ModelSite[] {
  return Array.from({ length: count }, (_, index) => ({
    domain: `school${index}.example`,
    nameS: 0,
    answerS: 0.5,
    requests: 1,
    bytes: 0,
    ...site,
  }));
}
