import { REPORT_HEADERS } from './columns.js';
import { unguardFormula } from './formula-guard.js';

/** By what the reader of a list knows a report, and how it reads one. */
export const REPORT_TRAITS = {
  columns: REPORT_HEADERS,
  restoreCell: unguardFormula,
} as const;
