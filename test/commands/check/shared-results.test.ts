// One results number at several schools, each with another in the list: whichever way a run goes, it
// calls none of them wrong.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { type InProcessOptions, runInProcess } from '../../support/in-process.js';
import { startSites } from '../../support/sites.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const at = (name: string): string => join(folder(), name);

const LIST = `name;url;bus_id
Школа № 1;http://pass-1.example;1
Школа № 2;http://pass-2.example;2
Школа № 3;http://pass-3.example;3
Школа № 4;http://fail-4.example;4
`;
const SHARED = [...Array(3).fill('pass/results-link'), 'fail/no-link'];

async function prepare() {
  await writeFile(at('list.csv'), LIST);
  const sites = await startSites();
  const run = (argv: readonly string[], options: InProcessOptions = {}) =>
    runInProcess([...argv, '--lang', 'en'], options);
  return { ...sites, run };
}

function codesIn(ndjson: string): readonly string[] {
  const rows = ndjson.trim().split('\n');
  return rows.map((row) => JSON.parse(row)).map(({ verdict, reason }) => `${verdict}/${reason}`);
}

it('from a list in a pipe, also where each row is handed on at once', async () => {
  const { args, run } = await prepare();
  for (const more of [[], ['--no-second-pass']]) {
    const stdin = () => new PassThrough().end(LIST);
    const argv = ['-', '--format', 'ndjson', ...more, ...args];
    const { stdout, code } = await run(argv, { stdin });
    expect([code, codesIn(stdout)]).toEqual([1, SHARED]);
  }
});

it('in a file that people read, with what to do', async () => {
  const { args, run } = await prepare();
  await run([at('list.csv'), '-o', at('r.csv'), ...args]);
  const table = await readFile(at('r.csv'), 'utf8');
  expect(table).toContain(
    'Тот же адрес результатов стоит и у других организаций списка: Школа № 1',
  );
  expect(table).not.toContain('результаты другой организации');
});

it('in a run that was interrupted and resumed', async () => {
  const { args, whenAsked, run } = await prepare();
  const argv = [at('list.csv'), '-o', at('whole.ndjson'), '--concurrency', '1', ...args];
  const stopped = new AbortController();
  const first = run(argv, { stop: stopped.signal });
  await whenAsked('pass-2.example');
  stopped.abort();
  expect((await first).code).toBe(130);
  await run([...argv, '--resume']);
  expect(codesIn(await readFile(at('whole.ndjson'), 'utf8'))).toEqual(SHARED);
});

it('in parts that are put together, of which each knows but one', async () => {
  const { args, run } = await prepare();
  const parts = ['1', '2', '3', '4', '5', '6', '7', '8'];
  const alone: string[] = [];
  for (const part of parts) {
    const file = at(`${part}.shard`);
    await run([at('list.csv'), '--shard', `${part}/8`, '-o', file, ...args]);
    alone.push(await readFile(file, 'utf8'));
  }
  // Otherwise this would show nothing.
  expect(alone.join('')).toContain('wrong-organisation');
  const files = parts.map((part) => at(`${part}.shard`));
  const { stdout } = await run(['merge', ...files, '--format', 'ndjson']);
  expect(codesIn(stdout)).toEqual(SHARED);
});
