// What the HTML standard's tree construction does with each element, as far as the scan follows it.
import { RAW_TEXT } from '../markup.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** How a start tag changes what is open, beside ending a paragraph; the last that has it counts. */
const ENTRIES = {
  anchor: words('a'),
  formatting: words('b big code em font i s small strike strong tt u'),
  void: words('area base br embed hr img input link meta param source track wbr'),
  'raw-text': RAW_TEXT,
  button: words('button'),
  definition: words('dd dt'),
  form: words('form'),
  heading: words('h1 h2 h3 h4 h5 h6'),
  'list-item': words('li'),
  option: words('optgroup option'),
  marker: words('applet marquee object'),
  select: words('select'),
  table: words('table'),
  'table-part': words('caption tbody td tfoot th thead tr'),
  drawing: words('svg'),
  document: words('body head html'),
  odd: words(
    'basefont bgsound col colgroup frame frameset image keygen listing math nobr plaintext rb rp rt rtc template xmp',
  ),
};
export type Entry = keyof typeof ENTRIES | 'ordinary';

const CLOSES_PARAGRAPH = words(
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary ul',
);
const ENDS_ACROSS = words(
  'address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol pre search section summary ul',
);
const SPECIAL = words(
  'address applet area article aside base blockquote body br button caption center dd details dir div dl dt embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input li link main marquee menu meta nav noembed noframes noscript object ol p param pre script search section select source style summary table tbody td textarea tfoot th thead title tr track ul wbr',
);
const SCOPES = words('applet caption html marquee object table td th');
const IMPLIED_END = words('dd dt li optgroup option p');
const IN_HEAD = words('base link meta noframes noscript script style title');
const TABLE_CONTEXT = words('table tbody tfoot thead tr');
/** Beside what closes a paragraph. */
const STANDS_OUTSIDE = words(
  'base iframe link meta noembed noframes noscript param script source style table textarea title track',
);

export interface ElementKind {
  readonly name: string;
  readonly entry: Entry;
  /** Its start tag ends an open paragraph. */
  readonly closesParagraph: boolean;
  /** It belongs to the head where no body has begun. */
  readonly inHead: boolean;
  /** Ordinary end tags do not reach across it. */
  readonly special: boolean;
  /** What is open outside of it is out of reach for the end tags inside. */
  readonly scope: boolean;
  /** Its end may be left out. */
  readonly impliedEnd: boolean;
  /** Its end tag reaches across others, as far as its scope goes. */
  readonly endsAcross: boolean;
  /** Text and most elements in it are taken out of the table. */
  readonly isTableContext: boolean;
  /** Formatting that goes on is opened again in front of it. */
  readonly reconstructs: boolean;
}

const ENTRY_BY_NAME = new Map(
  Object.entries(ENTRIES).flatMap(([entry, names]) =>
    [...names].map((name) => [name, entry as Entry] as const),
  ),
);
const kinds = new Map<string, ElementKind>();

/** What is known of the element called `name`, in small letters. */
export function kindOf(name: string): ElementKind {
  const known = kinds.get(name);
  if (known !== undefined) return known;
  const entry = ENTRY_BY_NAME.get(name) ?? 'ordinary';
  const kind: ElementKind = {
    name,
    entry,
    closesParagraph: CLOSES_PARAGRAPH.has(name),
    inHead: IN_HEAD.has(name),
    special: SPECIAL.has(name),
    scope: SCOPES.has(name),
    impliedEnd: IMPLIED_END.has(name),
    endsAcross: ENDS_ACROSS.has(name),
    isTableContext: TABLE_CONTEXT.has(name),
    reconstructs: !CLOSES_PARAGRAPH.has(name) && !STANDS_OUTSIDE.has(name),
  };
  // Pages make up names, without end.
  if (kinds.size < MAX_KINDS) kinds.set(name, kind);
  return kind;
}

const MAX_KINDS = 500;
