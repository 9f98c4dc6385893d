// A part of a report, to be put together with the others by `noko-check merge`. Tables and NDJSON
// are for their readers and leave out what they have no use for; this holds each result as the run
// knew it, between a line that says which run and part it is of and one that says it is whole.

import type { SchoolResult } from '../../crawl/result.js';
import type { Shard } from '../../crawl/shard.js';
import { sealLine } from '../../files/sealed-lines.js';
import type { ListIdentity, RunIdentity } from '../../journal/run-identity.js';
import { PROFILES } from '../../verdict/profiles.js';
import type { ReportFormat, RuleSets } from '../format.js';

export const SHARD_FORM = 1;

export interface ShardHeader extends Pick<RunIdentity, 'version' | 'settings'> {
  /** Of this form of a file. */
  readonly form: typeof SHARD_FORM;
  readonly shard: Shard;
  readonly carriedHeader: readonly string[];
  readonly rules: RuleSets;
}

export interface ShardEnd {
  readonly rows: number;
  /** Of the whole list; null where the run ended before it. */
  readonly list: ListIdentity | null;
}

/** What a line holds. */
export type ShardLine =
  | { readonly header: ShardHeader }
  | { readonly result: SchoolResult }
  | { readonly end: ShardEnd };

export const shard: ReportFormat = {
  extensions: ['.shard'],
  create({ version, run, carriedHeader, rules = [PROFILES.noko] }) {
    let rows = 0;
    const line = (value: ShardLine): string => sealLine(value);
    return {
      header: () =>
        line({
          header: {
            form: SHARD_FORM,
            version,
            settings: run.settings,
            shard: run.shard,
            carriedHeader,
            rules,
          },
        }),
      row(result) {
        rows += 1;
        return line({ result });
      },
      footer: () => line({ end: { rows, list: run.list() } }),
    };
  },
};
