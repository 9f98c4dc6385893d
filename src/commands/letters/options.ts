// The options of `letters`.

import type { ValueParser } from '../../cli/options.js';
import { RunError } from '../../errors.js';
import type { ConnectTo } from '../../http/connect-to.js';
import { parseTypedDay } from '../../words/russian-date.js';

export interface LettersOptions {
  /** A folder. */
  readonly output: string;
  /** `YYYY-MM-DD` */
  readonly deadline?: string;
  readonly organisation?: string;
  /** A file. */
  readonly template?: string;
  /** Mail each letter to the school's own address. */
  readonly send: boolean;
  /** Only say to whom. */
  readonly dryRun: boolean;
  /** Write each letter as a mail, too, to be sent by hand. */
  readonly eml: boolean;
  readonly mailFrom?: string;
  /** The mail server, perhaps with a password; never to be shown. */
  readonly smtp?: string;
  readonly caFile: readonly string[];
  readonly connectTo: readonly ConnectTo[];
  readonly quiet: boolean;
}

/** A day of the calendar, as `21.10.2026` or `2026-10-21`. */
export const parseDay: ValueParser<string> = (flag) => (text) => {
  const day = parseTypedDay(text.trim());
  if (day !== null) return day;
  throw new RunError({
    code: 'option-value',
    option: flag,
    value: text,
    expected: { code: 'day' },
  });
};
