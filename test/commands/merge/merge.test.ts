// A list that several runs share, and their parts put together: what one run would have written.
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shardOf } from '../../../src/crawl/shard.js';
import { sealLine } from '../../../src/files/sealed-lines.js';
import { parseSite } from '../../../src/list/site.js';
import { runCommand } from '../../support/command.js';
import { runInProcess } from '../../support/in-process.js';
import { isTroubled, startCountingSites } from '../../support/killed-runs.js';
import { startMailServer } from '../../support/mail-server.js';
import { closedPort, startHttp } from '../../support/servers.js';
import { connectTo, listOf, makeFolder, SCHOOL_TEXT, startSites } from '../../support/sites.js';

const SITES = 60;
const SCHOOLS = SITES + 1;
const PARTS = ['1.shard', '2.shard', '3.shard', '4.shard'];
/** Many runs one after the other, on a machine that may be busy. */
const TIMEOUT_MS = 180_000;

/** A folder with a list, and the parts of its report that are wanted. */
async function openWorkshop(parts: readonly string[] = PARTS) {
  const folder = await makeFolder();
  const sites = await startCountingSites(SITES);
  await writeFile(join(folder, 'list.csv'), `${sites.list}Школа без сайта;нет;район\n`);
  const run = (...args: string[]) => runCommand(args, { cwd: folder });
  for (const part of parts) {
    const shard = `${part.slice(0, 1)}/4`;
    const { code, stderr } = await run('list.csv', '--shard', shard, '-o', part, ...sites.args);
    expect(code, stderr).toBe(1);
  }
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  return { folder, sites, run, read };
}

function rowsIn(ndjson: string) {
  const lines = ndjson.split('\n').slice(0, -1);
  return lines.map((line): { row: number; remarks: { code: string }[] } => JSON.parse(line));
}

function withoutTimes(text: string): string {
  return text
    .replace(/"durationMs":[\d.]+/g, '"durationMs":0')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:\+00:00|Z)?/g, '')
    .replace(/\d\d\.\d\d\.\d{4} \d\d:\d\d/g, '')
    .replace(/ time="[\d.]+"/g, '');
}

describe('four parts of a list', { timeout: TIMEOUT_MS }, () => {
  it('put together are what one run writes, in every format', async () => {
    const { sites, run, read } = await openWorkshop();
    for (const [host, count] of sites.counts()) expect(count).toBe(isTroubled(host) ? 2 : 1);
    expect(sites.counts().size).toBe(SITES);
    const formats = ['csv', 'ndjson', 'json', 'xml'];
    const outputs = (name: string) => formats.flatMap((format) => ['-o', `${name}.${format}`]);
    const one = await run('list.csv', ...outputs('one'), ...sites.args);
    const parts = [...PARTS].reverse();
    const merged = await run('merge', ...parts, '--list', 'list.csv', ...outputs('all'));
    expect(merged.code).toBe(one.code);
    for (const format of formats) {
      const [all, whole] = [await read(`all.${format}`), await read(`one.${format}`)];
      expect(withoutTimes(all)).toBe(withoutTimes(whole));
    }
    expect(merged.stderr).toContain('Checked 61 schools');
    expect(merged.stderr).toContain('12 schools link to the same results as another');
  });

  it('remark results that schools of different parts share', async () => {
    const { run } = await openWorkshop();
    const { stdout } = await run('merge', ...PARTS, '--format', 'ndjson');
    const sharing = rowsIn(stdout).filter(({ remarks }) =>
      remarks.some(({ code }) => code === 'shared-link'),
    );
    expect(sharing.map(({ row }) => row)).toEqual([2, 5, 17, 20, 22, 25, 37, 40, 47, 50, 52, 55]);
    const partOf = (n: number) => shardOf({ site: parseSite(`http://s${n}.example`) }, 4);
    expect(partOf(17)).not.toBe(partOf(20));
  });

  it('are interrupted and gone on with like whole runs', async () => {
    const { folder, sites, run, read } = await openWorkshop(['1.shard', '2.shard', '4.shard']);
    const rest = ['list.csv', '-o', '3.shard', ...sites.args];
    await writeFile(join(folder, '3.shard.journal'), '');
    expect((await run(...rest, '--shard', '3/4', '--resume')).code).toBe(1);
    expect((await run('merge', ...PARTS, '-o', 'all.ndjson')).code).toBe(1);
    expect(rowsIn(await read('all.ndjson')).map(({ row }) => row)).toEqual(
      Array.from({ length: SCHOOLS }, (_, index) => index + 1),
    );
  });
});

it('parts share the list: each school is in one, and each says how many it has', async () => {
  const { sites, run } = await openWorkshop([]);
  const all: number[] = [];
  for (const index of [1, 2, 3]) {
    const shard = ['--shard', `${index}/3`, '--format', 'ndjson'];
    const { stdout, stderr } = await run('list.csv', ...shard, ...sites.args);
    const rows = rowsIn(stdout).map(({ row }) => row);
    expect(stderr).toContain(`Part ${index} of 3: ${rows.length} of 61 schools.`);
    all.push(...rows);
  }
  expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: SCHOOLS }, (_, n) => n + 1));
}, 60_000);

it('what does not make a report is refused, and the message says why', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { folder, sites, run, read } = await openWorkshop();
  const [first, second, third, fourth] = PARTS as [string, string, string, string];
  const make = (name: string, ...args: string[]) =>
    run('list.csv', '-o', name, ...sites.args, ...args);
  await make('slow.shard', '--shard', '2/4', '--timeout', '30');
  await make('half.shard', '--shard', '2/2');
  await make('report.csv');
  await writeFile(join(folder, 'other.csv'), `${sites.list}Школа без сайта;нет;город\n`);
  await run('other.csv', '-o', 'other.shard', '--shard', '2/4', ...sites.args);
  const text = await read(second);
  const bytes = Buffer.byteLength(text);
  await writeFile(join(folder, 'cut.shard'), text);
  await truncate(join(folder, 'cut.shard'), bytes - 10);
  await writeFile(
    join(folder, 'damaged.shard'),
    text.replace('"verdict":"pass"', '"verdict":"fail"'),
  );
  await writeFile(
    join(folder, 'newer.shard'),
    sealLine({ header: { form: 99, version: '9.9.9' } }),
  );
  await writeFile(
    join(folder, 'older.shard'),
    text
      .split('\n')
      .map((line) => {
        if (!line.includes('"header"')) return line;
        const { value } = JSON.parse(line);
        return sealLine({ header: { ...value.header, version: '0.0.1' } }).trimEnd();
      })
      .join('\n'),
  );

  const cases: readonly (readonly [parts: readonly string[], said: string])[] = [
    [
      [first, second, fourth],
      'There should be 4 parts, but these are missing: 3. Give their files, too, or run these parts again.',
    ],
    [
      [first, second, third, fourth, './2.shard'],
      'The part “./2.shard” cannot be used: it is part 2, and so is “2.shard”. Leave one of them out.',
    ],
    [
      [first, 'slow.shard'],
      'it was checked with other settings than “1.shard”: --timeout there 15, here 30.',
    ],
    [[first, 'half.shard'], 'it is one of 2 parts, and “1.shard” is one of 4.'],
    [
      [first, 'other.shard'],
      'it was checked by another list than “1.shard” (of 61 schools and of 61).',
    ],
    [['report.csv'], 'The part “report.csv” cannot be used: it is no part of a report.'],
    [['cut.shard'], 'the file ends too early'],
    [
      [first, 'damaged.shard', third, fourth],
      'The part “damaged.shard” cannot be used: the file is damaged, rows that cannot be read: 1.',
    ],
    [['newer.shard'], 'a newer version (9.9.9) has written it.'],
    [['older.shard'], 'version 0.0.1 has written it, and this is version'],
    [['gone.shard'], 'no such file or folder'],
    [
      [first, '--list', 'other.csv'],
      'it was checked by another list (of 61 schools, the one given has 61).',
    ],
  ];
  for (const [parts, said] of cases) {
    const { code, stderr, stdout } = await run('merge', ...parts);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(said),
    });
  }
});

describe('--shard', () => {
  it.each([
    [['--shard', '5/4'], {}, 'option --shard: found “5/4”, expected K/N'],
    [['--shard', '0/4'], {}, 'found “0/4”'],
    [['--shard', '1/0'], {}, 'found “1/0”'],
    [['--shard', 'auto/4'], {}, 'JOB_COMPLETION_INDEX, a number from 0 to 3; it is not set.'],
    [['--shard', 'auto/4'], { JOB_COMPLETION_INDEX: '4' }, 'from 0 to 3; found “4”.'],
    [['--shard', '1/4', '--history', 'nights'], {}, 'Give --history to noko-check merge instead.'],
    [
      [
        '--shard',
        '1/4',
        '--mail-to',
        'a@edu.example',
        '--smtp',
        'smtp://mail.example',
        '--mail-from',
        'b@edu.example',
      ],
      {},
      'Give --mail-to to noko-check merge instead.',
    ],
    [
      ['--shard', '1/4', '--previous', 'old.csv'],
      {},
      'Give --previous to noko-check merge instead.',
    ],
  ])('%j with %j is an error', async (args, env, said) => {
    const { code, stderr } = await runInProcess(['list.csv', ...args], { env });
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  it('auto/N takes its place from what Kubernetes says', async () => {
    const folder = await makeFolder();
    const { args } = await startSites();
    const hosts = Array.from({ length: 8 }, (_, n) => `pass-${n}.example`);
    const list = join(folder, 'list.csv');
    await writeFile(list, listOf(...hosts));
    const rowsOf = async (shard: string, env = {}) => {
      const options = [list, '--shard', shard, '--format', 'ndjson', ...args];
      return rowsIn((await runInProcess(options, { env })).stdout).map(({ row }) => row);
    };
    expect(await rowsOf('auto/2', { JOB_COMPLETION_INDEX: '1' })).toEqual(await rowsOf('2/2'));
  });
});

it('merge without parts, or with an option before it, is an error', async () => {
  expect((await runInProcess(['merge'])).stderr).toContain('no parts are given.');
  expect((await runInProcess(['--quiet', 'merge', 'a.shard'])).stderr).toContain(
    'must follow the word merge',
  );
});

it('merge compares with an earlier report, keeps the run and sends mail, as one run would', async () => {
  const folder = await makeFolder();
  const { args } = await startSites();
  const server = await startMailServer();
  const path = (name: string) => join(folder, name);
  await writeFile(path('list.csv'), listOf('pass-1.example', 'pass-2.example', 'fail-3.example'));
  for (const index of [1, 2]) {
    const shard = ['--shard', `${index}/2`, '-o', path(`${index}.shard`)];
    expect((await runInProcess([path('list.csv'), ...shard, ...args])).stderr).toContain('Part ');
  }
  await writeFile(
    path('old.csv'),
    'Наименование организации;Адрес сайта;Результат;Код;Проверено\n' +
      'School 3;http://fail-3.example;соответствует;pass/results-link;2026-11-20T03:00:00+00:00\n',
  );
  const { code, stderr } = await runInProcess([
    ...['merge', path('1.shard'), path('2.shard'), '-o', path('report.csv')],
    ...['--previous', path('old.csv'), '--history', path('nights')],
    ...['--mail-to', 'inspector@department.example', '--mail-from', 'night@department.example'],
    ...['--smtp', server.url()],
  ]);
  expect(code, stderr).toBe(1);
  expect(await readFile(path('report.csv'), 'utf8')).toContain('новое нарушение');
  expect(await readdir(path('nights'))).toHaveLength(1);
  expect(server.received).toHaveLength(1);
});

it('a page that stands at sites of different parts accuses none of them', async () => {
  const folder = await makeFolder();
  const partOf = (host: string) => shardOf({ site: parseSite(`http://${host}`) }, 5);
  const names = Array.from({ length: 200 }, (_, at) => `school-${at}.example`);
  const parts = [1, 2, 3, 4, 5];
  const hosts = parts.map((part) => names.find((name) => partOf(name) === part) ?? '');
  const stub = await startHttp((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>Школа</title>${SCHOOL_TEXT}`);
  });
  const list = join(folder, 'list.csv');
  await writeFile(list, listOf(...hosts));
  const files = parts.map((part) => join(folder, `${part}.shard`));
  for (const [index, file] of files.entries()) {
    const args = [list, '--shard', `${index + 1}/5`, '-o', file];
    const { code } = await runInProcess([...args, ...connectTo(stub, await closedPort())]);
    expect(code).toBe(1);
  }
  const merged = await runInProcess(['merge', ...files, '--format', 'ndjson']);
  const codes = merged.stdout
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row).reason);
  expect(codes).toEqual(Array(5).fill('not-the-site'));
  expect(merged.code).toBe(3);
  expect(merged.stderr).toContain('0  fail');
});
