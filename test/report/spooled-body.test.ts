import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReportBody, ReportFormat } from '../../src/report/format.js';
import { createSpooledBody } from '../../src/report/spooled-body.js';
import { piecesOf } from '../../src/report/target.js';
import { createReport } from '../../src/report/write-report.js';
import { PROCESSES } from '../support/processes.js';
import { RESULTS, resultWith } from '../support/results.js';
import { SETTINGS, written } from '../support/written.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'noko-check-test-'));
  vi.stubEnv('TMPDIR', folder);
  vi.stubEnv('TEMP', folder);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** Begins with the number of its rows. */
function createBody(): ReportBody {
  let count = 0;
  return createSpooledBody({
    keep({ school }) {
      count += 1;
      return { name: school.name };
    },
    async *write(kept) {
      yield `${count}:`;
      for await (const { name } of kept) yield `${name};`;
    },
  });
}

const FORMAT: ReportFormat = { extensions: [], create: createBody };

test('what only the last row settles may stand first, and rows keep their order', async () => {
  const names = ['первая', 'вторая\n', '{"третья"}'];
  const results = names.map((name) => resultWith({ school: { name } }));
  expect(await written(FORMAT, {}, results)).toBe('3:первая;вторая\n;{"третья"};');
  expect(await written(FORMAT, {}, [])).toBe('0:');
});

test('rows wait in a file, not in memory, and nothing is left of it', async () => {
  const body = createBody();
  for (const result of RESULTS) expect(await body.row(result)).toBe('');
  expect(await readdir(folder)).toHaveLength(1);
  await body.discard?.();
  expect(await readdir(folder)).toEqual([]);
});

test('a reader that leaves midway lets the file go', async () => {
  const body = createBody();
  for (const result of RESULTS) await body.row(result);
  for await (const piece of piecesOf(body.footer()))
    if (piece === `${RESULTS[0]?.school.name};`) break;
  await body.discard?.();
  expect(await readdir(folder)).toEqual([]);
});

test('a temporary folder that cannot be written loses its report alone, and both are named', async () => {
  const missing = join(folder, 'missing');
  vi.stubEnv('TMPDIR', missing);
  vi.stubEnv('TEMP', missing);
  const [spooled, streamed] = [join(folder, 'report.xml'), join(folder, 'report.json')];
  const report = await createReport({
    ...SETTINGS,
    targets: [spooled, streamed],
    stdout: new PassThrough(),
    stdoutFormat: 'csv',
    csvProfile: null,
    processes: PROCESSES,
  });
  expect(await report.write(resultWith({}))).toBe('open');
  expect(await report.finish({ keepExisting: false })).toEqual([
    {
      kind: 'failed',
      file: spooled,
      problem: { code: 'temporary-unwritable', file: spooled, folder: missing, cause: 'ENOENT' },
    },
    { kind: 'written', file: streamed },
  ]);
  expect(await readdir(folder)).toEqual(['report.json']);
});
