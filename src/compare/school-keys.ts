// What of a school stays the same from one list to the next, however it is typed. Sites are compared
// without scheme, `www.`, port of the scheme and closing slash, and with their host in ASCII, so
// that `школа.рф` is `xn--80aa3ak5a.xn--p1ai`; names by their letters and digits alone.
import { getDomain } from 'tldts';

/** Of a row of a list or of a report. */
export interface SchoolIdentity {
  readonly name: string;
  /** As typed. */
  readonly site: string;
  readonly busId: string | null;
}

export interface SchoolKeys {
  /** Empty where there is nothing to compare. */
  readonly name: string;
  /** Host, path and query; the text as it is where that is no address. */
  readonly site: string;
  /** Empty where the site is no address. */
  readonly host: string;
  readonly busId: string | null;
}

export function keysOf({ name, site, busId }: SchoolIdentity): SchoolKeys {
  const address = parseAddress(site);
  const page = address === null ? foldWords(site) : `${address.host}${address.path.toLowerCase()}`;
  return { name: foldWords(name), site: page, host: address?.host ?? '', busId };
}

/** What a site is part of, as politeness counts it: the registrable domain, else the host. */
export function platformOf(site: string): string | null {
  const address = parseAddress(site);
  return address === null ? null : (getDomain(address.host) ?? address.host);
}

interface ComparableAddress {
  readonly host: string;
  readonly path: string;
}

function parseAddress(typed: string): ComparableAddress | null {
  const [first = ''] = typed.trim().split(/[\s,;]+/, 1);
  const bare = first.replace(/^[a-z]+:\/+/i, '');
  if (!bare.includes('.') || !URL.canParse(`http://${bare}`)) return null;
  const { hostname, port, pathname, search } = new URL(`http://${bare}`);
  const name = hostname.replace(/^www\./, '').replace(/\.$/, '');
  const host = port === '' || port === '443' ? name : `${name}:${port}`;
  return { host, path: pathname.replace(/\/(?:index\.\w+)?$/i, '') + search };
}

function foldWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
