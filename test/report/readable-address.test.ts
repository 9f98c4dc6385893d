import { describe, expect, it } from 'vitest';
import { readableAddress } from '../../src/report/readable-address.js';

describe('readableAddress', () => {
  it.each([
    ['https://xn--80a1acny.xn--p1ai/', 'https://почта.рф/'],
    ['http://xn--80a1acny.example:8080/a?b=xn--x', 'http://почта.example:8080/a?b=xn--x'],
    ['https://school.example/xn--path', 'https://school.example/xn--path'],
    ['https://xn--0000.example/', 'https://xn--0000.example/'],
    ['no address', 'no address'],
  ])('%s is %s', (address, readable) => {
    expect(readableAddress(address)).toBe(readable);
  });

  it('leads to the same page', () => {
    const address = 'https://xn--80a1acny.xn--p1ai/noko';
    expect(new URL(readableAddress(address)).href).toBe(address);
  });
});
