// A bug of ours costs the row that it hit and shows itself: in the row, on stderr, in the exit code.
import { Readable } from 'node:stream';
import { expect, it, vi } from 'vitest';
import type { FetchPage } from '../../../src/page/fetch.js';
import { runInProcess } from '../../support/in-process.js';
import { listOf } from '../../support/sites.js';

const fetchPage: FetchPage = async (address) => {
  if (address.includes('bug')) throw new TypeError('a slip of ours');
  return {
    reason: 'http-error',
    detail: '404',
    address,
    redirects: [],
    status: 404,
    again: 'no',
    retryAfterMs: null,
  };
};

vi.mock('../../../src/http/http-client.js', () => ({
  createFetchPage: () => fetchPage,
}));

it.each(['unchecked', 'never'])('a bug ends the run with 70 under --fail-on %s', async (failOn) => {
  const { code, stdout, stderr } = await runInProcess(
    ['-', '--format', 'ndjson', '--fail-on', failOn, '--quiet', '--connect-to', ':::'],
    { stdin: () => Readable.from([Buffer.from(listOf('a.example', 'bug.example', 'b.example'))]) },
  );
  expect(code).toBe(70);
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.map(({ reason }) => reason)).toEqual(['http-error', 'internal-error', 'http-error']);
  expect(rows[1]).toMatchObject({ verdict: 'unchecked', detail: 'a slip of ours' });
  expect(stderr).toContain('a slip of ours');
  expect(stderr, 'says where').toMatch(/bug\.test\.ts/);
});
