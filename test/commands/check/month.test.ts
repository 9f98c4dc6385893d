// A month of a department: thirty nights over forty schools whose sites change by a script, each
// night compared with the last and kept in the history. What is expected stands beside the script,
// written by hand.
import { readdir } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { readRuns } from '../../../src/history/read-runs.js';
import { codeOf, gatherHistory } from '../../../src/history/tracks.js';
import { foundDepartment, type ListedSchool, type SiteState } from '../../support/nights.js';

// Pauses before a site is asked again, and while our own network is looked at.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

const NIGHTS = 30;
/** The night on which nobody answers, and that on which a platform shows another page. */
const OUTAGE = 12;
const PLATFORM_FAILS = 18;

const STATES: Readonly<Record<string, SiteState>> = {
  p: 'pass',
  f: 'fail',
  u: 'gone',
  b: 'broken',
  h: 'hanging',
};

interface Story {
  readonly name: string;
  /** From night to night; the last state holds on. A space: not in the list. */
  readonly states: string;
  /** `night kind` for each change, in order. */
  readonly changes: readonly string[];
  /** What the last report says. */
  readonly last?: Readonly<Record<string, string>>;
}

const STORIES: readonly Story[] = [
  {
    name: 'always complies',
    states: 'p',
    changes: [],
    last: { Изменение: 'без изменений', 'С какого дня': '01.11.2026' },
  },
  { name: 'never complies', states: 'f', changes: [], last: { 'Ссылка последний раз видна': '' } },
  {
    name: 'loses its link',
    states: 'ppppf',
    changes: ['5 новое нарушение'],
    last: { 'С какого дня': '05.11.2026', 'Ссылка последний раз видна': '04.11.2026' },
  },
  {
    name: 'puts its link up',
    states: 'fffffffp',
    changes: ['8 исправлено'],
    last: { 'С какого дня': '08.11.2026', 'Ссылка последний раз видна': '30.11.2026' },
  },
  {
    name: 'loses it and puts it up again',
    states: 'pppffffp',
    changes: ['4 новое нарушение', '8 исправлено'],
  },
  {
    name: 'flaps',
    states: 'ppuppbppppp',
    changes: [
      '3 перестало проверяться',
      '4 снова проверяется',
      '6 перестало проверяться',
      '7 снова проверяется',
    ],
    last: { 'С какого дня': '01.11.2026' },
  },
  {
    name: 'hangs',
    states: 'pphp',
    changes: ['3 перестало проверяться', '4 снова проверяется'],
    last: { 'С какого дня': '01.11.2026' },
  },
  {
    name: 'falls silent',
    states: 'ppppppppppppppppppppppu',
    changes: ['23 перестало проверяться'],
    last: {
      Код: 'unchecked/http-error',
      'С какого дня': '23.11.2026',
      'Последний известный результат': 'соответствует, 22.11.2026 (с 01.11.2026)',
      'Не проверено раз подряд': '8',
      Примечание: expect.stringContaining('8-й раз подряд'),
    },
  },
  {
    name: 'is silent over the outage',
    states: 'pppppppppuuuuup',
    changes: ['10 перестало проверяться', '15 снова проверяется'],
    last: { 'С какого дня': '01.11.2026' },
  },
  {
    name: 'comes back without its link',
    states: 'ppuuuf',
    changes: ['3 перестало проверяться', '6 новое нарушение'],
    last: { 'С какого дня': '06.11.2026', 'Ссылка последний раз видна': '02.11.2026' },
  },
  { name: 'was silent from the start', states: 'uuuuup', changes: ['6 снова проверяется'] },
  {
    name: 'joins the list',
    states: '         p',
    changes: ['10 новая школа'],
    last: { 'С какого дня': '10.11.2026' },
  },
  { name: 'leaves the list', states: 'ppppppppppppppppppp ', changes: [] },
  // Its site is another from the fifth night on: see below.
  {
    name: 'moves',
    states: 'p',
    changes: [],
    last: { 'Адрес сайта': 'http://moved.example', 'С какого дня': '01.11.2026' },
  },
];

const ON_PLATFORM = 15;
const ORDINARY = 40 - STORIES.length - ON_PLATFORM;

interface Scripted extends Story {
  readonly site: (night: number) => string;
}

const SCHOOLS: readonly Scripted[] = [
  ...STORIES.map((story, index) => ({
    ...story,
    site: (night: number) =>
      story.name === 'moves' && night >= 5 ? 'moved.example' : `story-${index + 1}.example`,
  })),
  ...Array.from({ length: ORDINARY }, (_, index) => ({
    name: `Школа ${index + 1}`,
    states: index % 3 === 0 ? 'f' : 'p',
    changes: [],
    site: () => `ordinary-${index + 1}.example`,
  })),
  ...Array.from({ length: ON_PLATFORM }, (_, index) => ({
    name: `Школа на платформе ${index + 1}`,
    states: `${'p'.repeat(PLATFORM_FAILS - 1)}fp`,
    changes: [],
    site: () => `school-${index + 1}.platform.example`,
  })),
];

/** What a site does in a night, whatever our own network does. */
function stateOf({ states }: Story, night: number): string {
  return states[Math.min(night, states.length) - 1] ?? ' ';
}

function dayOf(night: number): string {
  return `2026-11-${String(night).padStart(2, '0')}`;
}

/** The last is news of an earlier night. */
const NO_NEWS = ['', 'без изменений', 'недавнее нарушение'];

it('a month has the history that its script says', async () => {
  const department = await foundDepartment();
  const report = department.path('report.csv');
  const found = new Map<string, string[]>();
  const codes: (number | null)[] = [];
  const said: string[] = [];

  for (let night = 1; night <= NIGHTS; night++) {
    const listed = SCHOOLS.filter((school) => stateOf(school, night) !== ' ');
    for (const school of listed) {
      const state = night === OUTAGE ? 'h' : stateOf(school, night);
      department.sites.set(school.site(night), STATES[state] ?? 'gone');
    }
    const list = listed.map(({ name, site }): ListedSchool => ({ name, site: site(night) }));
    const { code, stderr } = await department.run(dayOf(night), list, [
      ...['-o', report, '--previous', report, '--history', department.path('history')],
      ...['--timeout', '1', '--retries', '0'],
    ]);
    codes.push(code);
    said.push(stderr);
    if (night === OUTAGE || night === PLATFORM_FAILS) continue;
    for (const {
      Изменение: change = '',
      'Наименование организации': name = '',
    } of await department.rows('report.csv')) {
      if (NO_NEWS.includes(change)) continue;
      found.set(name, [...(found.get(name) ?? []), `${night} ${change}`]);
    }
  }

  // The two bad nights are told, and keep the report of the night before.
  expect(codes.flatMap((code, index) => (code === 3 ? [index + 1] : []))).toEqual([
    OUTAGE,
    PLATFORM_FAILS,
  ]);
  expect(said[OUTAGE - 1]).toContain('Our own network seems to be down');
  expect(said[PLATFORM_FAILS - 1]).toContain('15 of 15 on platform.example');
  const beside = (await readdir(department.folder)).filter((name) => name.startsWith('report ('));
  expect(beside).toHaveLength(2);
  expect(said[19]).toContain('No longer in the list: 1 school: leaves the list');

  for (const { name, changes } of SCHOOLS) expect(found.get(name) ?? [], name).toEqual(changes);
  const last = await department.rows('report.csv');
  for (const { name, last: expected = {} } of STORIES) {
    const row = last.find((one) => one['Наименование организации'] === name);
    if (Object.keys(expected).length > 0) expect(row, name).toMatchObject(expected);
  }

  const history = await gatherHistory(readRuns(department.path('history')));
  expect(history.days).toHaveLength(NIGHTS);
  expect(history.setAside).toMatchObject([
    { day: dayOf(OUTAGE), why: 'doubtful' },
    { day: dayOf(PLATFORM_FAILS), why: 'doubtful' },
  ]);
  expect(history.tracks).toHaveLength(SCHOOLS.length);
  for (const school of SCHOOLS) {
    const track = history.tracks.find(({ name }) => name === school.name);
    const shown = [...(track?.marks ?? '')].map(
      (mark) => codeOf(history, mark)?.slice(0, 1) ?? ' ',
    );
    const expected = Array.from({ length: NIGHTS }, (_, index) => {
      const night = index + 1;
      if (night === OUTAGE || night === PLATFORM_FAILS) return ' ';
      return stateOf(school, night).replace(/[ubh]/, 'u');
    });
    expect(shown.join(''), school.name).toBe(expected.join(''));
  }
}, 120_000);
