import { getDomain } from 'tldts';
import type { SiteAddress } from '../school.js';

/** Sites of which the domain is remembered: those under way, each of which is asked for it three times. */
const KEPT = 4_096;
const known = new Map<string, string>();

/** What politeness is owed to: the registrable domain, or where there is none (an IP address, a bare name) the host and port. */
export function domainOf({ address }: Pick<SiteAddress, 'address'>): string {
  const found = known.get(address);
  if (found !== undefined) return found;
  if (known.size >= KEPT) known.clear();
  const domain = getDomain(address) ?? new URL(address).host;
  known.set(address, domain);
  return domain;
}
