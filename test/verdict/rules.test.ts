import { expect, test } from 'vitest';
import { isWithinOneEdit } from '../../src/verdict/edit-distance.js';
import { NOKO_RULES } from '../../src/verdict/rules.js';
import { isSameSite } from '../../src/verdict/same-site.js';

test('the rules are a value that survives JSON', () => {
  expect(JSON.parse(JSON.stringify(NOKO_RULES))).toEqual(NOKO_RULES);
  expect(NOKO_RULES.version).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test('every pattern in the rules compiles', () => {
  const { addresses, namespaces, innerPages } = NOKO_RULES;
  const sources = [...addresses.map(({ path }) => path), ...namespaces, ...innerPages.text];
  for (const source of [...sources, ...innerPages.address]) {
    expect(() => new RegExp(source, 'iu')).not.toThrow();
  }
});

test.each([
  ['bus', 'bus', true],
  ['bus', 'bu', true],
  ['bus', 'buss', true],
  ['bus', 'bas', true],
  ['bus', 'bsu', true],
  ['bus', 'sub', false],
  ['bus', 'b', false],
  ['bus', 'busss', false],
  ['abcd', 'badc', false],
  ['', 'a', true],
  ['', '', true],
])('%s and %s are within one edit: %s', (a, b, expected) => {
  expect(isWithinOneEdit(a, b)).toBe(expected);
  expect(isWithinOneEdit(b, a)).toBe(expected);
});

test.each([
  ['https://school.example/', 'http://www.school.example:8080/x', true],
  ['https://a.school.example/', 'https://b.school.example/', true],
  ['https://school.example/', 'https://school.example.evil.test/', false],
  ['http://127.0.0.1/', 'http://127.0.0.2/', false],
  ['http://127.0.0.1/', 'http://127.0.0.1:81/', true],
])('%s and %s are one site: %s', (a, b, expected) => {
  expect(isSameSite(new URL(a), new URL(b))).toBe(expected);
});
