// What the quick reading of a page says otherwise than the tree.
import { isDeepStrictEqual } from 'node:util';
import { createScan, type ReadablePage } from '../../src/page/page-reader.js';
import { readPage } from '../../src/page/read-page.js';
import { openPage } from '../../src/page/read-source.js';
import type { Findings } from '../../src/verdict/findings.js';
import { PROFILES } from '../../src/verdict/profiles.js';
import { ofHomePageAlone, type Rules } from '../../src/verdict/rules.js';

/** As a file of rules may have them: hosts of other forms, words that hang on where they stand. */
const OWN_RULES: Rules = {
  ...PROFILES.noko,
  hosts: ['xn--80aaagndkkawtfjm5byfsh.xn--p1ai', 'a.test'],
  innerPages: { text: ['^НОКО$'], address: ['^/q', '/noko(?:/|$)', 'm3$'] },
};
/** Words that hang on the blanks beside them. */
const BLANK_RULES: Rules = {
  ...PROFILES.noko,
  innerPages: { text: ['независим\\p{L}*\\sоценк', 'нок(?!\\s)'], address: ['noko'] },
};
const NUMBER_RULES: Rules = { ...PROFILES.noko, hosts: ['203.0.113.7'] };

type RuleSets = readonly [Rules, ...Rules[]];
const RULE_SETS = {
  one: [PROFILES.noko],
  all: [PROFILES.noko, PROFILES.anketa, PROFILES.reviews],
  own: [OWN_RULES, PROFILES.noko],
  number: [NUMBER_RULES],
  blank: [BLANK_RULES],
  home: [ofHomePageAlone(PROFILES.noko)],
} as const satisfies Record<string, RuleSets>;
export type RulesName = keyof typeof RULE_SETS;
const SCANS = new Map(
  Object.entries(RULE_SETS).map(([name, ruleSets]) => [name, createScan(ruleSets)] as const),
);

export interface Difference {
  readonly what: string;
  readonly scan: unknown;
  readonly tree: unknown;
}

export interface Comparison {
  /** Whether the quick reading was sure. */
  readonly isSure: boolean;
  readonly differences: readonly Difference[];
}

export function pageOf(body: Uint8Array, contentType: string | null = 'text/html'): ReadablePage {
  return { address: 'https://school.example/', body, contentType };
}

/** Reads a page both ways, by one set of rules or by several. */
export function compare(page: ReadablePage, by: RulesName = 'one'): Comparison {
  const scan = SCANS.get(by)?.(openPage(page)) ?? null;
  if (scan === null) return { isSure: false, differences: [] };
  const [main, ...further]: RuleSets = RULE_SETS[by];
  const tree = readPage(page, main, ...further);
  const differences = (Object.keys(tree) as (keyof Findings)[]).flatMap((what) => {
    const [here, there] = [scan[what], tree[what]];
    return isDeepStrictEqual(here, there) ? [] : [{ what, scan: here, tree: there }];
  });
  return { isSure: true, differences };
}
