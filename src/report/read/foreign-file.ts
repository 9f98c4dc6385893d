// Whether a file that an output would replace is a product of ours. Its content tells: names do
// not, and people keep a list, a plan or another sheet under the name of a report.
import type { ForeignFile } from '../../errors.js';
import { hidePasswords } from '../../files/hide-passwords.js';
import { MEGABYTE, readFileStart, readWholeFile } from '../../files/read-file.js';
import { classifyFile, classifyWhole, LOOK_BYTES } from '../../list/file-look.js';
import { createListDecoder } from '../../list/text-decoder.js';
import { OUTLINE_PARTS, readOutline } from '../../list/workbook/outline.js';
import { openPackage, type PackageParts } from '../../list/workbook/package.js';
import { OWN_HEADERS } from '../columns.js';
import { SHEET_NAMES } from '../xlsx/sheet-names.js';
import { isReportHeader } from './table.js';

/** Enough for the names of the columns, and for how each other format begins. */
const START_BYTES = 64 * 1024;
const MAX_PACKAGE_BYTES = 500 * MEGABYTE;
const SHOWN_LENGTH = 80;

const ANNEX = OWN_HEADERS.slice(0, 3);

/** How the formats that are no tables begin, one of which each has. */
const STARTS: readonly RegExp[] = [
  // JSON and NDJSON, and what `diff` makes of two of them.
  /^\{"schemaVersion":\d+,"(?:tool":\{"name":"noko-check"|number"|old")/,
  // A part of a report.
  /^\{"crc32":"[\da-f]{8}","value":\{"header":\{"form":/,
  /^<\?xml [^>]*>\s*<testsuites name="noko-check"/,
  /^<!DOCTYPE html>[\s\S]{0,200}<meta name="generator" content="noko-check">/,
  // The text of `diff`.
  /^(?:Изменения|Changes): .* → /,
];

/** The first columns of what `diff`, `history` and `scores` write. */
const FURTHER_TABLES: readonly (readonly string[])[] = [
  ['Изменение', '№ п/п'],
  ['День', 'Соответствует'],
  ['№ п/п', 'Наименование организации', 'ИНН', 'Номер на bus.gov.ru'],
  ['№ п/п', 'Наименование организации', 'Ссылка на результаты'],
];

/**
 * What the file at `path` is; null for an empty one and for ours. A list may have the form of the
 * annex: what is read (`isInput`) is ours as a whole report alone. Rejects with the system's error.
 */
export async function findForeignFile(
  path: string,
  { isInput }: { readonly isInput: boolean } = { isInput: false },
): Promise<ForeignFile | null> {
  const start = await readFileStart(path, START_BYTES);
  if (start.length === 0) return null;
  const look = classifyFile(start.subarray(0, LOOK_BYTES));
  if (look === 'xlsx' || look === 'docx' || look === 'zip')
    return await readPackage(path, { begins: look, isInput });
  const text = decode(start);
  if (STARTS.some((ours) => ours.test(text))) return null;
  if (look !== null) return { kind: 'look', look };
  const [firstLine = ''] = text.trimStart().split(/\r?\n|\r/, 1);
  const cells = cellsOf(firstLine);
  if (isOurTable(cells) && (!isInput || isReportHeader(cells))) return null;
  return { kind: 'text', firstLine: hidePasswords(firstLine).slice(0, SHOWN_LENGTH).trim() };
}

function decode(start: Uint8Array): string {
  const decoder = createListDecoder();
  return (decoder.decode(start) + decoder.end()).replace(/^\uFEFF/, '');
}

/** None of our names holds a separator, so that the line need not be parsed. */
function cellsOf(line: string): readonly string[] {
  return line.split(/[;,\t]/).map((cell) => cell.replace(/^\s*"|"\s*$/g, '').trim());
}

function isOurTable(cells: readonly string[]): boolean {
  const beginsWith = (names: readonly string[]): boolean =>
    names.every((name, index) => name === cells[index]);
  const isAnnex = beginsWith(ANNEX) && cells.slice(ANNEX.length).every((cell) => cell === '');
  return isReportHeader(cells) || isAnnex || FURTHER_TABLES.some(beginsWith);
}

async function readPackage(
  path: string,
  { begins, isInput }: { readonly begins: 'xlsx' | 'docx' | 'zip'; readonly isInput: boolean },
) {
  const bytes = await readWholeFile(path, MAX_PACKAGE_BYTES);
  const look = begins === 'zip' ? classifyWhole(begins, bytes) : begins;
  const damaged: ForeignFile = { kind: 'look', look: look === 'xlsx' ? 'zip' : look };
  try {
    const unpack = await openPackage(bytes, () => {
      throw new UnreadableError();
    });
    if (look === 'xlsx') return readWorkbook(unpack, isInput);
    const properties = unpack(['docProps/core.xml']).get('docProps/core.xml') ?? '';
    return properties.includes('<dc:creator>noko-check</dc:creator>') ? null : damaged;
  } catch (error) {
    if (error instanceof UnreadableError) return damaged;
    throw error;
  }
}

/** The one sheet of what `scores` writes. */
const SCORE_SHEETS = ['Оценки НОКО', 'Мониторинг'];

/** A package that is broken, or far larger than ours. */
class UnreadableError extends Error {}

function readWorkbook(
  unpack: (paths: readonly string[]) => PackageParts,
  isInput: boolean,
): ForeignFile | null {
  const { sheets, texts } = readOutline(unpack(OUTLINE_PARTS));
  const ours: readonly string[] = Object.values(SHEET_NAMES);
  const [first] = sheets;
  if (sheets.length === 1 && first !== undefined && SCORE_SHEETS.includes(first.name)) return null;
  const others = sheets.filter(({ name }) => !ours.includes(name));
  if (others.length > 0) return { kind: 'sheets', sheets: others.map(({ name }) => name) };
  const table = sheets.find(({ name }) => name === SHEET_NAMES.report);
  const { path = '' } = table ?? sheets[0] ?? {};
  const content = [...unpack([path, texts ?? '']).values()].join('');
  // Excel moves the texts out of the sheet when it saves.
  const names = table === undefined ? ANNEX : ['Код', 'Результат'];
  const isOurs =
    names.every((name) => content.includes(`>${name}<`)) && (table !== undefined || !isInput);
  return isOurs ? null : { kind: 'sheets', sheets: sheets.map(({ name }) => name) };
}
