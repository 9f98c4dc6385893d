// A letter is the same whether its facts come from a result or from a report that was read back.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SchoolResult } from '../../src/crawl/result.js';
import { letterFactsOf, letterFactsOfReported } from '../../src/letters/facts.js';
import { type Letter, writeLetter } from '../../src/letters/letter.js';
import { csv } from '../../src/report/csv.js';
import type { RuleSets } from '../../src/report/format.js';
import { json } from '../../src/report/json.js';
import { ndjson } from '../../src/report/ndjson.js';
import { openReport } from '../../src/report/read/open-report.js';
import type { Judgement } from '../../src/verdict/judgement.js';
import type { NearMiss } from '../../src/verdict/link.js';
import { PROFILES } from '../../src/verdict/profiles.js';
import { LINK, resultWith } from '../support/results.js';
import { makeFolder } from '../support/sites.js';
import { written } from '../support/written.js';

const SETTINGS = { organisation: 'Отдел', deadline: '2021-10-21' };
const FORMATS = [
  ['CSV', 'report.csv', csv],
  ['NDJSON', 'report.ndjson', ndjson],
  ['JSON', 'report.json', json],
] as const;

const MISSPELT: NearMiss = {
  ...LINK,
  reason: 'broken-link',
  how: 'misspelt-host',
  href: 'https://bus.gov.rr/independentRating/details/75187',
  url: 'https://bus.gov.ru/independentRating/details/75187',
};

function failing(parts: Partial<Judgement>): SchoolResult {
  const result = resultWith({ judgement: { verdict: 'fail', ...parts } });
  // A table does not say what the final page was.
  return { ...result, page: null };
}

const CASES: readonly (readonly [string, RuleSets, SchoolResult])[] = [
  ['no link', [PROFILES.noko], failing({ reason: 'no-link', link: null, links: [] })],
  [
    'a broken link',
    [PROFILES.noko],
    failing({ reason: 'broken-link', link: null, nearMiss: MISSPELT }),
  ],
  ['an inner page', [PROFILES.noko], failing({ reason: 'inner-page-link', detail: '/noko' })],
  ['the survey alone', [PROFILES.anketa], failing({ reason: 'no-link', link: null, links: [] })],
  [
    'several requirements',
    [PROFILES.reviews, PROFILES.anketa],
    {
      ...failing({ reason: 'no-link', link: null, links: [] }),
      further: [{ ...failing({ reason: 'general-link' }).judgement }],
    },
  ],
];

async function readBack(
  [name, format]: readonly [string, (typeof FORMATS)[number][2]],
  rules: RuleSets,
  result: SchoolResult,
): Promise<Letter | null> {
  const file = join(await makeFolder(), name);
  await writeFile(file, await written(format, { rules }, [result]));
  for await (const school of openReport(file)) {
    const facts = letterFactsOfReported(school);
    return facts === null ? null : writeLetter(facts, SETTINGS);
  }
  return null;
}

test.each(
  FORMATS.flatMap(([title, ...format]) =>
    CASES.map(([situation, rules, result]) => ({ title, situation, format, rules, result })),
  ),
)('$title: $situation', async ({ format, rules, result }) => {
  const facts = letterFactsOf(result, rules);
  if (facts === null) throw new Error('no letter');
  expect(await readBack(format, rules, result)).toEqual(writeLetter(facts, SETTINGS));
});

test('a row that passes gets no letter', async () => {
  for (const [, ...format] of FORMATS) {
    expect(await readBack(format, [PROFILES.noko], resultWith({}))).toBeNull();
  }
});
