// An output replaces a report of ours, and nothing else: what stands there is somebody's work.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInProcess } from '../../support/in-process.js';
import { listOf, makeFolder, startSites } from '../../support/sites.js';

const LIST = listOf('pass-1.example');
const PLAN = 'Отдел;План\nОбщий;Позвонить\n';

async function prepare() {
  const folder = await makeFolder();
  const at = (name: string) => join(folder, name);
  await writeFile(at('list.csv'), LIST);
  await writeFile(at('plan.csv'), PLAN);
  const { args, asked } = await startSites();
  const run = (...argv: readonly string[]) => runInProcess(argv);
  const check = (...argv: readonly string[]) => run(at('list.csv'), ...args, ...argv);
  return { at, asked, run, check, read: (name: string) => readFile(at(name), 'utf8') };
}

describe('before a site is asked, -o is refused', () => {
  it('onto the list', async () => {
    const { at, asked, check, read } = await prepare();
    const { code, stderr } = await check('-o', at('list.csv'));
    expect(code).toBe(2);
    expect(stderr).toContain('list.csv” is not replaced: it is what this run reads');
    expect(stderr).toContain('add --force');
    expect([asked, await read('list.csv')]).toEqual([[], LIST]);
  });

  it('onto a file that is no report, in the language of the user', async () => {
    const { at, asked, check, read } = await prepare();
    const { code, stderr } = await check('-o', at('new.csv'), '-o', at('plan.csv'), '--lang=ru');
    expect(code).toBe(2);
    expect(stderr).toContain('записан не этой программой; он начинается так: «Отдел;План».');
    expect(stderr).toContain('добавьте --force');
    expect([asked, await read('plan.csv')]).toEqual([[], PLAN]);
  });

  it('unless --force is given', async () => {
    const { at, check, read } = await prepare();
    expect((await check('-o', at('plan.csv'), '--force')).code).toBe(0);
    expect(await read('plan.csv')).toContain('pass/results-link');
  });
});

it('a report takes the place of an earlier one, and of an empty file', async () => {
  const { at, check, read } = await prepare();
  await writeFile(at('report.csv'), '');
  for (const _night of [1, 2]) expect((await check('-o', at('report.csv'))).code).toBe(0);
  expect(await read('report.csv')).toContain('pass/results-link');
});

it('a whole report that is the list may be written again, the annex alone may not', async () => {
  const { at, check, run } = await prepare();
  await check('-o', at('report.csv'));
  expect((await run(at('report.csv'), '-o', at('report.csv'))).stderr).not.toContain('reads');
  await check('--annex', '-o', at('annex.csv'));
  const again = await run(at('annex.csv'), '-o', at('annex.csv'));
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('it is what this run reads');
});

describe('what the other commands write', () => {
  it('diff replaces neither a plan nor a report that it reads', async () => {
    const { at, run, check, read } = await prepare();
    await check('-o', at('a.csv'), '-o', at('b.csv'));
    const diff = (...argv: readonly string[]) => run('diff', at('a.csv'), at('b.csv'), ...argv);
    expect((await diff('-o', at('plan.csv'))).code).toBe(2);
    expect((await diff('-o', at('b.csv'))).code).toBe(2);
    expect(await read('b.csv')).toContain('pass/results-link');
    for (const file of ['d.csv', 'd.json', 'd.txt']) {
      for (const _time of [1, 2]) expect((await diff('-o', at(file))).code).toBe(0);
    }
    expect((await diff('-o', at('plan.csv'), '--force')).code).toBe(0);
  });

  it('history replaces its own page and tables, and no plan', async () => {
    const { at, run, check } = await prepare();
    await check('-o', at('a.csv'), '--history', at('runs'));
    const history = (...argv: readonly string[]) => run('history', at('runs'), ...argv);
    for (const file of ['h.csv', 'h.html']) {
      for (const _time of [1, 2]) expect((await history('-o', at(file))).code).toBe(0);
    }
    const days = ['--table', 'days', '-o', at('days.csv')];
    for (const _time of [1, 2]) expect((await history(...days)).code).toBe(0);
    expect((await history('-o', at('plan.csv'))).code).toBe(2);
    expect((await history('-o', at('plan.csv'), '--force')).code).toBe(0);
  });

  it('merge replaces neither a plan nor a part', async () => {
    const { at, run, check, read } = await prepare();
    await check('-o', at('1.shard'), '--shard', '1/1');
    const part = await read('1.shard');
    expect((await run('merge', at('1.shard'), '-o', at('plan.csv'))).code).toBe(2);
    expect((await run('merge', at('1.shard'), '-o', at('1.shard'))).code).toBe(2);
    expect(await read('1.shard')).toBe(part);
    for (const _time of [1, 2]) {
      expect((await run('merge', at('1.shard'), '-o', at('all.csv'))).code).toBe(0);
    }
  });
});

describe('notes of staff in the report that would be replaced', () => {
  const write = async (note: string) => {
    const prepared = await prepare();
    const { at, check, read } = prepared;
    await check('-o', at('report.csv'));
    const [head = '', row = ''] = (await read('report.csv')).trimEnd().split('\r\n');
    await writeFile(at('report.csv'), `${head};Комментарий\r\n${row};${note}\r\n`);
    return prepared;
  };

  it('are not lost in silence', async () => {
    const { at, check, read } = await write('обещали до пятницы');
    const { code, stderr } = await check('-o', at('report.csv'), '--lang=ru');
    expect(code).toBe(2);
    expect(stderr).toContain('заполнены столбцы, которых нет в списке («Комментарий»)');
    expect(stderr).toContain('--previous');
    expect(await read('report.csv')).toContain('обещали до пятницы');
  });

  it('are carried by --previous, and given up with --force', async () => {
    const { at, check, read } = await write('обещали до пятницы');
    const report = at('report.csv');
    expect((await check('-o', report, '--previous', report)).code).toBe(0);
    expect(await read('report.csv')).toContain('обещали до пятницы');
    expect((await check('-o', report, '--force')).code).toBe(0);
    expect(await read('report.csv')).not.toContain('Комментарий');
  });

  it('are none in a column that is empty', async () => {
    const { at, check } = await write('');
    expect((await check('-o', at('report.csv'))).code).toBe(0);
  });
});
