// What a resolved address is about. The host is compared whole, after the URL standard has had its
// say: user information, letter case, full-width and punycode spellings, backslashes and tabs are
// gone by then, so `bus.gov.ru@evil.example` and `bus.gov.ru.evil.example` are what they are. One
// trailing dot is the same name to a browser's resolver. Another port is another server.
import { compilePattern } from './compiled-pattern.js';
import type { LinkKind } from './link.js';
import { unwrapRedirector } from './redirector.js';
import type { Rules } from './rules.js';

/** An address on the host, perhaps behind a redirector. */
export interface AddressTarget {
  readonly url: URL;
  readonly kind: LinkKind;
  /** The number in the address; null where it names no organisation. */
  readonly id: string | null;
  /** Where the anchor itself leads when it leads through a redirector, else null. */
  readonly through: URL | null;
}

/** Longer ones are made to cost time, since patterns may backtrack; no server takes them. */
const MAX_PATH_LENGTH = 1_000;
export const MAX_READ_LENGTH = 8_192;
/** Redirectors behind redirectors are followed this deep. */
const MAX_REDIRECTORS = 10;

/** What `url`, standing on `page`, leads to; null when that is not the host of the rules. */
export function classifyAddress(
  url: URL,
  { page, rules }: { readonly page: URL; readonly rules: Rules },
): AddressTarget | null {
  let target = url;
  for (let depth = 0; !isOnHost(target, rules); depth += 1) {
    const isRead = depth < MAX_REDIRECTORS && target.search.length <= MAX_READ_LENGTH;
    const next = isRead ? unwrapRedirector(target, { page, rules }) : null;
    if (next === null) return null;
    target = next;
  }
  return { url: target, ...classifyPath(target, rules), through: target === url ? null : url };
}

/** Whether a browser that opens `url` talks to one of the rules' hosts. */
export function isOnHost(url: URL, rules: Rules): boolean {
  return (
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.port === '' &&
    rules.hosts.includes(url.hostname.replace(/\.$/, ''))
  );
}

/** Whether the address is the name of an XML vocabulary. */
export function isNamespace(url: URL, rules: Rules): boolean {
  return rules.namespaces.some((source) => compilePattern(source).test(url.pathname));
}

/** Whether an `href` is too long to be read, and may lead to the host. */
export function isUnreadable(
  href: string,
  { resolved, rules }: { readonly resolved: URL | null; readonly rules: Rules },
): boolean {
  if (href.length <= MAX_PATH_LENGTH) return false;
  if (resolved !== null && isOnHost(resolved, rules)) return isTooLong(resolved);
  if (href.length <= MAX_READ_LENGTH) return false;
  const text = href.toLowerCase().replaceAll('%2e', '.');
  return rules.hosts.some((host) => text.includes(host));
}

/** What a browser keeps to itself, a highlighted passage above all, does not count. */
function isTooLong({ pathname, search }: URL): boolean {
  return pathname.length > MAX_PATH_LENGTH || search.length > MAX_READ_LENGTH;
}

function classifyPath(url: URL, rules: Rules): Pick<AddressTarget, 'kind' | 'id'> {
  if (!isTooLong(url)) {
    const path = decodePath(url.pathname).replace(/\/{2,}/g, '/') + url.search;
    for (const rule of rules.addresses) {
      const match = compilePattern(rule.path).exec(path);
      if (match !== null) return { kind: rule.kind, id: match.groups?.id ?? null };
    }
  }
  return { kind: 'general', id: null };
}

/** Percent-encoding undone, and blanks at the end gone, which come with copying. */
function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname).replace(/\s+(\/?)$/, '$1');
  } catch {
    return pathname;
  }
}
