import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSealedLines, sealLine, unsealLine } from '../../src/files/sealed-lines.js';

const ROWS = [{ row: 1, name: 'Школа «Ёлка»\n№ 5' }, { row: 2, name: '\uD800 alone' }, [null]];

/** The values read from `bytes`, which come in pieces of `size`. */
async function valuesIn(bytes: Buffer, size = 7) {
  async function* pieces() {
    for (let start = 0; start < bytes.length; start += size) {
      yield bytes.subarray(start, start + size);
    }
  }
  const lines = [];
  for await (const line of readSealedLines(pieces())) lines.push(line);
  return lines;
}

describe('a sealed line', () => {
  it('is one JSON object with the value in it', () => {
    const line = sealLine(ROWS[0]);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toEqual({
      crc32: expect.stringMatching(/^[\da-f]{8}$/),
      value: ROWS[0],
    });
  });

  it('gives back what was put in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const sealed = unsealLine(sealLine(value).trimEnd());
        expect(sealed).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is no line any more when any of its characters is another', () => {
    const line = sealLine(ROWS[0]).trimEnd();
    for (let at = 0; at < line.length; at++) {
      const other = line[at] === '0' ? '1' : '0';
      expect(unsealLine(line.slice(0, at) + other + line.slice(at + 1))).toBeUndefined();
    }
  });
});

describe('a file of sealed lines', () => {
  const whole = Buffer.from(ROWS.map(sealLine).join(''));

  it('is read in pieces of any size, each line with its place', async () => {
    for (const size of [1, 7, 64, 100_000]) {
      const lines = await valuesIn(whole, size);
      expect(lines.map(({ value }) => value)).toEqual(ROWS);
      for (const { offset, bytes, value } of lines) {
        expect(whole.subarray(offset, offset + bytes).toString()).toBe(sealLine(value));
      }
    }
  });

  it('that was torn anywhere gives the lines before the tear', async () => {
    const ends = (await valuesIn(whole)).map(({ offset, bytes }) => offset + bytes);
    for (let length = 0; length <= whole.length; length++) {
      const lines = await valuesIn(whole.subarray(0, length), 64);
      expect(lines.length).toBe(ends.filter((end) => end <= length).length);
    }
  });

  it('with a hole of zeros gives the lines around it', async () => {
    const [, second] = await valuesIn(whole);
    const holed = Buffer.from(whole).fill(0, second?.offset, (second?.offset ?? 0) + 20);
    expect((await valuesIn(holed)).map(({ value }) => value)).toEqual([ROWS[0], ROWS[2]]);
  });
});
