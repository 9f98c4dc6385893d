// Rules hold the sources of patterns, and each page is read by all of them: compiled once, they are
// the tenth of the work.

const COMPILED = new Map<string, RegExp>();
/** Many times what all rules of a run have. */
const MAX_COMPILED = 1_000;

/** The pattern of a rule's `source`. It has no place that it begins at: `flags` must not be sticky. */
export function compilePattern(source: string, flags: 'i' | 'iu' | 'gi' | 'giu' = 'iu'): RegExp {
  const key = `${flags} ${source}`;
  const known = COMPILED.get(key);
  if (known !== undefined) return known;
  const pattern = new RegExp(source, flags);
  if (COMPILED.size < MAX_COMPILED) COMPILED.set(key, pattern);
  return pattern;
}
