import { expect, test } from 'vitest';
import { formatAnnotation } from '../../../../src/commands/check/github/annotations.js';

test('an annotation is one line, with everything escaped that the runner would obey', () => {
  const line = formatAnnotation({
    kind: 'error',
    title: 'Школа: 100 %,\r\n::stop-commands::x',
    lines: ['Нет, 50 %: см.\r\n::set-output name=a::b', 'Что сделать'],
  });
  expect(line).toBe(
    '::error title=Школа%3A 100 %25%2C %3A%3Astop-commands%3A%3Ax::' +
      'Нет, 50 %25: см. ::set-output name=a::b%0AЧто сделать',
  );
});

test('it is no longer than somebody reads', () => {
  const line = formatAnnotation({ kind: 'notice', title: 'т', lines: ['я'.repeat(5_000)] });
  expect(line).toMatch(/^::notice title=т::я{1000}$/);
});
