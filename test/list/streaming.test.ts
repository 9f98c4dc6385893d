// Memory is bounded by construction: rows are pulled, and nothing reads the source further than the
// row that was asked for. The source counts what was taken from it.
import { describe, expect, test } from 'vitest';
import { countSchools, openSchoolList } from '../../src/list/list.js';
import { encode, REPORT } from '../support/listing.js';

const ROW_COUNT = 100_000;
const CHUNK_ROWS = 100;

function createSource(rowCount = ROW_COUNT) {
  const seen = { rows: 0, closed: false };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield encode('№;Школа;Сайт\n');
      while (seen.rows < rowCount) {
        let text = '';
        for (let i = 0; i < CHUNK_ROWS; i++) {
          seen.rows++;
          text += `${seen.rows};"Школа № ${seen.rows}";http://s${seen.rows}.test\n`;
        }
        yield encode(text);
      }
    } finally {
      seen.closed = true;
    }
  }
  return { seen, list: { name: 'long.csv', chunks: chunks(), report: REPORT } };
}

describe('a long list', () => {
  test('is read no further ahead than its header needs, then row by row', async () => {
    const { seen, list } = createSource();
    const { schools } = await openSchoolList(list);
    // 64 Ki characters for the header; a row is some 40.
    expect(seen.rows).toBeLessThan(3000);
    const startRows = seen.rows;
    let count = 0;
    let furthestAhead = 0;
    for await (const school of schools) {
      count++;
      if (school.number !== String(count)) throw new Error(`row ${count} is ${school.number}`);
      if (count > startRows) furthestAhead = Math.max(furthestAhead, seen.rows - count);
    }
    expect(count).toBe(ROW_COUNT);
    expect(furthestAhead).toBeLessThanOrEqual(2 * CHUNK_ROWS);
    expect(seen.closed).toBe(true);
  });

  test('is closed where the reader leaves early', async () => {
    const { seen, list } = createSource();
    const { schools } = await openSchoolList(list);
    for await (const school of schools) if (school.row === 10) break;
    expect(seen).toMatchObject({ closed: true });
    expect(seen.rows).toBeLessThan(3000);
  });

  test('is closed where its schools are never asked for', async () => {
    const { seen, list } = createSource();
    const { close } = await openSchoolList(list);
    await close();
    expect(seen.closed).toBe(true);
  });

  test('does not depend on large chunks of the source', async () => {
    const text = `Сайт\n${'a.test\n'.repeat(50_000)}`;
    async function* chunks() {
      yield encode(text);
    }
    expect(await countSchools({ name: 'x.csv', chunks: chunks(), report: REPORT })).toBe(50_000);
  });
});

describe('countSchools', () => {
  test('counts the rows and closes the source', async () => {
    const { seen, list } = createSource(1000);
    expect(await countSchools(list)).toBe(1000);
    expect(seen.closed).toBe(true);
  });

  test('finds a broken row anywhere', async () => {
    async function* chunks() {
      yield encode(`Школа;Сайт\n${'а;a.test\n'.repeat(5000)}"б;b.test\n`);
    }
    const counting = countSchools({ name: 'x.csv', chunks: chunks(), report: REPORT });
    await expect(counting).rejects.toMatchObject({
      problem: { code: 'input-broken-csv', line: 5002, cause: 'open-quote' },
    });
  });
});

describe('a source that fails', () => {
  async function* failing(error: Error, before = ''): AsyncGenerator<Uint8Array> {
    if (before !== '') yield encode(before);
    throw error;
  }

  test('is reported with the system’s code', async () => {
    const error = Object.assign(new Error('no such file'), { code: 'ENOENT' });
    const opening = openSchoolList({ name: 'x.csv', chunks: failing(error), report: REPORT });
    await expect(opening).rejects.toMatchObject({
      problem: { code: 'input-unreadable', file: 'x.csv', cause: 'ENOENT' },
    });
  });

  test('is reported also in the middle of the rows', async () => {
    const chunks = failing(new Error('gone'), `Сайт\n${'a.test\n'.repeat(20_000)}`);
    const { schools } = await openSchoolList({ name: 'x.csv', chunks, report: REPORT });
    const reading = (async () => {
      for await (const _ of schools);
    })();
    await expect(reading).rejects.toMatchObject({
      problem: { code: 'input-unreadable', cause: 'gone' },
    });
  });

  test('is not blamed where the run was stopped', async () => {
    const stopped = new DOMException('stopped', 'AbortError');
    const opening = openSchoolList({ name: 'x.csv', chunks: failing(stopped), report: REPORT });
    await expect(opening).rejects.toBe(stopped);
  });
});
