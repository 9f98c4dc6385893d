// What can go wrong with the run itself, as opposed to a site: each problem is caused by how the
// command was called, by its list, or by where its report goes, and ends it with exit code 2.
// Problems are data; `cli/words` turns them into sentences. Anything about a site is a reason,
// never one of these.
import type { ListEncoding, ListSeparator, SiteProblem } from './school.js';
import type { RulesProblem } from './verdict/rules-problem.js';

export type RunProblem =
  | { readonly code: 'usage'; readonly message: string }
  | {
      readonly code: 'option-value';
      readonly option: string;
      readonly value: string;
      readonly expected: Expectation;
    }
  /** The system's own scheduler refused. */
  | { readonly code: 'schedule-failed'; readonly command: string; readonly cause: string }
  | { readonly code: 'input-unreadable'; readonly file: string; readonly cause: string }
  | { readonly code: 'input-empty'; readonly file: string }
  | { readonly code: 'input-no-rows'; readonly file: string }
  | { readonly code: 'input-not-csv'; readonly file: string; readonly looksLike: FileLook }
  | {
      readonly code: 'input-no-site-column';
      readonly file: string;
      /** The fullest of the first rows, as read with this separator and encoding. */
      readonly header: readonly string[];
      readonly separator: ListSeparator;
      readonly encoding: ListEncoding;
    }
  /** Columns that the user names are not there. */
  | {
      readonly code: 'input-columns';
      readonly file: string;
      readonly asked: readonly string[];
      readonly header: readonly string[];
    }
  /** The list names no schools, and what is made of it is addressed to them by name. */
  | {
      readonly code: 'input-no-names';
      readonly file: string;
      /** Null for a report. */
      readonly header: readonly string[] | null;
      readonly use: 'annex' | 'letters';
    }
  | {
      readonly code: 'input-broken-csv';
      readonly file: string;
      /** 1-based line on which the broken row begins. */
      readonly line: number;
      readonly cause: CsvFault;
    }
  | { readonly code: 'input-workbook'; readonly file: string; readonly fault: WorkbookFault }
  | { readonly code: 'output-unwritable'; readonly file: string; readonly cause: string }
  /** What an output would replace is none of ours. */
  | { readonly code: 'output-foreign'; readonly file: string; readonly found: ForeignFile }
  | {
      readonly code: 'temporary-unwritable';
      /** The report whose rows should wait there; null for the answers of the run. */
      readonly file: string | null;
      readonly folder: string;
      readonly cause: string;
    }
  | {
      readonly code: 'output-locked';
      readonly file: string;
      readonly lock: string;
      /** Of the run that holds it; all three null where its lock does not tell. */
      readonly pid: number | null;
      readonly host: string | null;
      /** ISO 8601. */
      readonly since: string | null;
    }
  /** The list has no column of this name. */
  | {
      readonly code: 'no-such-column';
      readonly option: string;
      readonly wanted: string;
      readonly columns: readonly string[];
    }
  /** No school of the list has this in the column. */
  | { readonly code: 'no-such-value'; readonly column: string; readonly value: string }
  /** More schools than a file of this format can hold. */
  | { readonly code: 'output-rows'; readonly format: string; readonly maxRows: number }
  | { readonly code: 'output-format'; readonly file: string; readonly known: readonly string[] }
  | { readonly code: 'report-file'; readonly file: string; readonly fault: ReportFault }
  /** Nothing more can be kept, neither on the disk nor in memory. */
  | ({ readonly code: 'journal-list'; readonly file: string } & ChangedList)
  | {
      readonly code: 'journal-settings';
      readonly file: string;
      readonly differences: readonly SettingDifference[];
    }
  /** The file that stands where the journal would is none. */
  | { readonly code: 'journal-foreign'; readonly file: string }
  | { readonly code: 'journal-unwritable'; readonly file: string; readonly cause: string }
  | {
      readonly code: 'journal-full';
      readonly file: string;
      readonly cause: string;
      /** Whether what it holds outlives the run. */
      readonly isKept: boolean;
    }
  /** A file that is to be a part of a report. */
  | { readonly code: 'shard-file'; readonly file: string; readonly fault: ShardFault }
  /** A school that no part has, or one too many. */
  | { readonly code: 'shard-rows'; readonly row: number; readonly isTwice: boolean }
  | { readonly code: 'shards-missing'; readonly missing: readonly number[]; readonly count: number }
  | { readonly code: 'evidence-unwritable'; readonly file: string; readonly cause: string }
  | { readonly code: 'letter-unwritable'; readonly file: string; readonly cause: string }
  | { readonly code: 'template'; readonly file: string; readonly fault: TemplateFault }
  | { readonly code: 'config-file'; readonly file: string; readonly fault: ConfigFault }
  | { readonly code: 'history-unwritable'; readonly file: string; readonly cause: string }
  | { readonly code: 'history-unreadable'; readonly file: string; readonly cause: string }
  | { readonly code: 'rules-file'; readonly file: string; readonly fault: RulesFault }
  /** What is read of bus.gov.ru from the disk. */
  | { readonly code: 'data-file'; readonly file: string; readonly fault: DataFault }
  | { readonly code: 'bad-address'; readonly typed: string; readonly problem: SiteProblem }
  | { readonly code: 'page-unreadable'; readonly file: string; readonly cause: string }
  /** Where its address came from; never the address, which may hold a password. */
  | { readonly code: 'proxy'; readonly source: '--proxy' | 'HTTP_PROXY' | 'HTTPS_PROXY' }
  | { readonly code: 'ca-file'; readonly file: string; readonly cause: string }
  | { readonly code: 'browser'; readonly fault: BrowserFault }
  /** Never the address, as above. */
  | { readonly code: 'smtp'; readonly fault: SmtpFault }
  /** `server` is its host and port. */
  | { readonly code: 'mail'; readonly server: string; readonly fault: MailFault };

/** Why no browser takes a second look. */
export type BrowserFault =
  /** `asked` is `auto`, a path or a command, `system` as Node names it. */
  | { readonly kind: 'not-found'; readonly asked: string; readonly system: string }
  | { readonly kind: 'no-package' }
  | { readonly kind: 'not-started'; readonly executable: string; readonly cause: string };

/** What stands in the place of an output and is no product of ours. */
export type ForeignFile =
  /** The list, or whatever else this run reads. */
  | { readonly kind: 'input' }
  /** A workbook with sheets that no report has. */
  | { readonly kind: 'sheets'; readonly sheets: readonly string[] }
  /** A report with columns that staff have added and filled. */
  | { readonly kind: 'notes'; readonly columns: readonly string[] }
  | { readonly kind: 'text'; readonly firstLine: string }
  | { readonly kind: 'look'; readonly look: FileLook };

/** Why a file is no part of a report, or none of the same one as the others; `than` is one of those. */
export type ShardFault =
  | { readonly kind: 'unreadable'; readonly cause: string }
  | { readonly kind: 'not-a-part' }
  | { readonly kind: 'newer'; readonly found: string }
  | { readonly kind: 'cut-short' }
  | { readonly kind: 'damaged'; readonly missing: number }
  | { readonly kind: 'other-version'; readonly found: string; readonly known: string }
  | { readonly kind: 'list-not-read' }
  | {
      readonly kind: 'other-list';
      /** Null where it is the list that was named. */
      readonly than: string | null;
      readonly found: number;
      readonly known: number;
    }
  | {
      readonly kind: 'other-settings';
      readonly than: string;
      readonly differences: readonly SettingDifference[];
    }
  | {
      readonly kind: 'other-count';
      readonly than: string;
      readonly found: number;
      readonly known: number;
    }
  | { readonly kind: 'twice'; readonly than: string; readonly shard: number };

/** How a list differs from the one that a run was begun with. */
export interface ChangedList {
  /** Schools; null where that is not known. */
  readonly before: number | null;
  readonly now: number | null;
  /** The first school that is known to be another, as a person would name it. */
  readonly changed: { readonly row: number; readonly before: string; readonly now: string } | null;
}

/** What the value of an option has to be. */
export type Expectation =
  | { readonly code: 'integer'; readonly min: number; readonly max: number }
  | { readonly code: 'number'; readonly above: number; readonly max: number }
  | { readonly code: 'one-of'; readonly values: readonly string[] }
  | { readonly code: 'connect-to' }
  | { readonly code: 'shard' }
  | { readonly code: 'dns-servers' }
  | { readonly code: 'header-text' }
  | { readonly code: 'mail-address' }
  | { readonly code: 'mail-addresses' }
  | { readonly code: 'day' }
  | { readonly code: 'time' }
  | { readonly code: 'columns'; readonly known: readonly string[] }
  | { readonly code: 'column-value' }
  | { readonly code: 'classifier' };

/** What is wrong with the address of a mail server. */
export type SmtpFault = 'form' | 'scheme' | 'login' | 'tls';

/** Why a message was not sent; a status is the server's three-digit code, and the cause a system's. */
export type MailFault =
  | { readonly kind: 'connection'; readonly cause: string | null }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'tls'; readonly cause: string | null }
  | { readonly kind: 'no-starttls' }
  | { readonly kind: 'login'; readonly status: number | null }
  /** Some of the recipients, or, where there is a status, all. */
  | {
      readonly kind: 'recipients';
      readonly addresses: readonly string[];
      readonly status: number | null;
    }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'attachment'; readonly cause: string }
  | { readonly kind: 'no-smtp' };

/** What a file that is neither CSV nor a workbook turned out to be. */
export type FileLook =
  | 'xls'
  /** A workbook with a password. */
  | 'encrypted'
  | 'ods'
  | 'docx'
  | 'pdf'
  | 'html'
  | 'xml'
  | 'zip'
  | 'utf-16-without-bom'
  | 'binary';

/** What is wrong with a CSV that looked like one: a quote never closed, or a record past the limit. */
export type CsvFault = 'open-quote' | 'record-too-long';

/** Why a workbook gives no rows. */
export type WorkbookFault =
  | { readonly kind: 'damaged' }
  /** Unpacked it would take more memory than any list does. */
  | { readonly kind: 'too-large' }
  /** Null where it stands among the texts that sheets share. */
  | { readonly kind: 'long-cell'; readonly sheet: string | null; readonly cell: string | null }
  | { readonly kind: 'no-sheet'; readonly sheet: string; readonly sheets: readonly string[] }
  | { readonly kind: 'empty-sheet'; readonly sheet: string }
  | {
      readonly kind: 'no-site-column';
      readonly sheet: string;
      /** The fullest of the first rows. */
      readonly header: readonly string[];
    }
  /** A sheet is asked for, and the list is a CSV. */
  | { readonly kind: 'no-workbook'; readonly sheet: string };

/** Why a file is no template of a letter. */
export type TemplateFault =
  | { readonly kind: 'unreadable'; readonly cause: string }
  | { readonly kind: 'not-a-text' }
  | { readonly kind: 'not-a-document' }
  | { readonly kind: 'no-fields' }
  /** Unpacked, or in its number of fields. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unknown-field'; readonly field: string }
  | { readonly kind: 'open-braces'; readonly line: number }
  /** A field where the library does not fill it, or braces that are none: the text around them. */
  | { readonly kind: 'field-out-of-reach'; readonly found: string }
  /** `option` gives it. */
  | { readonly kind: 'no-value'; readonly field: string; readonly option: string };

/** Why a configuration file cannot be used. */
export type ConfigFault =
  | { readonly kind: 'unreadable'; readonly cause: string }
  | { readonly kind: 'not-utf-8' }
  | { readonly kind: 'not-json'; readonly line: number }
  | { readonly kind: 'too-deep'; readonly line: number }
  | { readonly kind: 'no-object' }
  /** A path of Windows whose backslashes JSON takes for something else. */
  | { readonly kind: 'backslash'; readonly line: number }
  | {
      readonly kind: 'unknown-key';
      readonly key: string;
      readonly line: number;
      readonly similar: string | null;
    }
  | { readonly kind: 'repeated-key'; readonly key: string; readonly line: number }
  | {
      readonly kind: 'wrong-value';
      readonly key: string;
      readonly line: number;
      /** As JSON. */
      readonly found: string;
      readonly expected: ConfigExpectation;
    };

/** What the value of a key has to be. */
export type ConfigExpectation =
  | Expectation
  | { readonly code: 'boolean' }
  | { readonly code: 'quoted-text' }
  | { readonly code: 'texts' };

/** Why a file holds no rules. */
export type RulesFault =
  | { readonly kind: 'unreadable'; readonly cause: string }
  | { readonly kind: 'not-utf-8' }
  | { readonly kind: 'not-json'; readonly line: number }
  | { readonly kind: 'too-deep'; readonly line: number }
  | { readonly kind: 'not-rules'; readonly problems: readonly RulesProblem[] };

/** Why a file cannot be read as an earlier report. */
export type ReportFault =
  | { readonly kind: 'unreadable'; readonly cause: string }
  | { readonly kind: 'no-code-column'; readonly header: readonly string[] }
  | { readonly kind: 'not-a-report' }
  /** The report that this run is to write will be none that the next could read. */
  | { readonly kind: 'not-read-back' }
  /** `row` is the 1-based place among the schools of the report. */
  | { readonly kind: 'unknown-code'; readonly row: number; readonly found: string }
  | { readonly kind: 'incomplete'; readonly row: number }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'newer'; readonly found: number; readonly known: number };

/** Ends the run before or while it writes: exit code 2. */
export class RunError extends Error {
  override readonly name = 'RunError';
  readonly problem: RunProblem;

  constructor(problem: RunProblem, options?: { readonly cause?: unknown }) {
    super(`${problem.code}: ${JSON.stringify(problem)}`, options);
    this.problem = problem;
  }
}

/** What is wrong with a data set, or with saved scores. */
export type DataFault =
  | { readonly kind: 'unreadable'; readonly cause: string }
  /** No record of the shape that is known. */
  | { readonly kind: 'no-records' }
  /** Records, and none that was asked for. */
  | { readonly kind: 'nothing-chosen'; readonly read: number }
  | { readonly kind: 'not-scores' };

/** A setting that is another; empty text where it was not there. */
export interface SettingDifference {
  readonly name: string;
  readonly before: string;
  readonly now: string;
}
