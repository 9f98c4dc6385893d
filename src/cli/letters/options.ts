// The options of `letters`.
import { RunError } from '../../errors.js';
import { parseTypedDay } from '../../report/letter/russian-date.js';
import type { ValueParser } from '../options.js';

export interface LettersOptions {
  /** A folder. */
  readonly output: string;
  /** `YYYY-MM-DD` */
  readonly deadline?: string;
  readonly organisation?: string;
  /** A file. */
  readonly template?: string;
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
