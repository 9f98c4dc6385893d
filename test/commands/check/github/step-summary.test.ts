import { load } from 'cheerio';
import { expect, test } from 'vitest';
import {
  createStepSummary,
  MAX_SUMMARY_BYTES,
} from '../../../../src/commands/check/github/step-summary.js';
import type { SchoolResult } from '../../../../src/crawl/result.js';
import { createFindings } from '../../../../src/report/findings.js';
import { createTally } from '../../../../src/report/tally.js';
import { PROFILES } from '../../../../src/verdict/profiles.js';
import { GITHUB_WORDS } from '../../../../src/words/github-words.js';
import { WORDS } from '../../../../src/words/index.js';
import { RESULTS, resultWith } from '../../../support/results.js';

const FAIL = { verdict: 'fail', reason: 'no-link', link: null, links: [] } as const;

function summaryOf(
  results: Iterable<SchoolResult>,
  { takenBytes = 0, language = 'ru' as 'ru' | 'en' } = {},
): string {
  const tally = createTally();
  const findings = createFindings(undefined, language);
  const summary = createStepSummary({
    words: WORDS[language],
    github: GITHUB_WORDS[language],
    rules: [PROFILES.noko],
    titleOf: ({ reason }) => reason,
    takenBytes,
  });
  for (const result of results) {
    tally.add(result);
    summary.add(result, findings(result));
  }
  return summary.format(tally);
}

function* many(count: number, judgement: Parameters<typeof resultWith>[0]['judgement'] = FAIL) {
  for (let row = 1; row <= count; row++) {
    yield resultWith({ school: { row, name: `Школа № ${row}` }, judgement: judgement ?? {} });
  }
}

test('it counts by verdict and reason, then lists whom to see, those that fail first', () => {
  const text = summaryOf([...RESULTS].reverse());
  const lines = text.split('\n').filter((line) => line.startsWith('#'));
  expect(lines.map((line) => line.replace(/\s/g, ' '))).toEqual([
    '## Гиперссылки на результаты НОКО: соответствует 1 из 2 проверенных (50 %), не проверено 1',
    '### ❌ Не соответствуют: 1',
    '### ⚠️ Не проверены: 1',
  ]);
  const $ = load(text);
  const counts = $('table').first().find('tr').toArray();
  expect(counts.map((row) => $(row).text().trim())).toEqual([
    'РезультатШкол',
    '✅ соответствует1',
    'results-link1',
    '❌ не соответствует1',
    'card-link1',
    '⚠️ не проверено1',
    'bad-address1',
  ]);
  const failing = $('table').eq(1).find('tr').eq(1);
  expect(failing.find('td').first().text()).toBe('МБОУ «Школа № 2» с. Второе');
  expect(failing.find('a').attr('href')).toBe('http://xn--2-7sb3aeo2d.example/');
});

test('it speaks the language of the messages', () => {
  expect(summaryOf(RESULTS, { language: 'en' })).toContain('### ❌ Do not comply: 1\n');
  expect(summaryOf([], { language: 'en' })).toMatch(
    /^## Links to НОКО results: 0 of 0 checked pass, 0 unchecked\n/,
  );
});

test('where all comply, there is nobody to list', () => {
  const text = summaryOf([resultWith({})]);
  expect(text).not.toContain('###');
  expect(load(text)('table')).toHaveLength(1);
});

test('what a page and a list say stands there as text alone, in one line', () => {
  const hostile = '<img src=x onerror=alert(1)>\n\n# [a](http://evil.example) | `b` &amp; </table>';
  const text = summaryOf([
    resultWith({
      school: { name: hostile, site: { typed: hostile, problem: 'not-an-address' } },
      judgement: { ...FAIL, reason: 'inner-page-link', detail: hostile },
    }),
  ]);
  const $ = load(text);
  expect($('img, h1')).toHaveLength(0);
  expect($('table')).toHaveLength(2);
  const cells = $('table').eq(1).find('td').toArray();
  expect($(cells[0]).text()).toBe(hostile.replace(/\s+/g, ' '));
  // A blank line would end the HTML, and Markdown would begin.
  const tables = text.match(/<table>.*?<\/table>/gs) ?? [];
  expect(tables).toHaveLength(2);
  for (const table of tables) expect(table).not.toMatch(/\n\s*\n/);
});

test('it is never above what GitHub takes, and says how many it leaves out', () => {
  const text = summaryOf(many(6_000));
  expect(Buffer.byteLength(text)).toBeLessThan(MAX_SUMMARY_BYTES);
  expect(Buffer.byteLength(text)).toBeGreaterThan(MAX_SUMMARY_BYTES / 2);
  const shown = load(text)('table').eq(1).find('tr').length - 1;
  const left = /И ещё (\d[\d\s]*):/.exec(text)?.[1]?.replace(/\s/g, '');
  expect(shown + Number(left)).toBe(6_000);
  expect(text).toContain(`Школа № ${shown}<`);
  expect(text).not.toContain(`Школа № ${shown + 1}<`);
});

test('schools that fail do not take the room of those that could not be checked', () => {
  const unchecked = { ...FAIL, verdict: 'unchecked', reason: 'dns' } as const;
  const text = summaryOf([...many(6_000), ...many(1, unchecked)]);
  expect(text).toContain('### ⚠️ Не проверены: 1');
  expect(load(text)('table').eq(2).find('tr')).toHaveLength(2);
});

test('what an earlier command of the step has written takes of the room', () => {
  const takenBytes = MAX_SUMMARY_BYTES - 10_000;
  const text = summaryOf(many(50), { takenBytes });
  expect(Buffer.byteLength(text) + takenBytes).toBeLessThan(MAX_SUMMARY_BYTES);
  expect(text).toContain('И ещё 50:');
});
