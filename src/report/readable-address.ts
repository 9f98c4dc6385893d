import { domainToUnicode } from 'node:url';

/** An address with its host as people write it, `https://школа.рф/` for `https://xn--…/`; it leads to the same page. */
export function readableAddress(address: string): string {
  if (!address.includes('xn--') || !URL.canParse(address)) return address;
  const { hostname } = new URL(address);
  const readable = domainToUnicode(hostname);
  return readable === '' ? address : address.replace(hostname, readable);
}
