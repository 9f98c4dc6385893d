// A month of a school as a word of one letter a night, and what each night says of it.
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/compare/change.js';
import {
  compareStandings,
  type EarlierStanding,
  keepNewForAWeek,
  wasChecked,
} from '../../src/compare/compare.js';
import type { Reason, Verdict } from '../../src/verdict/reasons.js';

const NIGHTS: Readonly<Record<string, readonly [Verdict, Reason]>> = {
  p: ['pass', 'results-link'],
  f: ['fail', 'no-link'],
  u: ['unchecked', 'timeout'],
  i: ['unchecked', 'interrupted'],
  n: ['unchecked', 'own-network'],
};

/** The nights after the first of a school; the first is not compared with anything. */
function changesOf(nights: string, { isNew = false } = {}): readonly Change[] {
  const changes: Change[] = [];
  let before: EarlierStanding | null = null;
  for (const [index, letter] of [...nights].entries()) {
    const [verdict, reason] = NIGHTS[letter] ?? ['unchecked', 'dns'];
    const now = { verdict, reason, day: `2026-11-${String(index + 1).padStart(2, '0')}` };
    const change: Change | null = index === 0 && !isNew ? null : compareStandings(before, now);
    if (change !== null) changes.push(change);
    before = { ...now, change };
  }
  return changes;
}

const last = (nights: string) => changesOf(nights).at(-1);

describe('what a night says after those before it', () => {
  it.each([
    ['pp', 'unchanged', '2026-11-01'],
    ['pf', 'new-violation', '2026-11-02'],
    ['pff', 'unchanged', '2026-11-02'],
    ['pfp', 'fixed', '2026-11-03'],
    ['pu', 'check-lost', '2026-11-02'],
    ['puu', 'unchanged', '2026-11-02'],
    ['fu', 'check-lost', '2026-11-02'],
    // A flap is not news: it stands since when it stood.
    ['pup', 'checked-again', '2026-11-01'],
    ['pupp', 'unchanged', '2026-11-01'],
    ['puuup', 'checked-again', '2026-11-01'],
    ['fuf', 'checked-again', '2026-11-01'],
    ['puf', 'new-violation', '2026-11-03'],
    ['fup', 'fixed', '2026-11-03'],
    ['uu', 'unchanged', '2026-11-01'],
    ['up', 'checked-again', '2026-11-02'],
    ['uf', 'new-violation', '2026-11-02'],
  ])('%s: %s since %s', (nights, kind, since) => {
    expect(last(nights)).toMatchObject({ kind, since });
  });

  it.each([
    ['pi', 'unchanged', '2026-11-02'],
    ['pip', 'unchanged', '2026-11-01'],
    ['pinp', 'unchanged', '2026-11-01'],
    ['pif', 'new-violation', '2026-11-03'],
    ['piu', 'check-lost', '2026-11-03'],
    ['pui', 'unchanged', '2026-11-02'],
    ['puiu', 'unchanged', '2026-11-02'],
    ['puip', 'checked-again', '2026-11-01'],
    ['ip', 'checked-again', '2026-11-02'],
  ])(
    'what our own side lost says nothing of the school: %s: %s since %s',
    (nights, kind, since) => {
      expect(last(nights)).toMatchObject({ kind, since });
    },
  );
});

it('a school that was not in the report is a new one', () => {
  for (const letter of Object.keys(NIGHTS)) {
    expect(changesOf(letter, { isNew: true })).toMatchObject([
      { kind: 'new-school', since: '2026-11-01' },
    ]);
  }
});

describe('what is known of a silent school', () => {
  it('is its last verdict, and since when it had it', () => {
    expect(last('ppuu')?.lastKnown).toEqual({
      verdict: 'pass',
      day: '2026-11-02',
      since: '2026-11-01',
    });
    expect(last('pffi')?.lastKnown).toMatchObject({ verdict: 'fail', since: '2026-11-02' });
    expect(last('uu')?.lastKnown).toBeNull();
    expect(last('ppup')?.lastKnown).toBeNull();
  });

  it('is how many runs in a row could not check it; ours do not count', () => {
    const runs = (nights: string) => last(nights)?.runsUnchecked;
    expect(runs('pu')).toBe(1);
    expect(runs('puuu')).toBe(3);
    expect(runs('puiuu')).toBe(3);
    expect(runs('uu')).toBe(2);
    expect(runs('pi')).toBe(0);
    expect(runs('puup')).toBe(0);
  });

  it('is when its link was last seen', () => {
    const seen = (nights: string) => last(nights)?.linkLastSeen;
    expect(seen('pp')).toBe('2026-11-02');
    expect(seen('ppff')).toBe('2026-11-02');
    expect(seen('pfuu')).toBe('2026-11-01');
    expect(seen('fuf')).toBeNull();
  });
});

describe('a violation is news for a week', () => {
  it.each([
    ['pff', 'recent-violation'],
    [`pf${'f'.repeat(6)}`, 'recent-violation'],
    [`pf${'f'.repeat(7)}`, 'unchanged'],
    ['pufff', 'recent-violation'],
    // It had been so before anybody looked.
    ['ffff', 'unchanged'],
    ['uff', 'unchanged'],
    ['pppp', 'unchanged'],
    ['pf', 'new-violation'],
    ['pfuf', 'checked-again'],
    ['pfp', 'fixed'],
    ['puu', 'unchanged'],
  ])('%s: %s', (nights, kind) => {
    const [verdict, reason] = NIGHTS[nights.at(-1) ?? ''] ?? ['unchecked', 'dns'];
    const day = `2026-11-${String(nights.length).padStart(2, '0')}`;
    const change = last(nights);
    if (change === undefined) throw new Error('no change');
    expect(keepNewForAWeek(change, { verdict, reason, day }).kind).toBe(kind);
  });
});

it('what had been checked is what could get worse', () => {
  const standing = (nights: string): EarlierStanding => {
    const [verdict, reason] = NIGHTS[nights.at(-1) ?? ''] ?? ['unchecked', 'dns'];
    const day = `2026-11-${String(nights.length).padStart(2, '0')}`;
    return { verdict, reason, day, change: last(nights) ?? null };
  };
  expect(['pp', 'pf', 'pi'].map((nights) => wasChecked(standing(nights)))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['pu', 'uu', 'pui'].map((nights) => wasChecked(standing(nights)))).not.toContain(true);
});
