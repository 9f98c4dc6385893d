// Two addresses are of the same site when they share a registrable domain. Where there is none (an
// IP address, a bare name), the hosts themselves must be equal.
import { getDomain } from 'tldts';

/** Whether a browser's user would call both addresses one site: `www.` and subdomains included. */
export function isSameSite(a: URL, b: URL): boolean {
  if (a.hostname === b.hostname) return true;
  const domain = getDomain(a.hostname);
  return domain !== null && domain === getDomain(b.hostname);
}
