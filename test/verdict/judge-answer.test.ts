import { describe, expect, test } from 'vitest';
import { judgeAnswer, type PageAnswer } from '../../src/verdict/judge-answer.js';
import { findings, LINK, NEAR_MISS } from '../support/judgements.js';

function judged(answer: Partial<PageAnswer>) {
  return judgeAnswer(
    {
      findings: findings(),
      status: 200,
      cut: null,
      server: null,
      cookieNames: [],
      remarks: [],
      ...answer,
    },
    {},
  );
}

const WITH_LINK = findings({ links: [LINK] });

describe('a page that passes', () => {
  test('does so whatever its status, with a remark', () => {
    const judgement = judged({ findings: WITH_LINK, status: 404 });
    expect(judgement).toMatchObject({ verdict: 'pass', reason: 'results-link' });
    expect(judgement.remarks).toEqual([{ code: 'http-status', detail: '404' }]);
  });

  test('does so when it was cut, with a remark', () => {
    const judgement = judged({ findings: WITH_LINK, cut: 'connection' });
    expect(judgement.verdict).toBe('pass');
    expect(judgement.remarks).toEqual([{ code: 'page-cut' }]);
  });

  test('does so even when the status refuses us', () => {
    expect(judged({ findings: WITH_LINK, status: 403 }).verdict).toBe('pass');
  });
});

describe('a page that would fail', () => {
  test.each([
    [{ status: 500 }, 'http-error', '500'],
    [{ status: 404 }, 'http-error', '404'],
    [{ status: 304 }, 'http-error', '304'],
    [{ status: 403 }, 'blocked', '403'],
    [{ status: 503, server: 'ddos-guard' }, 'blocked', 'DDoS-Guard, 503'],
    [{ cut: 'too-large' }, 'too-large', null],
    [{ cut: 'connection' }, 'connection', null],
    [{ findings: findings({ truncated: true }) }, 'too-large', null],
  ] as const)('is not accused where %o', (answer, reason, detail) => {
    expect(judged(answer)).toMatchObject({ verdict: 'unchecked', reason, detail, link: null });
  });

  test('fails when it was answered well and read whole', () => {
    expect(judged({})).toMatchObject({ verdict: 'fail', reason: 'no-link' });
    expect(judged({ findings: findings({ nearMisses: [NEAR_MISS] }) })).toMatchObject({
      verdict: 'fail',
      reason: 'broken-link',
      nearMiss: NEAR_MISS,
    });
  });

  test('keeps the lesser links it has when it is not accused', () => {
    const card = { ...LINK, kind: 'card' as const };
    const judgement = judged({ findings: findings({ links: [card] }), cut: 'timeout' });
    expect(judgement).toMatchObject({ reason: 'timeout', link: null, links: [card] });
  });
});

test('what the way to the page showed is remarked', () => {
  const remarks = [{ code: 'nofollow' as const }];
  expect(judged({ remarks }).remarks).toEqual(remarks);
});
