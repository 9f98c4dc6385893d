// Rules hold the sources of patterns, and each page is read by all of them: compiled once, they are
// the tenth of the work.

/** By flags, then by source: a key made of both would be hashed anew each time. */
const COMPILED = new Map<string, Map<string, RegExp>>();
/** Many times what all rules of a run have. */
const MAX_COMPILED = 1_000;

/** The pattern of a rule's `source`. It has no place that it begins at: `flags` must not be sticky. */
export function compilePattern(source: string, flags: 'i' | 'iu' | 'gi' | 'giu' = 'iu'): RegExp {
  const alike = COMPILED.get(flags) ?? new Map<string, RegExp>();
  const known = alike.get(source);
  if (known !== undefined) return known;
  const pattern = new RegExp(source, flags);
  if (alike.size < MAX_COMPILED) COMPILED.set(flags, alike.set(source, pattern));
  return pattern;
}
