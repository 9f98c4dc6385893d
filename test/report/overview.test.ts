import { expect, test } from 'vitest';
import type { Change, ChangeKind } from '../../src/compare/change.js';
import type { SchoolResult } from '../../src/crawl/result.js';
import type { ReportSettings } from '../../src/report/format.js';
import { createOverview, type Overview } from '../../src/report/overview.js';
import type { Judgement } from '../../src/verdict/judgement.js';
import { PROFILES } from '../../src/verdict/profiles.js';
import { resultWith } from '../support/results.js';

function overviewOf(
  results: readonly SchoolResult[],
  settings: Pick<ReportSettings, 'carriedHeader' | 'rules'> = { carriedHeader: [] },
): Overview {
  const counter = createOverview(settings);
  for (const result of results) counter.add(result);
  return counter.overview();
}

const FAIL = { verdict: 'fail', reason: 'no-link', link: null, links: [] } as const;
const UNCHECKED = { verdict: 'unchecked', reason: 'dns', link: null, links: [] } as const;

function inDistrict(district: string, judgement: Partial<Judgement> = {}): SchoolResult {
  return resultWith({ school: { carried: [district] }, judgement });
}

test('a report on no school has nothing to divide', () => {
  expect(overviewOf([], { carriedHeader: ['Район'] })).toEqual({
    schools: 0,
    verdicts: { pass: 0, fail: 0, unchecked: 0 },
    share: null,
    requirements: [],
    reasons: [],
    changes: null,
    carried: [],
  });
});

test('schools are counted by verdict and reason, and a site that could not be read is in no share', () => {
  const results = [{}, FAIL, FAIL, { ...FAIL, reason: 'card-link' } as const, UNCHECKED].map(
    (judgement) => resultWith({ judgement }),
  );
  const { schools, verdicts, share, reasons } = overviewOf(results);
  expect(schools).toBe(5);
  expect(verdicts).toEqual({ pass: 1, fail: 3, unchecked: 1 });
  expect(share).toBe(1 / 4);
  expect(reasons.map(({ verdict, reason, schools: count }) => [verdict, reason, count])).toEqual([
    ['pass', 'results-link', 1],
    ['fail', 'no-link', 2],
    ['fail', 'card-link', 1],
    ['unchecked', 'dns', 1],
  ]);
  expect(reasons.at(-1)).toMatchObject({ requirement: 'noko', title: 'Имя сайта не найдено' });
});

test('where there are several requirements, the gravest speaks for the school, by its name', () => {
  const { judgement } = resultWith({});
  const result = { ...resultWith({}), further: [judgement, { ...judgement, ...FAIL }] };
  const rules = [PROFILES.noko, PROFILES.anketa, PROFILES.reviews] as const;
  const { verdicts, requirements, reasons } = overviewOf([result], { carriedHeader: [], rules });
  expect(verdicts).toEqual({ pass: 0, fail: 1, unchecked: 0 });
  expect(reasons).toMatchObject([{ requirement: 'reviews', reason: 'no-link' }]);
  expect(reasons[0]?.title).toMatch(/ \(отзывы\)$/);
  const passing = { verdicts: { pass: 1, fail: 0, unchecked: 0 }, share: 1 };
  expect(requirements).toEqual([
    { requirement: 'noko', title: 'НОКО', ...passing },
    { requirement: 'anketa', title: 'анкета', ...passing },
    { requirement: 'reviews', title: 'отзывы', verdicts, share: 0 },
  ]);
});

test('a column that sorts the schools into a few groups is an overview, one that names each is none', () => {
  const results = ['Южный', 'Северный', '', 'Южный', 'Северный'].map((district, index) =>
    resultWith({
      school: { carried: [district, `+7-475-000-00-0${index}`, 'Тамбовская область'] },
      judgement: index === 0 ? FAIL : index === 1 ? UNCHECKED : {},
    }),
  );
  const carriedHeader = ['Район', 'Телефон', 'Область'];
  const { carried } = overviewOf(results, { carriedHeader });
  expect(carried).toEqual([
    {
      header: 'Район',
      groups: [
        {
          value: 'Северный',
          schools: 2,
          verdicts: { pass: 1, fail: 0, unchecked: 1 },
          share: 1,
        },
        {
          value: 'Южный',
          schools: 2,
          verdicts: { pass: 1, fail: 1, unchecked: 0 },
          share: 1 / 2,
        },
        {
          value: '',
          schools: 1,
          verdicts: { pass: 1, fail: 0, unchecked: 0 },
          share: 1,
        },
      ],
    },
  ]);
});

test('groups stand as people count and as the alphabet goes', () => {
  const districts = ['10-й округ', 'Ёлочный', '2-й округ', 'Жуковский', 'Егорьевский'];
  const { carried } = overviewOf(
    [...districts, ...districts].map((district) => inDistrict(district)),
    { carriedHeader: ['Округ'] },
  );
  expect(carried[0]?.groups.map(({ value }) => value)).toEqual([
    '2-й округ',
    '10-й округ',
    'Егорьевский',
    'Ёлочный',
    'Жуковский',
  ]);
});

test.each([
  ['fifty groups and the schools without one', 50, [''], 51],
  ['one more', 51, [], null],
  ['a value that is a story', 2, ['и'.repeat(121)], null],
] as const)('%s', (_what, count, more, groups) => {
  const named = Array.from({ length: count }, (_, index) => `Район ${index}`);
  const results = [...named, ...more, ...named].map((district) => inDistrict(district));
  const { carried } = overviewOf(results, { carriedHeader: ['Район'] });
  expect(carried[0]?.groups.length ?? null).toBe(groups);
});

test('cells that differ only in what cannot be seen are one group, and a repeated header keeps its number', () => {
  const results = ['Южный', ' Южный\u202E\n', 'Северный', 'Северный'].map((district) =>
    resultWith({ school: { carried: [district, district] } }),
  );
  const { carried } = overviewOf(results, { carriedHeader: ['Результат', 'результат'] });
  expect(carried.map(({ header }) => header)).toEqual([
    'Результат (список)',
    'результат (список) (2)',
  ]);
  expect(carried[0]?.groups.map(({ value, schools }) => [value, schools])).toEqual([
    ['Северный', 2],
    ['Южный', 2],
  ]);
});

test('changes are counted by kind where there was an earlier report', () => {
  const changed = (kind: ChangeKind): SchoolResult => {
    const change: Change = {
      kind,
      since: '2026-11-23',
      linkLastSeen: null,
      lastKnown: null,
      runsUnchecked: 0,
    };
    return { ...resultWith({}), change };
  };
  const { changes } = overviewOf(
    (['fixed', 'new-violation', 'fixed', 'unchanged'] as const).map(changed),
  );
  expect(changes).toEqual([
    { kind: 'new-violation', title: 'новое нарушение', schools: 1 },
    { kind: 'recent-violation', title: 'недавнее нарушение', schools: 0 },
    { kind: 'fixed', title: 'исправлено', schools: 2 },
    { kind: 'checked-again', title: 'снова проверяется', schools: 0 },
    { kind: 'check-lost', title: 'перестало проверяться', schools: 0 },
    { kind: 'unchanged', title: 'без изменений', schools: 1 },
    { kind: 'new-school', title: 'новая школа', schools: 0 },
  ]);
});
