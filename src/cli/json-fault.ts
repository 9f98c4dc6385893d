// Where a text stops being JSON. JSON.parse names a position for some faults alone, and a person
// who wrote the file by hand wants the line.

/** White space, then one token; what follows is for the structure to judge. */
const TOKEN =
  /[ \t\r\n]*(?:(?<mark>[{}[\],:])|(?<string>"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(?<scalar>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b))/uy;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end';

/** The 1-based line of the first token that cannot stand where it does; the last line for a text that ends too early. */
export function lineOfJsonFault(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  TOKEN.lastIndex = 0;
  for (;;) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    const next: Expected | null = match === null ? null : step(match.groups ?? {}, expected, open);
    if (next === null) return lineAt(text, skipBlanks(text, start));
    expected = next;
  }
}

/** What may follow the token; null where the token itself may not stand. Keeps `open` up to date. */
function step(
  { mark, string, scalar }: Readonly<Record<string, string | undefined>>,
  expected: Expected,
  open: string[],
): Expected | null {
  const isValue = expected === 'value' || expected === 'value or ]';
  if (string !== undefined && expected.startsWith('key')) return ':';
  if (string !== undefined || scalar !== undefined) return isValue ? ', or end' : null;
  if (mark === ':') return expected === ':' ? 'value' : null;
  if (mark === '{' || mark === '[') {
    if (!isValue) return null;
    open.push(mark);
    return mark === '{' ? 'key or }' : 'value or ]';
  }
  const inside = open.at(-1);
  if (mark === ',') {
    if (expected !== ', or end' || inside === undefined) return null;
    return inside === '{' ? 'key' : 'value';
  }
  const closes = inside === (mark === '}' ? '{' : '[');
  if (!closes || !(expected === ', or end' || expected.endsWith(` or ${mark}`))) return null;
  open.pop();
  return ', or end';
}

/** Many times the depth of any file that is read here. */
const MAX_DEPTH = 100;

/** What may hold a bracket that opens nothing, or is one. */
const DEPTH_TOKEN = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*.*?(?:\*\/|$)|[[\]{}]/gsu;

/**
 * The 1-based line on which a text, JSON with or without comments, is nested deeper than any parser
 * has room for; null where it is not.
 */
export function lineOfJsonDepth(text: string): number | null {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(DEPTH_TOKEN)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > MAX_DEPTH) return lineAt(text, index);
  }
  return null;
}

function skipBlanks(text: string, from: number): number {
  const at = text.slice(from).search(/[^ \t\r\n]/);
  return at === -1 ? text.trimEnd().length : from + at;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
