// Rules from outside: what is accepted, and what is said about what is not.
import { readFile, writeFile } from 'node:fs/promises';
import { env } from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRules } from '../../src/verdict/parse-rules.js';
import { faultOfPattern } from '../../src/verdict/pattern-fault.js';
import { PROFILES } from '../../src/verdict/profiles.js';
import { NOKO_RULES } from '../../src/verdict/rules.js';

const EXAMPLE = new URL('../../docs/rules.example.json', import.meta.url);

/** `path: code` of each problem. */
function problemsOf(value: unknown): readonly string[] {
  const parsed = parseRules(value);
  return 'problems' in parsed
    ? parsed.problems.map(({ path, expected }) => `${path}: ${expected.code}`)
    : [];
}

function problemsWith(changed: object): readonly string[] {
  return problemsOf({ ...NOKO_RULES, ...changed });
}

describe('rules that are accepted', () => {
  it('are the built-in ones, by way of JSON', () => {
    expect(parseRules(JSON.parse(JSON.stringify(NOKO_RULES)))).toEqual(NOKO_RULES);
  });

  it('are those of the documented example, which is the built-in rules', async () => {
    if (env.UPDATE_GOLDEN === '1') {
      await writeFile(EXAMPLE, `${JSON.stringify(NOKO_RULES, null, 2)}\n`);
    }
    expect(parseRules(JSON.parse(await readFile(EXAMPLE, 'utf8')))).toEqual(NOKO_RULES);
  });

  it('have the built-in words where they bring none', () => {
    const { words, ...others } = NOKO_RULES;
    expect(parseRules({ ...others, version: 'ours' })).toEqual({ ...NOKO_RULES, version: 'ours' });
  });

  it('may say everything in their own way', () => {
    const own = {
      name: 'noko',
      version: '2027-01-10, район',
      accept: ['card', 'general'],
      hosts: ['xn--80abucjiibhv9a.xn--p1ai'],
      addresses: [{ kind: 'card', path: '^/school/\\d+' }],
      namespaces: [],
      redirectors: [{ hosts: ['*.away.example'], path: '/', parameters: ['to'] }],
      innerPages: { text: [], address: ['noko'] },
      words: NOKO_RULES.words,
    };
    const { identity, shorteners } = NOKO_RULES;
    expect(parseRules(own)).toEqual({ ...own, identity, shorteners });
    const further = { ...own, shorteners: ['short.example'] };
    expect(parseRules(further)).toEqual({ ...further, identity });
  });
});

describe('rules that are refused', () => {
  it.each([
    ['null', null],
    ['a list', []],
    ['a text', 'noko'],
    ['nothing', undefined],
  ])('%s is told once, not field by field', (_name, value) => {
    expect(problemsOf(value)).toEqual([': object']);
  });

  it('all at once, each with its place', () => {
    expect(
      problemsWith({
        version: 20270110,
        addresses: [...NOKO_RULES.addresses, { kind: 'cards', path: '^/x' }, 'x'],
        innerPages: { text: 'нок', address: [7] },
      }),
    ).toEqual([
      'version: text',
      'addresses[7].kind: one-of',
      'addresses[8]: object',
      'innerPages.text: list',
      'innerPages.address[0]: text',
    ]);
  });

  it('with what was found, cut short', () => {
    const parsed = parseRules({ ...NOKO_RULES, hosts: [`https://${'a'.repeat(200)}`] });
    const found = 'problems' in parsed ? parsed.problems[0]?.found : null;
    expect(found).toMatch(/^"https:\/\/a{50}.*…$/);
  });

  it('for a field that is missing or misspelt', () => {
    const { hosts, ...others } = NOKO_RULES;
    expect(problemsOf({ ...others, host: hosts })).toEqual(['hosts: list', 'host: no-such-name']);
    expect(problemsWith({ 'а б': 1 })).toEqual(['["а б"]: no-such-name']);
    const [first] = NOKO_RULES.addresses;
    expect(problemsWith({ addresses: [{ ...first, id: 1 }] })).toEqual([
      'addresses[0].id: no-such-name',
    ]);
  });

  it('for no hosts at all', () => {
    expect(problemsWith({ hosts: [] })).toEqual(['hosts: list']);
  });

  it.each([
    'https://bus.gov.ru',
    'bus.gov.ru/',
    'bus.gov.ru:443',
    'BUS.gov.ru',
    'автобус.рф',
    'bus',
    'a..ru',
    '*.bus.gov.ru',
    'user@bus.gov.ru',
    ' ',
  ])('for the host %j, which no resolved address can have', (host) => {
    expect(problemsWith({ hosts: [host] })).toHaveLength(1);
  });

  it('for another profile than noko', () => {
    expect(problemsOf(PROFILES.anketa)).toContain('name: one-of');
  });

  it.each(['(', '[', 'a{2,1}', '(?<id>\\d)(?<id>\\d)', '\\p{Nonsense}'])(
    'for the pattern %s, which does not compile',
    (path) => {
      expect(problemsWith({ namespaces: [path] })).toEqual(['namespaces[0]: pattern']);
    },
  );

  it.each(['^/details/\\d+', '^/details/\\(?<id>\\d+', '^/(?<number>\\d+)'])(
    'for the results pattern %s, which finds no number',
    (path) => {
      const addresses = [{ kind: 'results', path }];
      expect(problemsWith({ addresses })).toEqual(['addresses[0].path: id-group']);
    },
  );

  it('where what is accepted can never be found', () => {
    const addresses = NOKO_RULES.addresses.filter(({ kind }) => kind !== 'results');
    expect(problemsWith({ addresses })).toEqual(['accept: reachable-kind']);
    expect(problemsWith({ addresses, accept: ['results', 'card'] })).toEqual([]);
  });

  it('for a redirector or words that lack something', () => {
    const redirectors = [{ hosts: ['a.example'], path: 'away', parameters: [] }];
    expect(problemsWith({ redirectors })).toEqual([
      'redirectors[0].path: path-start',
      'redirectors[0].parameters: list',
    ]);
    expect(problemsWith({ words: { ru: NOKO_RULES.words.ru } })).toEqual(['words.en: object']);
  });

  it('whatever the value, without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(problemsOf(value)).not.toEqual([]);
      }),
    );
    const keys = Object.keys(NOKO_RULES);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
        expect(() => parseRules({ ...NOKO_RULES, [key]: value })).not.toThrow();
      }),
    );
  });
});

describe('a pattern that could run without end', () => {
  it.each([
    '(a+)+',
    '(?:a*)*$',
    '^(?:x(?<id>\\d+))*',
    '(a|a)*',
    '(?:a|b)+',
    '(a{2,}){3}',
    '((a+)b)+',
  ])('%s is refused', (source) => {
    expect(faultOfPattern(source)).toEqual({ kind: 'nested-repetition' });
  });

  it.each([
    'a+',
    '(?:a+)?',
    '(?:a|b)?',
    '(?:\\d{1,3}\\.){3}\\d',
    '[(+|*]+',
    '\\(a+\\)+',
    '(?:ab)+',
  ])('%s is none', (source) => {
    expect(faultOfPattern(source)).toBeNull();
  });

  it('is in no built-in rules', () => {
    for (const { addresses, namespaces, innerPages } of Object.values(PROFILES)) {
      const paths = addresses.map(({ path }) => path);
      for (const source of [...paths, ...namespaces, ...innerPages.text, ...innerPages.address]) {
        expect(faultOfPattern(source), source).toBeNull();
      }
    }
  });
});
