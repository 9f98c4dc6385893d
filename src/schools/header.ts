// Which row is the header, and in a CSV what separates the cells: both are found together, by
// trying each separator on the first rows of the list. The row in which most columns are recognised
// is the header; it must show a site. Rows above it (a title, a date, Excel's `sep=;`) are passed
// over.
import { RunError } from '../errors.js';
import { hidePasswords } from '../hide-passwords.js';
import type { ListEncoding, ListSeparator } from '../school.js';
import { cleanCell } from './cell.js';
import { findRoles } from './columns.js';
import { type ListRecord, readRecords } from './records.js';

/** Rows, blank ones aside, among which the header is looked for. */
const HEADER_WITHIN = 10;

/** What a Russian Excel writes comes first: it wins where all do equally well. */
const SEPARATORS: readonly ListSeparator[] = [';', ',', '\t'];

/** The beginning of a list. */
export interface ListStart {
  readonly name: string;
  readonly text: string;
  /** True where `text` is the whole list. */
  readonly isWhole: boolean;
  readonly encoding: ListEncoding;
}

export interface Header {
  /** 0-based place among the records, blank ones counted. */
  readonly index: number;
  readonly cells: readonly string[];
  /** Records after the header: all that have been read, where a column has no name. */
  readonly sample: readonly ListRecord[];
}

export interface CsvHeader extends Header {
  readonly separator: ListSeparator;
}

/** The beginning of a list under one separator. */
interface Reading {
  readonly separator: ListSeparator;
  readonly records: readonly ListRecord[];
  /** What is broken in it, unless it only looks so because the beginning ends there. */
  readonly fault: RunError | null;
}

interface Rated extends Header {
  readonly roleCount: number;
}

/** The header among the records of a sheet; null where no row shows a site. */
export function findHeader(records: readonly ListRecord[]): Header | null {
  return bestOf(findCandidates(records));
}

/** The header of a CSV. Throws `RunError` `input-no-site-column` or `input-broken-csv`. */
export async function findCsvHeader(start: ListStart): Promise<CsvHeader> {
  const separators = separatorsFor(start.text);
  const firstReadings = await Promise.all(
    separators.map((separator) => read(start, separator, hasFirstRows)),
  );
  const candidates = firstReadings.flatMap(({ separator, records }) =>
    findCandidates(records).map((candidate) => ({ ...candidate, separator })),
  );
  const best = bestOf(candidates);
  if (best === null) {
    const readings = separators.map((separator) => read(start, separator));
    throw noHeader(start, await Promise.all(readings));
  }
  // Nobody else asks what stands below it.
  if (best.cells.every((cell) => cleanCell(cell) !== '')) return best;
  const { records } = await read(start, best.separator);
  return { ...best, sample: records.slice(best.index + 1) };
}

/** The first of those that nothing is better than. */
function bestOf<Candidate extends Rated>(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>(
    (best, candidate) => (best === null || isBetter(candidate, best) ? candidate : best),
    null,
  );
}

function separatorsFor(text: string): readonly ListSeparator[] {
  const declared = /^"?sep=([;,\t])"?[\r\n]/i.exec(text)?.[1];
  return SEPARATORS.filter((separator) => declared === undefined || separator === declared);
}

/** Reads the beginning of a list, as far as there is enough. */
async function read(
  start: ListStart,
  separator: ListSeparator,
  isEnough: (records: readonly ListRecord[]) => boolean = () => false,
): Promise<Reading> {
  const records: ListRecord[] = [];
  try {
    const text = inPieces(start.text);
    for await (const some of readRecords(text, { name: start.name, separator })) {
      for (const record of some) records.push(record);
      if (isEnough(records)) break;
    }
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    return { separator, records, fault: start.isWhole ? error : null };
  }
  return { separator, records, fault: null };
}

/** As long as the first rows of most lists. */
const PIECE_LENGTH = 2_048;

async function* inPieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; ) {
    // A character of two units stays whole.
    const isBetween = /[\uD800-\uDBFF]/.test(text.charAt(at + PIECE_LENGTH - 1));
    const end = at + PIECE_LENGTH + (isBetween ? 1 : 0);
    yield text.slice(at, end);
    at = end;
  }
}

function hasFirstRows(records: readonly ListRecord[]): boolean {
  return firstRows(records).length === HEADER_WITHIN;
}

function findCandidates(records: readonly ListRecord[]): readonly Rated[] {
  return firstRows(records).flatMap(({ index, cells }) => {
    const roles = findRoles(cells);
    if (roles.site === undefined && roles.annex === undefined) return [];
    const sample = records.slice(index + 1);
    return [{ index, cells, sample, roleCount: Object.keys(roles).length }];
  });
}

function firstRows(records: readonly ListRecord[]) {
  const rows: { readonly index: number; readonly cells: readonly string[] }[] = [];
  for (const [index, { cells }] of records.entries()) {
    if (rows.length === HEADER_WITHIN) break;
    if (!isBlank(cells)) rows.push({ index, cells });
  }
  return rows;
}

function isBetter(one: Rated, other: Rated): boolean {
  if (one.roleCount !== other.roleCount) return one.roleCount > other.roleCount;
  return one.cells.length > other.cells.length;
}

/** The fullest of the first rows: it is what the writer of the list takes for its header. */
export function fullestRow(records: readonly ListRecord[]): readonly string[] {
  const rows = firstRows(records).map(({ cells }) =>
    cells.map((cell) => hidePasswords(cleanCell(cell))).filter((cell) => cell !== ''),
  );
  return rows.reduce((fullest, row) => (row.length > fullest.length ? row : fullest), []);
}

function noHeader(start: ListStart, readings: readonly Reading[]): RunError {
  const shown = readings.map((reading) => ({ reading, header: fullestRow(reading.records) }));
  const fullest = shown.reduce((best, one) =>
    one.header.length > best.header.length ? one : best,
  );
  if (fullest.reading.fault !== null) return fullest.reading.fault;
  return new RunError({
    code: 'input-no-site-column',
    file: start.name,
    header: fullest.header,
    separator: fullest.reading.separator,
    encoding: start.encoding,
  });
}

/** True where no cell holds anything to be seen. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cleanCell(cell) === '');
}
