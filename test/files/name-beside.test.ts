import { expect, test } from 'vitest';
import { nameBeside } from '../../src/files/name-beside.js';

test('a file beside the report has its name, with an extension of its own', () => {
  expect(nameBeside('отчёты/отчёт.csv', '.lock')).toBe('отчёты/отчёт.csv.lock');
});

test('where that would be too long for a file system, it has a short one, always the same', () => {
  const long = `${'ж'.repeat(124)}.csv`;
  expect(nameBeside(long, '.journal')).toMatch(/^noko-check-[\da-f]{16}\.journal$/);
  expect(nameBeside(long, '.journal')).toBe(nameBeside(long, '.journal'));
  expect(nameBeside(`${'ж'.repeat(125)}.csv`, '.journal')).not.toBe(nameBeside(long, '.journal'));
});
