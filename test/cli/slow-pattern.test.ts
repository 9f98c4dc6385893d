import { expect, test } from 'vitest';
import { isSlowPattern } from '../../src/cli/slow-pattern.js';
import { faultOfPattern } from '../../src/verdict/pattern-fault.js';
import { NOKO_RULES } from '../../src/verdict/rules.js';

test.each([
  '.*.*.*.*x',
  String.raw`^\d*\d*\d*\d*x$`,
  String.raw`^[^/]*.*[^/]*.*\d+$`,
  `${'a?'.repeat(40)}${'a'.repeat(40)}`,
  `${'(?:b|b)'.repeat(40)}x`,
  '^(?=.*.*.*.*x)y',
  '(a{1,30}){1,30}b',
  '(a?){40}b',
])('%s is slow', (source) => {
  expect(faultOfPattern(source)).toBeNull();
  expect(isSlowPattern(source)).toBe(true);
});

test.each([
  String.raw`^/independentrating/details/(?<id>\d+)/?$`,
  'нок.*оценк',
  String.raw`(?:\d{1,3}\.){3}\d`,
  'независим|оценк|качеств',
  ...NOKO_RULES.addresses.map(({ path }) => path),
  ...NOKO_RULES.innerPages.text,
  ...NOKO_RULES.innerPages.address,
])('%s is not', (source) => {
  expect(isSlowPattern(source)).toBe(false);
});
