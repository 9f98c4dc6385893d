// Writes the rows of one sheet into the archive, and behind them what concerns them all. The order
// of the elements is that of the standard (ECMA-376, 18.3.1.99): Excel calls any other damage.
import type { Archive } from '../archive.js';
import { escapeXml } from '../xml.js';
import { type Cell, formatCell, placeOf } from './cells.js';
import type { Model, SheetModel } from './model.js';
import { rowHeight } from './row-height.js';

export interface SheetWriter {
  /** Adds a row below those before it. */
  readonly add: (cells: readonly Cell[], row?: RowShape) => void;
  /** The rows added so far. */
  readonly rows: () => number;
  /** Whether hyperlinks had to be left out, since a sheet holds no more. */
  readonly isFullOfLinks: () => boolean;
  readonly end: (page: SheetEnd) => void;
}

export interface RowShape {
  /** Joins all cells of the row; the text is in the first. */
  readonly joined: boolean;
}

export interface SheetEnd {
  readonly isLandscape: boolean;
  /** Millimetres. */
  readonly margins: { readonly left: number; readonly right: number; readonly topBottom: number };
  /** Columns under whose names one can filter, in the first row. */
  readonly filtered?: number;
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

export function createSheetWriter(
  archive: Archive,
  {
    sheet,
    styles,
    maxLinks,
  }: {
    readonly sheet: SheetModel;
    readonly styles: Model['styles'];
    readonly maxLinks: number;
  },
): SheetWriter {
  const part = archive.open(sheet.path);
  const relations = archive.open(sheet.relationsPath);
  // Printed as wide as the paper, on as many pages as that takes.
  const head = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
  part.write(`${sheet.start.replace(/(<worksheet [^>]*>)/, `$1${head}`)}<sheetData>`);
  relations.write(`<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${RELATIONS}">`);
  const links: string[] = [];
  const joined: string[] = [];
  let row = 0;
  let columns = 0;
  let isFull = false;

  const link = (place: string, target: string): void => {
    if (links.length === maxLinks) {
      isFull = true;
      return;
    }
    const id = `rId${links.length + 1}`;
    links.push(`<hyperlink ref="${place}" r:id="${id}"/>`);
    relations.write(
      `<Relationship Id="${id}" Type="${RELATION}" Target="${escapeXml(target)}" TargetMode="External"/>`,
    );
  };
  return {
    add(cells, { joined: isJoined } = { joined: false }) {
      row += 1;
      columns = Math.max(columns, cells.length);
      const written = cells.map((cell, column) => {
        const place = placeOf(row, column);
        if (cell.target !== undefined && cell.target !== null) link(place, cell.target);
        return formatCell(cell, place, styles[cell.style]);
      });
      if (isJoined) {
        joined.push(`<mergeCell ref="${placeOf(row, 0)}:${placeOf(row, cells.length - 1)}"/>`);
      }
      const height = rowHeight(cells, isJoined ? [sum(sheet.widths)] : sheet.widths);
      part.write(`<row r="${row}" ht="${height}">${written.join('')}</row>`);
    },
    rows: () => row,
    isFullOfLinks: () => isFull,
    end({ isLandscape, margins, filtered }) {
      const inches = (millimetres: number): string => (millimetres / 25.4).toFixed(2);
      const { left, right, topBottom } = margins;
      part.end(
        [
          '</sheetData>',
          filtered === undefined
            ? ''
            : `<autoFilter ref="A1:${placeOf(Math.max(row, 1), filtered - 1)}"/>`,
          wrapped('mergeCells', joined),
          wrapped('hyperlinks', links),
          `<pageMargins left="${inches(left)}" right="${inches(right)}" top="${inches(topBottom)}" bottom="${inches(topBottom)}" header="0.3" footer="0.3"/>`,
          `<pageSetup paperSize="9" orientation="${isLandscape ? 'landscape' : 'portrait'}" fitToHeight="0"/>`,
          '<headerFooter><oddFooter>&amp;C&amp;P</oddFooter></headerFooter>',
          // Numbers of organisations are texts, and none of them is to be marked as a slip.
          columns === 0
            ? ''
            : `<ignoredErrors><ignoredError sqref="A1:${placeOf(row, columns - 1)}" numberStoredAsText="1"/></ignoredErrors>`,
          '</worksheet>',
        ].join(''),
      );
      relations.end('</Relationships>');
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function wrapped(name: string, elements: readonly string[]): string {
  return elements.length === 0 ? '' : `<${name}>${elements.join('')}</${name}>`;
}
