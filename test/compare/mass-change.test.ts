import { expect, it } from 'vitest';
import { findConcentration, isMassChange } from '../../src/compare/mass-change.js';
import { platformOf } from '../../src/compare/school-keys.js';

it.each([
  [9, 30, false],
  [10, 30, true],
  [10, 50, true],
  [10, 51, false],
  [199, 1_000, false],
  [200, 1_000, true],
])('%i of %i: %s', (worse, of, isMass) => {
  expect(isMassChange({ worse, of })).toBe(isMass);
});

it('the place of more than half is named', () => {
  expect(findConcentration(['a', 'b', 'a', 'a', null])).toEqual({ at: 'a', schools: 3 });
  expect(findConcentration(['a', 'b', 'a', 'b'])).toBeNull();
  expect(findConcentration([null, null])).toBeNull();
  expect(findConcentration(['a'])).toBeNull();
});

it('a platform is what a site is registered under', () => {
  expect(platformOf('https://school-1.68edu.ru/')).toBe('68edu.ru');
  expect(platformOf('68edu.ru/school-1')).toBe('68edu.ru');
  expect(platformOf('http://192.0.2.1/')).toBe('192.0.2.1');
  expect(platformOf('нет')).toBeNull();
});
