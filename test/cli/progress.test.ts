import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseColourLevel } from '../../src/cli/colour.js';
import { createProgress } from '../../src/cli/progress.js';
import type { SchoolResult } from '../../src/crawl/result.js';
import { createTally } from '../../src/report/tally.js';
import { WORDS } from '../../src/words/index.js';
import { type InProcessOptions, runInProcess } from '../support/in-process.js';
import { RESULTS } from '../support/results.js';
import { listOf, makeFolder, startSites } from '../support/sites.js';

const CLEAR_LINE = '\r\u001b[K';
const COLOUR = '\u001b[3';

let runSchools: (
  options: InProcessOptions,
  ...argv: readonly string[]
) => ReturnType<typeof runInProcess>;

beforeEach(async () => {
  const folder = await makeFolder();
  const list = join(folder, 'list.csv');
  await writeFile(list, listOf('pass-1.example', 'fail-1.example'));
  const { args } = await startSites();
  runSchools = (options, ...argv) => runInProcess([list, ...args, ...argv], options);
});

describe('on a terminal', () => {
  it('one line tells how far the run is, and is gone at the end', async () => {
    const { stderr } = await runSchools({ columns: 80 });
    expect(stderr).toContain(`${CLEAR_LINE}1/2 · 0:00 · pass `);
    const [summary = ''] = stderr.split(CLEAR_LINE).slice(-1);
    expect(summary.startsWith('\u001b[1mChecked 2 schools')).toBe(true);
    const progress = stderr.slice(stderr.indexOf(CLEAR_LINE), -summary.length);
    expect(progress, 'no line break before').not.toContain('\n');
  });

  it('the line speaks Russian and is cut to the terminal', async () => {
    const { stderr } = await runSchools({ columns: 12, env: { LANG: 'ru_RU.UTF-8' } });
    expect(stderr).toContain(`${CLEAR_LINE}1 из 2 · 0:${CLEAR_LINE}`);
    for (const line of stderr.split(CLEAR_LINE).slice(1, -1)) expect(line.length).toBeLessThan(12);
  });

  it('--quiet says nothing at all', async () => {
    expect((await runSchools({ columns: 80 }, '--quiet')).stderr).toBe('');
  });

  it('the summary has colours, and none under NO_COLOR', async () => {
    expect((await runSchools({ columns: 80 })).stderr).toContain(COLOUR);
    expect((await runSchools({ columns: 80, env: { NO_COLOR: '1' } })).stderr).not.toContain(
      COLOUR,
    );
  });
});

describe('the line as time goes by', () => {
  const [pass, fail] = RESULTS as readonly [SchoolResult, SchoolResult, SchoolResult];
  let shown: string[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    shown = [];
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function createLine(total: number | null, language: 'ru' | 'en' = 'en') {
    const stream = new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        shown.push(...String(chunk).split(CLEAR_LINE));
        done();
      },
    });
    const terminal = Object.assign(stream, { isTTY: true, columns: 120 });
    const tally = createTally();
    const words = WORDS[language];
    return { tally, progress: createProgress({ stream: terminal, words, tally, total }) };
  }

  it('tells what has passed and what is left, at the pace of those that were asked', () => {
    const { progress, tally } = createLine(100);
    // What a journal knew says nothing of the pace.
    for (let row = 0; row < 50; row += 1) tally.add(pass);
    progress.begin('https://school-1.example/');
    vi.advanceTimersByTime(60_100);
    for (let row = 0; row < 10; row += 1) tally.add(fail);
    progress.update();
    expect(shown.at(-1)).toBe('60/100 · 1:00, 4:00 left · pass 50 · fail 10 · unchecked 0');
  });

  it.each([
    ['at once', 100, 1_000],
    ['of a list that is read as it comes', null, 60_000],
  ])('guesses at nothing %s', (_when, total, ms) => {
    const { progress, tally } = createLine(total);
    progress.begin('https://school-1.example/');
    vi.advanceTimersByTime(ms);
    tally.add(pass);
    progress.update();
    expect(shown.at(-1)).not.toContain('left');
  });

  it('names the sites that it waits for where nothing moves, and no longer when it does', () => {
    const { progress, tally } = createLine(null, 'ru');
    const ends = [1, 2, 3, 4, 5].map((n) => progress.begin(`https://school-${n}.example/a`));
    ends[1]?.();
    vi.advanceTimersByTime(2_000);
    expect(shown.at(-1)).not.toContain('ждём');
    vi.advanceTimersByTime(2_000);
    expect(shown.at(-1)).toBe(
      '0 · 0:04 · ждём: school-1.example, school-3.example, school-4.example и ещё 1 · соответствует 0 · не соответствует 0 · ',
    );
    vi.advanceTimersByTime(100);
    tally.add(pass);
    progress.update();
    expect(shown.at(-1)).not.toContain('ждём');
  });

  it('moves no more when it has ended', () => {
    const { progress } = createLine(10);
    progress.begin('https://school-1.example/');
    progress.update();
    progress.end();
    const before = shown.length;
    vi.advanceTimersByTime(60_000);
    expect(shown.slice(before)).toEqual([]);
    expect(shown.at(-1)).toBe('');
  });
});

describe('on a pipe', () => {
  it('there is a summary, with neither progress nor colours', async () => {
    const { stderr } = await runSchools({});
    expect(stderr).toMatch(/^Checked 2 schools in [\d.]+ s\n {2}1 {2}pass\n/m);
    expect(stderr).not.toContain('\u001b');
  });

  it('FORCE_COLOR brings the colours', async () => {
    expect((await runSchools({ env: { FORCE_COLOR: '1' } })).stderr).toContain(COLOUR);
  });

  it('--quiet says nothing at all', async () => {
    expect((await runSchools({}, '--quiet')).stderr).toBe('');
  });
});

it.each([
  [{}, true, 1],
  [{}, false, 0],
  [{ NO_COLOR: '1' }, true, 0],
  [{ NO_COLOR: '' }, true, 1],
  [{ FORCE_COLOR: '1' }, false, 1],
  [{ FORCE_COLOR: '0' }, true, 0],
  [{ FORCE_COLOR: 'false' }, true, 0],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, 1],
])('with %j, terminal %j, the colour level is %i', (env, isTerminal, level) => {
  expect(chooseColourLevel(env, isTerminal)).toBe(level);
});
