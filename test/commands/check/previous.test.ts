// A report against the last one: what the rows and the conversation say, and what is not believed.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { openReport } from '../../../src/report/read/open-report.js';
import {
  type Department,
  foundDepartment,
  type SiteState,
  schoolsOf,
} from '../../support/nights.js';

// Pauses before a site is asked again.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

const [one, two, three, four] = schoolsOf(4);

function setAll(
  { sites }: Department,
  schools: readonly { readonly site: string }[],
  state: SiteState,
): void {
  for (const { site } of schools) sites.set(site, state);
}

/** The options of a report that is the next one's earlier report. */
function onto(department: Department, name = 'r.csv'): readonly string[] {
  return ['-o', department.path(name), '--previous', department.path(name)];
}

it('the first night is no error, and every later one says what changed and since when', async () => {
  const department = await foundDepartment();
  const schools = [one, two, three].flatMap((school) => school ?? []);
  setAll(department, schools, 'pass');
  const first = await department.run('2026-11-20', schools, onto(department));
  expect(first.code).toBe(0);
  expect(first.stderr).toContain('this is the first run');
  for (const row of await department.rows('r.csv')) {
    expect(row).toMatchObject({ Изменение: '', 'С какого дня': '' });
  }

  department.sites.set('school-1.example', 'fail').set('school-2.example', 'gone');
  const second = await department.run(
    '2026-11-21',
    [...schools, ...(four ? [four] : [])],
    onto(department),
  );
  expect(second.stderr).toMatch(
    /Changes since .*\n\s+1 {2}new violation\n\s+Школа № 1\n\s+1 {2}no longer checked\n\s+Школа № 2\n\s+1 {2}unchanged\n\s+1 {2}new school\n/,
  );
  expect(await department.rows('r.csv')).toMatchObject([
    {
      Изменение: 'новое нарушение',
      'С какого дня': '21.11.2026',
      'Ссылка последний раз видна': '20.11.2026',
    },
    {
      Изменение: 'перестало проверяться',
      'Последний известный результат': 'соответствует, 20.11.2026 (с 20.11.2026)',
      'Не проверено раз подряд': '1',
    },
    { Изменение: 'без изменений', 'С какого дня': '20.11.2026' },
    { Изменение: 'новая школа', 'С какого дня': '21.11.2026' },
  ]);

  setAll(department, schools, 'pass');
  await department.run('2026-11-22', schools, onto(department));
  expect(await department.rows('r.csv')).toMatchObject([
    { Изменение: 'исправлено', 'С какого дня': '22.11.2026' },
    { Изменение: 'снова проверяется', 'С какого дня': '20.11.2026' },
    { Изменение: 'без изменений', 'С какого дня': '20.11.2026' },
  ]);
});

it.each(['r.csv', 'r.xlsx', 'r.ndjson', 'r.json'])('the chain goes on in %s', async (name) => {
  const department = await foundDepartment();
  const schools = schoolsOf(2);
  const seen: unknown[] = [];
  const nights = [
    ['20', 'pass'],
    ['21', 'gone'],
    ['22', 'gone'],
    ['23', 'pass'],
  ] as const;
  for (const [day, state] of nights) {
    setAll(department, schools, state);
    await department.run(`2026-11-${day}`, schools, onto(department, name));
    for await (const { row, change } of openReport(department.path(name))) {
      if (row === 1) seen.push(change);
    }
  }
  const lastKnown = { verdict: 'pass', day: '2026-11-20', since: '2026-11-20' };
  expect(seen).toMatchObject([
    null,
    { kind: 'check-lost', since: '2026-11-21', lastKnown, runsUnchecked: 1 },
    { kind: 'unchanged', since: '2026-11-21', lastKnown, runsUnchecked: 2 },
    { kind: 'checked-again', since: '2026-11-20', linkLastSeen: '2026-11-23', lastKnown: null },
  ]);
});

it('a violation stays news for a week, and the log names it with its day', async () => {
  const department = await foundDepartment();
  const schools = schoolsOf(30);
  setAll(department, schools, 'pass');
  await department.run('2026-11-08', schools, onto(department));
  for (let n = 1; n <= 22; n++) department.sites.set(`school-${n}.example`, 'fail');
  const options = [...onto(department), '--accept-mass-change', '--lang', 'ru'];
  const tonight = await department.run('2026-11-09', schools, options);
  expect(tonight.stderr).toMatch(
    / 22 {2}новое нарушение\n\s+Школа № 1\n(?:\s+Школа № \d+\n){19}\s+и ещё 2\n/,
  );
  const later = await department.run('2026-11-15', schools, options);
  expect(later.stderr).toMatch(/ 22 {2}недавнее нарушение\n\s+Школа № 1 \(с 9 ноября\)\n/);
  expect((await department.rows('r.csv'))[0]).toMatchObject({
    Изменение: 'недавнее нарушение',
    'С какого дня': '09.11.2026',
  });
  const old = await department.run('2026-11-16', schools, options);
  expect(old.stderr).not.toContain('нарушение\n');
});

it('the chain goes from one format to another', async () => {
  const department = await foundDepartment();
  const schools = schoolsOf(1);
  for (const [day, before, now] of [
    ['20', 'r.csv', 'r.csv'],
    ['21', 'r.csv', 'r.xlsx'],
    ['22', 'r.xlsx', 'r.json'],
    ['23', 'r.json', 'r.csv'],
  ] as const) {
    const files = ['-o', department.path(now), '--previous', department.path(before)];
    await department.run(`2026-11-${day}`, schools, files);
  }
  expect(await department.rows('r.csv')).toMatchObject([
    { 'Не проверено раз подряд': '4', 'С какого дня': '20.11.2026' },
  ]);
});

it.each([
  ['r.html', []],
  ['r.docx', []],
  ['r.csv', ['--annex']],
])('what cannot be read back is refused in the first night: %s %s', async (name, options) => {
  const department = await foundDepartment();
  const { code, stderr } = await department.run('2026-11-20', schoolsOf(1), [
    ...onto(department, name),
    ...options,
  ]);
  expect(code).toBe(2);
  expect(stderr).toContain('CSV, XLSX, JSON or NDJSON');
  expect(await readdir(department.folder)).toEqual(['schools.csv']);
});

it('schools that left the list are named', async () => {
  const department = await foundDepartment();
  const schools = schoolsOf(3);
  await department.run('2026-11-20', schools, onto(department));
  const { stderr } = await department.run('2026-11-21', schools.slice(1), onto(department));
  expect(stderr).toContain('No longer in the list: 1 school: Школа № 1\n');
});

it('--grace calls a school to attention that could not be checked so many times in a row', async () => {
  const department = await foundDepartment();
  const schools = schoolsOf(1);
  const remarks: (string | undefined)[] = [];
  const called: boolean[] = [];
  for (const day of ['20', '21', '22']) {
    const options = [...onto(department), '--grace', '2'];
    const { stderr } = await department.run(`2026-11-${day}`, schools, options);
    remarks.push((await department.rows('r.csv'))[0]?.Примечание);
    called.push(stderr.includes('get in touch with them: 1 school: Школа № 1 ('));
  }
  expect(remarks).toMatchObject([
    '',
    expect.stringContaining('2-й раз подряд'),
    expect.stringContaining('3-й раз подряд'),
  ]);
  expect(called).toEqual([false, true, true]);
});

it('many that get worse at once are not believed: the last report stays', async () => {
  const department = await foundDepartment();
  const onPlatform = schoolsOf(12, '68edu.example');
  const schools = [...onPlatform, ...schoolsOf(8)];
  setAll(department, schools, 'pass');
  await department.run('2026-11-20', schools, onto(department));
  const before = await readFile(department.path('r.csv'));

  setAll(department, [...onPlatform, { site: 'school-1.example' }], 'fail');
  const doubtful = await department.run('2026-11-21', schools, onto(department));
  expect(doubtful.code).toBe(3);
  expect(doubtful.stderr).toContain(
    'Many got worse at once: 13 of the 20 schools checked last time; 12 of 13 on 68edu.example.',
  );
  expect(await readFile(department.path('r.csv'))).toEqual(before);
  const beside = (await readdir(department.folder)).find((name) => name.startsWith('r ('));
  expect(await department.rows(beside ?? '')).toHaveLength(20);

  const quiet = await department.run('2026-11-21', schools, [...onto(department), '--quiet']);
  expect(quiet.stderr).toMatch(/^Many got worse at once/);

  const accepted = await department.run('2026-11-22', schools, [
    ...onto(department),
    '--accept-mass-change',
  ]);
  expect(accepted.code).toBe(1);
  expect(accepted.stderr).toContain('Many got worse at once');
  expect((await department.rows('r.csv'))[0]).toMatchObject({ Изменение: 'новое нарушение' });
});

it('a name after --previous that nobody will write is told, also under --quiet', async () => {
  const department = await foundDepartment();
  const slip = ['-o', department.path('r.csv'), '--previous', department.path('e.csv'), '--quiet'];
  const { code, stderr } = await department.run('2026-11-20', schoolsOf(1), slip);
  expect(code).toBe(3);
  expect(stderr).toMatch(/There is no earlier report .*e\.csv.*Check the name/);
  const awaited = await department.run('2026-11-20', schoolsOf(1), [
    '-o',
    department.path('n.csv'),
    '--previous',
    department.path('n.csv'),
    '--quiet',
  ]);
  expect(awaited.stderr).toBe('');
});

it('what is no report ends the run before any site is asked, and stays as it is', async () => {
  const department = await foundDepartment();
  await writeFile(department.path('r.csv'), 'Школа;Сайт\r\nШкола;a.example\r\n');
  const { code, stderr } = await department.run('2026-11-20', schoolsOf(1), onto(department));
  expect(code).toBe(2);
  expect(stderr).toContain('“Школа”, “Сайт”');
  expect(await readdir(department.folder)).toEqual(['r.csv', 'schools.csv']);
});
