// Where a page may speak of the hosts that are looked for, in any spelling: found in one search over
// its bytes, so that all the rest of it is passed over. What is found is a superset. A slip of the
// hand (one letter more, less or other, two swapped) leaves one half of a host's name whole, unless
// it swaps the two letters between the halves; and a name may be written with character references.
import type { Rules } from '../../verdict/rules.js';
import type { Bytes } from './bytes.js';
import { Unsure } from './unsure.js';

/** The places, rising, at which one of the hosts may be written; throws `Unsure`. */
export type FindHints = (bytes: Bytes) => readonly number[];

/** Named references to what stands in a host's name. */
const NAMED_REFERENCES = ['&period;', '&fjlig;'];
/** To a character of one byte; the semicolon may be missing. */
const NUMERIC_REFERENCE = /^&#(?:x0*(?<hex>[\da-f]{2})(?![\da-f])|0*(?<decimal>\d{2,3})(?!\d))/i;
/** The decoder makes nothing of one with hundreds of digits; what the tree does with it is its own matter. */
const LONG_REFERENCE = /^&#x?[\da-f]{28,}/i;
const MAX_REFERENCE_LENGTH = 32;
const NUMBER_SIGN = 0x23;

/** Makes the search for the hosts of all `rules`. */
export function createHintFinder(rules: readonly Rules[]): FindHints {
  const parts = new Set(rules.flatMap(({ hosts }) => hosts.flatMap(partsOf)));
  const needed = [...parts].filter(
    (part) => ![...parts].some((other) => other !== part && part.includes(other)),
  );
  const sources = needed.map((part) => escapePattern(part).replaceAll('\\.', '[.,]'));
  const names = new RegExp(sources.join('|'), 'gi');
  return (bytes) => {
    const inNames = bytes.pieces.flatMap(({ text, start, end }) =>
      findAll(names, text).flatMap((at) => (start + at < end ? [start + at] : [])),
    );
    const inReferences = findReferences(bytes);
    if (inReferences.length === 0) return inNames;
    return [...inNames, ...inReferences].sort((one, other) => one - other);
  };
}

function findAll(pattern: RegExp, text: string): readonly number[] {
  const found: number[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match.index);
  }
  return found;
}

/** They have a search of their own: the engine finds a character ten times faster than a pattern. */
function findReferences(bytes: Bytes): readonly number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf('&', 0); at !== -1; at = bytes.indexOf('&', at + 1)) {
    const isHint =
      bytes.octets[at + 1] === NUMBER_SIGN
        ? isOfHost(bytes.slice(at, at + MAX_REFERENCE_LENGTH))
        : NAMED_REFERENCES.some((reference) => bytes.holds(reference, at));
    if (isHint) found.push(at);
  }
  return found;
}

function partsOf(host: string): readonly string[] {
  const middle = Math.floor(host.length / 2);
  const [start, end] = [host.slice(0, middle), host.slice(middle)];
  const swapped = `${start.slice(0, -1)}${end.charAt(0)}${start.slice(-1)}${end.slice(1)}`;
  return [start, end, swapped].filter((part) => part !== '');
}

/** Whether a text begins with a numeric reference to what may be in a host's name. */
function isOfHost(text: string): boolean {
  if (LONG_REFERENCE.test(text)) throw new Unsure();
  const { hex, decimal } = NUMERIC_REFERENCE.exec(text)?.groups ?? {};
  if (hex === undefined && decimal === undefined) return false;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return /[a-z\d.,-]/i.test(String.fromCharCode(code));
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
