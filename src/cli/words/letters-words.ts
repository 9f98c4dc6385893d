// What `letters` says, beside what the verdict's own tables say of reasons.

export interface LettersWords {
  readonly written: (letters: number, folder: string) => string;
  /** How many schools got none, by verdict. */
  readonly none: (schools: { readonly pass: number; readonly unchecked: number }) => string;
  readonly onlyWord: string;
  readonly pastDeadline: (day: string) => string;
  /** A letter that somebody changed stays; the new one has another name. */
  readonly beside: (files: readonly string[]) => string;
  readonly removed: (letters: number) => string;
  /** Letters of earlier runs that somebody changed, of schools that no longer fail. */
  readonly left: (files: readonly string[]) => string;
  readonly interrupted: string;
  readonly reportMissing: string;
  readonly oneReport: (found: readonly string[]) => string;
}

/** The help of the sub-command. */
export interface LettersHelp {
  readonly description: string;
  readonly usage: string;
  readonly report: string;
  readonly group: string;
  readonly options: Readonly<Record<'output' | 'deadline' | 'organisation' | 'template', string>>;
  readonly exitCodes: string;
}
