/** A place in a sheet, 0-based. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The place of a reference such as `B12`, or of the first cell of `B12:C13`; null for what is none. */
export function parsePlace(reference: string): CellPlace | null {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})(?::|$)/.exec(reference) ?? [];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}
