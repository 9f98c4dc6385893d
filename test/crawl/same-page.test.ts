import { describe, expect, it } from 'vitest';
import { SamePageDetector } from '../../src/crawl/same-page.js';
import { siteOf } from '../support/asking.js';

/** What is suspected after answers with these signs, each of a domain of its own. */
function suspectedAfter(signs: readonly string[], excused: readonly string[] = []) {
  const detector = new SamePageDetector();
  for (const sign of excused) detector.excuse(sign);
  let suspected: string | null = null;
  for (const [index, sign] of signs.entries()) {
    const domain = `s${index}.test`;
    suspected = detector.add(siteOf(domain), sign === '' ? [] : [sign]);
  }
  return { detector, suspected };
}

const times = (count: number, sign: string): readonly string[] => Array(count).fill(sign);

describe('a page that most of the last sites show', () => {
  it.each([
    ['ten in a row', times(10, 'p'), 'p'],
    ['nine in a row', times(9, 'p'), null],
    ['ten of fifteen', [...times(5, ''), ...times(10, 'p')], 'p'],
    ['nine of fifteen', [...times(9, 'p'), 'a', 'b', 'c', 'd', 'e', 'p'].slice(1), null],
    ['ten of twenty', Array.from({ length: 20 }, (_, at) => (at % 2 ? 'p' : `a${at}`)), null],
    ['ten that have nothing in common', times(10, ''), null],
  ])('is suspected after %s: %j', (_name, signs, sign) => {
    expect(suspectedAfter(signs).suspected).toBe(sign);
  });

  it('is not suspected where it is excused', () => {
    expect(suspectedAfter(times(12, 'p'), ['p']).suspected).toBeNull();
  });

  it('counts once for a domain', () => {
    const detector = new SamePageDetector();
    const note = () => detector.add(siteOf('a.test'), ['p']);
    for (let time = 0; time < 20; time++) expect(note()).toBeNull();
  });

  it('has against it the sites that answered otherwise since it was seen first', () => {
    const { detector } = suspectedAfter(['a', 'b', ...times(5, 'p'), 'c', ...times(5, 'p')]);
    expect(detector.votes('p')).toEqual({ same: 10, other: 1 });
  });

  it('leaves those to be remembered that answered unlike the one before', () => {
    const { detector } = suspectedAfter(['a', 'b', '', ...times(10, 'p')]);
    expect(detector.distinct().map(({ typed }) => typed)).toEqual([
      's0.test',
      's1.test',
      's2.test',
      's3.test',
    ]);
  });
});
