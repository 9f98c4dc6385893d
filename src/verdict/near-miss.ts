// An `href` that was meant for bus.gov.ru and does not get a browser there: what is wrong with it,
// and what should be written instead. It must not see ghosts. A local page or picture may have
// bus.gov in its name (`bus.gov.php`, `pupul sayta bus.gov.ru.php`), another operator's host may
// contain it (`bus.gov.ru.evil.example`), and a foreign address may carry it in its query: none of
// these was meant to be opened on bus.gov.ru. So the host must stand where a host stands, at the
// beginning of the `href` or right behind a scheme; and where it could as well be a local name, the
// rest must be an address of an organisation.
import {
  type AddressTarget,
  classifyAddress,
  isOnHost,
  MAX_READ_LENGTH,
} from './classify-address.js';
import { compilePattern } from './compiled-pattern.js';
import { isWithinOneEdit } from './edit-distance.js';
import type { LinkFault, LinkKind } from './link.js';
import type { Rules } from './rules.js';
import { isSameSite } from './same-site.js';

export interface Repair {
  readonly fault: LinkFault;
  /** The address to put into the `href`. */
  readonly url: string;
  readonly kind: LinkKind;
  readonly id: string | null;
}

export interface Written {
  /** The attribute, character references decoded. */
  readonly href: string;
  /** What a browser makes of it; null where it makes nothing. */
  readonly resolved: URL | null;
  readonly page: URL;
  readonly rules: Rules;
}

/** White space and what looks like none: zero-width characters, soft hyphens, byte order marks. */
const BLANKS = /[\s\u00AD\u200B-\u200F\u2028-\u202F\u2060\uFEFF]+/g;
const SCHEME = String.raw`(?<scheme>\p{L}{2,7})(?<separator>[:;.,]*[\\/]{0,3}(?<=[:;/\\]))`;
const HOST_END = String.raw`(?=[/\\?#:,;"'»”)>\]]|\.(?:[/\\?#]|$)|$)`;
const TRAILING_JUNK =
  /(?<!["'`«»“”„‘’<>()[\]{}.,;|\\])(?:["'`«»“”„‘’<>()[\]{}.,;|\\]|%20|%22|%27|%C2%AB|%C2%BB|%C2%A0)+$/i;
const LOCAL_FILE = /\.(?:php\d?|s?html?|aspx?|jsp|jpe?g|png|gif|svg|webp|pdf|docx?|zip)$/i;

/**
 * What was meant by an `href` that leads elsewhere; null when it was not meant for the host. An
 * `href` that does get there, but with a slip in the path that hides the organisation, counts.
 */
export function findRepair(written: Written): Repair | null {
  const { href, resolved, rules } = written;
  if (href.length > MAX_READ_LENGTH) return null;
  const text = unescapeWhole(href).replace(BLANKS, '');
  const repair = repairExactHost(text, written) ?? repairMisspeltHost(text, written);
  if (repair === null) return null;
  const reached = resolved === null ? null : classifyAddress(resolved, written);
  if (reached === null) return repair;
  // The browser gets to the host. Only a better page there would be a repair.
  const isBetter = reached.kind === 'general' && repair.kind !== 'general';
  return isBetter && isOnHost(resolved as URL, rules) ? repair : null;
}

/** An address that was percent-encoded from its first colon on is a relative path to a browser. */
function unescapeWhole(href: string): string {
  if (!/^[^:/?#]*%(?:20|22|2F|3A|A0|AB|C2|E2)/i.test(href)) return href;
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function repairExactHost(text: string, written: Written): Repair | null {
  const { rules } = written;
  const host = rules.hosts[0].replace(/\./g, '[.,]');
  const pattern = compilePattern(`(?:www[.,])?${host}${HOST_END}`, 'giu');
  // The last one is what was pasted last, behind whatever was there before.
  const match = [...text.matchAll(pattern)].at(-1);
  if (match === undefined) return null;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  const target = classifyText(`${rules.hosts[0]}${after}`, before, written);
  if (target === null) return null;
  const fault = faultBefore(before, { after, target, written });
  if (fault === null) return null;
  if (match[0].includes(',')) return repairOf('misspelt-host', target);
  if (fault !== 'intact') return repairOf(fault, target);
  return repairOf(portOf(after) === null ? 'stray-characters' : 'wrong-port', target);
}

/** What stands in front of the host decides; `intact` when nothing is wrong there. */
function faultBefore(
  before: string,
  found: { readonly after: string; readonly target: AddressTarget; readonly written: Written },
): LinkFault | 'intact' | null {
  const { after, target, written } = found;
  const namesOrganisation = target.kind !== 'general';
  if (before === '') {
    return namesOrganisation || !LOCAL_FILE.test(after) ? 'no-scheme' : null;
  }
  if (/^[./\\]+$/.test(before)) {
    if (/^[/\\]{2}$/.test(before)) return 'intact';
    return namesOrganisation ? 'no-scheme' : null;
  }
  if (isProperScheme(before) && isReached(written)) return 'intact';
  const junk = /^[^\p{L}\p{N}]*/u.exec(before)?.[0] ?? '';
  const rest = before.slice(junk.length);
  const strayInFront = junk !== '' && !/^[./\\]+$/.test(junk);
  if (rest === '') return 'stray-characters';
  const scheme = compilePattern(`^${SCHEME}$`).exec(rest)?.groups;
  if (scheme !== undefined && isSchemeLike(scheme.scheme ?? '')) {
    if (strayInFront) return 'stray-characters';
    return isProperScheme(rest) ? 'stray-characters' : 'misspelt-scheme';
  }
  return isGlued(rest, { namesOrganisation, written }) ? 'glued' : null;
}

/** Whether the address stands right behind another: the site's own, or one that is none. */
function isGlued(
  rest: string,
  found: {
    readonly namesOrganisation: boolean;
    readonly written: Written;
  },
): boolean {
  const { resolved, page, rules } = found.written;
  // In a query or fragment it is carried along, not meant to be opened.
  if (/[?#]/.test(rest)) return false;
  const behindScheme = /https?[:;.]?[/\\]{0,3}$/i.test(rest);
  const leadsNowhere = resolved === null || /https?$/.test(resolved.hostname);
  if (behindScheme) {
    return leadsNowhere || isSameSite(resolved, page) || isOnHost(resolved, rules);
  }
  if (!found.namesOrganisation) return false;
  if (/[/\\]$/.test(rest)) return resolved !== null && isSameSite(resolved, page);
  const ownHost = page.hostname.replace(/^www\./, '');
  return rest.toLowerCase().endsWith(ownHost);
}

function repairMisspeltHost(text: string, written: Written): Repair | null {
  const { page, resolved, rules } = written;
  const parts = compilePattern(`^(?<front>${SCHEME}|[/\\\\]{2})?(?<host>[^/\\\\?#:@]+)`).exec(text);
  const host = parts?.groups?.host;
  if (parts === null || host === undefined) return null;
  const { front, scheme } = parts.groups ?? {};
  if (scheme !== undefined && !isSchemeLike(scheme)) return null;
  if (front !== undefined && resolved !== null && isSameSite(resolved, page)) {
    // Its own address, one letter away from the host of the results: not for us to correct.
    if (isProperScheme(front) || scheme === undefined) return null;
  }
  const asked = host.toLowerCase().replace(/,/g, '.');
  if (!rules.hosts.some((known) => isWithinOneEdit(asked, known))) return null;
  const target = classifyText(
    `${rules.hosts[0]}${text.slice(parts[0].length)}`,
    front ?? '',
    written,
  );
  // Without a scheme it may be the name of a local page as well.
  if (target === null || (front === undefined && target.kind === 'general')) return null;
  return repairOf('misspelt-host', target);
}

function classifyText(address: string, front: string, written: Written): AddressTarget | null {
  const scheme = /http:?[/\\]*$/i.test(front) ? 'http' : 'https';
  const cleaned = address
    .replace(TRAILING_JUNK, '')
    // A query that lacks its question mark is part of the path to a browser.
    .replace(/^([^?#]*\/\d+)&[^?#]*/, '$1')
    .replace(/^([^/\\?#:]*):\d*(?=[/\\?#]|$)/, '$1');
  const text = `${scheme}://${cleaned.replace(/^([^/\\?#]*)[^/\\?#\w.-]+/, '$1')}`;
  return URL.canParse(text) ? classifyAddress(new URL(text), written) : null;
}

function repairOf(fault: LinkFault, { url, kind, id }: AddressTarget): Repair {
  return { fault, url: url.href, kind, id };
}

function isReached({ resolved, rules }: Written): boolean {
  return resolved !== null && (rules.hosts as readonly string[]).includes(resolved.hostname);
}

function portOf(after: string): string | null {
  return /^:(\d+)/.exec(after)?.[1] ?? null;
}

function isProperScheme(text: string): boolean {
  return /^https?:[/\\]{2}$/i.test(text);
}

function isSchemeLike(word: string): boolean {
  return ['http', 'https'].some((scheme) => isWithinOneEdit(word.toLowerCase(), scheme));
}
