// What a site cell says. People type addresses with spaces, without scheme, several in a cell, after
// a label, in quotes. A gap is closed only where both sides show that it is a slip: a wrong guess
// would ask a stranger's site, and `unchecked` is better than that.
import type { Site } from '../school.js';
import { isMailAlone, saysNoSite } from '../verdict/no-site.js';
import { type AddressParse, parseAddress } from './address.js';
import { cleanCell } from './cell.js';
import { formulaTarget } from './workbook/links.js';

/** UTF-16 units of a cell that are looked at: a pasted document costs no more than a list of sites. */
const MAX_READ = 4096;

/** Between two addresses in one cell. */
const BETWEEN =
  /[,;|](?=\s|$|https?:|www\.)|\s(?:и|или|and|or|\/)\s|\s(?=https?:\/\/|www\.)|(?<=[^\s/=&?:%])(?=https?:\/\/)/i;

/** «Сайт:», «сайт школы —»; not a scheme with a Russian letter in it. */
const LABEL =
  /^(?:[^:/.]{0,80}[а-яё][^:/.]{0,80}:(?!\/)|(?:официальный\s)?сайт(?:(?:\sшколы)?\s[-–—]|\s)|(?:site|url|web|website|www|link)\s*:)\s*(?=\S)/i;

/** Hosts on which an organisation has a page, and none has its site. */
const SOCIAL_NETWORKS = [
  ...['vk.com', 'vk.ru', 'vkontakte.ru', 'ok.ru', 'odnoklassniki.ru', 'my.mail.ru', 'dzen.ru'],
  ...['zen.yandex.ru', 't.me', 'telegram.me', 'max.ru', 'rutube.ru', 'youtube.com', 'youtu.be'],
  ...['facebook.com', 'fb.com', 'instagram.com', 'twitter.com', 'x.com', 'tiktok.com'],
  ...['whatsapp.com', 'wa.me'],
];
/** What the school's site should link to is never that site. */
const RESULTS_SITES = ['bus.gov.ru'];

/**
 * The site of a cell: the first complete address in it that is the school's own, else its page in
 * a social network, or what is wrong with it; never throws.
 */
export function parseSite(text: string): Site {
  const typed = cleanCell(text);
  const read = typed.slice(0, MAX_READ);
  const pasted = formulaTarget(read) ?? pastedAddresses(read) ?? read;
  const straight = dotForComma(closeGaps(pasted.replaceAll('\\', '/')));
  if (isWithoutSite(straight)) return { typed, problem: 'missing' };
  const candidates = straight.split(BETWEEN).flatMap(findCandidates);
  const parses = candidates.map((candidate) =>
    parseAddress(candidate, { isAlone: candidates.length === 1 }),
  );
  const [first, ...others] = parses
    .filter((parse) => 'address' in parse)
    .sort((one, other) => rankOf(one) - rankOf(other));
  if (first === undefined) return { typed, problem: worstProblem(parses) };
  if (isOn(first, RESULTS_SITES)) return { typed, problem: 'results-site' };
  const ignored = new Set(others.map(({ address }) => address));
  ignored.delete(first.address);
  return { typed, ...first, ...(ignored.size > 0 && { ignored: [...ignored] }) };
}

type ParsedAddress = Extract<AddressParse, { readonly address: string }>;

/** The lower, the likelier the school's own. */
function rankOf(parse: ParsedAddress): number {
  if (isOn(parse, RESULTS_SITES)) return 2;
  return isOn(parse, SOCIAL_NETWORKS) ? 1 : 0;
}

function isOn({ address }: ParsedAddress, hosts: readonly string[]): boolean {
  const { hostname } = new URL(address);
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

const PASTED_ANCHOR = /<a\s(?:[^>]*?\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi;

/** The addresses of hyperlinks that were pasted as mark-up; null where the cell is ordinary text. */
function pastedAddresses(text: string): string | null {
  if (!text.includes('<')) return null;
  const addresses = [...text.matchAll(PASTED_ANCHOR)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
  return addresses.length === 0 ? null : addresses.join(' , ').replaceAll('&amp;', '&');
}

/** Gaps that can only be slips, whatever else the cell says: `http: // a.ru`, `www. a.ru`, `a .ru`. */
function closeGaps(text: string): string {
  // Most cells have none: the patterns took a sixth of the time that a cell takes.
  if (!/\s/.test(text)) return text.replace(/\bwww\./gi, 'www.');
  return (
    text
      .replace(/\b(https?)\s*:\s*\/\s*\/\s*/gi, '$1://')
      .replace(/\bwww\s*\.\s*/gi, 'www.')
      // `www ok1.ru`, and not «www: ok1.ru».
      .replace(/\bwww\s+(?=[\p{L}\d-]+\.\p{L})/giu, 'www.')
      // `a.ru/ b.ru`: what ends like the host before is another host, and no file of that one.
      .replace(/(?<=\.(\p{L}{2,})\/)\s+(?=[\p{L}\d.-]+\.\1(?:[/\s]|$))/giu, ' , ')
      // So is what ends like a Russian site, behind any path.
      .replace(/(?<=[^:/]\/)\s+(?=[\p{L}\d.-]+\.(?:ru|su|рф)(?:[/\s]|$))/giu, ' , ')
      .replace(/(?<=[\p{L}\d-])\s+\.\s*(?=[\p{L}\d])/gu, '.')
      .replace(/((?:https?:\/\/(?:www\.)?|\bwww\.)[^\s./?]+)\s+(?=[^\s/:]+\.)/gi, '$1')
  );
}

/** Nothing but the beginning of an address is no address, either. */
function isWithoutSite(text: string): boolean {
  // Most cells are an address, and nothing else.
  if (/^\S*[a-z\d]\.[a-z]\S*$/i.test(text)) return isMailAlone(text);
  const rest = text.replace(/^https?:\/*/i, '').replace(/^www\.?(?=\P{L}|$)/iu, '');
  return saysNoSite(rest) || isMailAlone(text);
}

/** Ends of hosts that a comma stands before by mistake, though there is a dot as well. */
const COMMON_END = /^(?:ru|su|рф|com|org|net|info|edu)$/i;

/** `ok5,ru`: a comma for the dot, where neither side is an address by itself. */
function dotForComma(text: string): string {
  if (!text.includes(',')) return text;
  const [, start = '', host = '', path = ''] =
    /^((?:https?:\/\/)?(?:www\.)?)([\p{L}\d.,-]+)(\/\S*)?$/iu.exec(text) ?? [];
  const [first = '', end = '', ...more] = host.split(',');
  if (more.length > 0 || first === '' || !/^\p{L}{2,24}$/u.test(end)) return text;
  return !first.includes('.') || COMMON_END.test(end) ? `${start}${first}.${end}${path}` : text;
}

/** The whole piece where it is one address with gaps, else those of its words that may be one. */
function findCandidates(piece: string): readonly string[] {
  const bare = piece.trim().replace(LABEL, '');
  if (!/\s/.test(bare)) return splitHostList(bare);
  const closed = bare
    .replace(/\s*\/(?!\s*\()\s*/g, '/')
    .replace(/(?<=[a-z][a-z\d-]*)\.\s+(?=[a-z\d])/gi, '.')
    .replace(/(?<=[а-яё\d-])\.\s+(?=рф(?![а-яё]))/gi, '.');
  if (!closed.includes(' ')) return splitHostList(closed);
  const words = bare.split(' ').flatMap(splitHostList);
  return words.filter((word, index) => !mayBeTorn(word, words[index - 1] ?? ''));
}

/**
 * True where the word before may be the beginning of the same host: `school 1.ru` is not `1.ru`.
 * Another alphabet or a scheme shows that it is not.
 */
function mayBeTorn(word: string, before: string): boolean {
  if (/^(?:https?:|www\.)/i.test(word) || /[^.]\.[^.]/.test(before)) return false;
  const host = word.split('/', 1)[0] ?? '';
  return /[a-z]/i.test(host)
    ? /[a-z][a-z\d-]*\.?$/i.test(before)
    : /[а-яё][а-яё\d-]*\.?$/i.test(before);
}

/** `a.ru,b.ru`: a comma in the host part can only stand between two. */
function splitHostList(word: string): readonly string[] {
  return /^(?:https?:\/\/)?[^/?#]*[,;|](?!\/)/i.test(word) ? word.split(/[,;|]/) : [word];
}

function worstProblem(parses: readonly AddressParse[]): 'unsupported-scheme' | 'not-an-address' {
  const isUnsupported = parses.some(
    (parse) => 'problem' in parse && parse.problem === 'unsupported-scheme',
  );
  return isUnsupported ? 'unsupported-scheme' : 'not-an-address';
}
