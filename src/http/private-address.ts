// Which addresses a site may not lead us to. A hostile page could otherwise make the department's
// machine ask its own network: by a redirect, a frame, a refresh, or a name that resolves inward.
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The code of the error that refuses a connection; `classifyNetworkError` knows it. */
export const PRIVATE_ADDRESS_CODE = 'EPRIVATE';

/** Whether `ip` (either family, brackets allowed) is anything but a public unicast address; what cannot be parsed counts as private. */
export function isPrivateAddress(ip: string): boolean {
  const text = ip.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(text)) return true;
  const address = ipaddr.parse(text);
  if (address.kind() === 'ipv4') return address.range() !== 'unicast';
  const ipv6 = address as ipaddr.IPv6;
  const embedded = embeddedIpv4(ipv6);
  if (embedded !== null) return embedded.range() !== 'unicast';
  return ipv6.range() !== 'unicast';
}

/** The IPv4 address that a mapped, NAT64 or 6to4 address stands for, else null. */
function embeddedIpv4(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  const bytes = address.toByteArray();
  switch (address.range()) {
    case 'ipv4Mapped':
    case 'rfc6145':
    case 'rfc6052':
      return new ipaddr.IPv4(bytes.slice(12));
    case '6to4':
      return new ipaddr.IPv4(bytes.slice(2, 6));
    default: {
      // The deprecated IPv4-compatible form, ::a.b.c.d.
      const compatible = bytes.slice(0, 12).every((byte) => byte === 0);
      return compatible ? new ipaddr.IPv4(bytes.slice(12)) : null;
    }
  }
}

/** Whether a URL's host is an address itself, so that no lookup will be asked about it. */
export function isIpLiteral(hostname: string): boolean {
  // One kind ends in a number, the other has colons: to test for both takes a start 4 ms.
  if (!/:|\d$/.test(hostname)) return false;
  return isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
}

/** Whether a name means this machine by RFC 6761, whatever DNS says. */
export function isLocalhost(hostname: string): boolean {
  return /^(.*\.)?localhost\.?$/i.test(hostname);
}

/** Whether a host is known to be private before any lookup. */
export function isPrivateHost(hostname: string): boolean {
  return isLocalhost(hostname) || (isIpLiteral(hostname) && isPrivateAddress(hostname));
}

/** The error for a connection that must not be made. */
export function privateAddressError(address: string): Error {
  return Object.assign(new Error(`${address} is not a public address`), {
    code: PRIVATE_ADDRESS_CODE,
  });
}
