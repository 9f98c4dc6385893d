import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal, type KeptAnswer } from '../../src/journal/journal.js';
import {
  createJournalFile,
  type JournalHeader,
  openJournalFile,
  readJournalHeader,
} from '../../src/journal/journal-file.js';
import { unchecked } from '../../src/verdict/judgement.js';
import { answer, failed, LINK, PLAIN, page, schoolWith, siteOf } from '../support/asking.js';
import { codesOf, runOver, schoolsAt } from '../support/running.js';

const ADDRESSES = Array.from({ length: 600 }, (_, n) => `http://s${n}.test/`);
const HEADER: JournalHeader = {
  journal: 1,
  identity: { version: '1.2.3', settings: {}, list: null },
  startedAt: '2026-11-23T03:00:00+03:00',
  recordings: null,
};

let folder: string;
let path: string;
let asked: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'noko-check-test-'));
  path = join(folder, 'report.csv.journal');
  asked = [];
});
afterEach(() => rm(folder, { recursive: true }));

const fetchPage = async (address: string) => {
  asked.push(address);
  const n = Number(/\d+/.exec(address)?.[0]);
  if (n % 10 === 0) return failed(address, 'timeout', { again: 'soon' });
  return answer(address, n % 2 ? page(LINK) : PLAIN);
};

/** Runs over the first of the addresses with a journal, and keeps that. */
async function runWith(journal: Journal, count = ADDRESSES.length) {
  return runOver(schoolsAt(...ADDRESSES.slice(0, count)), fetchPage, { journal });
}

function keptFor(row: number): KeptAnswer {
  const school = schoolWith(siteOf(`s${row}.test`), { row });
  const answered = { judgement: unchecked('timeout'), page: null, http: null, durationMs: 7 };
  return { result: { school, ...answered, checkedAt: HEADER.startedAt }, again: 'no', pass: 1 };
}

async function collect(kept: AsyncIterable<KeptAnswer>): Promise<KeptAnswer[]> {
  const all: KeptAnswer[] = [];
  for await (const each of kept) all.push(each);
  return all;
}

const options = { onFault: () => expect.unreachable() };

describe('a journal', () => {
  it('holds every answer in the order of the rows, the second pass over the first', async () => {
    const { journal, close } = await createJournalFile(path, HEADER, options);
    const results = await runWith(journal);
    await close({ keep: true });
    expect(await readJournalHeader(path)).toEqual(HEADER);
    const again = await openJournalFile(path, HEADER, options);
    const rows: number[] = [];
    for await (const { result, pass } of again.journal.all()) {
      rows.push(result.school.row);
      expect(pass).toBe((result.school.row - 1) % 10 === 0 ? 2 : 1);
    }
    expect(rows).toEqual(results.map(({ school }) => school.row));
    const [before, questions] = [asked.length, asked];
    expect(codesOf(await runWith(again.journal))).toEqual(codesOf(results));
    expect(questions).toHaveLength(before);
    await again.close({ keep: false });
    expect(await readJournalHeader(path)).toBe('absent');
  });

  it('spares the questions of a run without a second pass, too', async () => {
    const { journal, close } = await createJournalFile(path, HEADER, options);
    const once = { journal, secondPass: false };
    const schools = schoolsAt(...ADDRESSES.slice(0, 50));
    const results = await runOver(schools.slice(0, 30), fetchPage, once);
    asked = [];
    const all = await runOver(schools, fetchPage, once);
    expect(asked).toEqual(ADDRESSES.slice(30, 50));
    expect(codesOf(all).slice(0, 30)).toEqual(codesOf(results));
    await close({ keep: false });
  });

  it('forgets what was no answer', async () => {
    const { journal, close } = await createJournalFile(path, HEADER, options);
    const stop = new AbortController();
    let done = 0;
    const results = await runOver(schoolsAt(...ADDRESSES), fetchPage, {
      journal,
      stop: stop.signal,
      onDone() {
        done += 1;
        if (done === 100) stop.abort();
      },
    });
    await close({ keep: true });
    const interrupted = results.filter(({ judgement }) => judgement.reason === 'interrupted');
    expect(interrupted.length).toBeGreaterThan(0);
    const again = await openJournalFile(path, HEADER, options);
    expect(again.journal.size).toBe(ADDRESSES.length - interrupted.length);
    for (const { school } of interrupted) expect(again.journal.has(school.row)).toBe(false);
    await again.close({ keep: false });
  });

  it.each([10, 5_010])('says of %i answers what its file says', async (count) => {
    const { journal, close } = await createJournalFile(path, HEADER, options);
    const rows = Array.from({ length: count }, (_, index) => index + 1);
    // The latest counts, whatever came first.
    for (const row of [3, ...rows.toReversed()]) await journal.put(keptFor(row));
    await journal.put({ ...keptFor(7), pass: 2 });
    const said = await collect(journal.all());
    expect(said.map(({ result, pass }) => [result.school.row, pass])).toEqual(
      rows.map((row) => [row, row === 7 ? 2 : 1]),
    );
    const found = await journal.find(7);
    await close({ keep: true });
    const again = await openJournalFile(path, HEADER, options);
    expect(await collect(again.journal.all())).toEqual(said);
    expect(await again.journal.find(7)).toEqual(found);
    await again.close({ keep: false });
  });

  it('that is torn or damaged holds the answers that are whole', async () => {
    const first = await createJournalFile(path, HEADER, options);
    await runWith(first.journal, 50);
    await first.close({ keep: true });
    const bytes = await readFile(path);
    const lines = bytes.toString().split('\n').slice(0, -1);
    const damaged = lines.map((line, index) => (index === 10 ? line.replace('row', 'raw') : line));
    await writeFile(path, `${damaged.join('\n')}\n${'\0'.repeat(100)}{"crc32":"0`);
    const again = await openJournalFile(path, HEADER, options);
    expect(again.journal.size).toBeGreaterThanOrEqual(49);
    asked = [];
    await runWith(again.journal, 50);
    expect(asked.length).toBeLessThanOrEqual(2);
    await again.close({ keep: false });
  });

  it('ends the run where no more can be kept, neither on the disk nor in memory', async () => {
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    let appended = 0;
    const file = {
      append(bytes: Buffer) {
        appended += bytes.length;
        return appended;
      },
      room: async () => {},
      read: async () => expect.unreachable(),
      fault: full,
      get isOverfull() {
        return appended > 10_000;
      },
    };
    const journal = new Journal(path, { file, isKept: true });
    await expect(runWith(journal)).rejects.toMatchObject({
      problem: { code: 'journal-full', file: path, cause: 'ENOSPC', isKept: true },
    });
    expect(asked.length).toBeLessThan(ADDRESSES.length);
  });
});

describe('a file where the journal would be', () => {
  it.each([
    ['an empty one', '', 'absent'],
    ['one of which only the beginning was written', '{"crc32":"01', 'absent'],
    ['one whose beginning never reached the disk', '\0\0\0\0', 'absent'],
    ['a note', 'shopping list\n', 'foreign'],
    ['another file of lines', '{"a":1}\n{"b":2}\n', 'foreign'],
  ])('that is %s is %s', async (_which, content, known) => {
    await writeFile(path, content);
    expect(await readJournalHeader(path)).toBe(known);
  });
});
