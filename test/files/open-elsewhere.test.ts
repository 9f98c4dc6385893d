import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOpenElsewhere } from '../../src/files/open-elsewhere.js';
import { openReportFile } from '../../src/report/file-sink.js';
import { PROCESSES } from '../support/processes.js';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'noko-check-'));
  path = join(folder, 'report.xlsx');
  await writeFile(path, 'вчера');
});

afterEach(() => rm(folder, { recursive: true }));

function refusing(code: string): () => Promise<void> {
  return () => Promise.reject(Object.assign(new Error(code), { code }));
}

describe('a report is open elsewhere', () => {
  it.each(['~$report.xlsx', '.~lock.report.xlsx#'])('where %s stands beside it', async (sign) => {
    await writeFile(join(folder, sign), '');
    expect(await findOpenElsewhere(path, { system: 'linux' })).toEqual({ sign });
    expect(await findOpenElsewhere(path, { system: 'darwin' })).toEqual({ sign });
  });

  it('where Windows says so, whether a file stands beside it or not', async () => {
    const how = { system: 'win32', tryOpening: refusing('EBUSY') } as const;
    expect(await findOpenElsewhere(path, how)).toEqual({ sign: null });
    await writeFile(join(folder, '~$report.xlsx'), '');
    expect(await findOpenElsewhere(path, how)).toEqual({ sign: '~$report.xlsx' });
    const asReadOnly = { system: 'win32', tryOpening: refusing('EPERM') } as const;
    expect(await findOpenElsewhere(path, asReadOnly)).toEqual({ sign: '~$report.xlsx' });
  });

  it('not where a crash left that file behind on Windows, which lets us write', async () => {
    await writeFile(join(folder, '~$report.xlsx'), '');
    expect(await findOpenElsewhere(path, { system: 'win32' })).toBeNull();
  });

  it('not where nothing shows it, nor where the file is read-only', async () => {
    await writeFile(join(folder, '~$other.xlsx'), '');
    expect(await findOpenElsewhere(path, { system: 'linux' })).toBeNull();
    for (const code of ['EPERM', 'EACCES', 'EISDIR']) {
      const finding = findOpenElsewhere(path, { tryOpening: refusing(code) });
      await expect(finding).rejects.toMatchObject({ code });
    }
  });
});

describe('a report that is open in LibreOffice', () => {
  const sign = '.~lock.report.xlsx#';
  const options = { now: () => new Date(2026, 10, 23, 3, 0), processes: PROCESSES };

  it('is known before its rows, and left as it was: the new one goes beside it', async () => {
    await writeFile(join(folder, sign), '');
    const sink = await openReportFile(path, options);
    expect(sink.openElsewhere).toEqual({ sign });
    await sink.write('сегодня');
    const beside = join(folder, 'report (2026-11-23 03-00).xlsx');
    expect(await sink.commit({ keepExisting: false })).toEqual({
      kind: 'beside',
      file: path,
      writtenTo: beside,
      cause: 'in-use',
    });
    expect(await readFile(path, 'utf8')).toBe('вчера');
    expect(await readFile(beside, 'utf8')).toBe('сегодня');
    expect(await readdir(folder)).toHaveLength(3);
  });

  it('is replaced where it has been closed meanwhile', async () => {
    await writeFile(join(folder, sign), '');
    const sink = await openReportFile(path, options);
    await sink.write('сегодня');
    await rm(join(folder, sign));
    expect(await sink.commit({ keepExisting: false })).toEqual({ kind: 'written', file: path });
    expect(await readFile(path, 'utf8')).toBe('сегодня');
  });

  it('is left alone also where it is opened only meanwhile', async () => {
    const sink = await openReportFile(path, options);
    expect(sink.openElsewhere).toBeNull();
    await writeFile(join(folder, sign), '');
    expect(await sink.commit({ keepExisting: false })).toMatchObject({ kind: 'beside' });
    expect(await readFile(path, 'utf8')).toBe('вчера');
  });
});
