// A reader whose language is Russian finds no English in a report: whatever was found, each word of
// ours is Russian. What pages and lists say is Russian here, so that any Latin word is ours.
import { expect, test } from 'vitest';
import { CHANGE_KINDS } from '../../src/compare/change.js';
import type { SchoolResult } from '../../src/crawl/result.js';
import { createColumns } from '../../src/report/columns.js';
import { createFindings } from '../../src/report/findings.js';
import type { RuleSets } from '../../src/report/format.js';
import { createOverview } from '../../src/report/overview.js';
import type { Judgement } from '../../src/verdict/judgement.js';
import { LINK_KINDS, type Link, type NearMiss } from '../../src/verdict/link.js';
import { PROFILES } from '../../src/verdict/profiles.js';
import { REASONS, type Reason } from '../../src/verdict/reasons.js';
import { PROFILE_NAMES } from '../../src/verdict/rules.js';
import { HOWS, REMARKS } from '../support/codes.js';
import { latinWordsOf } from '../support/latin-words.js';
import { resultWith } from '../support/results.js';

/** What the program itself says of a failure. */
const DETAILS: Readonly<Partial<Record<Reason, readonly string[]>>> = {
  dns: ['ENOTFOUND', 'ETIMEOUT'],
  connection: ['UND_ERR_SOCKET', 'proxy p.example:3128: 407', 'proxy p.example:3128: ECONNREFUSED'],
  blocked: ['captcha', 'cookie', '403'],
  'http-error': ['503'],
};

const link: Link = {
  href: 'https://bus.gov.ru/1',
  url: 'https://bus.gov.ru/1',
  kind: 'results',
  id: '1',
  text: 'Оценка',
  line: 1,
  column: 1,
  frame: 'https://school.example/menu',
  through: null,
  traits: [],
};
const NEAR_MISSES: readonly NearMiss[] = Object.keys(HOWS).map((how) => ({
  ...link,
  reason: 'broken-link',
  how: how as NearMiss['how'],
}));

function* judgements(): Generator<Judgement> {
  const remarks = Object.keys(REMARKS).flatMap((code) => [
    { code: code as keyof typeof REMARKS, detail: 'подробность' },
  ]);
  for (const reason of Object.keys(REASONS) as Reason[]) {
    const base = { reason, links: [], remarks, detail: null, link: null, nearMiss: null };
    for (const verdict of new Set([REASONS[reason], 'pass'] as const)) {
      if (REASONS[reason] === 'unchecked') {
        for (const detail of [null, ...(DETAILS[reason] ?? ['подробность'])])
          yield { ...base, verdict: 'unchecked', detail };
        continue;
      }
      for (const kind of LINK_KINDS) yield { ...base, verdict, link: { ...link, kind } };
      for (const nearMiss of NEAR_MISSES) yield { ...base, verdict, nearMiss };
      yield { ...base, verdict, detail: 'подробность' };
    }
  }
}

function* results(): Generator<SchoolResult> {
  const known = { verdict: 'fail', day: '2026-11-20', since: '2026-11-01' } as const;
  let count = 0;
  for (const judgement of judgements()) {
    const kind = CHANGE_KINDS[count++ % CHANGE_KINDS.length] ?? 'unchanged';
    const isLost = judgement.verdict === 'unchecked';
    yield {
      ...resultWith({
        school: {
          name: 'Школа',
          site: { typed: 'школа.рф', problem: 'not-an-address' },
          carried: ['Южный'],
        },
        judgement,
        page: 'https://school.example/',
      }),
      further: [judgement, judgement],
      change: {
        kind,
        since: '2026-11-23',
        linkLastSeen: count % 2 === 0 ? null : '2026-11-20',
        lastKnown: isLost ? known : null,
        runsUnchecked: isLost ? 2 : 0,
      },
    };
  }
}

const RULES: RuleSets = [PROFILES.noko, PROFILES.anketa, PROFILES.reviews];

test('the cells and headers of the table are Russian', () => {
  const settings = { carriedHeader: ['Район'], annex: false, rules: RULES, changes: true };
  const columns = createColumns(settings);
  expect(columns.flatMap(({ header }) => latinWordsOf(header))).toEqual([]);
  const found = new Set<string>();
  let rows = 0;
  for (const result of results()) {
    rows += 1;
    for (const { header, cell } of columns) {
      for (const word of latinWordsOf(cell(result))) found.add(`${header}: ${word}`);
    }
  }
  expect(rows).toBeGreaterThan(300);
  expect([...found]).toEqual([]);
});

test.each(PROFILE_NAMES)('so is what is said of a school as a whole, by %s', (name) => {
  const findings = createFindings([PROFILES[name]]);
  const found = new Set<string>();
  for (const { further: _none, ...result } of results()) {
    for (const { title, sentence, advice } of findings(result).found) {
      for (const word of latinWordsOf(`${title} ${sentence} ${advice}`)) found.add(word);
    }
  }
  expect([...found]).toEqual([]);
});

test('so is the overview', () => {
  const counter = createOverview({ carriedHeader: ['Район'], rules: RULES });
  for (const result of results()) counter.add(result);
  const { reasons, changes } = counter.overview();
  const titles = [...reasons, ...(changes ?? [])].map(({ title }) => title);
  expect(titles.length).toBeGreaterThan(20);
  expect(titles.flatMap((title) => latinWordsOf(title))).toEqual([]);
});

test('an English word would be found', () => {
  expect(latinWordsOf('Сайт закрыт (captcha): https://school.example/ ENOTFOUND HTTP')).toEqual([
    'captcha',
  ]);
});
