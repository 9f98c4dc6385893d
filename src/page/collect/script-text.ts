// A script may show a hyperlink whose address it spells in its own way, or puts together. What it
// does cannot be known without running it; that it speaks of the host can.
import { type AddressTarget, classifyAddress } from '../../verdict/classify-address.js';
import { LINK_KINDS } from '../../verdict/link.js';
import type { Rules } from '../../verdict/rules.js';

/** Between two pieces of one name: `'bus' + '.gov'`. */
const CONCATENATION = String.raw`["'${'`'}]\s*(?:\+|\.concat\()\s*["'${'`'}]`;
/** In place of a point: `['bus', 'gov'].join('.')`. */
const COMMA = String.raw`["'${'`'}]\s*,\s*["'${'`'}]`;

const SPELLINGS = new WeakMap<Rules, RegExp>();

/** Matches the name of the host in a script, in any usual spelling, whole or in pieces. */
export function hostSpelling(rules: Rules): RegExp {
  const known = SPELLINGS.get(rules);
  if (known !== undefined) return known;
  const characters = [...rules.hosts[0]];
  const spelled = characters.map(spellingsOf).join(`(?:${CONCATENATION})?`);
  const codes = characters
    .map((character) => `(?:${codeOf(character)}|0x${hexOf(character)})`)
    .join(String.raw`\s*,\s*`);
  const made = new RegExp([spelled, codes, ...inBase64(rules.hosts[0])].join('|'), 'i');
  SPELLINGS.set(rules, made);
  return made;
}

function spellingsOf(character: string): string {
  const hex = hexOf(character);
  const isPoint = character === '.';
  return [
    isPoint ? String.raw`(?:\.|${COMMA}` : `(?:${character}`,
    String.raw`\\{1,8}(?:x|u00|u\{0{0,4})${hex}\}?`,
    `%(?:25){0,3}(?:u00)?${hex}`,
    String.raw`\\${codeOf(character).toString(8)}`,
    `&#(?:x0{0,6}${hex}|0{0,6}${codeOf(character)});?${isPoint ? '|&period;' : ''})`,
  ].join('|');
}

/** What all texts with `name` in them have in base64, whatever stands before and behind it. */
function inBase64(name: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.from(' '.repeat(before) + name).toString('base64');
    const isEven = (before + name.length) % 3 === 0;
    return whole.replace(/=+$/, '').slice(before === 0 ? 0 : before + 1, isEven ? undefined : -1);
  });
}

const IN_BASE64 = new WeakMap<Rules, RegExp>();

/** Matches the name of the host in base64. */
export function hostInBase64(rules: Rules): RegExp {
  const known = IN_BASE64.get(rules);
  if (known !== undefined) return known;
  const made = new RegExp(inBase64(rules.hosts[0]).join('|'));
  IN_BASE64.set(rules, made);
  return made;
}

function codeOf(character: string): number {
  return character.charCodeAt(0);
}

function hexOf(character: string): string {
  return codeOf(character).toString(16).padStart(2, '0');
}

/** Escapes within escapes are undone this often. */
const MAX_ROUNDS = 3;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  colon: ':',
  equals: '=',
  gt: '>',
  lt: '<',
  period: '.',
  quest: '?',
  quot: '"',
  sol: '/',
};
const ESCAPE =
  /\\{1,8}(?:x([\da-f]{2})|u00([\da-f]{2})|u\{0{0,4}([\da-f]{2})\})|\\([0-3]?[0-7]{2})|%(?:u00)?([\da-f]{2})|&#(?:x0{0,6}([\da-f]{2})|0{0,6}(\d{2,3}));?|&([a-z]{2,6});/gi;
const BASE64 = /[\w+/-]{12,}={0,2}/g;
const CODES = /(?:(?:0x[\da-f]{2}|\d{2,3})\s*,\s*){6,}(?:0x[\da-f]{2}|\d{2,3})/gi;

/** The text with ASCII characters in place of their escapes. */
export function decodeEscapes(written: string): string {
  let text = written;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const decoded = text.replace(
      ESCAPE,
      (whole, x, u, brace, octal, percent, hex, decimal, name) => {
        const digits = x ?? u ?? brace ?? percent ?? hex;
        if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
        const code = Number.parseInt(octal ?? decimal ?? digits, octal ? 8 : decimal ? 10 : 16);
        return code > 0x20 && code < 0x7f ? String.fromCharCode(code) : whole;
      },
    );
    if (decoded === text) break;
    text = decoded;
  }
  return text;
}

/** The text of a script with ASCII characters in place of their escapes; its lines stay. */
export function decodeScript(script: string, rules: Rules): string {
  const { hosts } = rules;
  const text = script
    .replace(CODES, (codes) => printable(charactersOf(codes)))
    .replace(BASE64, (written) => {
      const read = Buffer.from(written, 'base64').toString('latin1');
      return read.includes(hosts[0]) ? printable(read) : written;
    });
  const labels = hosts[0].split('.').join(COMMA);
  return decodeEscapes(text)
    .replace(/(?<!\\)\\+[nrt](?=\w)/g, ' ')
    .replace(/(?<!\\)\\+(?=["'`/])/g, '')
    .replace(new RegExp(CONCATENATION, 'g'), '')
    .replace(new RegExp(labels, 'gi'), hosts[0]);
}

/** The text of these codes. */
export function charactersOf(codes: string): string {
  return codes
    .split(',')
    .map((code) => String.fromCharCode(Number(code)))
    .join('');
}

export function printable(text: string): string {
  return text.replace(/[^\x21-\x7e]+/g, ' ');
}

/** A comment stands where code does: `//` behind a colon is part of an address. */
const COMMENT_OR_QUOTE = /(?<![^\s;{}(),])(?:\/\*|\/\/)|["'`]/g;

/** The script with blanks in place of its comments. */
export function withoutComments(script: string): string {
  let live = '';
  let kept = 0;
  const mark = new RegExp(COMMENT_OR_QUOTE);
  for (let found = mark.exec(script); found !== null; found = mark.exec(script)) {
    const [opening] = found;
    mark.lastIndex = endOf(script, opening, found.index + opening.length);
    if (!opening.startsWith('/')) continue;
    const comment = script.slice(found.index, mark.lastIndex);
    live += script.slice(kept, found.index) + comment.replace(/[^\n]/g, ' ');
    kept = mark.lastIndex;
  }
  return live + script.slice(kept);
}

/** Where a comment or a string ends that opens in front of `start`. */
function endOf(script: string, opening: string, start: number): number {
  const closing = { '/*': /\*\//g, '//': /(?=\n)/g, '`': /`/g }[opening] ?? /["'\n]/g;
  closing.lastIndex = start;
  for (let found = closing.exec(script); found !== null; found = closing.exec(script)) {
    const isOther = /["']/.test(opening) && found[0] !== opening && found[0] !== '\n';
    if (!isOther && !(found[0] === opening && isEscaped(script, found.index))) {
      return found.index + found[0].length;
    }
  }
  return script.length;
}

/** As far as one backslash goes: more of them stand in front of a quote in no ordinary script. */
function isEscaped(script: string, at: number): boolean {
  return script[at - 1] === '\\' && script[at - 2] !== '\\';
}

/** What a path may be made of; a number or an equals sign may be where another is appended. */
const PIECE = /[\w./?&=-]{4,300}/g;
const MAX_PIECES = 5_000;

/** An address that a script puts together; its number is null where the script appends it. */
export type AssembledAddress = Pick<AddressTarget, 'kind' | 'id' | 'url'>;

/** The best that the pieces of a decoded script make behind the host's name; null for nothing. */
export function findAssembled(
  script: string,
  context: { readonly page: URL; readonly rules: Rules },
): AssembledAddress | null {
  const [host] = context.rules.hosts;
  const pieces = new Set<string>();
  for (const [piece] of script.matchAll(PIECE)) {
    if (pieces.size >= MAX_PIECES) break;
    const at = piece.toLowerCase().lastIndexOf(host);
    pieces.add((at === -1 ? piece : piece.slice(at + host.length)).replace(/^[./]+/, ''));
  }
  const found = [...pieces].flatMap((piece) => assemble(piece, context));
  for (const kind of LINK_KINDS) {
    const best = found.find((address) => address.kind === kind);
    if (best !== undefined) return best;
  }
  return null;
}

/** What `path` makes behind the host's name, by itself or with a number behind it. */
function assemble(
  path: string,
  context: { readonly page: URL; readonly rules: Rules },
): readonly AssembledAddress[] {
  const base = `https://${context.rules.hosts[0]}/`;
  return ['', '1', '/1'].flatMap((appended) => {
    if (!URL.canParse(path + appended, base)) return [];
    const target = classifyAddress(new URL(path + appended, base), context);
    if (target === null || target.id === null) return [];
    const { kind, id } = target;
    return [{ kind, id: appended === '' ? id : null, url: new URL(path, base) }];
  });
}
