// The header of a CSV, and what separates its cells: they are found together. The separator is the
// one that cuts all rows alike: a comma inside a header cuts that row alone.
import { RunError } from '../errors.js';
import type { ListEncoding, ListSeparator } from '../school.js';
import { type AskedColumns, missingAsked } from './asked-columns.js';
import { isBlank } from './cell.js';
import { findHeader, fullestRow, type Header, isBetter } from './header.js';
import { type ListRecord, readRecords } from './records.js';

/** What a Russian Excel writes comes first: it wins where all do equally well. */
const SEPARATORS: readonly ListSeparator[] = [';', ',', '\t', '|'];

/** Of the share of rows that the best cuts alike, what another may fall short. */
const NEARLY_AS_REGULAR = 3 / 4;

/** The beginning of a list. */
export interface ListStart {
  readonly name: string;
  readonly text: string;
  /** True where `text` is the whole list. */
  readonly isWhole: boolean;
  readonly encoding: ListEncoding;
}

export interface CsvHeader extends Header {
  readonly separator: ListSeparator;
}

/** The beginning of a list under one separator. */
interface HeaderReading {
  readonly separator: ListSeparator;
  readonly records: readonly ListRecord[];
  /** The share of rows that it cuts into the same number of cells, above one. */
  readonly regularity: number;
  /** What is broken in it, unless it only looks so because the beginning ends there. */
  readonly fault: RunError | null;
}

/**
 * The header of a CSV. Throws `RunError` `input-no-site-column`, `input-columns` or
 * `input-broken-csv`.
 */
export async function findCsvHeader(
  start: ListStart,
  asked: AskedColumns | null = null,
): Promise<CsvHeader> {
  const readings = await Promise.all(
    separatorsFor(start.text).map((separator) => read(start, separator)),
  );
  const best = Math.max(...readings.map(({ regularity }) => regularity));
  const found = readings
    .filter(({ regularity }) => regularity >= best * NEARLY_AS_REGULAR)
    .flatMap(({ separator, records, regularity }) => {
      const header = findHeader(records, asked);
      return header === null ? [] : [{ ...header, separator, regularity }];
    })
    .reduce<(CsvHeader & { readonly regularity: number }) | null>((one, other) => {
      if (one === null) return other;
      // A guess is the worse reading, however many columns it shows.
      const [guessed, otherGuessed] = [one, other].map(({ guessed }) => guessed.includes('site'));
      if (guessed !== otherGuessed) return guessed === true ? other : one;
      return isBetter(other, one) ? other : one;
    }, null);
  if (found === null) throw noHeader(start, readings, asked);
  const { regularity: _, ...header } = found;
  return header;
}

function separatorsFor(text: string): readonly ListSeparator[] {
  const declared = /^"?sep=([;,\t|])"?[\r\n]/i.exec(text)?.[1];
  return SEPARATORS.filter((separator) => declared === undefined || separator === declared);
}

/** Reads the beginning of a list. */
async function read(start: ListStart, separator: ListSeparator): Promise<HeaderReading> {
  const records: ListRecord[] = [];
  let fault: RunError | null = null;
  try {
    for await (const some of readRecords(once(start.text), { name: start.name, separator })) {
      for (const record of some) records.push(record);
    }
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    fault = start.isWhole ? error : null;
  }
  // The beginning of a longer list ends within a row.
  if (!start.isWhole) records.pop();
  return { separator, records, regularity: rateRegularity(records), fault };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

function rateRegularity(records: readonly ListRecord[]): number {
  const rows = records.filter(({ cells }) => !isBlank(cells));
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  counts.delete(1);
  return rows.length === 0 ? 0 : Math.max(0, ...counts.values()) / rows.length;
}

function noHeader(
  start: ListStart,
  readings: readonly HeaderReading[],
  asked: AskedColumns | null,
): RunError {
  const shown = readings.map((reading) => ({ reading, header: fullestRow(reading.records) }));
  const fullest = shown.reduce((best, one) =>
    one.header.length > best.header.length ? one : best,
  );
  if (fullest.reading.fault !== null) return fullest.reading.fault;
  const { header } = fullest;
  const missing = asked === null ? [] : missingAsked(header, asked);
  if (missing.length > 0) {
    return new RunError({ code: 'input-columns', file: start.name, asked: missing, header });
  }
  return new RunError({
    code: 'input-no-site-column',
    file: start.name,
    header,
    separator: fullest.reading.separator,
    encoding: start.encoding,
  });
}
