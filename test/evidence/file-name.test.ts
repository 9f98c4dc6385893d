import { describe, expect, it } from 'vitest';
import { formatEvidenceName } from '../../src/evidence/file-name.js';

function nameOf(row: number, address: string): string {
  return formatEvidenceName({ row, site: { typed: address, address, schemeTyped: true } });
}

describe('the name of a school’s evidence', () => {
  it.each([
    [1, 'https://school.example/', '0001-school.example.warc.gz'],
    [42, 'http://www.school.example:8080/home?a=1', '0042-www.school.example.warc.gz'],
    [12_345, 'https://школа.example/', '12345-xn--80atdl2c.example.warc.gz'],
    [7, 'http://[2001:db8::1]/', '0007-_2001_db8_1_.warc.gz'],
    [8, 'http://con/', '0008-con.warc.gz'],
  ])('of row %i at %s is %s', (row, address, name) => {
    expect(nameOf(row, address)).toBe(name);
  });

  it('fits into a folder however long the host is', () => {
    const host = Array(6).fill('a'.repeat(40)).join('.');
    expect(nameOf(1, `http://${host}/`).length).toBeLessThan(128);
  });

  it('does without a host where the list has no usable one', () => {
    const site = { typed: '', problem: 'missing' } as const;
    expect(formatEvidenceName({ row: 3, site })).toBe('0003.warc.gz');
  });
});
