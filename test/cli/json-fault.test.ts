import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineOfJsonFault } from '../../src/cli/json-fault.js';

it.each([
  ['nothing', '', 1],
  ['blank lines', '\n\n', 1],
  ['a comma before a bracket', '{\n"a": 1,\n}', 3],
  ['a comma that is missing', '{\n"a": 1\n"b": 2\n}', 3],
  ['a colon that is missing', '{\n"a" 1}', 2],
  ['a word that is none', '[\n1,\nTrue\n]', 3],
  ['a single quote', "{\n\n'a': 1}", 3],
  ['a backslash that is not doubled', '["a",\n"\\d"]', 2],
  ['a string over two lines', '["a\nb"]', 1],
  ['a quote that is never closed', '{\n"a": "b\n}', 2],
  ['a bracket of the wrong kind', '{\n"a": [1\n}', 3],
  ['a bracket that is never closed', '{\n"a": [1],\n"b": {}\n\n', 3],
  ['a second value', '{}\n{}', 2],
  ['a comment', '{\n// a\n"a": 1}', 2],
  ['a number that is none', '[\n01]', 2],
  ['a key that is no text', '{\n1: 2}', 2],
])('%s is found on its line', (_name, text, line) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
  expect(lineOfJsonFault(text)).toBe(line);
});

it('a character put into JSON is found on its line or on one below', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), (value, at) => {
      const lines = JSON.stringify(value, null, 1).split('\n');
      const line = at % lines.length;
      const broken = lines.with(line, `${lines[line]}@`).join('\n');
      expect(() => JSON.parse(broken)).toThrow();
      expect(lineOfJsonFault(broken)).toBe(line + 1);
    }),
  );
});
