// Refuses private addresses that a site leads to, but not those that the list itself names.
import type { Fetch } from './fetch.js';
import { isIpLiteral, isLocalhost } from './private-address.js';

export interface AddressGuardOptions {
  /** Whether sites may lead to private addresses. */
  readonly allowPrivate: boolean;
}

export function withAddressGuard(fetch: Fetch, { allowPrivate }: AddressGuardOptions): Fetch {
  if (allowPrivate) return fetch;
  return (request) => {
    const guarded = !isNamedByList(request.url, request.typedAddress);
    return fetch({ ...request, guarded });
  };
}

/**
 * Whether the list itself names the private address that `url` has: only an address can be named,
 * since what a name leads to is the name server's word. Its usual ports go with it, for the way
 * from http to https.
 */
export function isNamedByList(url: URL, typedAddress: string): boolean {
  if (!isIpLiteral(url.hostname) && !isLocalhost(url.hostname)) return false;
  const typed = new URL(typedAddress);
  return url.hostname === typed.hostname && (url.port === typed.port || url.port === '');
}
