import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { chooseColourLevel } from '../../src/cli/colour.js';
import { type InProcessOptions, runInProcess } from './in-process.js';
import { listOf, makeFolder, startSites } from './sites.js';

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
    expect(stderr).toContain(`${CLEAR_LINE}1/2 · pass `);
    const [summary = ''] = stderr.split(CLEAR_LINE).slice(-1);
    expect(summary.startsWith('\u001b[1mChecked 2 schools')).toBe(true);
    const progress = stderr.slice(stderr.indexOf(CLEAR_LINE), -summary.length);
    expect(progress, 'no line break before').not.toContain('\n');
  });

  it('the line speaks Russian and is cut to the terminal', async () => {
    const { stderr } = await runSchools({ columns: 12, env: { LANG: 'ru_RU.UTF-8' } });
    expect(stderr).toContain(`${CLEAR_LINE}1 из 2 · со${CLEAR_LINE}`);
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
