// What can go wrong with the run itself, as opposed to a site: each problem is caused by how the
// command was called, by its list, or by where its report goes, and ends it with exit code 2.
// Problems are data; `cli/words` turns them into sentences. Anything about a site is a reason,
// never one of these.

export type RunProblem =
  | { readonly code: 'usage'; readonly message: string }
  | {
      readonly code: 'option-value';
      readonly option: string;
      readonly value: string;
      readonly expected: string;
    }
  | { readonly code: 'input-unreadable'; readonly file: string; readonly cause: string }
  | { readonly code: 'input-empty'; readonly file: string }
  | { readonly code: 'input-no-rows'; readonly file: string }
  | { readonly code: 'input-not-csv'; readonly file: string; readonly looksLike: FileLook }
  | {
      readonly code: 'input-no-site-column';
      readonly file: string;
      readonly header: readonly string[];
    }
  | {
      readonly code: 'input-broken-csv';
      readonly file: string;
      readonly line: number;
      readonly cause: CsvFault;
    }
  | { readonly code: 'output-unwritable'; readonly file: string; readonly cause: string }
  | { readonly code: 'output-format'; readonly file: string; readonly known: readonly string[] }
  | { readonly code: 'ca-file'; readonly file: string; readonly cause: string };

/** What a file that is no CSV turned out to be. */
export type FileLook = 'xlsx' | 'xls' | 'pdf' | 'html' | 'zip' | 'utf-16-without-bom' | 'binary';

/** What is wrong with a CSV that looked like one: a quote never closed, or a record past the limit. */
export type CsvFault = 'open-quote' | 'record-too-long';

export type RunProblemCode = RunProblem['code'];

/** Ends the run before or while it writes: exit code 2. */
export class RunError extends Error {
  override readonly name = 'RunError';
  readonly problem: RunProblem;

  constructor(problem: RunProblem, options?: { readonly cause?: unknown }) {
    super(`${problem.code}: ${JSON.stringify(problem)}`, options);
    this.problem = problem;
  }
}
