// The attributes of the tags of one name, for the few parts of a workbook that the library does
// not show: enough for XML that programs write, no general parser.

export type Attributes = Readonly<Record<string, string>>;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The attributes of each `<name …>` in document order. */
export function findTags(xml: string, name: string): readonly Attributes[] {
  const tags = xml.matchAll(new RegExp(`<${name}\\s((?:[^<>"']|"[^"]*"|'[^']*')*)>`, 'g'));
  return Array.from(tags, ([, inside = '']) => readAttributes(inside));
}

/** The id of a relation, under whatever prefix: `r:id` as a rule. */
export function relationId(attributes: Attributes): string | undefined {
  return Object.entries(attributes).find(([name]) => /:id$/.test(name))?.[1];
}

function readAttributes(inside: string): Attributes {
  const pairs = inside.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Object.fromEntries(
    Array.from(pairs, ([, name = '', double, single = '']) => [name, decode(double ?? single)]),
  );
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? all;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
