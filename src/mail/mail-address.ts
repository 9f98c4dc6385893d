// Addresses of people, as far as mail servers take them everywhere: nothing in quotes, no names
// before them, no letters but ASCII ones before the @. A domain may be Cyrillic.
import { domainToASCII } from 'node:url';

/** RFC 5322, `dot-atom`. */
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;
/** RFC 5321, 4.5.3.1. */
const MAX_LOCAL_LENGTH = 64;
const MAX_LENGTH = 254;

/** The address with its domain in ASCII; null for what is none. */
export function parseMailAddress(text: string): string | null {
  const typed = text.trim();
  const at = typed.lastIndexOf('@');
  const local = typed.slice(0, Math.max(0, at));
  const domain = domainToASCII(typed.slice(at + 1));
  const address = `${local}@${domain}`;
  const fits = local.length <= MAX_LOCAL_LENGTH && address.length <= MAX_LENGTH;
  return fits && LOCAL_PART.test(local) && DOMAIN.test(domain) ? address : null;
}
