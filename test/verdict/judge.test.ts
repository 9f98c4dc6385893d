import { describe, expect, test } from 'vitest';
import { judge } from '../../src/verdict/judge.js';
import { findings, LINK, NEAR_MISS } from '../support/judgements.js';

describe('the link that decides', () => {
  test('is the first of the plainest', () => {
    const hidden = { ...LINK, line: 1, traits: ['hidden' as const] };
    const through = { ...LINK, line: 2, through: 'https://school.example/go' };
    const plain = { ...LINK, line: 3 };
    const later = { ...LINK, line: 4 };
    const links = [hidden, through, plain, later];
    expect(judge(findings({ links })).link).toBe(plain);
    expect(judge(findings({ links })).links).toBe(links);
  });

  test('gives the remarks: those on other links are left out', () => {
    const marked = { ...LINK, traits: ['nofollow' as const] };
    expect(judge(findings({ links: [marked, LINK] })).remarks).toEqual([]);
    expect(judge(findings({ links: [marked] })).remarks).toEqual([{ code: 'nofollow' }]);
  });

  test('is accompanied by the numbers of all organisations on the page, ten at most', () => {
    const links = Array.from({ length: 12 }, (_, index) => ({ ...LINK, id: String(index) }));
    expect(judge(findings({ links })).remarks).toEqual([
      { code: 'several-organisations', detail: '0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …' },
    ]);
  });
});

test('of near misses the broken ones come first, then the best kind', () => {
  const text = { ...NEAR_MISS, reason: 'not-a-hyperlink' as const, how: 'text' as const };
  const general = { ...NEAR_MISS, kind: 'general' as const };
  expect(judge(findings({ nearMisses: [text, general] })).nearMiss).toBe(general);
  expect(judge(findings({ nearMisses: [general, NEAR_MISS] })).nearMiss).toBe(NEAR_MISS);
});

test('a page that was given up still passes by what was found in it', () => {
  expect(judge(findings({ links: [LINK], truncated: true })).verdict).toBe('pass');
  expect(judge(findings({ truncated: true }))).toMatchObject({ reason: 'too-large' });
});

describe('how much a page must show to be judged', () => {
  const content = findings().content;
  const verdictOf = (part: Partial<typeof content>) =>
    judge(findings({ content: { ...content, mediaCount: 0, ...part } })).reason;

  test.each([
    ['a menu of six', { anchorCount: 6, textLength: 60, hasEmptyRoot: true }],
    ['a long text', { anchorCount: 0, textLength: 501, hasEmptyRoot: true }],
    ['a text of some length', { anchorCount: 0, textLength: 201 }],
    ['two anchors', { anchorCount: 2, textLength: 20 }],
    ['a picture', { anchorCount: 0, textLength: 0, mediaCount: 1 }],
    ['a word without scripts', { anchorCount: 0, textLength: 1, scriptCount: 0 }],
    ['an anchor without scripts', { anchorCount: 1, textLength: 0, scriptCount: 0 }],
  ])('%s is enough', (_name, part) => {
    expect(verdictOf(part)).toBe('no-link');
  });

  test.each([
    ['an empty root with five anchors', { anchorCount: 5, textLength: 500, hasEmptyRoot: true }],
    ['one anchor and scripts', { anchorCount: 1, textLength: 200 }],
  ])('%s is not', (_name, part) => {
    expect(verdictOf(part)).toBe('script-built');
  });
});
