import { getDomain } from 'tldts';
import type { SiteAddress } from '../school.js';

/** What politeness is owed to: the registrable domain, or where there is none (an IP address, a bare name) the host and port. */
export function domainOf({ address }: SiteAddress): string {
  return getDomain(address) ?? new URL(address).host;
}
