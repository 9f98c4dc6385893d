import type { Verdict } from '../verdict/reasons.js';

/** What the report says of each verdict: promised to those who filter by it. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  pass: 'соответствует',
  fail: 'не соответствует',
  unchecked: 'не проверено',
};
