// Whatever encoding, separator and line ends a list has, and however its bytes arrive, it is the
// same list.
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListEncoding, ListSeparator } from '../../src/school.js';
import { collect, encode, open, problemOf, readPairs, readSchools } from '../support/listing.js';

const ENCODINGS: readonly (readonly [written: string, bom: boolean, read: ListEncoding])[] = [
  ['utf-8', false, 'utf-8'],
  ['utf-8', true, 'utf-8'],
  ['utf-16le', true, 'utf-16le'],
  ['utf-16be', true, 'utf-16be'],
  ['windows-1251', false, 'windows-1251'],
];
const SEPARATORS: readonly ListSeparator[] = [';', ',', '\t'];
const LINE_ENDS = ['\n', '\r\n', '\r'] as const;
const CHUNK_SIZES = [1, 2, 3, 7, 65_536] as const;

const ROWS = [
  ['Наименование', 'Сайт', 'Район'],
  ['МБОУ «СОШ № 1»', 'http://school1.test', 'Северный; центр'],
  ['Лицей "Знание", филиал', 'школа2.рф', 'с\tтабуляцией'],
];

describe.each(ENCODINGS)('a list in %s (byte order mark: %s)', (written, bom, read) => {
  test.each(SEPARATORS)(
    'is read with separator %j, any line ends and any chunks',
    async (delimiter) => {
      for (const record_delimiter of LINE_ENDS) {
        const text = stringify(ROWS, { delimiter, record_delimiter });
        for (const size of CHUNK_SIZES) {
          const list = await open(encode(text, written, bom), size);
          expect(list).toMatchObject({ encoding: read, separator: delimiter, columns: ['Район'] });
          const schools = await collect(list.schools);
          expect(schools.map(({ name, carried }) => [name, ...carried])).toEqual([
            ['МБОУ «СОШ № 1»', 'Северный; центр'],
            ['Лицей "Знание", филиал', 'с\tтабуляцией'],
          ]);
        }
      }
    },
  );
});

describe('the encoding', () => {
  const latin = `name;url\n${'plain;http://plain.test\n'.repeat(4000)}`;

  test.each(['utf-8', 'windows-1251'])(
    'is found out late where the list starts in ASCII: %s',
    async (encoding) => {
      const bytes = encode(`${latin}Школа;http://last.test\n`, encoding);
      for (const size of [1000, 65_536]) {
        const schools = await readSchools(bytes, size);
        expect(schools).toHaveLength(4001);
        expect(schools.at(-1)?.name).toBe('Школа');
      }
    },
  );

  test('stays UTF-8 in spite of a broken character', async () => {
    const [first = new Uint8Array(), second = new Uint8Array()] = [
      encode('Наименование;Сайт\nШкола '),
      encode(';http://school.test\n'),
    ];
    const bytes = Buffer.concat([first, Uint8Array.of(0xd0), second]);
    expect(await readPairs(bytes)).toEqual([['Школа \uFFFD', 'http://school.test']]);
  });

  test('is windows-1251 where a single character says so', async () => {
    const list = 'name;url\nSchool №1;http://school.test\n';
    expect(await readPairs(encode(list, 'windows-1251'))).toEqual([
      ['School №1', 'http://school.test'],
    ]);
  });
});

describe('line ends', () => {
  test('may be mixed', async () => {
    expect(await readPairs('name;url\r\na;a.test\rb;b.test\nc;c.test')).toEqual([
      ['a', 'a.test'],
      ['b', 'b.test'],
      ['c', 'c.test'],
    ]);
  });

  test('U+2028 is no line end, and becomes a space in a name', async () => {
    expect(await readPairs('name;url\nодин\u2028два;a.test')).toEqual([['один два', 'a.test']]);
  });
});

describe('what is neither CSV nor a workbook', () => {
  const table = 'name;url\nШкола;http://school.test\n'.repeat(20);
  const zip = (entry: string) => `PK\x03\x04\x14\0\0\0\b\0${entry}`;
  test.each([
    ['docx', encode(zip('word/document.xml'))],
    ['ods', encode(zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'))],
    ['zip', encode(zip('schools.csv'))],
    ['xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    [
      'encrypted',
      Buffer.concat([
        Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
        Buffer.alloc(100_000),
        encode('EncryptedPackage', 'utf-16le'),
      ]),
    ],
    ['pdf', encode('%PDF-1.7\n')],
    ['html', encode('\r\n<!DOCTYPE html><table>', 'utf-8', true)],
    ['html', encode('<table><tr><td>')],
    ['xml', encode('<?xml version="1.0"?>')],
    ['utf-16-without-bom', encode(table, 'utf-16le')],
    ['utf-16-without-bom', encode(table, 'utf-16be')],
    ['binary', new Uint8Array(512)],
  ])('is named: %s', async (looksLike, bytes) => {
    const problem = { code: 'input-not-csv', file: 'schools.csv', looksLike };
    expect(await problemOf(bytes)).toEqual(problem);
  });

  test('a stray NUL does not make a list binary, and is cleaned away', async () => {
    expect(await readPairs('name;url\nШко\0ла;http://scho\0ol.test\n')).toEqual([
      ['Школа', 'http://school.test'],
    ]);
  });
});

describe('any list that csv-stringify writes', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 });
  const russian = fc.string({
    unit: fc.constantFrom(...'абвгдёЖЯ№«»—"\';,\t\n\r ='),
    maxLength: 12,
  });
  const lists = (cell: fc.Arbitrary<string>) =>
    // A cell that begins with white space loses it outside quotes, as in any spreadsheet. One of
    // several lines that begins with a quote is what a stray quote makes of several rows.
    fc.array(
      fc.tuple(
        cell.map((typed) =>
          (/[\r\n]/.test(typed) ? typed.replace(/^[\s"]+/, '') : typed).trimStart(),
        ),
        fc.nat(9),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
  const written = fc.oneof(
    fc.record({ cells: lists(text), encoding: fc.constantFrom(...ENCODINGS.slice(0, 4)) }),
    fc.record({ cells: lists(russian), encoding: fc.constantFrom(...ENCODINGS) }),
  );

  test('is read back the same, in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        written,
        fc.constantFrom(...SEPARATORS),
        fc.integer({ min: 1, max: 40 }),
        async ({ cells, encoding: [label, bom] }, delimiter, chunkSize) => {
          const rows = cells.map(([cell, n]) => ({
            'Имя сайта': cell,
            Сайт: `s${n}.test`,
            Район: 'да',
          }));
          const csv = stringify(rows, { header: true, delimiter });
          const schools = await readSchools(encode(csv, label, bom), chunkSize);
          expect(schools.map(({ carried }) => carried)).toEqual(
            cells.map(([cell]) => [cell, 'да']),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
