// Whether a pattern that somebody wrote may be run on pages that anybody wrote. A repetition of
// something that itself repeats, or that may match the same text in two ways, takes time that
// doubles with every character: `(a+)+`, `(a|a)*`. Both forms are refused whether or not the one at
// hand is harmless, since each can be written without them.

/** What is wrong with a pattern. */
export type PatternFault =
  | { readonly kind: 'syntax'; readonly message: string }
  | { readonly kind: 'nested-repetition' }
  /** Found by trying it. */
  | { readonly kind: 'slow' };

/** What is wrong with the source of a regular expression, as the rules apply it; null for nothing. */
export function faultOfPattern(source: string): PatternFault | null {
  try {
    new RegExp(source, 'iu');
  } catch (error) {
    return { kind: 'syntax', message: error instanceof Error ? error.message : String(error) };
  }
  return hasNestedRepetition(source) ? { kind: 'nested-repetition' } : null;
}

/** Whether a pattern has a group of that name; false for one that does not compile. */
export function hasGroup(source: string, name: string): boolean {
  try {
    // With an empty alternative it matches anything, and a match lists all groups.
    return name in (new RegExp(`${source}|`, 'iu').exec('')?.groups ?? {});
  } catch {
    return false;
  }
}

/** An escape, a class, a group's beginning or end, an alternative, or a quantifier. */
const PIECE =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|k<[^>]*>|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<[^>]*>))?|[)|]|[*+]|\{\d+(?:,\d*)?\}/gsu;

interface PatternGroup {
  repeats: boolean;
  hasAlternatives: boolean;
}

function hasNestedRepetition(source: string): boolean {
  const open: PatternGroup[] = [{ repeats: false, hasAlternatives: false }];
  let closed: PatternGroup | null = null;
  for (const [piece] of source.matchAll(PIECE)) {
    const inside = open.at(-1);
    if (inside === undefined) return false;
    const before = closed;
    closed = null;
    if (piece.startsWith('(')) {
      open.push({ repeats: false, hasAlternatives: false });
    } else if (piece === ')') {
      closed = open.pop() ?? null;
      const around = open.at(-1);
      if (around !== undefined && closed !== null) {
        around.repeats ||= closed.repeats;
        around.hasAlternatives ||= closed.hasAlternatives;
      }
    } else if (piece === '|') {
      inside.hasAlternatives = true;
    } else if (isRepetition(piece)) {
      if (before !== null && (before.repeats || before.hasAlternatives)) return true;
      inside.repeats ||= isEndless(piece);
    }
  }
  return false;
}

function isRepetition(piece: string): boolean {
  return isEndless(piece) || (piece.startsWith('{') && !/^\{[01]\}$|^\{0,1\}$/.test(piece));
}

function isEndless(piece: string): boolean {
  return piece === '*' || piece === '+' || /^\{\d+,\}$/.test(piece);
}
