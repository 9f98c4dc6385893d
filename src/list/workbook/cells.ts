// The part of a sheet, or of the texts that sheets share, that the library reads: the same cells,
// each with its place, and nothing else. A place may be left out, which the library does not know;
// it fills the rectangle up to the farthest cell, and takes minutes over tags and texts that no
// program writes. So these end here.

import type { Refuse } from './package.js';
import { parsePlace } from './place.js';
import { BrokenXmlError, findTags, nextTag, readAttributes, type Tag } from './xml-tags.js';

/** Above any real list (40 columns for each of 400,000 institutions), far below harm. */
const MAX_CELLS = 16_000_000;

/** Of the XML of a cell. Excel holds 32,767 characters in one. */
const MAX_CELL_LENGTH = 262_144;

export interface CellsOptions {
  /** As a person knows it. */
  readonly sheet: string;
  readonly refuse: Refuse;
}

/** The cells of a sheet that hold something; throws `BrokenXmlError`. */
export function keepCells(xml: string, { sheet, refuse }: CellsOptions): string {
  const kept: string[] = [];
  const place = { row: 0, column: 0 };
  let openRow = 0;
  let isWhole = false;
  const farthest = { row: 0, column: 0 };
  for (let tag = nextTag(xml, 0); tag !== null; tag = nextTag(xml, tag.end)) {
    if (tag.name === 'sheetData' && tag.kind !== 'open') isWhole = true;
    if (isWhole) break;
    if (tag.kind === 'close') continue;
    if (tag.name === 'row') {
      place.row = Number(/\br="(\d+)"/.exec(tag.inside)?.[1] ?? place.row + 1);
      place.column = 0;
    }
    if (tag.name !== 'c') continue;
    const { r, s, t } = readAttributes(tag.inside);
    const typed = r === undefined ? null : (parsePlace(r) ?? refuse({ kind: 'damaged' }));
    place.row = typed === null ? place.row : typed.row + 1;
    place.column = typed === null ? place.column + 1 : typed.column + 1;
    // What closes itself is an empty cell with a format.
    if (tag.kind === 'empty') continue;
    farthest.row = Math.max(farthest.row, place.row);
    farthest.column = Math.max(farthest.column, place.column);
    if (farthest.row * farthest.column > MAX_CELLS) refuse({ kind: 'too-large' });
    const cell = `${lettersOf(place.column)}${place.row}`;
    const content = readContent(xml, tag, () => refuse({ kind: 'long-cell', sheet, cell }));
    const attributes = `${s === undefined ? '' : ` s="${Number(s)}"`}${t === undefined ? '' : ` t="${t}"`}`;
    if (openRow !== place.row) {
      kept.push(`${openRow === 0 ? '' : '</row>'}<row r="${place.row}">`);
      openRow = place.row;
    }
    kept.push(`<c r="${cell}"${attributes}>${content.xml}</c>`);
    tag = content.last;
  }
  if (!isWhole) refuse({ kind: 'damaged' });
  if (openRow !== 0) kept.push('</row>');
  return `<worksheet><sheetData>${kept.join('')}</sheetData></worksheet>`;
}

/** The texts that sheets share; throws `BrokenXmlError`. */
export function keepTexts(xml: string, refuse: Refuse): string {
  const kept: string[] = [];
  for (let tag = nextTag(xml, 0); tag !== null; tag = nextTag(xml, tag.end)) {
    if (tag.name !== 'si' || tag.kind === 'close') continue;
    if (tag.kind === 'empty') {
      kept.push('<si/>');
      continue;
    }
    const content = readContent(xml, tag, () =>
      refuse({ kind: 'long-cell', sheet: null, cell: null }),
    );
    kept.push(`<si>${content.xml}</si>`);
    tag = content.last;
  }
  return `<sst>${kept.join('')}</sst>`;
}

/** Of a number format. Excel takes 255 characters. */
const MAX_FORMAT_LENGTH = 1_000;

/** Throws `BrokenXmlError` where the library would look at a format for minutes. */
export function checkFormats(xml: string): void {
  for (const { formatCode = '' } of findTags(xml, 'numFmt')) {
    if (formatCode.length > MAX_FORMAT_LENGTH) throw new BrokenXmlError('long format');
  }
}

/** What stands up to the end of `opening`, its tags without attributes, and the tag that ends it. */
function readContent(
  xml: string,
  opening: Tag,
  refuse: () => never,
): { readonly xml: string; readonly last: Tag } {
  let kept = '';
  let last = opening;
  for (;;) {
    const tag = nextTag(xml, last.end);
    if ((tag?.end ?? xml.length) - opening.end > MAX_CELL_LENGTH) refuse();
    if (tag === null) return { xml: kept, last };
    kept += plainText(xml.slice(last.end, tag.start));
    last = tag;
    if (tag.name === opening.name && tag.kind === 'close') return { xml: kept, last };
    kept += `<${tag.kind === 'close' ? '/' : ''}${tag.name}${tag.kind === 'empty' ? '/' : ''}>`;
  }
}

/** Without comments; the library reads no CDATA. */
function plainText(text: string): string {
  if (!text.includes('<')) return text;
  return text.replace(/<!--.*?-->|<!\[CDATA\[(.*?)\]\]>/gs, (_all, raw: string = '') =>
    raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  );
}

function lettersOf(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
