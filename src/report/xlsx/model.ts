// An empty workbook with our sheets and styles, taken apart so that rows can be filled in one by
// one. The library makes the package, its styles and the heads of the sheets; the rows are ours,
// since a workbook that the library holds as a whole takes 640 MB for 50,000 schools. What it does
// not know (filters, hyperlinks, how a sheet is printed) stands behind the rows and is ours, too.
import { strFromU8, strToU8, unzipSync } from 'fflate';
import writeWorkbook from 'write-excel-file/node';
import { PACKED_AT } from '../../files/packed-at.js';
import { STYLES, type StyleName } from './styles.js';

export interface SheetShape {
  readonly name: string;
  /** Of its columns, in characters. */
  readonly widths: readonly number[];
  /** Per cent; absent for 100. */
  readonly zoom?: number;
  /** Rows and columns that stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
}

export interface Model {
  /** What the package consists of beside the parts below, by path. */
  readonly otherParts: ReadonlyMap<string, Uint8Array>;
  readonly workbook: { readonly path: string; readonly start: string; readonly end: string };
  readonly sheets: readonly SheetModel[];
  /** The number of each style in the package. */
  readonly styles: Readonly<Record<StyleName, number>>;
}

export interface SheetModel extends Pick<SheetShape, 'widths'> {
  readonly path: string;
  /** What stands before the rows. */
  readonly start: string;
  readonly relationsPath: string;
}

const WORKBOOK = 'xl/workbook.xml';
const STYLE_SHEET = 'xl/styles.xml';
const STYLE_NAMES = Object.keys(STYLES) as readonly StyleName[];

/** Makes the workbook; its parts come out the same for the same shapes. */
export async function createModel(shapes: readonly SheetShape[]): Promise<Model> {
  const samples = STYLE_NAMES.map((name) => ({ ...STYLES[name], value: 0, type: Number }));
  const sheets = shapes.map(({ name, widths, frozen }, index) => ({
    sheet: name,
    data: index === 0 ? [samples] : [],
    columns: widths.map((width) => ({ width })),
    ...(frozen && { stickyRowsCount: frozen.rows, stickyColumnsCount: frozen.columns }),
  }));
  const file = await atPackableTime(() =>
    writeWorkbook(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer(),
  );
  const parts = new Map(Object.entries(unzipSync(file)));
  const take = (path: string): string => {
    const part = parts.get(path);
    if (part === undefined) throw new Error(`the library made a workbook without ${path}`);
    parts.delete(path);
    return strFromU8(part);
  };
  const before = (xml: string, tag: string): string => {
    const at = xml.indexOf(tag);
    if (at === -1) throw new Error(`the library made a part without ${tag}`);
    return xml.slice(0, at);
  };

  const styles = readStyles(strFromU8(parts.get('xl/worksheets/sheet1.xml') ?? new Uint8Array()));
  const workbook = take(WORKBOOK);
  const models = shapes.map(({ widths, zoom = 100 }, index) => {
    const path = `xl/worksheets/sheet${index + 1}.xml`;
    const relationsPath = `xl/worksheets/_rels/sheet${index + 1}.xml.rels`;
    parts.delete(relationsPath);
    const start = before(take(path), '<sheetData').replace(
      '<sheetView ',
      `<sheetView zoomScale="${zoom}" zoomScaleNormal="${zoom}" `,
    );
    return { path, relationsPath, widths, start };
  });
  parts.set(STYLE_SHEET, strToU8(addDefaultStyle(take(STYLE_SHEET))));
  return {
    otherParts: parts,
    workbook: {
      path: WORKBOOK,
      start: before(workbook, '<definedNames'),
      end: workbook.slice(workbook.indexOf('<calcPr')),
    },
    sheets: models,
    styles,
  };
}

const systemNow = Date.now;

/**
 * The library dates its archive by the clock, without a choice, and fails where that stands before
 * the first day that an archive knows. Only then is it told another time.
 */
async function atPackableTime<Made>(make: () => Promise<Made>): Promise<Made> {
  if (systemNow() >= PACKED_AT.getTime()) return await make();
  Date.now = () => PACKED_AT.getTime();
  try {
    return await make();
  } finally {
    Date.now = systemNow;
  }
}

/** The library leaves it out, of which other programs than Excel warn whoever reads the file. */
function addDefaultStyle(styles: string): string {
  return styles
    .replace('<cellXfs', '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs')
    .replace(
      '</cellXfs>',
      '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    );
}

/** The samples stand in the first row, in the order of their names. */
function readStyles(sheet: string): Readonly<Record<StyleName, number>> {
  const numbers = Array.from(sheet.matchAll(/<c r="[A-Z]+1" s="(\d+)"/g), ([, id]) => Number(id));
  if (numbers.length !== STYLE_NAMES.length) throw new Error('the library made no sample cells');
  const pairs = STYLE_NAMES.map((name, index) => [name, numbers[index]]);
  return Object.fromEntries(pairs) as Readonly<Record<StyleName, number>>;
}
