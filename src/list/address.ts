// One word → one http(s) address. The WHATWG URL class has the last word on what an address is, but
// it is a browser's parser and forgives too much for a list: it would read a date as an IPv4 number,
// an e-mail with a scheme as somebody else's host. What it should not guess is refused before.
import { straightenHost } from './look-alikes.js';

export type AddressParse =
  | {
      readonly address: string;
      readonly schemeTyped: boolean;
      /** The host as typed, where it has letters of another alphabet; absent as a rule. */
      readonly lookAlikes?: string;
    }
  | { readonly problem: 'not-an-address' | 'unsupported-scheme' };

const NOT_AN_ADDRESS = { problem: 'not-an-address' } as const;

/** Longer addresses are refused by common servers, and no home page has one. */
const MAX_LENGTH = 2048;

/**
 * `http` and `https` with the slips people make in them: letters lost, doubled, swapped or typed in
 * Russian, the colon or a slash missing or in the wrong place.
 */
const SCHEME = /^([hнtтpрsѕ]{3,7})(?::|(?=[;.,]*\/))[:;.,]*\/*[:;]*\/*/i;

const OTHER_SCHEME =
  /^(?:(?:ftps?|sftp|mailto|file|tel|data|javascript|wss?|skype|viber|tg):|[a-z][a-z\d+-]*:\/\/)/i;

/** What remains of an address that was only begun. */
const BEGINNING = /^(?:www|[htps]{3,7})$/;

/** The last label starts with a letter; IP addresses are looked at apart. */
const HOST_NAME = /^(?:[a-z\d_-]{1,63}\.)*[a-z][a-z\d_-]{0,62}$/;

/**
 * The address in a word without spaces, scheme supplied and slips repaired, or what is wrong with
 * it. A host without a dot counts only where it was typed with a scheme and stands alone.
 */
export function parseAddress(
  word: string,
  { isAlone }: { readonly isAlone: boolean },
): AddressParse {
  const { scheme, rest } = cutScheme(trimEdges(word));
  if (scheme === null && OTHER_SCHEME.test(rest)) return { problem: 'unsupported-scheme' };
  const typedHost = rest.split(/[/?]/, 1)[0] ?? '';
  // Nothing, an e-mail, or a name and password that do not belong in a list.
  if (typedHost === '' || typedHost.includes('@')) return NOT_AN_ADDRESS;
  const plainHost = straightenHost(typedHost);
  if (scheme === null && endsLikeText(plainHost)) return NOT_AN_ADDRESS;
  const url = parseUrl(`${scheme ?? 'https'}://${plainHost}${rest.slice(typedHost.length)}`);
  if (url === null) return NOT_AN_ADDRESS;
  // To assign is to parse anew.
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.replace(/\.+$/, '');
  const isTyped = scheme !== null && isAlone && !BEGINNING.test(url.hostname);
  if (!isHost(url.hostname, plainHost) || url.href.length > MAX_LENGTH) return NOT_AN_ADDRESS;
  const mayLackDot = isTyped || url.hostname === 'localhost';
  if (!/[.:]/.test(url.hostname) && !mayLackDot) return NOT_AN_ADDRESS;
  const lookAlikes = plainHost === typedHost ? {} : { lookAlikes: typedHost };
  return { address: url.href, schemeTyped: scheme !== null, ...lookAlikes };
}

/** Without quotes, brackets and punctuation around it, and without the fragment. */
function trimEdges(word: string): string {
  const inner = word
    .replace(/#.*$/s, '')
    .replace(/^[\s<("'`«„“‘{*•·,;.–—-]+/, '')
    .replace(/[\s>"'`»“”’,;:!?.…*|]+$/, '');
  const unclosed = /[)}]$/.test(inner) && !/[({]/.test(inner);
  return unclosed ? trimEdges(inner.slice(0, -1)) : inner;
}

/** The last of several schemes counts: `http://https://school.ru` is a paste behind a template. */
function cutScheme(word: string): { scheme: 'http' | 'https' | null; rest: string } {
  let scheme: 'http' | 'https' | null = null;
  let rest = word.replace(/^\/\/+/, '');
  for (let match = SCHEME.exec(rest); match !== null; match = SCHEME.exec(rest)) {
    scheme = /[sѕ]/i.test(match[1] ?? '') ? 'https' : 'http';
    rest = rest.slice(match[0].length);
  }
  return { scheme, rest };
}

/** Cyrillic ends of hosts that there are. */
const CYRILLIC_ENDS =
  /\.(?:рф|рус|дети|москва|онлайн|сайт|орг|ком|католик|бел|укр|срб|мкд|мон|бг|ею|қаз)\.?$/i;

/** «ул.Школьная» and «И.И. Иванова» have a dot, and are no hosts. */
function endsLikeText(host: string): boolean {
  const name = host.replace(/:\d*$/, '');
  return /[а-яё]\.?$/i.test(name) && name.includes('.') && !CYRILLIC_ENDS.test(name);
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function isHost(hostname: string, typedHost: string): boolean {
  if (hostname.startsWith('[')) return true;
  // A browser reads 12.05 and 0x7f.1 as IPv4; only the four plain numbers are meant as one.
  if (/^\d+(?:\.\d+){3}$/.test(hostname)) return typedHost.replace(/(?::\d*)?$/, '') === hostname;
  return hostname.length <= 253 && HOST_NAME.test(hostname);
}
