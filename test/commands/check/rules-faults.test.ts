// Every expectation about rules has words in both languages; one that is added must be added here.
import { describe, expect, it } from 'vitest';
import type { RulesExpectation } from '../../../src/verdict/rules-problem.js';
import { WORDS } from '../../../src/words/index.js';

const EXPECTATIONS: {
  readonly [C in RulesExpectation['code']]: readonly [
    expectation: Extract<RulesExpectation, { code: C }>,
    named: string,
  ];
} = {
  object: [{ code: 'object' }, '{'],
  list: [{ code: 'list', min: 7 }, '7'],
  text: [{ code: 'text', maxLength: 77 }, '77'],
  'one-of': [{ code: 'one-of', values: ['card', 'general'] }, 'card, general'],
  'no-such-name': [{ code: 'no-such-name', known: ['kind', 'path'] }, 'kind, path'],
  host: [{ code: 'host' }, 'xn--'],
  'path-start': [{ code: 'path-start' }, '/'],
  pattern: [
    { code: 'pattern', fault: { kind: 'syntax', message: 'Unterminated' } },
    'Unterminated',
  ],
  'id-group': [{ code: 'id-group' }, '(?<id>'],
  'reachable-kind': [{ code: 'reachable-kind' }, 'addresses'],
};

const file = 'lists/rules 1.json';

describe.each(['en', 'ru'] as const)('in %s', (language) => {
  const say = (problems: readonly { path: string; found: string; expected: RulesExpectation }[]) =>
    WORDS[language].problem({ code: 'rules-file', file, fault: { kind: 'not-rules', problems } });

  it.each(Object.values(EXPECTATIONS))('$code names what is expected', (expected, named) => {
    const said = say([{ path: 'a.b[1]', found: '"x"', expected }]);
    for (const part of [file, 'a.b[1]', '"x"', named]) expect(said).toContain(part);
    expect(said).not.toMatch(/undefined|null|\[object/);
  });

  it('what is missing, and the file as a whole, are said in words', () => {
    const said = say([{ path: '', found: 'undefined', expected: { code: 'object' } }]);
    expect(said).not.toMatch(/undefined|null| :/);
  });

  it('a long list of problems is cut, and says so', () => {
    const expected = { code: 'host' } as const;
    const problems = Array.from({ length: 13 }, (_, n) => ({
      path: `p${n}`,
      found: '1',
      expected,
    }));
    expect(say(problems).split('\n')).toHaveLength(12);
    expect(say(problems)).toMatch(/…\D+3\D*$/);
  });
});
