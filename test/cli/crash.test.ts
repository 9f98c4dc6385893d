import { expect, test } from 'vitest';
import { formatCrash } from '../../src/cli/crash.js';

const error = new TypeError('a slip of ours');

test.each([
  ['ru', /^noko-check: Внутренняя ошибка программы/],
  ['en', /^noko-check: An internal error ended the run/],
])('a bug that ends the run is told in %s, with its trace', (language, sentence) => {
  const said = formatCrash(error, { argv: ['--lang', language], env: {}, systemLocale: 'en-US' });
  expect(said).toMatch(sentence);
  expect(said).toContain('TypeError: a slip of ours\n    at ');
  expect(said).toMatch(/crash\.test\.ts.*\n$/s);
});

test('whatever is thrown is told', () => {
  expect(formatCrash('a string', { argv: [], env: {}, systemLocale: 'en-US' })).toMatch(
    /\na string\n$/,
  );
});
