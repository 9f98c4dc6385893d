import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardFormula, unguardFormula } from '../../src/report/formula-guard.js';

test.each([
  '=1+1',
  '=HYPERLINK("http://evil.example";"x")',
  "=cmd|' /C calc'!A0",
  '+7-475-000-00-00',
  '-2+3',
  '--1',
  '-нет-',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\tтекст',
  '  =1',
  '\u00A0=1',
  '\u200B=1',
  '\uFEFF=1',
  '\u0000=1',
  '\uFF1D1',
  '\uFF0B1',
  '\uFF0D1',
  '\uFF201',
  '\uFE661',
  "'=1",
  "''@a",
])('%j gets an apostrophe', (cell) => {
  expect(guardFormula(cell)).toBe(`'${cell}`);
});

test.each([
  '',
  '-',
  '-5',
  '-5,5',
  '-0.25',
  "'-5",
  'a=b',
  'школа-сад',
  "'цитата",
  '5-11',
  '№ 1',
  '"=1"',
])('%j stays as it is', (cell) => {
  expect(guardFormula(cell)).toBe(cell);
  expect(unguardFormula(cell)).toBe(cell);
});

test('taking one apostrophe away from what was guarded gives the cell back', () => {
  const cells = fc.string({ unit: fc.constantFrom("'", '=', '-', '5', ' ', 'я', '\u200B') });
  fc.assert(
    fc.property(cells, (cell) => {
      expect(unguardFormula(guardFormula(cell))).toBe(cell);
    }),
  );
});
