// Where a page may speak of the hosts that are looked for, in any spelling: the engine finds these
// places in one search over the bytes, so that all the rest of it is passed over. What is found is a
// superset. A slip of the hand (one letter more, less or other, two swapped) leaves one half of a host's
// name whole, unless it swaps the two letters between the halves; and a name may be written with
// character references.
import type { Rules } from '../../verdict/rules.js';
import type { Bytes } from './bytes.js';
import { Unsure } from './unsure.js';

/** Named references to what stands in a host's name; the engine knows what they begin with. */
const NAMED_REFERENCES = ['&period;', '&fjlig;'];
/** To a character of one byte; the semicolon may be missing. */
const NUMERIC_REFERENCE = /^&#(?:x0*(?<hex>[\da-f]{2})(?![\da-f])|0*(?<decimal>\d{2,3})(?!\d))/i;
/** The decoder makes nothing of one with hundreds of digits; what the tree does with it is its own matter. */
const LONG_REFERENCE = /^&#x?[\da-f]{28,}/i;
const MAX_REFERENCE_LENGTH = 32;
const NUMBER_SIGN = 0x23;

/** Parts of the hosts' names, in small letters, one of which stands where a host is written. */
export function partsOfHosts(rules: readonly Rules[]): readonly string[] {
  const parts = new Set(rules.flatMap(({ hosts }) => hosts.flatMap(partsOf)));
  return [...parts].filter(
    (part) => ![...parts].some((other) => other !== part && part.includes(other)),
  );
}

function partsOf(host: string): readonly string[] {
  const middle = Math.floor(host.length / 2);
  const [start, end] = [host.slice(0, middle), host.slice(middle)];
  const swapped = `${start.slice(0, -1)}${end.charAt(0)}${start.slice(-1)}${end.slice(1)}`;
  return [start, end, swapped];
}

/** Whether the reference at `at` is one to what may stand in a host's name; throws `Unsure`. */
export function isReferenceToHost(bytes: Bytes, at: number): boolean {
  return bytes.octets[at + 1] === NUMBER_SIGN
    ? isOfHost(bytes.slice(at, at + MAX_REFERENCE_LENGTH))
    : NAMED_REFERENCES.some((reference) => bytes.holds(reference, at));
}

/** Whether a text begins with a numeric reference to what may be in a host's name. */
function isOfHost(text: string): boolean {
  if (LONG_REFERENCE.test(text)) throw new Unsure();
  const { hex, decimal } = NUMERIC_REFERENCE.exec(text)?.groups ?? {};
  if (hex === undefined && decimal === undefined) return false;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return /[a-z\d.,-]/i.test(String.fromCharCode(code));
}
