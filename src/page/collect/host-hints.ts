// Which addresses need no second look: of the hundreds on a page all but a few plainly have nothing to
// do with the hosts that are looked for. What is let through is a superset. A slip of the hand (one
// letter more, less or other, two swapped) leaves one half of a host's name whole, unless it swaps
// the two letters between the halves.
import { classifyAddress } from '../../verdict/classify-address.js';
import type { Rules } from '../../verdict/rules.js';
import type { PageContext } from '../page-context.js';

/** Whether an address, as it is written on a page, may lead to one of the hosts or was meant to. */
export type HostHint = (address: string) => boolean;

/**
 * An address that leads where it seems to lead: nothing in it is dropped, decoded or taken for
 * something else. Encoded blanks and Cyrillic letters may stand in it behind its first part.
 */
const PLAIN = /^[!-$&-~]*(?:[/:?#](?:[!-$&-~]|%20|%d[0-3]%[89ab][\da-f])*)?$/i;
/** The same where a host may have Cyrillic letters. */
const PLAIN_LATIN = /^[!-$&-~]*(?:[/:?#](?:[!-$&-~]|%20)*)?$/i;

const PATTERNS = new WeakMap<Rules, RegExp | null>();

/** The hint for a page that is read by `rules`. */
export function createHostHint({ page, base }: PageContext, rules: Rules): HostHint {
  const name = patternOf(rules);
  // What is relative to an address on the host need not name it.
  if (name === null || leadsToHost(page, page, rules) || leadsToHost(base, page, rules)) {
    return () => true;
  }
  const plain = rules.hosts.some((host) => host.includes('xn--')) ? PLAIN_LATIN : PLAIN;
  return (address) => !plain.test(address) || name.test(address);
}

function leadsToHost(url: URL, page: URL, rules: Rules): boolean {
  return (
    rules.hosts.includes(url.hostname.replace(/\.$/, '')) ||
    classifyAddress(url, { page, rules }) !== null
  );
}

/** Parts of the hosts' names; null where a host is a number, which has many spellings. */
function patternOf(rules: Rules): RegExp | null {
  const known = PATTERNS.get(rules);
  if (known !== undefined) return known;
  const parts = rules.hosts.flatMap(partsOf).map((part) => part.replaceAll('.', '[.,]'));
  const hasNumber = rules.hosts.some((host) => /\.\d+$/.test(host));
  const made = hasNumber ? null : new RegExp(parts.join('|'), 'i');
  PATTERNS.set(rules, made);
  return made;
}

function partsOf(host: string): readonly string[] {
  const middle = Math.floor(host.length / 2);
  const [start, end] = [host.slice(0, middle), host.slice(middle)];
  const swapped = `${start.slice(0, -1)}${end.charAt(0)}${start.slice(-1)}${end.slice(1)}`;
  return [start, end, swapped];
}
