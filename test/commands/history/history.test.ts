import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInProcess } from '../../support/in-process.js';
import { foundDepartment, schoolsOf } from '../../support/nights.js';
import { listOf, makeFolder, startSites } from '../../support/sites.js';

async function keepTwoNights() {
  const department = await foundDepartment();
  const [one, two] = schoolsOf(2);
  department.sites.set('school-1.example', 'pass').set('school-2.example', 'fail');
  const schools = [one, two].flatMap((school) => school ?? []);
  const options = ['--history', department.path('history'), '-o', department.path('r.csv')];
  const first = await department.run('2026-11-20', schools, options);
  department.sites.set('school-2.example', 'pass');
  await department.run('2026-11-21', schools, options);
  return { department, folder: department.path('history'), first };
}

it('every run is kept, and drawn as a page and a table', async () => {
  const { department, folder, first } = await keepTwoNights();
  expect(first.stderr).toContain(`History: ${folder}\n`);
  expect(await readdir(folder)).toEqual([
    '2026-11-20T03-00-00.ndjson.gz',
    '2026-11-21T03-00-00.ndjson.gz',
  ]);
  const page = department.path('history.html');
  const table = department.path('history.csv');
  const { code, stdout } = await runInProcess(['history', folder, '-o', page, '-o', table]);
  expect([code, stdout]).toEqual([0, '']);
  expect(await readFile(page, 'utf8')).toContain('<h1>История проверок</h1>');
  expect(await department.rows('history.csv')).toMatchObject([
    { Результат: 'соответствует', 'С какого дня': '20.11.2026' },
    { Результат: 'соответствует', 'С какого дня': '21.11.2026', Изменений: '1' },
  ]);
});

it('without an output the table goes to standard output, of schools or of days', async () => {
  const { folder } = await keepTwoNights();
  const schools = await runInProcess(['history', folder]);
  expect(schools.stdout.split('\n')[0]).toMatch(/^№ п\/п,Наименование организации,/);
  const days = await runInProcess(['history', folder, '--table', 'days']);
  expect(days.stdout.trimEnd().split('\n').slice(1)).toEqual([
    '2026-11-20,1,1,0,50.0',
    '2026-11-21,2,0,0,100.0',
  ]);
});

it('a run that is stopped is kept apart', async () => {
  const sites = await startSites();
  const folder = await makeFolder();
  const list = join(folder, 'schools.csv');
  await writeFile(list, listOf('pass-1.example', 'hang-2.example'));
  const stop = new AbortController();
  const history = join(folder, 'history');
  const running = runInProcess(
    [list, ...sites.args, '--history', history, '-o', join(folder, 'r.csv'), '--timeout', '1'],
    { stop: stop.signal },
  );
  await sites.whenAsked('hang-2.example');
  stop.abort();
  expect((await running).code).toBe(130);
  expect(await readdir(history)).toEqual(['2026-11-23T03-00-00.interrupted.ndjson.gz']);
});

describe('the command is refused', () => {
  it('without a folder, or with several', async () => {
    for (const folders of [[], ['a', 'b']]) {
      const { code, stderr } = await runInProcess(['history', ...folders]);
      expect(code).toBe(2);
      expect(stderr).toContain(`found ${folders.length}`);
    }
  });

  it('where there is no history', async () => {
    const folder = await makeFolder();
    for (const [path, cause] of [
      [folder, '2026-11-20T03-00-00.ndjson.gz'],
      [join(folder, 'none'), 'ENOENT'],
    ] as const) {
      const { code, stderr } = await runInProcess(['history', path]);
      expect(code).toBe(2);
      expect(stderr).toContain(cause);
    }
  });

  it('with an output of another kind, before anything is read', async () => {
    const { code, stderr } = await runInProcess(['history', 'none', '-o', 'history.pdf']);
    expect(code).toBe(2);
    expect(stderr).toContain('.html, .csv');
  });
});
