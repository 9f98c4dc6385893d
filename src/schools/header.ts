// Which row is the header, and what separates the cells: both are found together, by trying each
// separator on the beginning of the list. The row in which most columns are recognised is the
// header; it must show a site. Rows above it (a title, a date, Excel's `sep=;`) are passed over.
import { RunError } from '../errors.js';
import type { ListEncoding, ListSeparator } from '../school.js';
import { cleanCell } from './cell.js';
import { findRoles } from './columns.js';
import { type CsvRecord, readRecords } from './records.js';

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
  readonly separator: ListSeparator;
  /** 0-based place among the records, blank ones counted. */
  readonly index: number;
  readonly cells: readonly string[];
  /** The records after the header, as far as the beginning of the list goes. */
  readonly sample: readonly CsvRecord[];
}

/** The beginning of a list under one separator. */
interface Reading {
  readonly separator: ListSeparator;
  readonly records: readonly CsvRecord[];
  /** What is broken in it, unless it only looks so because the beginning ends there. */
  readonly fault: RunError | null;
}

interface Candidate extends Header {
  readonly roleCount: number;
}

/** The header of a list. Throws `RunError` `input-no-site-column` or `input-broken-csv`. */
export async function findHeader(start: ListStart): Promise<Header> {
  const readings = await Promise.all(
    separatorsFor(start.text).map((separator) => read(start, separator)),
  );
  const [first, ...others] = readings.flatMap(findCandidates);
  if (first === undefined) throw noHeader(start, readings);
  return others.reduce((best, candidate) => (isBetter(candidate, best) ? candidate : best), first);
}

function separatorsFor(text: string): readonly ListSeparator[] {
  const declared = /^"?sep=([;,\t])"?[\r\n]/i.exec(text)?.[1];
  return SEPARATORS.filter((separator) => declared === undefined || separator === declared);
}

async function read(start: ListStart, separator: ListSeparator): Promise<Reading> {
  const records: CsvRecord[] = [];
  try {
    for await (const record of readRecords(once(start.text), { name: start.name, separator })) {
      records.push(record);
    }
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    return { separator, records, fault: start.isWhole ? error : null };
  }
  return { separator, records, fault: null };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

function findCandidates({ separator, records }: Reading): readonly Candidate[] {
  return firstRows(records).flatMap(({ index, cells }) => {
    const roles = findRoles(cells);
    if (roles.site === undefined && roles.annex === undefined) return [];
    const sample = records.slice(index + 1);
    return [{ separator, index, cells, sample, roleCount: Object.keys(roles).length }];
  });
}

function firstRows(records: readonly CsvRecord[]) {
  return records
    .map(({ cells }, index) => ({ index, cells }))
    .filter(({ cells }) => !isBlank(cells))
    .slice(0, HEADER_WITHIN);
}

function isBetter(one: Candidate, other: Candidate): boolean {
  if (one.roleCount !== other.roleCount) return one.roleCount > other.roleCount;
  return one.cells.length > other.cells.length;
}

/** Shows the fullest of the first rows: it is what the writer of the list takes for its header. */
function noHeader(start: ListStart, readings: readonly Reading[]): RunError {
  let fullest: { readonly header: readonly string[]; readonly reading: Reading } | null = null;
  for (const reading of readings) {
    for (const { cells } of firstRows(reading.records)) {
      const header = cells.map(cleanCell).filter((cell) => cell !== '');
      if (fullest === null || header.length > fullest.header.length) fullest = { header, reading };
    }
  }
  const reading = fullest?.reading ?? readings[0];
  if (reading?.fault) return reading.fault;
  return new RunError({
    code: 'input-no-site-column',
    file: start.name,
    header: fullest?.header ?? [],
    separator: reading?.separator ?? ';',
    encoding: start.encoding,
  });
}

/** True where no cell holds anything to be seen. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cleanCell(cell) === '');
}
