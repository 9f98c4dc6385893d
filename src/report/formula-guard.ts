// Keeps a spreadsheet from running a cell as a formula: such a cell gets a leading apostrophe, in
// both CSV profiles, since a plain file ends up in a spreadsheet too. The beginnings are OWASP's
// (CSV injection), also behind white space, behind invisible characters and in the full-width and
// small forms that Apple Numbers folds. csv-stringify's `escape_formulas` looks at the first
// character only and cannot be undone without doubt, hence this.
//
// What already begins with apostrophes before a formula gets one more, so that taking one away
// gives back exactly what was there, and a report that becomes the next list does not drift.
// A negative number and a lone dash are no formulas and stay as they are. A phone number such as
// +7-475-… is one: a spreadsheet would do the sum.

const FORMULA =
  /^'*(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20])/u;
const HARMLESS = /^'*-(?:\d+(?:[.,]\d+)?)?$/;

/** `cell` with a leading apostrophe where a spreadsheet would take it for a formula. */
export function guardFormula(cell: string): string {
  return FORMULA.test(cell) && !HARMLESS.test(cell) ? `'${cell}` : cell;
}

/** What `guardFormula` was given: the cell without the apostrophe that it put there. */
export function unguardFormula(cell: string): string {
  const bare = cell.slice(1);
  return cell.startsWith("'") && guardFormula(bare) === cell ? bare : cell;
}
