import { expect, it } from 'vitest';
import { createGate } from '../../src/crawl/gate.js';

it('a gate lets so many in at once, and the others in their order', async () => {
  const { enter, leave } = createGate(2);
  expect([enter(), enter()]).toEqual([null, null]);
  const entered: string[] = [];
  void enter()?.then(() => entered.push('third'));
  void enter()?.then(() => entered.push('fourth'));
  leave();
  await Promise.resolve();
  expect(entered).toEqual(['third']);
  leave();
  await Promise.resolve();
  expect(entered).toEqual(['third', 'fourth']);
  leave();
  expect(enter()).toBeNull();
});

it('a gate tells how many wait', () => {
  let waiting = 0;
  const { enter, leave } = createGate(1, (by) => {
    waiting += by;
  });
  void [enter(), enter(), enter()];
  expect(waiting).toBe(2);
  leave();
  leave();
  leave();
  expect(waiting).toBe(0);
});

it('a gate that is narrowed lets the others in when enough have left', async () => {
  const { enter, leave, narrow } = createGate(4);
  void [enter(), enter(), enter(), enter()];
  let isIn = false;
  void enter()?.then(() => {
    isIn = true;
  });
  narrow();
  leave();
  leave();
  await Promise.resolve();
  expect(isIn).toBe(false);
  leave();
  await Promise.resolve();
  expect(isIn).toBe(true);
});

it('a gate that is narrowed again and again still lets one in', () => {
  const { enter, narrow } = createGate(2);
  for (let times = 0; times < 5; times++) narrow();
  expect([enter(), enter()]).toEqual([null, expect.any(Promise)]);
});
