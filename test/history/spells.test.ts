import { expect, it } from 'vitest';
import { lengthOf, summarise, type TrackSummary } from '../../src/history/spells.js';
import { historyOf } from '../support/runs.js';

async function summary(letters: string): Promise<TrackSummary> {
  // Another school, so that each day has a run.
  const history = await historyOf({ school: letters, other: 'p'.repeat(letters.length) });
  const track = history.tracks.find(({ name }) => name === 'school');
  const found = track === undefined ? null : summarise(history, track);
  if (found === null) throw new Error(`no school in «${letters}»`);
  return found;
}

it.each([
  ['pppp', 0],
  ['pfff', 1],
  ['pffp', 3],
  // A flap: it stands since when it stood.
  ['ppup', 0],
  ['fuup', 3],
  ['ppuu', 2],
  ['uppp', 1],
  ['fpup', 1],
])('%s: the present verdict since day %i', async (letters, since) => {
  expect((await summary(letters)).since).toBe(since);
});

it.each([
  ['pppp', 0],
  ['pfp', 1],
  ['pupup', 3],
  ['pfffffffp', 1],
  ['pffffffffp', 0],
  ['puf', 0],
  ['ppf', 0],
])('%s: %i flaps', async (letters, flaps) => {
  expect((await summary(letters)).flaps).toBe(flaps);
});

it('the longest silence is found, the first of several', async () => {
  const { silence } = await summary('puppuuupuuup');
  expect(silence).toMatchObject({ first: 4, last: 6 });
  expect(silence === null ? 0 : lengthOf(silence)).toBe(3);
  expect((await summary('ppp')).silence).toBeNull();
});

it('the share is of the days on which it could be checked', async () => {
  expect((await summary('ppfu')).share).toBeCloseTo(2 / 3);
  expect((await summary('uu')).share).toBeNull();
});

it('a school that left is not listed, and keeps its last verdict', async () => {
  expect(await summary('pf ')).toMatchObject({ isListed: false, present: { verdict: 'fail' } });
  expect(await summary('p f')).toMatchObject({ isListed: true, spells: [{}, {}] });
});
