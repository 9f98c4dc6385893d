// What the quick reading of a page says otherwise than the tree.
import { isDeepStrictEqual } from 'node:util';
import { readPage } from '../../../src/page/read-page.js';
import { createSkim, type SkimmedPage } from '../../../src/page/skim/skim.js';
import { allFindings, type Findings } from '../../../src/verdict/findings.js';
import { judgeAnswer } from '../../../src/verdict/judge-answer.js';
import { PROFILES } from '../../../src/verdict/profiles.js';
import { ofHomePageAlone, type Rules } from '../../../src/verdict/rules.js';

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
const SKIMS = {
  one: createSkim(RULE_SETS.one),
  all: createSkim(RULE_SETS.all),
  own: createSkim(RULE_SETS.own),
  number: createSkim(RULE_SETS.number),
  blank: createSkim(RULE_SETS.blank),
  home: createSkim(RULE_SETS.home),
} as const;

export interface Difference {
  readonly what: string;
  readonly skim: unknown;
  readonly tree: unknown;
}

export interface Comparison {
  /** Whether the quick reading was sure. */
  readonly isSure: boolean;
  readonly differences: readonly Difference[];
}

export function pageOf(body: Uint8Array, contentType: string | null = 'text/html'): SkimmedPage {
  return { address: 'https://school.example/', body, contentType, status: 200 };
}

/** Reads a page both ways, by one set of rules or by several. */
export function compare(page: SkimmedPage, by: RulesName = 'one'): Comparison {
  const quick = SKIMS[by](page);
  if (quick === null) return { isSure: false, differences: [] };
  const [main, ...further]: RuleSets = RULE_SETS[by];
  const reference = readPage(page, main, ...further);
  const [skim, tree] = [said(quick), said(reference)];
  const differences = Object.keys(tree).flatMap((what) => {
    const [here, there] = [skim[what], tree[what]];
    return isDeepStrictEqual(here, there) ? [] : [{ what, skim: here, tree: there }];
  });
  return { isSure: true, differences };
}

/** All that anything asks for. */
function said(findings: Findings): Readonly<Record<string, unknown>> {
  const { frames, refresh, scriptRedirect, charset, truncated } = findings;
  const sought = allFindings(findings).map(({ links, nearMisses, innerPages }) => ({
    links,
    nearMisses,
    innerPages,
  }));
  const judgements = allFindings(findings).flatMap((each) =>
    [null, '75187', '1'].map((busId) =>
      judgeAnswer(
        {
          findings: each,
          status: 200,
          cut: null,
          server: 'ddos-guard',
          cookieNames: [],
          remarks: [],
        },
        { busId },
      ),
    ),
  );
  return { judgements, sought, frames, refresh, scriptRedirect, charset, truncated };
}
