// What people's workbooks hold, as texts; and what is no workbook, or one that would do harm.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { RunError, type WorkbookFault } from '../../../src/errors.js';
import { readSheet } from '../../../src/list/workbook.js';
import { makeWorkbook, type SheetParts, textRows } from '../../support/workbooks.js';

function read(bytes: Uint8Array, sheet?: string) {
  return readSheet({ name: 'schools.xlsx', bytes, ...(sheet === undefined ? {} : { sheet }) });
}

async function rowsOf(
  sheet: Omit<SheetParts, 'name'>,
  more: { strings?: string[]; formats?: number[] } = {},
) {
  return (await read(makeWorkbook({ sheets: [{ name: 'Лист1', ...sheet }], ...more }))).rows;
}

async function faultOf(bytes: Uint8Array, sheet?: string): Promise<WorkbookFault> {
  const error = await read(bytes, sheet).catch((caught: unknown) => caught);
  if (error instanceof RunError && error.problem.code === 'input-workbook') {
    expect(error.problem.file).toBe('schools.xlsx');
    return error.problem.fault;
  }
  throw error;
}

/** The package, its directory saying another size of the first sheet than it has. */
function declareSize(bytes: Uint8Array, size: number): Uint8Array {
  const changed = Buffer.from(bytes);
  // A name stands 46 bytes behind the beginning of its entry, the size before packing 24.
  const name = changed.lastIndexOf('xl/worksheets/sheet1.xml');
  changed.writeUInt32LE(size, name - 46 + 24);
  return changed;
}

describe('a cell', () => {
  const ONE = (cell: string): Omit<SheetParts, 'name'> => ({ rows: `<row r="1">${cell}</row>` });

  it.each([
    ['a number without a fraction', '<c r="A1"><v>75187</v></c>', '75187'],
    ['a number that a program keeps with one', '<c r="A1"><v>75187.0</v></c>', '75187'],
    ['a number in powers of ten', '<c r="A1"><v>7.5187E4</v></c>', '75187'],
    ['a taxpayer number', '<c r="A1" t="n"><v>6.829012345E9</v></c>', '6829012345'],
    ['a number of 13 digits', '<c r="A1"><v>1026801234567</v></c>', '1026801234567'],
    ['a fraction', '<c r="A1"><v>0.30000000000000004</v></c>', '0,3'],
    ['true', '<c r="A1" t="b"><v>1</v></c>', 'ИСТИНА'],
    ['false', '<c r="A1" t="b"><v>0</v></c>', 'ЛОЖЬ'],
    ['a day', '<c r="A1" s="1"><v>44490</v></c>', '21.10.2021'],
    ['a day with a time', '<c r="A1" s="2"><v>44490.3958333333</v></c>', '21.10.2021 09:30'],
    ['a time', '<c r="A1" s="3"><v>0.395833333333333</v></c>', '09:30'],
    ['what a formula gave', '<c r="A1" t="str"><f>A2&amp;A3</f><v>СОШ № 1</v></c>', 'СОШ № 1'],
    ['a shared text', '<c r="A1" t="s"><v>0</v></c>', 'МБОУ «СОШ»'],
    ['a text of several looks', '<c r="A1" t="s"><v>1</v></c>', 'school.example'],
    ['a text within the cell', '<c r="A1" t="inlineStr"><is><t>a &amp; b</t></is></c>', 'a & b'],
    ['a text with leading zeros', '<c r="A1" t="inlineStr"><is><t>007</t></is></c>', '007'],
  ])('with %s is what a person reads', async (_what, cell, text) => {
    const strings = [
      '<t>МБОУ «СОШ»</t>',
      '<r><t>school.</t></r><r><rPr><b/></rPr><t>example</t></r>',
    ];
    expect(await rowsOf(ONE(cell), { strings, formats: [0, 14, 22, 20] })).toEqual([[text]]);
  });

  it('with an error of a formula is empty', async () => {
    const rows = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>1</v></c></row>';
    expect(await rowsOf({ rows })).toEqual([['', '1']]);
  });

  it('keeps its place where those before it, and whole rows, are not stored', async () => {
    const rows = '<row r="3"><c r="C3"><v>1</v></c></row><row r="5"><c r="A5"><v>2</v></c></row>';
    expect(await rowsOf({ rows })).toEqual([
      ['', '', ''],
      ['', '', ''],
      ['', '', '1'],
      ['', '', ''],
      ['2', '', ''],
    ]);
  });

  it.each([
    [
      'of no cell is written',
      '<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c t="b"><v>1</v></c></row>',
      [
        ['1', '2'],
        ['', 'ИСТИНА'],
      ],
    ],
    [
      'is written of the rows alone',
      '<row r="1"><c><v>1</v></c></row><row r="3"><c><v>2</v></c></row>',
      [['1'], [''], ['2']],
    ],
    [
      'is written of the cells alone',
      '<row><c r="B1"><v>1</v></c></row><row><c r="A3"><v>2</v></c></row>',
      [
        ['', '1'],
        ['', ''],
        ['2', ''],
      ],
    ],
    [
      'is left out behind one that is written',
      '<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>',
      [
        ['', '', '', ''],
        ['', '', '1', '2'],
        ['3', '', '', ''],
      ],
    ],
    [
      'goes beyond the letters of one alphabet',
      `<row>${'<c/>'.repeat(26)}<c><v>27</v></c></row>`,
      [[...Array.from({ length: 26 }, () => ''), '27']],
    ],
  ])('has the place that is meant where it %s', async (_how, rows, expected) => {
    expect(await rowsOf({ rows })).toEqual(expected);
  });

  it('is read past comments and as it is in CDATA', async () => {
    const rows =
      '<row><!-- <c><v>9</v></c> --><c t="inlineStr"><is><t><![CDATA[a <b> & c]]></t></is></c></row>';
    expect(await rowsOf({ rows })).toEqual([['a <b> & c']]);
  });

  it('that is merged downwards is known by its column', async () => {
    const after =
      '<mergeCells><mergeCell ref="B2:B4"/><mergeCell ref="A2:A1048576"/><mergeCell ref="C1:D1"/></mergeCells>';
    const rows = textRows([['а', 'б'], ['в', 'г'], ['д'], ['е'], ['ё']]);
    const sheet = await read(makeWorkbook({ sheets: [{ name: 'Лист1', rows, after }] }));
    expect([...sheet.topsOf(1)]).toEqual([
      [2, 1],
      [3, 1],
    ]);
    expect([...sheet.topsOf(0).keys()]).toEqual([2, 3, 4]);
    expect([...sheet.topsOf(2)]).toEqual([]);
  });

  it('with a hyperlink tells where it leads', async () => {
    const sheet = await read(
      makeWorkbook({
        sheets: [
          {
            name: 'Лист1',
            rows: textRows([
              ['Школа', 'Сайт'],
              ['СОШ № 1', 'сайт школы'],
            ]),
            after:
              '<hyperlinks><hyperlink ref="B2" r:id="rId1" tooltip="a > b"/><hyperlink ref="A2" location="Лист2!A1"/></hyperlinks>',
            links: { rId1: 'https://sosh1.example/?a=1&amp;b=2' },
          },
        ],
      }),
    );
    expect(sheet.linkAt(1, 1)).toBe('https://sosh1.example/?a=1&b=2');
    expect(sheet.linkAt(1, 0)).toBeNull();
    expect(sheet.linkAt(0, 0)).toBeNull();
  });
});

describe('a workbook', () => {
  const TWO: readonly SheetParts[] = [
    { name: 'Служебный', state: 'veryHidden', rows: textRows([['скрыто']]) },
    { name: 'Школы', rows: textRows([['первый']]) },
    { name: 'Детские сады', rows: textRows([['второй']]) },
  ];

  it('gives its first sheet that is not hidden', async () => {
    expect(await read(makeWorkbook({ sheets: TWO }))).toMatchObject({
      name: 'Школы',
      rows: [['первый']],
    });
  });

  it('gives the sheet that is named, in any case', async () => {
    expect((await read(makeWorkbook({ sheets: TWO }), ' детские САДЫ')).rows).toEqual([['второй']]);
    expect((await read(makeWorkbook({ sheets: TWO }), 'Служебный')).rows).toEqual([['скрыто']]);
  });

  it('is read where a library of Microsoft’s wrote it, with a prefix before every name', async () => {
    const bytes = makeWorkbook({
      sheets: [{ name: 'Лист1', rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }],
      strings: ['<t>СОШ № 1</t>'],
      change(parts) {
        for (const path of ['xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'])
          parts[path] = (parts[path] ?? '').replace(/<(\/?)(?=\w)/g, '<$1x:');
      },
    });
    expect((await read(bytes)).rows).toEqual([['СОШ № 1']]);
  });

  it('of the library that writes ours is read', async () => {
    const written = await writeXlsx([[{ value: 'Сайт' }], [{ value: 'sosh1.example' }]]).toBuffer();
    expect((await read(written)).rows).toEqual([['Сайт'], ['sosh1.example']]);
  });
});

const MANY = 1_000_000;

describe('refused is', () => {
  const PLAIN: SheetParts = { name: 'Лист1', rows: textRows([['Сайт']]) };

  it('a sheet that is not there, with the names of those that are', async () => {
    const bytes = makeWorkbook({ sheets: [PLAIN, { ...PLAIN, name: 'Свод &amp; итог' }] });
    expect(await faultOf(bytes, 'Школы')).toEqual({
      kind: 'no-sheet',
      sheet: 'Школы',
      sheets: ['Лист1', 'Свод & итог'],
    });
  });

  it('an empty sheet', async () => {
    const bytes = makeWorkbook({ sheets: [{ name: 'Лист1', rows: '' }] });
    expect(await faultOf(bytes)).toEqual({ kind: 'empty-sheet', sheet: 'Лист1' });
  });

  it.each([
    ['bytes that are no archive', Buffer.from('name,url\n')],
    ['no bytes', new Uint8Array(0)],
    ['half a workbook', makeWorkbook({ sheets: [PLAIN] }).subarray(0, 300)],
    ['an archive of something else', zipSync({ 'word/document.xml': strToU8('<w:document/>') })],
    [
      'a workbook whose sheet is missing',
      makeWorkbook({
        sheets: [PLAIN],
        change: (parts) => delete parts['xl/worksheets/sheet1.xml'],
      }),
    ],
    [
      'a sheet that is no XML',
      makeWorkbook({ sheets: [{ ...PLAIN, rows: '<row r="1"><c r="1A"><v>1</v></c></row>' }] }),
    ],
  ])('%s', async (_what, bytes) => {
    expect((await faultOf(bytes)).kind).toBe('damaged');
  });

  it('a sheet that says it unpacks to more than any list', async () => {
    const bomb = declareSize(makeWorkbook({ sheets: [PLAIN] }), 300 * 1024 * 1024);
    expect(await faultOf(bomb)).toEqual({ kind: 'too-large' });
  });

  it('a sheet that shrinks in its package as no words do', async () => {
    const rows = `${textRows([['Сайт']])}${' '.repeat(17 * 1024 * 1024)}`;
    expect(await faultOf(makeWorkbook({ sheets: [{ name: 'Лист1', rows }] }))).toEqual({
      kind: 'too-large',
    });
  });

  it.each([
    ['letters', 'ы'.repeat(MANY)],
    ['runs', '</t></is><is><r><t>x</t></r>'.repeat(MANY / 16)],
    ['references', '&amp;'.repeat(MANY / 4)],
    ['tags', '<r>'.repeat(MANY / 2)],
    ['blanks', ' '.repeat(MANY)],
  ])('a cell of a million %s, by its place', async (_what, text) => {
    const rows = `${textRows([['Сайт']])}<row r="2"><c r="B2" t="inlineStr"><is><t>${text}</t></is></c></row>`;
    expect(await faultOf(makeWorkbook({ sheets: [{ name: 'Лист1', rows }] }))).toEqual({
      kind: 'long-cell',
      sheet: 'Лист1',
      cell: 'B2',
    });
  });

  it('a shared text of a million letters', async () => {
    const strings = [`<t>${'A'.repeat(MANY)}</t>`];
    expect(await faultOf(makeWorkbook({ sheets: [PLAIN], strings }))).toEqual({
      kind: 'long-cell',
      sheet: null,
      cell: null,
    });
  });

  const many = (tag: string): string => tag.repeat(MANY);
  const attributes = Array.from({ length: 80_000 }, (_, index) => `a${index}="1"`).join(' ');
  const style = (format: string): string =>
    `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${format}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`;

  it.each<[string, Partial<SheetParts>, string, string]>([
    ['80,000 attributes', { rows: `<row><c ${attributes}><v>1</v></c></row>` }, '', ''],
    ['a long reference', { rows: `<row><c r="${many('A')}1"><v>1</v></c></row>` }, '', ''],
    ['tags that never end', { rows: many('<c ') }, '', ''],
    ['hyperlinks that never end', { after: many('<hyperlink ') }, '', ''],
    ['sheets that never end', {}, 'xl/workbook.xml', `<workbook><sheets>${many('<sheet ')}`],
    ['cells that never end', {}, 'xl/worksheets/sheet1.xml', '<worksheet><sheetData><row>'],
    ['a format of a million marks', {}, 'xl/styles.xml', style(many('y['))],
  ])('a sheet with %s', async (_what, parts, path, text) => {
    const bytes = makeWorkbook({
      sheets: [{ ...PLAIN, ...parts }],
      change(all) {
        if (path !== '') all[path] = text;
      },
    });
    expect(await faultOf(bytes)).toEqual({ kind: 'damaged' });
  });

  it('not a sheet with a number for its last row, or with millions of empty ones', async () => {
    const rows = `${textRows([['Сайт']])}${'<row/>'.repeat(MANY)}<row r="999999999"></row>`;
    expect(await rowsOf({ rows })).toEqual([['Сайт']]);
  });

  it('not a cell with as much as Excel holds', async () => {
    const text = 'ы'.repeat(32_767);
    expect(await rowsOf({ rows: textRows([[text]]) })).toEqual([[text]]);
  });

  it('a sheet that unpacks to more than it says, beyond which nothing is unpacked', async () => {
    const long = { ...PLAIN, rows: textRows([['Сайт'.repeat(5_000)]]) };
    expect(await faultOf(declareSize(makeWorkbook({ sheets: [long] }), 500))).toEqual({
      kind: 'damaged',
    });
  });

  it('a sheet with one cell in its last row and one in its last column', async () => {
    const rows =
      '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>';
    expect(await faultOf(makeWorkbook({ sheets: [{ name: 'Лист1', rows }] }))).toEqual({
      kind: 'too-large',
    });
  });

  it('not a sheet whose formats go on to its last row and column', async () => {
    const rows = `${textRows([['Сайт']])}<row r="1048576"><c r="XFD1048576" s="0"/></row>`;
    expect(await rowsOf({ rows })).toEqual([['Сайт']]);
  });
});
