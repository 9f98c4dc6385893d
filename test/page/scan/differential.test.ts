import { env } from 'node:process';
import { expect, test } from 'vitest';
import { CASES, htmlOf } from '../../support/cases.js';
import { compare, pageOf } from '../../support/differences.js';
import {
  composePage,
  createRandom,
  damage,
  encodePage,
  fixturePages,
} from '../../support/pages.js';

/** More by hand: `DIFFERENTIAL_PAGES=100000 npx vitest run test/page/scan`. */
const PAGES = Number(env.DIFFERENTIAL_PAGES ?? 5_000);
const SEED = Number(env.DIFFERENTIAL_SEED ?? 20_261_124);

const MENU = Array.from({ length: 6 }, (_, at) => `<a href="/${at}">Раздел ${at}</a>`).join(' ');

test('on every fixture page both readings say the same', () => {
  for (const body of fixturePages()) expect(compare(pageOf(body)).differences).toEqual([]);
});

test('on every case, in a page with a menu, both readings say the same', () => {
  const sure = CASES.map((row) => {
    const html = `${htmlOf(row)}\n${MENU}`;
    const page = { ...pageOf(Buffer.from(html)), address: row.page ?? 'https://school.example/' };
    const { isSure, differences } = compare(page, 'all');
    expect(differences, row.name).toEqual([]);
    return isSure;
  });
  expect(sure.filter(Boolean).length).toBeGreaterThan(CASES.length / 10);
});

test('on generated pages, whole and damaged, both readings say the same', {
  timeout: 3_600_000,
}, () => {
  const counts = { whole: 0, wholeSure: 0, damaged: 0, damagedSure: 0 };
  for (let index = 0; index < PAGES; index += 1) {
    const random = createRandom(SEED + index);
    const whole = composePage(random);
    const isDamaged = random.chance(0.75);
    const text = isDamaged ? damage(whole, random, () => composePage(random)) : whole;
    const { body, contentType } = encodePage(text, random);
    const by = random.chance(0.2) ? 'all' : 'one';
    const { isSure, differences } = compare(pageOf(body, contentType), by);
    expect(differences, `seed ${SEED + index}\n${text}`).toEqual([]);
    counts[isDamaged ? 'damaged' : 'whole'] += 1;
    if (isSure) counts[isDamaged ? 'damagedSure' : 'wholeSure'] += 1;
  }
  if (env.DIFFERENTIAL_PAGES !== undefined) process.stdout.write(`${JSON.stringify(counts)}\n`);
  // A comparison with nothing to compare proves nothing.
  expect(counts.wholeSure / counts.whole).toBeGreaterThan(0.1);
  expect(counts.damagedSure / counts.damaged).toBeGreaterThan(0.05);
});
