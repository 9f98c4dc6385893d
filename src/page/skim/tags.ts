// What the HTML standard's tree construction does with each tag, as far as it decides what stands in
// what. The engine is told all of it, as bits.

import { lowerCase } from './attributes.js';
import type { Bytes } from './bytes.js';

/** How an element's content is read. */
export type ContentModel = 'markup' | 'raw-text' | 'text-with-references' | 'none';

/** One for each name. */
export interface TagKind {
  /** By which the engine knows it. */
  readonly id: number;
  readonly name: string;
  readonly content: ContentModel;
  /** Its start tag ends an open paragraph. */
  readonly closesParagraph: boolean;
  /** Its end may be left out. */
  readonly impliedEnd: boolean;
  /** A row of a table, or a group of rows. */
  readonly row: boolean;
  /** A plain shape, in a drawing. */
  readonly shape: boolean;
  /** Moves what is around it in ways that are left to the tree. */
  readonly strange: boolean;
  /** All of it as the engine knows it (assembly/kinds.ts). */
  readonly traits: number;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const VOID = words(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);
const RAW_TEXT = words('iframe noembed noframes noscript script style xmp');
const WITH_REFERENCES = words('textarea title');
const ENDS_ACROSS = words(
  'address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer header hgroup listing main menu nav ol pre search section summary ul applet marquee object',
);
const CLOSES_PARAGRAPH = words(
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p pre search section summary table ul xmp',
);
const FORMATTING = words('a b big code em font i s small strike strong tt u');
/** Ordinary end tags do not reach across them. */
const SPECIAL = words(
  'address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input li link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script section select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp',
);
/** What is open outside of them is out of reach for the end tags inside. */
const SCOPES = words('applet caption marquee object table td template th');
const IMPLIED_END = words('dd dt li optgroup option p rb rp rt rtc');
const STRANGE = words('frame frameset image math nobr plaintext rb rp rt rtc');
const DOCUMENT_PARTS = words('html head body');
/** At their start tags the walk has something to do, beside keeping count of what is open. */
const START_IS_HEEDED = words(
  'a area base embed listing meta noindex object pre select svg template',
);
const END_IS_HEEDED = words('br select');
/** What drawings are made of, and what in them concerns nobody. */
const SHAPES = words(
  'animate animatetransform circle clippath defs ellipse feblend fecolormatrix fecomposite feflood fegaussianblur feoffset filter g line lineargradient marker mask path pattern polygon polyline radialgradient rect set stop symbol text tspan use',
);
const ROWS = words('tr tbody thead tfoot');
const CELLS = words('td th caption');
const LETS_ITEMS_OUT = words('address div p');
/** In a table, but outside of its cells, they stay where they are. */
const STAYS_IN_TABLE = words('form input script style template');

/** What a start tag does to what is open, beside ending a paragraph. */
const ENTRIES: ReadonlyMap<string, number> = new Map<string, number>([
  ['a', 1],
  ['button', 2],
  ['dd', 3],
  ['dt', 3],
  ['form', 4],
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, 5] as const),
  ['li', 6],
  ['option', 7],
  ['optgroup', 7],
  ...[...ROWS, ...CELLS, 'colgroup', 'col'].map((name) => [name, 8] as const),
]);
/** Those of which the engine has rules of their own. */
const INDIVIDUALS: ReadonlyMap<string, number> = new Map([
  ['p', 1],
  ['button', 2],
  ['table', 3],
  ['form', 4],
  ['a', 5],
  ['li', 6],
  ['option', 7],
  ['template', 8],
  ['ol', 9],
  ['ul', 9],
  ['colgroup', 10],
  ['script', 11],
  ['svg', 12],
]);
const ENTRY_SHIFT = 16;
const INDIVIDUAL_SHIFT = 24;

function createKind(name: string, id: number): TagKind {
  const content = contentOf(name);
  const strange = STRANGE.has(name);
  const hasMarkup = content === 'markup' || content === 'none';
  const isPart = DOCUMENT_PARTS.has(name);
  const traits = [
    CLOSES_PARAGRAPH.has(name),
    SPECIAL.has(name),
    FORMATTING.has(name),
    SCOPES.has(name),
    IMPLIED_END.has(name),
    ENDS_ACROSS.has(name),
    ROWS.has(name),
    CELLS.has(name),
    SPECIAL.has(name) && !LETS_ITEMS_OUT.has(name),
    STAYS_IN_TABLE.has(name),
    hasMarkup && !strange && !isPart && !START_IS_HEEDED.has(name),
    !strange && !isPart && !END_IS_HEEDED.has(name),
    content === 'markup',
    // What stands in a frame is asked for by others.
    !hasMarkup && name !== 'iframe',
    SHAPES.has(name),
  ];
  return {
    id,
    name,
    content,
    closesParagraph: CLOSES_PARAGRAPH.has(name),
    impliedEnd: IMPLIED_END.has(name),
    row: ROWS.has(name),
    shape: SHAPES.has(name),
    strange,
    traits:
      traits.reduce((bits, has, bit) => (has ? bits | (1 << bit) : bits), 0) |
      ((ENTRIES.get(name) ?? 0) << ENTRY_SHIFT) |
      ((INDIVIDUALS.get(name) ?? 0) << INDIVIDUAL_SHIFT),
  };
}

function contentOf(name: string): ContentModel {
  if (RAW_TEXT.has(name)) return 'raw-text';
  if (WITH_REFERENCES.has(name)) return 'text-with-references';
  return VOID.has(name) ? 'none' : 'markup';
}

const NAMES = new Set(
  [
    VOID,
    RAW_TEXT,
    WITH_REFERENCES,
    ENDS_ACROSS,
    CLOSES_PARAGRAPH,
    FORMATTING,
    SPECIAL,
    SCOPES,
    IMPLIED_END,
    STRANGE,
    DOCUMENT_PARTS,
    START_IS_HEEDED,
    SHAPES,
    words('span label option'),
  ].flatMap((names) => [...names]),
);

/** All that have a name of their own in the standard; the rest are made up. */
export const KNOWN_KINDS: readonly TagKind[] = [...NAMES].map(createKind);
const BY_NAME: ReadonlyMap<string, TagKind> = new Map(KNOWN_KINDS.map((kind) => [kind.name, kind]));

/** The kind of the elements called `name`, in small letters. */
export function kindNamed(name: string): TagKind {
  return BY_NAME.get(name) ?? createKind(name, -1);
}

/** The kind that the engine knows by `id`, and whose name stands between `start` and `end`. */
export function kindAt(bytes: Bytes, id: number, start: number, end: number): TagKind {
  return KNOWN_KINDS[id] ?? createKind(lowerCase(bytes.slice(start, end)), id);
}
