import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { keepRun } from '../../src/history/keep-run.js';
import { readRuns } from '../../src/history/read-runs.js';
import { openReport } from '../../src/report/read/open-report.js';
import { CARRIED_HEADER, RESULTS } from '../support/results.js';
import { makeFolder } from '../support/sites.js';

async function keep(folder: string, mark: 'doubtful' | 'interrupted' | null) {
  const kept = await keepRun({
    folder,
    startedAt: '2026-11-23T03:00:12+03:00',
    carriedHeader: CARRIED_HEADER,
  });
  for (const result of RESULTS) await kept.write(result);
  const problem = await kept.finish(mark);
  await kept.close();
  return problem;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

it('a run is kept whole, in a folder that is made for it', async () => {
  const folder = join(await makeFolder(), 'a', 'history');
  expect(await keep(folder, null)).toBeNull();
  expect(await readdir(folder)).toEqual(['2026-11-23T03-00-12.ndjson.gz']);
  const file = join(folder, '2026-11-23T03-00-12.ndjson.gz');
  const lines = gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line).verdict)).toEqual(['pass', 'fail', 'unchecked']);
  const schools: string[] = [];
  for await (const { site } of openReport(file)) schools.push(site);
  expect(schools).toHaveLength(3);
});

it('a second run of the same moment takes a name of its own; marks stand in the name', async () => {
  const folder = await makeFolder();
  for (const mark of [null, null, 'doubtful'] as const) await keep(folder, mark);
  expect((await readdir(folder)).sort()).toEqual([
    '2026-11-23T03-00-12-2.ndjson.gz',
    '2026-11-23T03-00-12.doubtful.ndjson.gz',
    '2026-11-23T03-00-12.ndjson.gz',
  ]);
});

it('a run that is not finished leaves nothing', async () => {
  const folder = await makeFolder();
  const kept = await keepRun({ folder, startedAt: '2026-11-23T03:00:12+03:00', carriedHeader: [] });
  for (const result of RESULTS) await kept.write(result);
  await kept.close();
  expect(await readdir(folder)).toEqual([]);
});

it('what a killed run left is removed after two days, and nothing else', async () => {
  const folder = await makeFolder();
  // It is the disk's clock that tells, which nobody can set for a test.
  const old = new Date(Date.now() - 3 * DAY_MS);
  const recent = new Date(Date.now() - DAY_MS);
  for (const [name, time] of [
    ['noko-check-0123abcd.part', old],
    ['noko-check-4567cdef.part', recent],
    ['notes.part', old],
  ] as const) {
    await writeFile(join(folder, name), '');
    await utimes(join(folder, name), time, time);
  }
  await keep(folder, null);
  expect((await readdir(folder)).sort()).toEqual([
    '2026-11-23T03-00-12.ndjson.gz',
    'noko-check-4567cdef.part',
    'notes.part',
  ]);
});

it('a folder that cannot be made is told before the run', async () => {
  const folder = join(await makeFolder(), 'file');
  await writeFile(folder, '');
  const kept = keepRun({ folder, startedAt: '2026-11-23T03:00:12+03:00', carriedHeader: [] });
  await expect(kept).rejects.toMatchObject({
    problem: { code: 'history-unwritable', file: folder, cause: 'EEXIST' },
  });
});

it('what is kept is read back; a torn file is told, not taken for a run', async () => {
  const folder = await makeFolder();
  await keep(folder, null);
  const file = join(folder, '2026-11-23T03-00-12.ndjson.gz');
  await writeFile(
    join(folder, '2026-11-24T03-00-00.ndjson.gz'),
    (await readFile(file)).subarray(0, -9),
  );
  await writeFile(join(folder, 'notes.txt'), '');
  const runs = [];
  for await (const run of readRuns(folder)) runs.push(run);
  expect(runs).toMatchObject([
    {
      day: '2026-11-23',
      mark: null,
      rows: [{ code: 'pass/results-link', busId: '75187' }, {}, {}],
    },
    { day: '2026-11-24', rows: null },
  ]);
});
