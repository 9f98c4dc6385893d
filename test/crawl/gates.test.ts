import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGates, type Gates } from '../../src/crawl/gates.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs `task` behind the gate of `key`. */
async function pass<Outcome>(gates: Gates, key: string, task: () => Promise<Outcome>) {
  await gates.enter(key);
  try {
    return await task();
  } finally {
    gates.leave(key);
  }
}

/** Tasks that say when they begin and end when told to. */
function createTasks() {
  const running: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    running,
    task: (name: string) => () => {
      running.push(name);
      return new Promise<void>((resolve) => {
        ends.set(name, () => {
          running.splice(running.indexOf(name), 1);
          resolve();
        });
      });
    },
    end: async (name: string) => {
      ends.get(name)?.();
      await settle();
    },
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

describe('gates', () => {
  it('let so many through at once for one key, in the order of arrival', async () => {
    const { task, running, end } = createTasks();
    const gates = createGates(2, new AbortController().signal);
    for (const name of ['a', 'b', 'c', 'd']) void pass(gates, '68edu.ru', task(name));
    await settle();
    expect(running).toEqual(['a', 'b']);
    await end('b');
    expect(running).toEqual(['a', 'c']);
    await end('a');
    await end('c');
    expect(running).toEqual(['d']);
  });

  it('of different keys know nothing of one another', async () => {
    const { task, running } = createTasks();
    const gates = createGates(1, new AbortController().signal);
    for (const key of ['a.ru', 'b.ru', 'c.ru']) void pass(gates, key, task(key));
    await settle();
    expect(running).toEqual(['a.ru', 'b.ru', 'c.ru']);
  });

  it('open again after a task that failed', async () => {
    const gates = createGates(1, new AbortController().signal);
    const failing = pass(gates, 'a.ru', () => Promise.reject(new Error('refused')));
    await expect(failing).rejects.toThrow('refused');
    await expect(pass(gates, 'a.ru', async () => 'next')).resolves.toBe('next');
  });

  it('stay shut for a pause, that one key alone', async () => {
    const { task, running } = createTasks();
    const gates = createGates(2, new AbortController().signal);
    gates.pause('a.ru', 1_000);
    void pass(gates, 'a.ru', task('a'));
    void pass(gates, 'b.ru', task('b'));
    await settle();
    expect(running).toEqual(['b']);
    await vi.advanceTimersByTimeAsync(999);
    expect(running).toEqual(['b']);
    await vi.advanceTimersByTimeAsync(2);
    expect(running).toEqual(['b', 'a']);
  });

  it('keep the longer of two pauses', async () => {
    const { task, running } = createTasks();
    const gates = createGates(1, new AbortController().signal);
    gates.pause('a.ru', 5_000);
    gates.pause('a.ru', 1_000);
    void pass(gates, 'a.ru', task('a'));
    await vi.advanceTimersByTimeAsync(4_000);
    expect(running).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_001);
    expect(running).toEqual(['a']);
  });
});
