// What the HTML standard's tree construction does with each tag, as far as it decides what stands in
// what.

import { lowerCase } from './attributes.js';
import type { OpenElement } from './open-elements.js';
import { hashName, type ScannedTag } from './scan-tag.js';
import type { Source } from './source.js';

/** How an element's content is read. */
export type ContentModel = 'markup' | 'raw-text' | 'text-with-references' | 'none';

/** What a start tag does to what is open, beside ending a paragraph. */
export type Entry =
  | 'anchor'
  | 'button'
  | 'definition'
  | 'form'
  | 'heading'
  | 'list-item'
  | 'option'
  | 'table-part'
  | 'plain';

/** One for each name: they are compared as they are, which is quicker than to compare names. */
export interface TagKind {
  readonly name: string;
  readonly content: ContentModel;
  readonly entry: Entry;
  /** Nothing is asked of its tags but what they begin and end: nine of ten are of such a kind. */
  readonly ordinary: boolean;
  /** Its start tag ends an open paragraph. */
  readonly closesParagraph: boolean;
  /** In the standard's list of special elements: ordinary end tags do not reach across them. */
  readonly special: boolean;
  readonly formatting: boolean;
  /** What is open outside of it is out of reach for the end tags inside. */
  readonly scope: boolean;
  /** Its end may be left out. */
  readonly impliedEnd: boolean;
  /** Its end tag ends it wherever it is in scope, whatever else is open in it. */
  readonly endsAcross: boolean;
  /** A row of a table, or a group of rows. */
  readonly row: boolean;
  readonly cell: boolean;
  /** A list item or definition outside of it is not ended by one inside. */
  readonly stopsItem: boolean;
  /** In a table, but outside of its cells, it stays where it is. */
  readonly staysInTable: boolean;
  /** An open element of this kind of which nothing else is to be known. */
  readonly plain: OpenElement;
  /** Moves what is around it in ways that are left to the tree. */
  readonly strange: boolean;
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
const SPECIAL = words(
  'address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input li link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script section select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp',
);
const SCOPES = words('applet caption marquee object table td template th');
const IMPLIED_END = words('dd dt li optgroup option p rb rp rt rtc');
const STRANGE = words('frame frameset image math nobr plaintext rb rp rt rtc');
/** What the walk has something to do with, beside keeping count of what is open. */
const HEEDED = words(
  'a area base body br embed form head html listing meta noindex object pre select svg template',
);
const ROWS = words('tr tbody thead tfoot');
const CELLS = words('td th caption');
const LETS_ITEMS_OUT = words('address div p');
const STAYS_IN_TABLE = words('form input script style template');

const ENTRIES: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  ['a', 'anchor'],
  ['button', 'button'],
  ['dd', 'definition'],
  ['dt', 'definition'],
  ['form', 'form'],
  ['li', 'list-item'],
  ['option', 'option'],
  ['optgroup', 'option'],
  ...[...ROWS, ...CELLS, 'colgroup', 'col'].map((name) => [name, 'table-part'] as const),
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, 'heading'] as const),
]);

function createKind(name: string): TagKind {
  const content = contentOf(name);
  const strange = STRANGE.has(name);
  const hasMarkup = content === 'markup' || content === 'none';
  const traits = {
    name,
    content,
    entry: ENTRIES.get(name) ?? 'plain',
    ordinary: hasMarkup && !strange && !HEEDED.has(name),
    closesParagraph: CLOSES_PARAGRAPH.has(name),
    special: SPECIAL.has(name),
    formatting: FORMATTING.has(name),
    scope: SCOPES.has(name),
    impliedEnd: IMPLIED_END.has(name),
    endsAcross: ENDS_ACROSS.has(name),
    row: ROWS.has(name),
    cell: CELLS.has(name),
    stopsItem: SPECIAL.has(name) && !LETS_ITEMS_OUT.has(name),
    staysInTable: STAYS_IN_TABLE.has(name),
    strange,
  };
  const plain: { kind: TagKind } & Omit<OpenElement, 'kind'> = {
    kind: traits as TagKind,
    hidden: false,
    noindex: false,
    watched: null,
  };
  const kind = { ...traits, plain };
  plain.kind = kind;
  return kind;
}

function contentOf(name: string): ContentModel {
  if (RAW_TEXT.has(name)) return 'raw-text';
  if (WITH_REFERENCES.has(name)) return 'text-with-references';
  return VOID.has(name) ? 'none' : 'markup';
}

const KNOWN: ReadonlyMap<string, TagKind> = new Map(
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
    HEEDED,
    words('span label option'),
  ]
    .flatMap((names) => [...names])
    .map((name) => [name, createKind(name)]),
);

const BY_HASH: ReadonlyMap<number, TagKind> = new Map(
  [...KNOWN.values()].map((kind) => [hashName(kind.name), kind]),
);

/** The kind that the HTML standard's own names have; others are made up. */
export function knownKind(name: string): TagKind {
  return KNOWN.get(name) ?? createKind(name);
}

/** Finds the kinds of the tags of one page. */
export type FindKind = (start: number, tag: ScannedTag) => TagKind;

/** The kind of the tag whose name begins at `start`, in any case: the same one for the same name. */
export function createKindFinder({ bytes }: Source): FindKind {
  const madeUp = new Map<string, TagKind>();
  return (start, { nameEnd, nameHash }) => {
    const likely = BY_HASH.get(nameHash);
    const isIt =
      likely !== undefined &&
      likely.name.length === nameEnd - start &&
      bytes.holds(likely.name, start);
    if (isIt) return likely;
    const name = lowerCase(bytes.slice(start, nameEnd));
    const known = KNOWN.get(name) ?? madeUp.get(name);
    if (known !== undefined) return known;
    const kind = createKind(name);
    madeUp.set(name, kind);
    return kind;
  };
}
