// A script may keep the host's name in strings that are put together elsewhere: in variables, lists,
// templates, backwards, or with other characters in place of the points. Such a script is not run:
// its strings are read, and what it plainly does to strings is done to each of them.
import type { Rules } from '../../verdict/rules.js';
import { charactersOf, decodeEscapes, printable, withoutComments } from './script-text.js';

/** A text that a script may make. */
export interface MadeText {
  readonly text: string;
  /** Where in the script its first string begins. */
  readonly offset: number;
}

/** An escaped quote opens nothing: what is never closed must not be tried at each of them. */
const STRING = String.raw`(?<!\\)(?:"((?:[^"\\\n]|\\[^])*)"|'((?:[^'\\\n]|\\[^])*)'|${'`'}((?:[^${'`'}\\]|\\[^])*)${'`'})`;
const PATTERN = String.raw`\/((?:\\.|\[(?:\\.|[^\]\\\n]){1,50}\]|[^/*\\\n[]){1,100})\/[a-z]{0,6}`;
const CODE = String.raw`(?:0x[\da-f]{2}|\d{2,3})\s{0,9}`;
const CODES = String.raw`fromCharCode\(\s{0,9}(${CODE}(?:,\s{0,9}${CODE})*)\)`;
/** The strings of a script; a pattern may hold a quote. */
const TOKEN = new RegExp(String.raw`${STRING}|${CODES}|(?<=[(,=:[!&|?{};]\s?)${PATTERN}`, 'gi');
/** `.replace(/@/g, '.')`, `.split('@').join('.')`. */
const REPLACEMENT = new RegExp(
  String.raw`\.(?:replace(?:All)?|split)\(\s{0,9}(?:${PATTERN}|${STRING})\s{0,9}(?:,|\)\s{0,9}\.join\()\s{0,9}(?:${STRING})?\s{0,9}\)`,
  'gi',
);
const MAX_REPLACEMENTS = 20;
const MAX_STRINGS = 100_000;
/** What stands between the strings of one list or sum. */
const BETWEEN = /^(?:[\s,+]|\.concat\(|String\.$)*$/;
const BASE64 = /^[\w+/-]{12,}={0,2}$/;

const HINTS = new WeakMap<Rules, RegExp>();

/** The texts with the host's name that the strings of `code` make. */
export function findMadeTexts(code: string, rules: Rules): readonly MadeText[] {
  if (!hintOf(rules).test(code)) return [];
  const script = withoutComments(code);
  const [host] = rules.hosts;
  const strings = readStrings(script);
  const replacements = readReplacements(script);
  const made = [...strings, ...joinNeighbours(strings, script)].flatMap(({ text, offset }) =>
    variantsOf(text, replacements)
      .flatMap((variant) => forwards(variant, host))
      .map((variant) => ({ text: variant, offset })),
  );
  const tiled = made.length === 0 ? tile(strings, host) : null;
  return tiled === null ? made : [tiled];
}

/** Part of the name by itself, in pieces or backwards; or a way to write it in no letters. */
function hintOf(rules: Rules): RegExp {
  const known = HINTS.get(rules);
  if (known !== undefined) return known;
  const labels = rules.hosts[0].split('.').filter((label) => label.length > 2);
  const spelled = labels
    .flatMap((label) => [label, reverse(label)])
    .map((label) => [...label].join(String.raw`\W{0,6}`));
  const made = new RegExp(`(?<![a-z])(?:${spelled.join('|')})(?![a-z])|atob|fromCharCode`, 'i');
  HINTS.set(rules, made);
  return made;
}

interface ScriptString extends MadeText {
  readonly end: number;
}

/** The strings of a script, escapes decoded. */
export function readStrings(script: string): readonly ScriptString[] {
  const strings: ScriptString[] = [];
  for (const found of script.matchAll(TOKEN)) {
    if (strings.length >= MAX_STRINGS) break;
    const [whole, double, single, template, codes] = found;
    const add = (text: string): void => {
      strings.push({ text, offset: found.index, end: found.index + whole.length });
    };
    const literal = double ?? single;
    if (literal !== undefined) add(decodeString(literal));
    else if (codes !== undefined) add(charactersOf(codes));
    else for (const piece of template?.split(/\$\{[^{}]*\}/) ?? []) add(decodeString(piece));
  }
  return strings;
}

/** The string as the script has it: continued lines are one, escapes are what they stand for. */
function decodeString(written: string): string {
  if (!/[\\%&]/.test(written)) return written;
  return decodeEscapes(written.replace(/\\\r?\n/g, ''))
    .replace(/\\[nrtbfv]/g, ' ')
    .replace(/\\+/g, '');
}

/** The members of a list, the summands of a sum: together, and with points between them. */
function joinNeighbours(strings: readonly ScriptString[], script: string): readonly MadeText[] {
  const made: MadeText[] = [];
  let run: ScriptString[] = [];
  const close = (): void => {
    const [first] = run;
    if (first !== undefined && run.length > 1) {
      const texts = run.map(({ text }) => text);
      made.push({ text: texts.join(''), offset: first.offset });
      made.push({ text: texts.join('.'), offset: first.offset });
    }
    run = [];
  };
  for (const string of strings) {
    const end = run.at(-1)?.end ?? string.offset;
    const isNear = string.offset - end < 200;
    if (!isNear || !BETWEEN.test(script.slice(end, string.offset))) close();
    run.push(string);
  }
  close();
  return made;
}

interface StringReplacement {
  readonly what: string;
  readonly by: string;
}

/** What the script replaces in strings; of patterns those that stand for one text alone. */
function readReplacements(script: string): readonly StringReplacement[] {
  const replacements: StringReplacement[] = [];
  for (const found of script.matchAll(REPLACEMENT)) {
    if (replacements.length >= MAX_REPLACEMENTS) break;
    const [, pattern, ...strings] = found;
    const [what = literalOf(pattern), by = ''] = [strings.slice(0, 3), strings.slice(3)].map(
      (group) => group.find((text) => text !== undefined),
    );
    // What makes texts grow could make them grow without end.
    if (!what || by.length > what.length) continue;
    replacements.push({ what: decodeString(what), by: decodeString(by) });
  }
  return replacements;
}

function literalOf(pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  const inClass = /^\[\\?([^\\^])\]$/.exec(pattern)?.[1];
  if (inClass !== undefined) return inClass;
  const isOne = !/(?<!\\)[*+?.|^$()[\]{}]|\\\w/.test(pattern);
  return isOne ? pattern.replace(/\\(\W)/g, '$1') : undefined;
}

function variantsOf(text: string, replacements: readonly StringReplacement[]): readonly string[] {
  const variants = [text];
  if (BASE64.test(text)) variants.push(printable(Buffer.from(text, 'base64').toString('latin1')));
  let replaced = text;
  for (const { what, by } of replacements) replaced = replaced.replaceAll(what, by);
  return replaced === text ? variants : [...variants, replaced];
}

/** The text, or the text read backwards, where it names the host. */
function forwards(text: string, host: string): readonly string[] {
  const lower = text.toLowerCase();
  if (lower.includes(host)) return [text];
  return lower.includes(reverse(host)) ? [reverse(text)] : [];
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}

/** One letter stands in every script. */
const MIN_PIECE = 2;

/** Strings of one address stand near each other. */
const MAX_DISTANCE = 2_000;
const MAX_HEADS = 20;

/** The host's name with what follows it, from strings that cover it one behind the other. */
function tile(strings: readonly ScriptString[], host: string): MadeText | null {
  const name = host.replaceAll('.', '');
  const pieces = strings.map(piecesOf);
  const heads = pieces.filter(({ head }) => head.length >= MIN_PIECE && name.startsWith(head));
  for (const { head, offset } of heads.slice(0, MAX_HEADS)) {
    const near = pieces.filter((piece) => Math.abs(piece.offset - offset) < MAX_DISTANCE);
    const rest = coverFrom(head.length, { name, pieces: near });
    if (rest !== null) return { text: `https://${host}${rest}`, offset };
  }
  return null;
}

interface ScriptPiece {
  /** Without points, which may stand in strings of their own. */
  readonly whole: string;
  /** What may begin the name. */
  readonly head: string;
  /** What may end the name, and what follows it. */
  readonly tail: string;
  readonly rest: string;
  readonly offset: number;
}

function piecesOf({ text, offset }: ScriptString): ScriptPiece {
  const bare = (part = ''): string => part.toLowerCase().replaceAll('.', '');
  const [, tail, rest = ''] = /^([a-z\d.-]{2,})(?=[/?#:]|$)(\S*)/i.exec(text) ?? [];
  const head = /^(?:(?:https?:)?\/\/(?:www\.)?)?([a-z\d.-]{2,})$/i.exec(text)?.[1];
  return { whole: bare(text), head: bare(head), tail: bare(tail), rest, offset };
}

/** What follows the name where `pieces` cover it from `start` on; null where they do not. */
function coverFrom(
  start: number,
  { name, pieces }: { readonly name: string; readonly pieces: readonly ScriptPiece[] },
): string | null {
  const reached = new Set([start]);
  for (const at of reached) {
    for (const { whole, tail, rest } of pieces) {
      if (tail.length >= MIN_PIECE && name.slice(at) === tail) return rest;
      if (whole.length >= MIN_PIECE && name.startsWith(whole, at)) reached.add(at + whole.length);
    }
  }
  return null;
}
