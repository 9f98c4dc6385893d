import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createDeadline, isDeadline } from '../../src/http/deadline.js';

/** A deadline after a second, and what its listener was told of. */
function listen(run = new AbortController()) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const deadline = createDeadline(1_000, run.signal);
  const told: unknown[] = [];
  const listener = () => told.push(deadline.signal.reason);
  deadline.signal.addEventListener('abort', listener);
  return { ...deadline, run, told, listener };
}

describe('a deadline', () => {
  test('ends what listens when its time is up', () => {
    const { signal, told } = listen();
    vi.advanceTimersByTime(999);
    expect([signal.aborted, told]).toEqual([false, []]);
    vi.advanceTimersByTime(1);
    expect([signal.aborted, told]).toEqual([true, [signal.reason]]);
    expect(isDeadline(signal)).toBe(true);
  });

  test('ends it with the run, and once', () => {
    const { signal, run, told } = listen();
    const reason = new Error('interrupted');
    run.abort(reason);
    vi.advanceTimersByTime(2_000);
    expect(told).toEqual([reason]);
    expect(isDeadline(signal)).toBe(false);
  });

  test('is over at once where the run has ended before', () => {
    const run = new AbortController();
    run.abort(new Error('interrupted'));
    expect(listen(run).signal.aborted).toBe(true);
  });

  test('ends what still listens when the site is done, and nothing more', () => {
    const done = listen();
    done.end();
    expect(done.told).toEqual([new Error('the site is done')]);
    const deaf = listen();
    deaf.signal.removeEventListener('abort', deaf.listener);
    vi.advanceTimersByTime(2_000);
    done.run.abort(new Error('interrupted'));
    expect(done.told).toHaveLength(1);
    expect([deaf.told, deaf.signal.aborted]).toEqual([[], true]);
  });
});
