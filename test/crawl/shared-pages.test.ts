import { describe, expect, it } from 'vitest';
import { CrossCheck } from '../../src/crawl/cross-check.js';
import type { SchoolResult } from '../../src/crawl/result.js';
import { type Judgement, unchecked } from '../../src/verdict/judgement.js';
import { schoolWith, siteOf } from '../support/asking.js';

const NO_LINK: Judgement = { ...unchecked('dns'), verdict: 'fail', reason: 'no-link' };

interface Row {
  readonly host: string;
  readonly fingerprint?: string;
  readonly page?: string;
  readonly judgement?: Judgement;
  readonly further?: readonly Judgement[];
}

function resultOf({ host, page, judgement = NO_LINK, ...given }: Row): SchoolResult {
  const site = siteOf(`http://${host}/`);
  return {
    school: schoolWith(site),
    judgement,
    page: page ?? site.address,
    http: null,
    checkedAt: '',
    durationMs: 0,
    ...given,
  };
}

function judgeAll(rows: readonly Row[]): readonly SchoolResult[] {
  const crossCheck = new CrossCheck();
  const results = rows.map(resultOf);
  for (const result of results) crossCheck.add(result);
  return results.map((result) => crossCheck.judge(result, null));
}

/** Reason and detail of each row, in the order of the list. */
function outcomes(rows: readonly Row[]): readonly string[] {
  return judgeAll(rows).map(({ judgement: { reason, detail } }) => `${reason} ${detail}`);
}

const at = (fingerprint: string, ...hosts: readonly string[]): readonly Row[] =>
  hosts.map((host) => ({ host, fingerprint }));

const FIVE = ['a.test', 'b.test', 'c.test', 'd.test', 'e.test'];

describe('the same page', () => {
  it('on five hosts is the page of none of them', () => {
    expect(outcomes(at('stub', ...FIVE))).toEqual(Array(5).fill('not-the-site hosting-page'));
  });

  it('that stands elsewhere is another site', () => {
    const rows = at('stub', ...FIVE).map((row) => ({ ...row, page: 'http://provider.test/stub' }));
    expect(outcomes(rows)).toEqual(Array(5).fill('not-the-site other-site'));
  });

  it('on four hosts accuses them all: they may be branches of one school', () => {
    const rows = [...at('page', ...FIVE.slice(0, 4)), ...at('other', 'e.test')];
    expect(outcomes(rows)).toEqual(Array(5).fill('no-link null'));
  });

  it('on one host is its own, in however many rows it stands', () => {
    const rows = at('page', 'a.test', 'www.a.test', 'a.test', 'a.test');
    expect(outcomes(rows)).toEqual(Array(4).fill('no-link null'));
  });

  it('is known by its fingerprint alone: pages without one are none', () => {
    const rows = FIVE.map((host) => ({ host }));
    expect(outcomes(rows)).toEqual(Array(5).fill('no-link null'));
  });

  it('leaves each row that is unchecked its own reason, unless that is not known', () => {
    const rows = at('stub', ...FIVE).map((row, index) => ({
      ...row,
      judgement:
        [
          unchecked('blocked', 'captcha'),
          unchecked('not-the-site', 'suspended'),
          unchecked('not-the-site', 'unrecognised'),
        ][index] ?? NO_LINK,
    }));
    expect(outcomes(rows)).toEqual([
      'blocked captcha',
      'not-the-site suspended',
      ...Array(3).fill('not-the-site hosting-page'),
    ]);
  });

  it('accuses by no further requirement either, and takes back nothing that passes', () => {
    const pass: Judgement = { ...NO_LINK, verdict: 'pass', reason: 'results-link' };
    const rows = at('stub', ...FIVE).map((row) => ({ ...row, further: [NO_LINK, pass] }));
    const further = judgeAll(rows)[0]?.further?.map(({ verdict }) => verdict);
    expect(further).toEqual(['unchecked', 'pass']);
  });
});
