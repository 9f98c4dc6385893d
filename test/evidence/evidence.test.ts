import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SchoolResult } from '../../src/crawl/result.js';
import { RunError } from '../../src/errors.js';
import { type Evidence, openEvidence } from '../../src/evidence/evidence.js';
import type { Exchange } from '../../src/page/exchange.js';
import { readEvidence } from '../support/records.js';
import { RESULTS } from '../support/results.js';

const NAME = '0001-school1.example.warc.gz';

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'noko-check-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function open(folder: string): Promise<Evidence> {
  return openEvidence({
    folder,
    software: 'noko-check/1.2.3',
    carriedHeader: [],
    now: () => new Date('2026-11-23T03:00:00Z'),
  });
}

function exchangeAt(url: string): Exchange {
  const head = Buffer.from('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n');
  return {
    url,
    startedAt: new Date('2026-11-23T03:00:00Z'),
    request: Buffer.from('GET / HTTP/1.1\r\n\r\n'),
    response: { head, body: [Buffer.from(`<title>${url}</title>`)], truncated: null },
    error: null,
  };
}

/** A result of a visit to these addresses, of the school in `row`. */
async function visited(
  evidence: Evidence,
  { addresses, row = 1 }: { readonly addresses: readonly string[]; readonly row?: number },
): Promise<SchoolResult> {
  const [result] = RESULTS;
  if (result === undefined) throw new Error('no result to start from');
  const recording = evidence.startRecording();
  for (const address of addresses) recording.add(exchangeAt(address));
  const kept = await recording.end();
  return {
    ...result,
    school: { ...result.school, row },
    ...(kept === null ? {} : { recording: kept }),
  };
}

describe('the evidence of a school', () => {
  it('is what was asked in its order, between what the file is and the row of the report', async () => {
    const folder = join(await makeFolder(), 'made', 'when', 'missing');
    const evidence = await open(folder);
    const addresses = ['https://school1.example/', 'https://school1.example/menu'];
    await evidence.write(await visited(evidence, { addresses }));
    await evidence.close();
    const records = await readEvidence(join(folder, NAME));
    expect(records.map(({ type }) => type)).toEqual([
      'warcinfo',
      ...['response', 'request', 'response', 'request'],
      'metadata',
    ]);
    expect(records[1]?.url).toBe(addresses[0]);
    expect(records[3]?.text).toBe(`<title>${addresses[1]}</title>`);
    expect(JSON.parse(records.at(-1)?.text ?? '')).toMatchObject({
      schemaVersion: 1,
      verdict: 'pass',
      reason: 'results-link',
    });
    expect(evidence.problem()).toBeNull();
  });

  it('takes the place of an earlier one and leaves nothing else behind', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, NAME), 'last night');
    await writeFile(join(folder, 'notes.txt'), 'ours');
    const evidence = await open(folder);
    await evidence.write(await visited(evidence, { addresses: ['https://school1.example/'] }));
    expect(await readFile(join(folder, NAME), 'latin1')).not.toContain('last night');
    await evidence.close();
    expect((await readdir(folder)).sort()).toEqual([NAME, 'notes.txt']);
  });

  it('is kept for each school that has the site', async () => {
    const folder = await makeFolder();
    const evidence = await open(folder);
    const result = await visited(evidence, { addresses: ['https://school1.example/'] });
    await evidence.write(result);
    await evidence.write({ ...result, school: { ...result.school, row: 2 } });
    const files = [NAME, NAME.replace('1', '2')].map((name) => join(folder, name));
    const [first, second] = await Promise.all(files.map(readEvidence));
    expect(second?.map(({ type }) => type)).toEqual(first?.map(({ type }) => type));
    expect(JSON.parse(second?.at(-1)?.text ?? '')).toMatchObject({ row: 2 });
  });

  it('is not made up where the site was not asked: an earlier one stays', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, NAME), 'last night');
    const evidence = await open(folder);
    await evidence.write(await visited(evidence, { addresses: [] }));
    expect(await readFile(join(folder, NAME), 'utf8')).toBe('last night');
    expect(evidence.problem()).toBeNull();
  });
});

describe('a disk that fails', () => {
  it('is found out before anything is asked', async () => {
    const file = join(await makeFolder(), 'file');
    await writeFile(file, '');
    const error = await open(file).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RunError);
    expect((error as RunError).problem).toEqual({
      code: 'evidence-unwritable',
      file,
      cause: 'EEXIST',
    });
  });

  it('costs the evidence of a visit, and no more', async () => {
    const folder = join(await makeFolder(), 'evidence');
    const evidence = await open(folder);
    await rm(folder, { recursive: true });
    const result = await visited(evidence, { addresses: ['https://school1.example/'] });
    expect(result.recording).toBeUndefined();
    await evidence.write(result);
    expect(evidence.problem()).toEqual({
      code: 'evidence-unwritable',
      file: folder,
      cause: 'ENOENT',
    });
  });

  it('costs the file of a school, and the next is written', async () => {
    const folder = await makeFolder();
    const evidence = await open(folder);
    await mkdir(join(folder, NAME, 'in the way'), { recursive: true });
    const result = await visited(evidence, { addresses: ['https://school1.example/'] });
    await evidence.write(result);
    await evidence.write({ ...result, school: { ...result.school, row: 2 } });
    expect(evidence.problem()).toMatchObject({
      code: 'evidence-unwritable',
      file: join(folder, NAME),
    });
    expect(await readEvidence(join(folder, NAME.replace('1', '2')))).not.toEqual([]);
  });
});
