// The rows of one sheet of an Excel workbook (.xlsx), as texts: a list of schools or an earlier
// report may be one. A library reads the cells. What it gets is a package of the few parts that a
// sheet needs, taken out of the file under a limit: by itself it unpacks whatever a file holds.
import { RunError, type WorkbookFault } from '../errors.js';
import { cellText, numberText } from './workbook/cell-text.js';
import { checkFormats, keepCells, keepTexts } from './workbook/cells.js';
import { readLinks } from './workbook/links.js';
import { readMerges, type Tops } from './workbook/merges.js';
import { chooseSheet, OUTLINE_PARTS, type Outline, readOutline } from './workbook/outline.js';
import { openPackage, type PackageParts, pack, type Refuse } from './workbook/package.js';
import { BrokenXmlError } from './workbook/xml-tags.js';

export interface WorkbookSource {
  /** File name for messages. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As typed; case does not count. Absent for the first not hidden. */
  readonly sheet?: string | undefined;
}

export interface Sheet {
  readonly name: string;
  /** From the sheet's first row and column on, empty rows included; all of one length. */
  readonly rows: readonly (readonly string[])[];
  /** Where the hyperlink of a cell leads, by 0-based place; null where the cell has none. */
  readonly linkAt: (row: number, column: number) => string | null;
  /** The cells of a column that are merged downwards. */
  readonly topsOf: (column: number) => Tops;
  /** The last column of the merge that begins in a cell, or of the cell itself. */
  readonly rightOf: (row: number, column: number) => number;
}

/** A workbook whose sheets are known, and not yet read. */
export interface Workbook {
  /** Those that a person sees, in the order of their tabs; all where none is seen. */
  readonly sheets: readonly string[];
  /** Rejects as `readSheet` does. */
  readonly read: (sheet: string) => Promise<Sheet>;
}

/** Reads a sheet, its cells as a person sees them; rejects with `RunError` (`input-workbook`). */
export async function readSheet({ sheet, ...source }: WorkbookSource): Promise<Sheet> {
  const { sheets, read } = await openWorkbook(source);
  return read(sheet ?? sheets[0] ?? '');
}

/** Opens a workbook; rejects as `readSheet` does. */
export async function openWorkbook({
  name: file,
  bytes,
}: Omit<WorkbookSource, 'sheet'>): Promise<Workbook> {
  const refuse = (fault: WorkbookFault, cause?: unknown): never => {
    throw new RunError({ code: 'input-workbook', file, fault }, { cause });
  };
  const orDamaged = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof BrokenXmlError) return refuse({ kind: 'damaged' }, error);
      throw error;
    }
  };
  return orDamaged(async () => {
    const unpack = await openPackage(bytes, refuse);
    const opened = { unpack, workbook: unpack(OUTLINE_PARTS), refuse };
    const outline = readOutline(opened.workbook);
    const seen = outline.sheets.filter(({ isHidden }) => !isHidden);
    const sheets = (seen.length > 0 ? seen : outline.sheets).map(({ name }) => name);
    if (sheets.length === 0) refuse({ kind: 'damaged' });
    return { sheets, read: (wanted) => orDamaged(() => readChosen(wanted, outline, opened)) };
  });
}

interface OpenedPackage {
  readonly unpack: Awaited<ReturnType<typeof openPackage>>;
  readonly workbook: PackageParts;
  readonly refuse: Refuse;
}

async function readChosen(
  wanted: string,
  { sheets, texts, styles }: Outline,
  { unpack, workbook, refuse }: OpenedPackage,
): Promise<Sheet> {
  const { name, path, relations } = chooseSheet(sheets, { wanted, refuse });
  const parts = unpack([path, relations, texts, styles].filter((part) => part !== null));
  const xml = parts.get(path) ?? refuse({ kind: 'damaged' });
  const kept = new Map([...workbook, ...parts, [path, keepCells(xml, { sheet: name, refuse })]]);
  const shared = texts === null ? undefined : parts.get(texts);
  if (texts !== null && shared !== undefined) kept.set(texts, keepTexts(shared, refuse));
  checkFormats((styles === null ? undefined : parts.get(styles)) ?? '');

  const rows = await readRows(kept, name, refuse);
  const end = xml.lastIndexOf('</sheetData>');
  const [cells, behindCells] = [xml.slice(0, end), xml.slice(end)];
  const links = readLinks({ cells, behindCells, relations: parts.get(relations) ?? '' });
  const merges = readMerges(behindCells);
  return {
    name,
    rows,
    linkAt: (row, column) => links.get(`${row}:${column}`) ?? null,
    topsOf: (column) => merges.topsOf(column, rows.length),
    rightOf: merges.rightOf,
  };
}

async function readRows(
  parts: PackageParts,
  sheet: string,
  refuse: Refuse,
): Promise<Sheet['rows']> {
  const { readSheet: readCells } = await import('read-excel-file/universal');
  const cells = await readCells(await pack(parts), sheet, {
    trim: false,
    parseNumber: numberText,
  }).catch((error) => refuse({ kind: 'damaged' }, error));
  return cells.length === 0
    ? refuse({ kind: 'empty-sheet', sheet })
    : cells.map((row) => row.map(cellText));
}
