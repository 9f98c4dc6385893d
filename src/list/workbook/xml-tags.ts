// The tags of the few parts of a workbook that are read: enough for XML that programs write, no
// general parser. Each character is looked at a fixed number of times, whatever stands there.

export type Attributes = Readonly<Record<string, string>>;

export interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  /** What stands between the name and the end. */
  readonly inside: string;
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Many times the longest that a program writes: an address and its description. */
const MAX_TAG_LENGTH = 16_384;

/** XML that no program writes. */
export class BrokenXmlError extends Error {
  override readonly name = 'BrokenXmlError';
}

const TAG = /<(\/?)([\w:.-]+)((?:[^<>"']*(?:"[^"]*"|'[^']*'))*[^<>"']*)>/y;

/** The next tag from `from` on, null behind the last; throws `BrokenXmlError`. */
export function nextTag(xml: string, from: number): Tag | null {
  let start = xml.indexOf('<', from);
  for (let end = endOfAside(xml, start); end !== null; end = endOfAside(xml, start)) {
    start = xml.indexOf('<', end);
  }
  if (start === -1) return null;
  TAG.lastIndex = start;
  const [all, slash, name, inside] = TAG.exec(xml) ?? [];
  if (all === undefined || name === undefined || all.length > MAX_TAG_LENGTH) {
    throw new BrokenXmlError(`no tag at ${start}`);
  }
  const isEmpty = inside?.endsWith('/') === true;
  const kind = slash === '/' ? 'close' : isEmpty ? 'empty' : 'open';
  return { name, kind, inside: inside ?? '', start, end: start + all.length };
}

const ASIDES = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;

/** The end of a comment and of other things that are no tag; null where there is none. */
function endOfAside(xml: string, start: number): number | null {
  const second = start === -1 ? '' : xml[start + 1];
  if (second !== '!' && second !== '?') return null;
  for (const [opening, closing] of ASIDES) {
    if (!xml.startsWith(opening, start)) continue;
    const end = xml.indexOf(closing, start + opening.length);
    if (end === -1) throw new BrokenXmlError(`no end of ${opening} at ${start}`);
    return end + closing.length;
  }
  return null;
}

/** The attributes of each `<name …>` in document order; throws `BrokenXmlError`. */
export function findTags(xml: string, name: string): readonly Attributes[] {
  const found: Attributes[] = [];
  for (let tag = nextTag(xml, 0); tag !== null; tag = nextTag(xml, tag.end)) {
    if (tag.name === name && tag.kind !== 'close') found.push(readAttributes(tag.inside));
  }
  return found;
}

/** The id of a relation, under whatever prefix: `r:id` as a rule. */
export function relationId(attributes: Attributes): string | undefined {
  return Object.entries(attributes).find(([name]) => /:id$/.test(name))?.[1];
}

export function readAttributes(inside: string): Attributes {
  const pairs = inside.matchAll(/(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Object.fromEntries(
    Array.from(pairs, ([, name = '', double, single = '']) => [name, decodeXml(double ?? single)]),
  );
}

/** Without the entities of XML. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi,
    (all, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[name] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
