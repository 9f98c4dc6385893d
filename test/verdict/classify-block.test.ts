import { describe, expect, test } from 'vitest';
import { classifyBlock } from '../../src/verdict/classify-block.js';
import type { Content } from '../../src/verdict/findings.js';

const EMPTY: Content = {
  anchorCount: 0,
  textLength: 0,
  textStart: '',
  title: '',
  mediaCount: 0,
  scriptCount: 0,
  hasEmptyRoot: false,
  scriptStart: '',
};

function blocked(
  answer: { status?: number; server?: string; cookieNames?: readonly string[] },
  content: Partial<Content> = {},
): string | null {
  const { status = 200, server = null, cookieNames = [] } = answer;
  return classifyBlock({ status, server, cookieNames, content: { ...EMPTY, ...content } });
}

describe('blocked', () => {
  test.each([401, 403, 429])('is any %i', (status) => {
    expect(blocked({ status })).toBe(String(status));
  });

  test('names the front by header, cookie or words', () => {
    expect(blocked({ status: 403, server: 'ddos-guard' })).toBe('DDoS-Guard, 403');
    expect(blocked({ status: 403, cookieNames: ['__ddg1_'] })).toBe('DDoS-Guard, 403');
    expect(blocked({ status: 503 }, { title: 'Just a moment...' })).toBe('Cloudflare, 503');
    expect(blocked({ status: 401 }, { textStart: 'Qrator Labs' })).toBe('Qrator, 401');
  });

  test('is a challenge with status 200', () => {
    const challenge = { textLength: 60, textStart: 'Checking your browser before accessing' };
    expect(blocked({}, challenge)).toBe('DDoS-Guard');
    expect(blocked({ server: 'Variti/1' }, { scriptCount: 1 })).toBe('Variti');
    expect(blocked({}, { textStart: 'Подтвердите, что вы не робот', textLength: 28 })).toBe(
      'captcha',
    );
  });

  test.each([
    'document.cookie="a=1";location.reload()',
    'document.cookie = "a=1; path=/"; window.location.href = "/?x";',
    'document.cookie="a=1";document.location.replace(u)',
  ])('is a page that sets a cookie and asks again: %s', (scriptStart) => {
    expect(blocked({}, { scriptCount: 1, scriptStart })).toBe('cookie');
  });
});

describe('not blocked', () => {
  test.each([404, 410, 500, 502, 504])('is a plain %i from behind a front', (status) => {
    expect(blocked({ status, server: 'ddos-guard' })).toBeNull();
  });

  test('is a 503 that no front signed', () => {
    expect(blocked({ status: 503, server: 'nginx' })).toBeNull();
  });

  test('is the site itself behind a front', () => {
    const page = { anchorCount: 5, textLength: 400, scriptCount: 3, textStart: 'DDoS-Guard' };
    expect(blocked({ server: 'ddos-guard', cookieNames: ['__ddg1_'] }, page)).toBeNull();
    expect(blocked({ server: 'cloudflare' }, { textLength: 900 })).toBeNull();
    expect(blocked({ server: 'cloudflare' }, { textLength: 30 })).toBeNull();
  });

  test('is an application shell behind a front', () => {
    expect(blocked({ server: 'cloudflare' }, { scriptCount: 1, hasEmptyRoot: true })).toBeNull();
  });

  test('is a small page that sets a cookie and stays', () => {
    expect(blocked({}, { scriptCount: 1, scriptStart: 'document.cookie="a=1"' })).toBeNull();
    expect(
      blocked({}, { scriptCount: 1, scriptStart: 'if(document.cookie=="")location=="x"' }),
    ).toBeNull();
  });
});
