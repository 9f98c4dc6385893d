// The rows of one sheet of an Excel workbook (.xlsx), as texts: a list of schools or an earlier
// report may be one. A library reads the cells. What it gets is a package of the few parts that a
// sheet needs, taken out of the file under a limit: by itself it unpacks whatever a file holds.
import { RunError, type WorkbookFault } from './errors.js';
import { cellText, numberText } from './workbook/cell-text.js';
import { checkFormats, keepCells, keepTexts } from './workbook/cells.js';
import { readLinks } from './workbook/links.js';
import { readMerges, type Tops } from './workbook/merges.js';
import { chooseSheet, OUTLINE_PARTS, readOutline, type SheetChoice } from './workbook/outline.js';
import { openPackage, type Parts, pack, type Refuse } from './workbook/package.js';
import { BrokenXmlError } from './workbook/xml-tags.js';

export interface WorkbookSource {
  /** File name for messages. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As typed; case does not count. Absent for the `preferred` one, else the first not hidden. */
  readonly sheet?: string | undefined;
  readonly preferred?: string;
}

export interface Sheet {
  readonly name: string;
  /** From the sheet's first row and column on, empty rows included; all of one length. */
  readonly rows: readonly (readonly string[])[];
  /** Where the hyperlink of a cell leads, by 0-based place; null where the cell has none. */
  readonly linkAt: (row: number, column: number) => string | null;
  /** The cells of a column that are merged downwards. */
  readonly topsOf: (column: number) => Tops;
}

/** Reads a sheet, its cells as a person sees them; rejects with `RunError` (`input-workbook`). */
export async function readSheet({
  name: file,
  bytes,
  sheet,
  preferred,
}: WorkbookSource): Promise<Sheet> {
  const refuse = (fault: WorkbookFault, cause?: unknown): never => {
    throw new RunError({ code: 'input-workbook', file, fault }, { cause });
  };
  try {
    return await readChosen(bytes, { wanted: sheet ?? null, preferred, refuse });
  } catch (error) {
    if (error instanceof BrokenXmlError) return refuse({ kind: 'damaged' }, error);
    throw error;
  }
}

async function readChosen(bytes: Uint8Array, choice: SheetChoice): Promise<Sheet> {
  const { refuse } = choice;
  const unpack = await openPackage(bytes, refuse);
  const workbook = unpack(OUTLINE_PARTS);
  const { sheets, texts, styles } = readOutline(workbook);
  const { name, path, relations } = chooseSheet(sheets, choice);
  const parts = unpack([path, relations, texts, styles].filter((part) => part !== null));
  const xml = parts.get(path) ?? refuse({ kind: 'damaged' });
  const kept = new Map([...workbook, ...parts, [path, keepCells(xml, { sheet: name, refuse })]]);
  const shared = texts === null ? undefined : parts.get(texts);
  if (texts !== null && shared !== undefined) kept.set(texts, keepTexts(shared, refuse));
  checkFormats((styles === null ? undefined : parts.get(styles)) ?? '');

  const rows = await readRows(kept, name, refuse);
  const behindCells = xml.slice(xml.lastIndexOf('</sheetData>'));
  const links = readLinks(behindCells, parts.get(relations) ?? '');
  const merges = readMerges(behindCells);
  return {
    name,
    rows,
    linkAt: (row, column) => links.get(`${row}:${column}`) ?? null,
    topsOf: (column) => merges(column, rows.length),
  };
}

async function readRows(parts: Parts, sheet: string, refuse: Refuse): Promise<Sheet['rows']> {
  const { readSheet: readCells } = await import('read-excel-file/universal');
  const cells = await readCells(await pack(parts), sheet, {
    trim: false,
    parseNumber: numberText,
  }).catch((error) => refuse({ kind: 'damaged' }, error));
  return cells.length === 0
    ? refuse({ kind: 'empty-sheet', sheet })
    : cells.map((row) => row.map(cellText));
}
