// What a format of the report is: one object in a file of its own, named in `formats.ts`. A
// format only turns results into text or bytes, in the order they are handed to it; where these
// go is the business of the sinks.

import type { SchoolResult } from '../crawl/result.js';
import type { Shard } from '../crawl/shard.js';
import type { OutputPiece } from '../files/sink.js';
import type { ListIdentity, RunIdentity } from '../journal/run-identity.js';
import type { Rules } from '../verdict/rules.js';

/** What a format may want to know before the first row. */
export interface ReportSettings {
  /** Header of the columns that `School.carried` holds, in its order. */
  readonly carriedHeader: readonly string[];
  /** Only the three columns of the official form; formats that are no table pay no heed. */
  readonly annex: boolean;
  /** Every school in the form, not only those that comply; for formats that are the form. */
  readonly annexAll?: boolean;
  /** The name of the list's file; absent where it came through a pipe. */
  readonly listName?: string | undefined;
  /** Who makes the report; absent or blank leaves a line in the form to be filled by hand. */
  readonly organisation?: string | undefined;
  readonly csvProfile: CsvProfileName;
  /** The folder of pictures, as an address from the report's own folder; absent where none lies there. */
  readonly pictures?: string | undefined;
  /** Whether the results are compared with an earlier report; absent where they are not. */
  readonly changes?: boolean;
  /** What judged, in the order of the judgements; absent for the built-in rules for the results. */
  readonly rules?: RuleSets;
  /** Of which run this is the report, or a part of it. */
  readonly run: RunFacts;
  /** Of the command that writes the report. */
  readonly version: string;
  readonly now: () => Date;
}

export interface RunFacts {
  /** See `RunIdentity`. */
  readonly settings: RunIdentity['settings'];
  readonly shard: Shard;
  /** Null as long as it is not known. */
  readonly list: () => ListIdentity | null;
}

/** The rules for `SchoolResult.judgement`, then those for each of `further`. */
export type RuleSets = readonly [Rules, ...Rules[]];

/** `excel` is for a person who opens the file, `plain` for a program that reads it. */
export type CsvProfileName = 'excel' | 'plain';

/**
 * One report being written: `header` once, `row` for each school, `footer` once. What stands above
 * the rows though it is known only after the last is put together in the footer, piece by piece.
 */
export interface ReportBody {
  header(): OutputPiece;
  row(result: SchoolResult): OutputPiece | Promise<OutputPiece>;
  footer(): OutputPiece | Promise<OutputPiece> | AsyncIterable<OutputPiece>;
  /** Removes what it keeps outside memory, after the footer or instead of it; never rejects. */
  discard?(): Promise<void>;
}

export interface ReportFormat {
  /** With the dot, in lower case. */
  readonly extensions: readonly string[];
  create(settings: ReportSettings): ReportBody;
}
