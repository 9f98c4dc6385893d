import { expect, it } from 'vitest';
import { unchecked } from '../../src/verdict/judgement.js';
import { indexOfGravest } from '../../src/verdict/requirements.js';

it.each([
  [0, ['pass', 'pass']],
  [1, ['pass', 'unchecked']],
  [2, ['pass', 'unchecked', 'fail']],
  [0, ['fail', 'fail']],
  [1, ['unchecked', 'fail', 'fail']],
] as const)('number %i of %j speaks for the school', (index, verdicts) => {
  const judgements = verdicts.map((verdict) => ({ ...unchecked('timeout'), verdict }));
  expect(indexOfGravest(judgements)).toBe(index);
});
