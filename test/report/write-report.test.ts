import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { csv } from '../../src/report/csv.js';
import type { ReportFormat } from '../../src/report/format.js';
import { ndjson } from '../../src/report/ndjson.js';
import { createReport, type ReportOptions } from '../../src/report/write-report.js';
import { PROCESSES } from '../support/processes.js';
import { RESULTS, resultWith } from '../support/results.js';
import { SETTINGS, written } from '../support/written.js';

let folder: string;
let stdout: PassThrough;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'noko-check-'));
  stdout = new PassThrough();
});

afterEach(() => rm(folder, { recursive: true }));

function optionsFor(targets: readonly string[]): ReportOptions {
  return {
    ...SETTINGS,
    targets,
    stdout,
    stdoutFormat: 'csv',
    csvProfile: null,
    processes: PROCESSES,
  };
}

test('each target gets the same results in the format and profile that befit it', async () => {
  const [table, lines] = [join(folder, 'report.CSV'), join(folder, 'report.ndjson')];
  const report = await createReport(optionsFor([table, '-', lines]));
  for (const result of RESULTS) expect(await report.write(result)).toBe('open');
  expect(await report.finish({ keepExisting: false })).toEqual([
    { kind: 'written', file: table },
    { kind: 'written', file: '-' },
    { kind: 'written', file: lines },
  ]);
  expect(await readFile(table, 'utf8')).toBe(await written(csv, { csvProfile: 'excel' }));
  expect(await text(stdout.end())).toBe(await written(csv, { csvProfile: 'plain' }));
  expect(await readFile(lines, 'utf8')).toBe(await written(ndjson));
});

test('a profile and a format that were asked for win over the target’s own', async () => {
  const table = join(folder, 'report.csv');
  const report = await createReport({
    ...optionsFor([table, '-']),
    csvProfile: 'plain',
    stdoutFormat: 'ndjson',
    annex: true,
  });
  await report.finish({ keepExisting: false });
  expect(await readFile(table, 'utf8')).toBe(
    await written(csv, { csvProfile: 'plain', annex: true }, []),
  );
  expect(await text(stdout.end())).toBe('');
});

test.skipIf(platform === 'win32')(
  'a device without extension takes the format of stdout',
  async () => {
    const report = await createReport(optionsFor(['/dev/null']));
    expect(await report.finish({ keepExisting: false })).toEqual([
      { kind: 'written', file: '/dev/null' },
    ]);
  },
);

test('an unknown extension is told with the known ones, and nothing is left behind', async () => {
  const file = join(folder, 'report.pdf');
  await expect(createReport(optionsFor([join(folder, 'a.csv'), file]))).rejects.toMatchObject({
    problem: {
      code: 'output-format',
      file,
      known: ['.csv', '.docx', '.html', '.json', '.xml', '.ndjson', '.shard', '.xlsx'],
    },
  });
  expect(await readdir(folder)).toEqual([]);
});

test('one target that cannot be opened stops the run before it starts, and leaves none behind', async () => {
  const missing = join(folder, 'missing', 'report.csv');
  await expect(createReport(optionsFor([join(folder, 'a.csv'), missing]))).rejects.toMatchObject({
    problem: { code: 'output-unwritable', file: missing, cause: 'ENOENT' },
  });
  expect(await readdir(folder)).toEqual([]);
});

test('a target that fails midway is named, and the others are whole', async () => {
  const full = new Writable({
    write(chunk, _encoding, done) {
      const isRow = !String(chunk).includes('№ п/п');
      done(isRow ? Object.assign(new Error('full'), { code: 'ENOSPC' }) : null);
    },
  });
  const file = join(folder, 'report.ndjson');
  const report = await createReport({ ...optionsFor(['-', file]), stdout: full });
  for (const result of RESULTS) expect(await report.write(result)).toBe('open');
  expect(await report.finish({ keepExisting: false })).toEqual([
    {
      kind: 'failed',
      file: '-',
      problem: { code: 'output-unwritable', file: '-', cause: 'ENOSPC' },
    },
    { kind: 'written', file },
  ]);
  expect(await readFile(file, 'utf8')).toBe(await written(ndjson));
});

test('a closed pipe alone ends the wish for rows; a file beside it goes on', async () => {
  const file = join(folder, 'report.csv');
  const [result] = RESULTS;
  if (result === undefined) throw new Error('no results');
  const alone = await createReport(optionsFor(['-']));
  const both = await createReport(optionsFor(['-', file]));
  stdout.destroy(Object.assign(new Error('closed'), { code: 'EPIPE' }));
  expect(await alone.write(result)).toBe('closed');
  expect(await both.write(result)).toBe('open');
  expect(await alone.finish({ keepExisting: false })).toEqual([{ kind: 'closed', file: '-' }]);
  expect(await both.finish({ keepExisting: false })).toEqual([
    { kind: 'closed', file: '-' },
    { kind: 'written', file },
  ]);
});

test('a result that no format can turn into a row is a bug, not a failed target', async () => {
  const report = await createReport(optionsFor([join(folder, 'report.csv')]));
  const broken = { ...resultWith({}), school: null };
  // @ts-expect-error: no result has this shape.
  await expect(report.write(broken)).rejects.toThrow(TypeError);
  await report.abandon();
  expect(await readdir(folder)).toEqual([]);
});

test('a bug in one format at the end of a run does not lose the reports of the others', async () => {
  const broken = {
    header: () => '',
    row: () => '',
    footer: () => Promise.reject(new Error('bug')),
  };
  const format: ReportFormat = ndjson;
  const create = vi.spyOn(format, 'create').mockReturnValue(broken);
  const file = join(folder, 'report.csv');
  const report = await createReport(optionsFor([join(folder, 'broken.ndjson'), file]));
  create.mockRestore();
  for (const result of RESULTS) await report.write(result);
  await expect(report.finish({ keepExisting: false })).rejects.toThrow('bug');
  expect(await readdir(folder)).toEqual(['report.csv']);
  expect(await readFile(file, 'utf8')).toBe(await written(csv, { csvProfile: 'excel' }));
});

test('an abandoned run leaves every file as it was', async () => {
  const file = join(folder, 'report.csv');
  await writeFile(file, 'вчера');
  const report = await createReport(optionsFor([file, join(folder, 'new.ndjson')]));
  await report.write(resultWith({}));
  await report.abandon();
  expect(await readdir(folder)).toEqual(['report.csv']);
  expect(await readFile(file, 'utf8')).toBe('вчера');
});
