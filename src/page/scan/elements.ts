// What the HTML standard's tree construction does with each element, as far as the scan follows it.
import { INLINE } from '../collect/element.js';
import { RAW_TEXT } from '../markup.js';

/** How a start tag changes what is open, beside ending a paragraph. */
export type Entry =
  | 'ordinary'
  | 'formatting'
  | 'anchor'
  | 'void'
  | 'plain-void'
  | 'raw-text'
  | 'button'
  | 'definition'
  | 'form'
  | 'heading'
  | 'list-item'
  | 'option'
  | 'marker'
  | 'select'
  | 'table'
  | 'table-part'
  | 'svg'
  | 'document'
  | 'odd';

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
  /** Neither it nor its plain attributes mean anything to a reader of the page. */
  readonly plain: boolean;
  /** It does not part words. */
  readonly inline: boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const CLOSES_PARAGRAPH = words(
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p pre search section summary ul xmp',
);
const ENDS_ACROSS = words(
  'address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer header hgroup listing main menu nav ol pre search section summary ul applet marquee object',
);
const SPECIAL = words(
  'address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input li link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script section select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp',
);
const SCOPES = words('applet caption html marquee object table td template th');
const IMPLIED_END = words('dd dt li optgroup option p rb rp rt rtc');
const IN_HEAD = words('base basefont bgsound link meta noframes noscript script style title');
const ENTRIES: Readonly<Partial<Record<Entry, ReadonlySet<string>>>> = {
  anchor: words('a'),
  formatting: words('b big code em font i nobr s small strike strong tt u'),
  void: words('area br embed hr img input keygen wbr'),
  'plain-void': words('base basefont bgsound link meta param source track'),
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
  svg: words('svg'),
  document: words('body head html'),
  odd: words('col colgroup frame frameset image math plaintext rb rp rt rtc template'),
};
const PLAIN = words(
  'abbr address article aside b big blockquote caption center cite code col colgroup dd details dialog div dl dt em fieldset figcaption figure font footer h3 h4 h5 h6 header hgroup hr i label legend li link main nav nobr ol optgroup option p pre s section small source span strike strong style sub summary sup table tbody td tfoot th thead time tr tt u ul wbr',
);
const TABLE_CONTEXT = words('table tbody tfoot thead tr');
const ENTRY_BY_NAME = new Map(
  Object.entries(ENTRIES).flatMap(([entry, names]) =>
    [...names].map((name) => [name, entry as Entry] as const),
  ),
);

function reconstructs(name: string, entry: Entry): boolean {
  switch (entry) {
    case 'ordinary':
      return !CLOSES_PARAGRAPH.has(name);
    case 'raw-text':
      return name === 'xmp';
    case 'void':
      return name !== 'hr';
    case 'plain-void':
    case 'table':
    case 'heading':
    case 'list-item':
    case 'definition':
      return false;
    default:
      return true;
  }
}

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
    reconstructs: reconstructs(name, entry),
    plain: PLAIN.has(name),
    inline: INLINE.test(name),
  };
  // Pages make up names, without end.
  if (entry !== 'ordinary' || SPECIAL.has(name) || PLAIN.has(name)) kinds.set(name, kind);
  return kind;
}
