// What the HTML standard's tree construction does with each tag, as far as it decides what stands in
// what.

import { lowerCase } from './attributes.js';
import type { OpenElement } from './open-elements.js';

/** How an element's content is read. */
export type ContentModel = 'markup' | 'raw-text' | 'text-with-references' | 'none';

export interface TagKind {
  readonly name: string;
  readonly content: ContentModel;
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
const SCOPES = words('applet caption marquee object table td th');
const IMPLIED_END = words('dd dt li optgroup option p rb rp rt rtc');
const STRANGE = words('frame frameset image math nobr plaintext template rb rp rt rtc');

function createKind(name: string): TagKind {
  const traits = {
    name,
    content: contentOf(name),
    closesParagraph: CLOSES_PARAGRAPH.has(name),
    special: SPECIAL.has(name),
    formatting: FORMATTING.has(name),
    scope: SCOPES.has(name),
    impliedEnd: IMPLIED_END.has(name),
    endsAcross: ENDS_ACROSS.has(name),
    strange: STRANGE.has(name),
  };
  const plain: { kind: TagKind } & Omit<OpenElement, 'kind'> = {
    kind: traits as TagKind,
    hidden: false,
    noindex: false,
    onEnd: null,
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
    words('svg span label select option'),
  ]
    .flatMap((names) => [...names])
    .map((name) => [name, createKind(name)]),
);

const spelled = new Map<string, TagKind>(KNOWN);
/** Spellings of names that are remembered: a page may make up as many as it likes. */
const MAX_SPELLED = 1_000;

/** The kind of tag of this name, in any case. */
export function tagKind(written: string): TagKind {
  const known = spelled.get(written);
  if (known !== undefined) return known;
  const name = lowerCase(written);
  const kind = KNOWN.get(name) ?? createKind(name);
  if (spelled.size < MAX_SPELLED) spelled.set(written, kind);
  return kind;
}
