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
