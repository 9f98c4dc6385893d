import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SchoolResult } from '../../src/crawl/result.js';
import { json } from '../../src/report/json.js';
import { ndjson } from '../../src/report/ndjson.js';
import { PROFILES } from '../../src/verdict/profiles.js';
import { expectGolden } from '../support/golden.js';
import { RESULTS, resultWith } from '../support/results.js';
import { createFaultFinder } from '../support/schemas.js';
import { written } from '../support/written.js';

test('json writes these bytes', async () => {
  const rules = [{ ...PROFILES.noko, version: '2026-01-01' }] as const;
  await expectGolden('report.json', await written(json, { rules }));
});

test('the document is one that the published schema describes, and its rows are those of NDJSON', async () => {
  const report = JSON.parse(await written(json));
  expect((await createFaultFinder('report'))(report)).toEqual([]);
  const lines = (await written(ndjson)).trimEnd().split('\n');
  expect(report.schools).toEqual(lines.map((line) => JSON.parse(line)));
});

test('a report on no school is whole, too', async () => {
  const report = JSON.parse(await written(json, {}, []));
  expect((await createFaultFinder('report'))(report)).toEqual([]);
  expect(report).toMatchObject({ schools: [], summary: { schools: 0, share: { ofAll: null } } });
});

test('it says what made it, by which rules, and when', async () => {
  const rules = [PROFILES.noko, PROFILES.reviews] as const;
  expect(JSON.parse(await written(json, { version: '4.5.6', rules }))).toMatchObject({
    tool: { name: 'noko-check', version: '4.5.6' },
    rules: { noko: PROFILES.noko.version, reviews: PROFILES.reviews.version },
    generatedAt: expect.stringMatching(/^2026-11-23T03:00:00[+-]\d\d:\d\d$/),
  });
});

test('the summary counts the rows, in the list’s own groups as well', async () => {
  const results = [...RESULTS, ...RESULTS].map((result, index) => ({
    ...result,
    school: { ...result.school, carried: [index % 2 === 0 ? 'Южный' : 'Северный'] },
  }));
  const { summary } = JSON.parse(await written(json, { carriedHeader: ['Район'] }, results));
  expect(summary.verdicts).toEqual({ pass: 2, fail: 2, unchecked: 2 });
  expect(summary.share).toEqual({ ofAll: 2 / 6, ofChecked: 2 / 4 });
  expect(summary.carried).toMatchObject([
    {
      header: 'Район',
      groups: [
        { value: 'Северный', schools: 3 },
        { value: 'Южный', schools: 3 },
      ],
    },
  ]);
});

test('further requirements and changes are in the rows and in the summary, as the schema has them', async () => {
  const { judgement } = resultWith({});
  const change = {
    kind: 'check-lost',
    since: '2026-11-23',
    linkLastSeen: '2026-11-20',
    lastKnown: { verdict: 'pass', day: '2026-11-20', since: '2026-09-01' },
    runsUnchecked: 1,
  } as const;
  const result: SchoolResult = { ...resultWith({}), further: [judgement], change };
  const rules = [PROFILES.noko, PROFILES.anketa] as const;
  const report = JSON.parse(await written(json, { rules }, [result]));
  expect((await createFaultFinder('report'))(report)).toEqual([]);
  expect(report.schools).toMatchObject([{ change, requirements: { anketa: { verdict: 'pass' } } }]);
  expect(report.summary.changes).toContainEqual({
    kind: 'check-lost',
    title: 'перестало проверяться',
    schools: 1,
  });
});

test('whatever a page and a list say, the document is one that any parser takes', async () => {
  const text = fc.string({
    unit: fc.constantFrom(
      '\u0000',
      '\u2028',
      '\u0085',
      '\uD800',
      '"',
      '\\',
      '\n',
      'я',
      '</script>',
    ),
  });
  await fc.assert(
    fc.asyncProperty(text, text, async (name, header) => {
      const results = [resultWith({ school: { name, carried: [name] } })];
      const report = await written(json, { carriedHeader: [header] }, results);
      expect(report).toMatch(/^[^\p{Cc}\u2028\u2029]*\n[^\p{Cc}]*\n[^\p{Cc}]*\n$/u);
      expect(JSON.parse(report).schools[0].name).toBe(Buffer.from(name).toString());
    }),
  );
});
