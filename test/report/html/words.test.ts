import { expect, test } from 'vitest';
import { formatBytes, formatSchools, formatShare } from '../../../src/words/page-words.js';

const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');

test.each([
  [0, '0 %'],
  [0.001, 'меньше 1 %'],
  [0.444, '44 %'],
  [0.999, '99 %'],
  [1, '100 %'],
])('the share %f is %s: all and none are said only where they are true', (share, text) => {
  expect(plain(formatShare(share))).toBe(text);
});

test.each([
  [1, '1 школа'],
  [3, '3 школы'],
  [11, '11 школ'],
  [50_021, '50 021 школа'],
])('%i is %s', (count, text) => {
  expect(plain(formatSchools(count))).toBe(text);
});

test.each([
  [512, '512 Б'],
  [81_234, '79,3 КБ'],
  [5_242_880, '5 МБ'],
])('%i bytes are %s', (bytes, text) => {
  expect(plain(formatBytes(bytes))).toBe(text);
});
