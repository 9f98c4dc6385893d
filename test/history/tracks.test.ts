import { expect, it } from 'vitest';
import { codeOf, type History } from '../../src/history/tracks.js';
import { gather, row, run } from '../support/runs.js';

/** The tracks as verdicts' first letters. */
function shown(history: History): Readonly<Record<string, string>> {
  return Object.fromEntries(
    history.tracks.map(({ name, marks }) => [
      name,
      [...marks].map((mark) => codeOf(history, mark)?.[0] ?? ' ').join(''),
    ]),
  );
}

it('a school has a mark for each day; a day without a run is empty', async () => {
  const history = await gather(
    run('01', [row('a', 'p'), row('b', 'f')]),
    run('02', [row('a', 'f'), row('b', 'u')]),
    run('04', [row('b', 'p')]),
    run('05', [row('b', 'p'), row('a', 'p')]),
  );
  expect(history.days).toEqual(['01', '02', '03', '04', '05'].map((day) => `2026-11-${day}`));
  expect(shown(history)).toEqual({ a: 'pf  p', b: 'fu pp' });
});

it('a school goes on under another name, or on another site', async () => {
  const history = await gather(
    run('01', [row('a', 'p'), row('b', 'f')]),
    run('02', [
      row('renamed', 'p', { site: 'a.example' }),
      row('b', 'f', { site: 'moved.example' }),
    ]),
  );
  expect(shown(history)).toEqual({ renamed: 'pp', b: 'ff' });
  expect(history.tracks[1]?.site).toBe('moved.example');
});

it('of several runs on a day the last counts', async () => {
  const history = await gather(
    run('01', [row('a', 'f'), row('gone', 'f')]),
    run('01', [row('a', 'p')]),
    run('02', [row('a', 'p')]),
  );
  expect(shown(history)).toEqual({ a: 'pp' });
});

it('runs that do not count are set aside with their reason', async () => {
  const history = await gather(
    run('01', [row('a', 'p')]),
    run('02', [], 'doubtful'),
    run('03', [], 'interrupted'),
    run('04', null),
    run('05', [row('a', 'p')]),
  );
  expect(shown(history)).toEqual({ a: 'p   p' });
  expect(history.setAside.map(({ day, why }) => `${day} ${why}`)).toEqual([
    '2026-11-02 doubtful',
    '2026-11-03 interrupted',
    '2026-11-04 unreadable',
  ]);
});

it('reasons are told apart', async () => {
  const history = await gather(run('01', [row('a', 'f')]), run('02', [row('a', 'c')]));
  const codes = [...(history.tracks[0]?.marks ?? '')].map((mark) => codeOf(history, mark));
  expect(codes).toEqual(['fail/no-link', 'fail/card-link']);
});
