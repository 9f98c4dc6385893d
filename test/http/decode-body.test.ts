import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../src/http/content-encoding.js';
import { decodeBody } from '../../src/http/decode-body.js';

const MEGABYTE = 1_000_000;
const LINK = '<a href="https://bus.gov.ru/independentRating/details/75187">НОКО</a>';
const SMALL = Buffer.from(`<!doctype html><title>Школа</title>${LINK}`);
const LARGE = Buffer.from(`<!doctype html>${noise(20_000)}${LINK}`);

/** Text that no compression makes much smaller. */
function noise(words: number): string {
  let seed = 1;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed.toString(36);
  };
  return Array.from({ length: words }, () => `<p>${next()}</p>`).join('');
}

const CODECS: readonly (readonly [string, Encoding, (bytes: Buffer) => Buffer])[] = [
  ['gzip', 'gzip', gzipSync],
  ['deflate', 'deflate', deflateSync],
  ['raw deflate', 'deflate', deflateRawSync],
  ['brotli', 'br', brotliCompressSync],
];
const PAGES = [
  ['a small page', SMALL],
  ['a large page', LARGE],
] as const;
const cases = CODECS.flatMap(([name, encoding, encode]) =>
  PAGES.map(([size, page]) => ({ name, size, encoding, page, encoded: encode(page) })),
);

function withBytes(bytes: Buffer, at: number, ...values: readonly number[]): Buffer {
  const changed = Buffer.from(bytes);
  changed.set(values, at < 0 ? bytes.length + at : at);
  return changed;
}

describe('what stands behind the compressed data is nothing to a browser', () => {
  it.each(cases)('$name of $size', ({ encoding, page, encoded }) => {
    for (const junk of ['<!-- stat -->', '\0\0\0', '\x1f\x8bno', '1']) {
      const got = decodeBody(Buffer.concat([encoded, Buffer.from(junk)]), [encoding], MEGABYTE);
      expect(page.equals(got.bytes)).toBe(true);
      expect([got.flaw, got.isProvenWhole]).toEqual([null, true]);
    }
  });
});

describe('a wrong or missing end gives all that came, and no proof that it is all', () => {
  it.each(PAGES)('of gzip, on %s', (_size, page) => {
    const encoded = gzipSync(page);
    const bodies = [
      withBytes(encoded, -8, 1, 2, 3, 4),
      withBytes(encoded, -4, 1, 2, 3, 4),
      encoded.subarray(0, -1),
      encoded.subarray(0, -5),
      encoded.subarray(0, -8),
    ];
    for (const body of bodies) {
      const got = decodeBody(body, ['gzip'], MEGABYTE);
      expect(page.equals(got.bytes)).toBe(true);
      expect([got.flaw, got.isProvenWhole]).toEqual(['cut', false]);
    }
  });

  it('of gzip, where a further part is damaged', () => {
    const [first, second] = [gzipSync(SMALL), gzipSync(LARGE)];
    const body = Buffer.concat([first, withBytes(second, second.length >>> 1, 0xff, 0xff, 0xff)]);
    const got = decodeBody(body, ['gzip'], MEGABYTE);
    expect([got.flaw, got.isProvenWhole]).toEqual(['cut', false]);
    expect(SMALL.equals(got.bytes.subarray(0, SMALL.length))).toBe(true);
  });

  it('of deflate', () => {
    const got = decodeBody(withBytes(deflateSync(SMALL), -4, 1, 2, 3, 4), ['deflate'], MEGABYTE);
    expect([SMALL.equals(got.bytes), got.flaw]).toEqual([true, 'cut']);
  });

  it('with a name, a comment and more in its head', () => {
    const [head, data] = [gzipSync(SMALL).subarray(0, 10), gzipSync(SMALL).subarray(10, -8)];
    const more = Buffer.from('\x03\0abcindex.html\0no comment\0\x12\x34', 'latin1');
    const body = Buffer.concat([withBytes(head, 3, 4 + 8 + 16 + 2), more, data]);
    expect(SMALL.equals(decodeBody(body, ['gzip'], MEGABYTE).bytes)).toBe(true);
  });
});

describe('data that end too early give all that came', () => {
  it.each(cases)('$name of $size', ({ encoding, page, encoded }) => {
    const half = encoded.subarray(0, encoded.length >>> 1);
    const got = decodeBody(half, [encoding], MEGABYTE);
    expect([got.flaw, got.isProvenWhole]).toEqual(['cut', false]);
    expect(page.subarray(0, got.bytes.length).equals(got.bytes)).toBe(true);
    if (page === LARGE) expect(got.bytes.length).toBeGreaterThan(page.length * 0.45);
  });

  it.each(CODECS)('%s, of which a few bytes are missing, has the link', (_n, encoding, encode) => {
    const page = Buffer.concat([SMALL, Buffer.from(noise(1_000))]);
    const encoded = encode(page);
    const got = decodeBody(encoded.subarray(0, -20), [encoding], MEGABYTE);
    expect(got.flaw).toBe('cut');
    expect(Buffer.from(got.bytes).includes(LINK)).toBe(true);
  });
});

describe('damaged data give what stood before the damage', () => {
  it.each(CODECS)('%s', (_name, encoding, encode) => {
    const encoded = encode(LARGE);
    const damaged = Buffer.from(encoded);
    damaged.fill(0xff, encoded.length >>> 1, (encoded.length >>> 1) + 500);
    const { bytes, flaw } = decodeBody(damaged, [encoding], MEGABYTE);
    const sound = LARGE.length * 0.4;
    expect(flaw).toBe('cut');
    expect(LARGE.subarray(0, sound).equals(bytes.subarray(0, sound))).toBe(true);
  });

  it('whatever the damage is, nothing is thrown and the cap holds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 5 }),
        fc.nat(),
        fc.integer({ min: 1, max: 2_000 }),
        ({ encoding, encoded }, damages, end, maxBytes) => {
          let body = encoded.subarray(0, end % (encoded.length + 1));
          for (const [at, value] of damages) {
            if (body.length > 0) body = withBytes(body, at % body.length, value);
          }
          const { bytes } = decodeBody(body, [encoding], maxBytes);
          expect(bytes.length).toBeLessThanOrEqual(maxBytes);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the cap on the decoded bytes', () => {
  it.each(CODECS)('keeps a beginning of %s', (_name, encoding, encode) => {
    const { bytes, flaw } = decodeBody(encode(LARGE), [encoding], 50_000);
    expect(flaw).toBe('too-large');
    expect(bytes.length).toBeLessThanOrEqual(50_000);
    expect(bytes.length).toBeGreaterThan(40_000);
    expect(LARGE.subarray(0, bytes.length).equals(bytes)).toBe(true);
  });

  it('holds between two encodings, too', () => {
    const bomb = gzipSync(gzipSync(Buffer.alloc(20 * MEGABYTE)));
    expect(decodeBody(bomb, ['gzip', 'gzip'], 10_000)).toMatchObject({ flaw: 'too-large' });
  });
});

describe('several members of gzip', () => {
  it('are one page, as RFC 1952 has it', () => {
    const body = Buffer.concat([gzipSync('<p>one'), gzipSync('<p>two')]);
    const { bytes, flaw } = decodeBody(body, ['gzip'], MEGABYTE);
    expect([Buffer.from(bytes).toString(), flaw]).toEqual(['<p>one<p>two', null]);
  });

  it('that were flushed one by one are read as they came', async () => {
    const gzip = createGzip();
    const pieces: Buffer[] = [];
    gzip.on('data', (piece: Buffer) => pieces.push(piece));
    gzip.write(SMALL);
    await new Promise<void>((resolve) => gzip.flush(() => resolve()));
    const got = decodeBody(Buffer.concat(pieces), ['gzip'], MEGABYTE);
    expect([SMALL.equals(got.bytes), got.flaw]).toEqual([true, 'cut']);
  });
});

describe('plain HTML that claims to be compressed', () => {
  it.each(['gzip', 'deflate', 'br'] as const)('by %s is plain HTML', (encoding) => {
    const got = decodeBody(SMALL, [encoding], MEGABYTE);
    expect(SMALL.equals(got.bytes)).toBe(true);
    expect([got.flaw, got.isProvenWhole]).toEqual(['mislabelled', false]);
  });

  it('is not what data are that are only stored', () => {
    const stored = gzipSync(SMALL, { level: 0 });
    const got = decodeBody(stored.subarray(0, -30), ['gzip'], MEGABYTE);
    expect(got.flaw).toBe('cut');
    expect(SMALL.subarray(0, got.bytes.length).equals(got.bytes)).toBe(true);
  });
});

it('nothing at all is nothing', () => {
  expect(decodeBody(Buffer.alloc(0), ['gzip'], MEGABYTE)).toMatchObject({ flaw: null });
});
