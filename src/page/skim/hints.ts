// Where a page may speak of the hosts that are looked for, in any spelling: found in one search over
// its bytes, so that all the rest of it is passed over. What is found is a superset. A slip of the
// hand (one letter more, less or other, two swapped) leaves one half of a host's name whole, unless
// it swaps the two letters between the halves; and a name may be written with character references.
import type { Rules } from '../../verdict/rules.js';

/** The places, rising, at which one of the hosts may be written in `source`. */
export type FindHints = (source: string) => readonly number[];

/** Named references to what stands in a host's name. */
const NAMED_REFERENCES = ['&period;', '&fjlig;'];
/** To a character of one byte; the semicolon may be missing. */
const NUMERIC_REFERENCE = String.raw`&#(?:x0*(?<hex>[\da-f]{2})(?![\da-f])|0*(?<decimal>\d{2,3})(?!\d))`;

/** Makes the search for the hosts of all `rules`. */
export function createHintFinder(rules: readonly Rules[]): FindHints {
  const pieces = new Set(rules.flatMap(({ hosts }) => hosts.flatMap(piecesOf)));
  const needed = [...pieces].filter(
    (piece) => ![...pieces].some((other) => other !== piece && piece.includes(other)),
  );
  const sources = needed.map((piece) => escapePattern(piece).replaceAll('\\.', '[.,]'));
  const pattern = new RegExp([...sources, ...NAMED_REFERENCES, NUMERIC_REFERENCE].join('|'), 'gi');
  return (source) => {
    const hints: number[] = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
      if (!isPlainReference(match.groups)) hints.push(match.index);
    }
    return hints;
  };
}

function piecesOf(host: string): readonly string[] {
  const middle = Math.floor(host.length / 2);
  const [start, end] = [host.slice(0, middle), host.slice(middle)];
  const swapped = `${start.slice(0, -1)}${end.charAt(0)}${start.slice(-1)}${end.slice(1)}`;
  return [start, end, swapped].filter((piece) => piece !== '');
}

/** Whether a numeric reference stands for what is in no host's name. */
function isPlainReference(groups: Record<string, string | undefined> | undefined): boolean {
  const { hex, decimal } = groups ?? {};
  if (hex === undefined && decimal === undefined) return false;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return !/[a-z\d.,-]/i.test(String.fromCharCode(code));
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
