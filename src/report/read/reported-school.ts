// A school as an earlier report tells of it, whatever the report's format. A report holds words
// where a run has values; `verdict` and `reason`, from the column of codes, are what counts.
import type { Change } from '../../compare/change.js';
import type { Reason, Verdict } from '../../verdict/reasons.js';
import type { ProfileName } from '../../verdict/rules.js';

export interface ReportedSchool {
  /** 1-based place in the report. */
  readonly row: number;
  readonly number: string;
  readonly name: string;
  /** As typed in the list. */
  readonly site: string;
  readonly busId: string | null;
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** The reason as a sentence, in Russian; what to do about it. */
  readonly sentence: string;
  readonly advice: string;
  /** The address in the annex: the page that carries the hyperlink; empty unless it passes. */
  readonly page: string;
  /** Where the hyperlink leads; what is written, for one that leads nowhere; empty where there is none. */
  readonly hyperlink: string;
  readonly text: string;
  readonly place: string;
  readonly remarks: string;
  /** The status of the answer; empty where there was none. */
  readonly http: string;
  /** ISO 8601 with zone, or as a file for a person has it: `23.11.2026 03:00`. */
  readonly checkedAt: string;
  /** Null where the report was not compared with an earlier one. */
  readonly change: Change | null;
  /** Which requirement all the above is about; null where the report does not say. */
  readonly requirement: ProfileName | null;
  readonly further: readonly ReportedRequirement[];
  /** The further columns of the list, by name. */
  readonly carried: Readonly<Record<string, string>>;
}

/** What a report says of a requirement beside the first. */
export interface ReportedRequirement {
  readonly name: ProfileName;
  readonly verdict: Verdict;
  readonly sentence: string;
  /** Empty where the school passes. */
  readonly advice: string;
  readonly hyperlink: string;
}
