import { describe, expect, it } from 'vitest';
import { shardOf } from '../../src/crawl/shard.js';
import { siteOf } from '../support/asking.js';

const school = (address: string) => ({ site: siteOf(address) });

describe('the part of a divided list that a school is in', () => {
  it.each([
    ['https://school1.edu.example/', 4, 2],
    ['https://school-2.test/', 4, 2],
    ['http://xn--80aafkcmcmjv2ac0d3h.xn--p1ai/', 4, 2],
    ['http://s17.example/', 4, 3],
    ['http://s20.example/', 4, 1],
    ['http://192.0.2.7:8080/', 4, 3],
  ])('never changes: %s in %i parts is in %i', (address, count, shard) => {
    expect(shardOf(school(address), count)).toBe(shard);
  });

  it('is the same for all sites of one registrable domain', () => {
    const sites = ['http://school1.68edu.ru/', 'https://dou-2.68edu.ru:8443/a', 'http://68edu.ru/'];
    for (const count of [2, 7, 100]) {
      expect(new Set(sites.map((site) => shardOf(school(site), count))).size).toBe(1);
    }
  });

  it('is some part for a row without a usable site, too', () => {
    const site = { typed: 'нет', problem: 'missing' } as const;
    expect([1, 2, 3]).toContain(shardOf({ site }, 3));
    expect(shardOf({ site }, 1)).toBe(1);
  });

  it('is each of them about equally often', () => {
    const counts = new Map<number, number>();
    for (let n = 0; n < 4_000; n++) {
      const shard = shardOf(school(`http://s${n}.example/`), 4);
      counts.set(shard, (counts.get(shard) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4]);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});
