import { describe, expect, it } from 'vitest';
import { withRetries } from '../../src/crawl/retry.js';
import type { Attempt } from '../../src/crawl/visited.js';
import type { AskAgain } from '../../src/page/fetch.js';

interface Conditions {
  readonly retries?: number;
  readonly maxDelayMs?: number;
  readonly random?: () => number;
  readonly stop?: AbortSignal;
}

/** Runs attempts that end so, one after another, on a clock of its own, and says when each began. */
async function attempts(
  outcomes: readonly (AskAgain | Partial<Attempt>)[],
  given: Conditions = {},
) {
  let clockMs = 0;
  const begunAt: number[] = [];
  const attempt = async (): Promise<Attempt> => {
    const outcome = outcomes[begunAt.length] ?? 'no';
    begunAt.push(clockMs);
    const fields = typeof outcome === 'string' ? { again: outcome } : outcome;
    return { again: 'soon', retryAfterMs: null, ...fields };
  };
  const { stop = new AbortController().signal, ...policy } = given;
  const wait = async (ms: number) => {
    clockMs += ms;
  };
  const last = await withRetries(
    attempt,
    { retries: 3, baseDelayMs: 1_000, maxDelayMs: 15_000, random: () => 0.5, wait, ...policy },
    stop,
  );
  return { last, begunAt };
}

describe('withRetries', () => {
  it('is content with the first outcome that asks for no other', async () => {
    expect((await attempts(['no'])).begunAt).toEqual([0]);
    expect((await attempts(['later'])).begunAt).toEqual([0]);
  });

  it('waits a random part of a doubling time between attempts', async () => {
    const { begunAt, last } = await attempts(['soon', 'soon', 'soon', 'no']);
    expect(begunAt).toEqual([0, 500, 1_500, 3_500]);
    expect(last.again).toBe('no');
  });

  it('ends with the last outcome when the retries are used up', async () => {
    const { begunAt, last } = await attempts(['soon', 'soon', 'soon', 'soon', 'no']);
    expect(begunAt).toHaveLength(4);
    expect(last.again).toBe('soon');
  });

  it('waits as long as the server asks, up to the cap', async () => {
    expect((await attempts([{ retryAfterMs: 9_000 }, 'no'])).begunAt).toEqual([0, 9_000]);
    expect((await attempts([{ retryAfterMs: 60_000 }, 'no'])).begunAt).toEqual([0]);
  });

  it('never waits longer than the cap by itself', async () => {
    const outcomes = ['soon', 'soon', 'soon', 'no'] as const;
    const { begunAt } = await attempts(outcomes, { maxDelayMs: 1_000, random: () => 0.99 });
    expect(begunAt).toEqual([0, 990, 1_980, 2_970]);
  });

  it('does not begin another attempt after the run was stopped', async () => {
    const stop = AbortSignal.abort();
    expect((await attempts(['soon', 'no'], { stop })).begunAt).toEqual([0]);
  });

  it('is content with the last outcome when the run is stopped while it waits', async () => {
    const stop = new AbortController();
    let asked = 0;
    const ending = withRetries(
      async () => {
        asked += 1;
        return { again: 'soon' as const, retryAfterMs: null };
      },
      {
        retries: 3,
        baseDelayMs: 1,
        maxDelayMs: 1,
        random: () => 0,
        wait: async () => {
          stop.abort();
        },
      },
      stop.signal,
    );
    expect(await ending).toMatchObject({ again: 'soon' });
    expect(asked).toBe(1);
  });
});
