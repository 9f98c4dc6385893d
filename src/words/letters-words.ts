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
  readonly dryRunAlone: string;
  readonly sent: (letters: number) => string;
  readonly alreadySent: (letters: number) => string;
  readonly wouldSend: (letter: {
    readonly school: string;
    readonly address: string;
    readonly subject: string;
  }) => string;
  /** The report has no address of theirs. */
  readonly noAddress: (schools: readonly string[]) => string;
  /** Somebody changed the letter: which of the two is meant is not ours to guess. */
  readonly changedUnsent: (files: readonly string[]) => string;
  readonly unsent: (school: string, why: string) => string;
  /** After a fault that all further letters would meet. */
  readonly stopped: (letters: number) => string;
  readonly reportMissing: string;
  readonly oneReport: (found: readonly string[]) => string;
}

/** The help of the sub-command. */
export interface LettersHelp {
  readonly description: string;
  readonly usage: string;
  readonly report: string;
  readonly group: string;
  readonly options: Readonly<
    Record<'output' | 'deadline' | 'organisation' | 'template' | 'send' | 'dryRun' | 'eml', string>
  >;
  readonly exitCodes: string;
}

/** The Russian name of each field by its English one. */
export const FIELDS = {
  school: 'школа',
  number: 'номер',
  site: 'сайт',
  page: 'страница',
  checked: 'проверено',
  found: 'установлено',
  advice: 'что сделать',
  link: 'гиперссылка',
  place: 'место',
  screenshot: 'снимок',
  subject: 'тема',
  score: 'оценка ноко',
  lowest: 'низкий показатель',
  date: 'дата',
  deadline: 'срок',
  organisation: 'организация',
} as const;
