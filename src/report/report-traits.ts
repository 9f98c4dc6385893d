import { REPORT_HEADERS } from './columns.js';
import { unguardFormula } from './formula-guard.js';
import { SHEET_NAMES } from './xlsx/sheet-names.js';

/** By what the reader of a list knows a report, and how it reads one. */
export const REPORT_TRAITS = {
  sheet: SHEET_NAMES.report,
  columns: REPORT_HEADERS,
  restoreCell: unguardFormula,
} as const;
