// The rows of one sheet of an Excel workbook (.xlsx), as texts: a list of schools or an earlier
// report may be one. A library reads the cells. What it gets is a package of the few parts that a
// sheet needs, taken out of the file under a limit: by itself it unpacks whatever a file holds.
import { RunError, type WorkbookFault } from './errors.js';
import { cellText, numberText } from './workbook/cell-text.js';
import { readLinks } from './workbook/links.js';
import { chooseSheet, OUTLINE_PARTS, readOutline } from './workbook/outline.js';
import { openPackage, pack } from './workbook/package.js';
import { countCells } from './workbook/size.js';

export interface WorkbookSource {
  /** File name for messages. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As typed; case does not count. Absent for the first sheet that is not hidden. */
  readonly sheet?: string | undefined;
}

export interface Sheet {
  readonly name: string;
  /** From the sheet's first row and column on, empty rows included; all of one length. */
  readonly rows: readonly (readonly string[])[];
  /** Where the hyperlink of a cell leads, by 0-based place; null where the cell has none. */
  readonly linkAt: (row: number, column: number) => string | null;
}

/** Above any real list (40 columns for each of 400,000 institutions), far below harm. */
const MAX_CELLS = 16_000_000;

/** Reads a sheet, its cells as a person sees them; rejects with `RunError` (`input-workbook`). */
export async function readSheet({ name: file, bytes, sheet }: WorkbookSource): Promise<Sheet> {
  const refuse = (fault: WorkbookFault, cause?: unknown): never => {
    throw new RunError({ code: 'input-workbook', file, fault }, { cause });
  };
  const unpack = await openPackage(bytes, refuse);
  const workbook = unpack(OUTLINE_PARTS);
  const { sheets, shared } = readOutline(workbook);
  const chosen = chooseSheet(sheets, { wanted: sheet ?? null, refuse });
  const parts = unpack([chosen.path, chosen.relations, ...shared]);
  const xml = parts.get(chosen.path) ?? refuse({ kind: 'damaged' });
  if (countCells(xml) > MAX_CELLS) refuse({ kind: 'too-large' });

  const { readSheet: readCells } = await import('read-excel-file/universal');
  const packed = await pack(new Map([...workbook, ...parts]));
  const cells = await readCells(packed, chosen.name, {
    trim: false,
    parseNumber: numberText,
  }).catch((error) => refuse({ kind: 'damaged' }, error));
  const rows = cells.map((row) => row.map(cellText));
  if (rows.length === 0) refuse({ kind: 'empty-sheet', sheet: chosen.name });
  const links = readLinks(xml, parts.get(chosen.relations) ?? '');
  return {
    name: chosen.name,
    rows,
    linkAt: (row, column) => links.get(`${row}:${column}`) ?? null,
  };
}
