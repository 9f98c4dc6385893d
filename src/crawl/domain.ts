import { getDomain } from 'tldts';
import type { SiteAddress } from '../school.js';

/** What a limit applies to: the registrable domain, or host and port where there is none. */
export function domainOf({ address }: Pick<SiteAddress, 'address'>): string {
  return getDomain(address) ?? new URL(address).host;
}
