// Addresses that stand on the page and are no hyperlinks: in text, in other attributes, in what a
// browser does not show. A name of the site in passing («на сайте bus.gov.ru») counts in running
// text alone, where a reader may take it for the address; as the label of a hyperlink that leads
// elsewhere it is a label.
import type { AddressTarget } from '../../verdict/classify-address.js';
import type { LinkKind, NearMiss, Place, Stand } from '../../verdict/link.js';
import type { Attribute, TreeElement, TreeNode } from '../node.js';
import type { SeekContext } from '../page-context.js';
import { copyAddress } from './copy-text.js';
import { hrefOf, labelOf, placeOf } from './element.js';
import { createAddressFinder, type FoundAddress } from './find-addresses.js';
import { wordTestOf } from './inner-pages.js';
import { createBestKeeper } from './keep-best.js';
import { findMadeTexts } from './script-strings.js';
import {
  decodeScript,
  findAssembled,
  hostInBase64,
  hostSpelling,
  withoutComments,
} from './script-text.js';
import type { Surroundings } from './surroundings.js';
import { isElement } from './walk.js';

export interface AddressCollector {
  readonly addText: (node: TreeNode & { readonly data: string }, around: Surroundings) => void;
  readonly addAttributes: (element: TreeElement, around: Surroundings) => void;
  readonly addComment: (node: TreeNode & { readonly data: string }) => void;
  /** `hasScripts` tells whether scripts of the page may make hyperlinks of their data. */
  readonly nearMisses: (hasScripts: boolean) => readonly NearMiss[];
  /** Whether an address was left out that a script may show. */
  readonly truncated: () => boolean;
}

const MAX_PER_GROUP = 20;
const MAX_PER_TEXT = 200;

/** There a general address serves the page, unless such a one is what is looked for. */
const TECHNICAL: readonly Stand[] = ['meta', 'json-ld'];

const UNDECODED: readonly Stand[] = ['template', 'meta', 'image'];

const STAND_OF_PARENT: Readonly<Record<string, Stand>> = {
  noscript: 'noscript',
  noframes: 'noscript',
  noembed: 'noscript',
  title: 'meta',
};
/** Handlers that run without a visitor's hand do what scripts do. */
const SELF_RUNNING = /^on(?:load|error|pageshow|readystatechange|animationstart)$/;
/** A framework's own attributes, and values that are data or markup, are for scripts to show. */
const FRAMEWORK_ATTRIBUTE = /^(?:[:@[(]|v-|x-|(?:data-)?ng-)/;
const DATA_OR_MARKUP = /^\s*(?:\{|\[\s*["'{[]|<[a-z])/i;
const EMBEDDING = new Set(['iframe', 'frame', 'object', 'embed']);
const EMBEDDING_ATTRIBUTES = new Set(['src', 'data', 'srcdoc', 'longdesc']);
const PICTURE_ATTRIBUTES = new Set(['src', 'srcset', 'poster', 'background', 'style', 'lowsrc']);

/** Collects the addresses of the host on one page that are no hyperlinks. */
export function createAddressCollector(context: SeekContext): AddressCollector {
  const { findAddresses, mayFind } = createAddressFinder(context);
  const speaks = wordTestOf(context.rules.innerPages);
  const kept = createBestKeeper<NearMiss>(() => MAX_PER_GROUP);
  const servesPage = (kind: LinkKind, stand: Stand): boolean =>
    kind === 'general' && TECHNICAL.includes(stand) && !context.rules.accept.includes(kind);
  const inBase64 = hostInBase64(context.rules);
  /** What scripts alone read. */
  const dataOfScripts = new Set<NearMiss>();

  let truncated = false;

  const keep = (address: FoundAddress, found: AddressSearch): void => {
    const { kind, id, url } = address.target;
    const group = `${found.stand} ${kind}`;
    if (servesPage(kind, found.stand)) return;
    if (!kept.hasRoom(group)) {
      truncated ||= found.stand === 'script' && kind !== 'general';
      return;
    }
    const miss: NearMiss = {
      ...found.place(address),
      reason: 'not-a-hyperlink',
      how: found.stand,
      href: copyAddress(address.written),
      url: copyAddress(url.href),
      kind,
      id,
      text: found.label(address),
    };
    if (found.isData) dataOfScripts.add(miss);
    kept.add(group, miss);
  };

  const search = (text: string, found: AddressSearch): void => {
    let left = MAX_PER_TEXT;
    for (const address of findAddresses(text)) {
      left -= 1;
      if (left < 0) {
        truncated ||= found.stand === 'script';
        return;
      }
      if (found.takes(address)) keep(address, found);
    }
  };

  /** What a general address in a script is the beginning of may be put together there. */
  const searchPart = ({ text, live, pieces }: ScriptPart, found: InScript): boolean => {
    const general: FoundAddress[] = [];
    let isFound = false;
    const takes = (address: FoundAddress): boolean => {
      const isGeneral = address.target.kind === 'general';
      const isLive = live.startsWith(address.written, address.offset);
      if (isGeneral && isLive) general.push(address);
      isFound ||= !isGeneral || isLive;
      return !isGeneral || isLive;
    };
    search(text, { ...found, stand: 'script', takes });
    const [named] = general;
    const target = named === undefined ? null : findAssembled(pieces, context);
    if (named === undefined || target === null) return isFound;
    keep({ ...named, target: { ...target, through: null } }, { ...found, stand: 'script', takes });
    return true;
  };

  const searchScript = (script: string, found: InScript): void => {
    if (hostSpelling(context.rules).test(script)) {
      const text = decodeScript(script, context.rules);
      const live = withoutComments(text);
      if (searchPart({ text, live, pieces: live }, found)) return;
    }
    for (const { text, offset } of findMadeTexts(script, context.rules)) {
      const pieces = `${text}\n${withoutComments(script)}`;
      const place = (address: FoundAddress): Place => found.place({ ...address, offset });
      if (searchPart({ text, live: text, pieces }, { ...found, place })) return;
    }
  };

  /** What a script does that is kept elsewhere nobody knows; its name may say what it is for. */
  const addSource = (element: TreeElement): void => {
    const written = element.attribute('src') ?? '';
    const place = (): Place => placeOf(element);
    const label = (): string => '';
    const data = readDataAddress(written);
    if (data !== null) searchScript(data, { place, label });
    const url = context.resolve(written);
    if (url === null || !/^https?:$/.test(url.protocol) || !speaks.inAddress(url)) return;
    // The page's own address speaks where the script has none, and the host's is an address itself.
    if (written === '' || mayFind(url.href)) return;
    const target: AddressTarget = { url, kind: 'general', id: null, through: null };
    const found = { written, target, offset: 0, isMention: false };
    keep(found, { stand: 'script', place, label, takes: isAddress });
  };

  /** What no browser decodes a script may. */
  const isEncoded = (value: string, stand: Stand): boolean =>
    !UNDECODED.includes(stand) && (inBase64.test(value) || /%2f%2f/i.test(value));

  return {
    nearMisses: (hasScripts) =>
      kept
        .all()
        .map((miss) =>
          hasScripts && dataOfScripts.has(miss) ? { ...miss, how: 'script' as const } : miss,
        ),
    truncated: () => truncated,
    addText(node, around) {
      const stand = around.inTemplate() ? 'template' : standOfText(node.parent);
      if (stand === null) return;
      if (stand !== 'script' && !mayFind(node.data)) return;
      const place = ({ offset }: FoundAddress): Place => placeWithin(node, offset, 0);
      if (stand === 'script') {
        searchScript(node.data, { place, label: () => '' });
        return;
      }
      const takesMentions = stand === 'text' && around.anchor() === null;
      search(node.data, {
        stand,
        place,
        label: ({ written }) => (stand === 'text' ? copyAddress(written) : ''),
        takes: ({ isMention }) => takesMentions || !isMention,
      });
    },
    addComment(node) {
      search(node.data, {
        stand: 'comment',
        place: ({ offset }) => placeWithin(node, offset, '<!--'.length),
        label: () => '',
        takes: isAddress,
      });
    },
    addAttributes(element, around) {
      if (element.name === 'base') return;
      if (element.name === 'script' && !around.inTemplate()) addSource(element);
      const isSought = ({ name, value }: Attribute): boolean =>
        mayFind(value) || SELF_RUNNING.test(name) || inBase64.test(value);
      if (!element.attributes.some(isSought)) return;
      for (const [name, value] of Object.entries(element.attribs())) {
        if (name.startsWith('xmlns')) continue;
        const stand = around.inTemplate() ? 'template' : standOfAttribute(element, name, value);
        if (stand === null) continue;
        const place = (): Place => placeOf(element);
        const label = (): string => labelOf(element);
        const isData = stand === 'attribute' && name.startsWith('data-');
        const isScript = (stand === 'script' && name !== 'src') || isEncoded(value, stand);
        if (isScript) searchScript(value, { place, label });
        else search(value, { stand, place, label, takes: isAddress, isData });
      }
    },
  };
}

type InScript = Omit<AddressSearch, 'stand' | 'takes'>;

/** A text of a script. */
interface ScriptPart {
  readonly text: string;
  /** The same without comments. */
  readonly live: string;
  /** In what of the script the rest of an address may stand. */
  readonly pieces: string;
}

interface AddressSearch {
  readonly stand: Stand;
  readonly place: (address: FoundAddress) => Place;
  readonly label: (address: FoundAddress) => string;
  readonly takes: (address: FoundAddress) => boolean;
  /** Whether it stands where browsers look for nothing. */
  readonly isData?: boolean;
}

/** The text of a script that stands in its own address; null for one that is kept elsewhere. */
function readDataAddress(address: string): string | null {
  const [, encoding, data] =
    /^\s*data:[^,;]*(?:;(?!base64)[^,;]*)*(;base64)?,(.*)$/is.exec(address) ?? [];
  if (data === undefined) return null;
  if (encoding !== undefined) return Buffer.from(data, 'base64').toString();
  try {
    return decodeURIComponent(data);
  } catch {
    return data;
  }
}

function isAddress({ isMention }: FoundAddress): boolean {
  return !isMention;
}

function standOfText(parent: TreeNode | null): Stand | null {
  if (parent === null || !isElement(parent)) return 'text';
  if (parent.name === 'style' || parent.name === 'iframe') return null;
  if (parent.name === 'script') {
    return /^application\/ld\+json$/i.test(parent.attribute('type')?.trim() ?? '')
      ? 'json-ld'
      : 'script';
  }
  return STAND_OF_PARENT[parent.name] ?? 'text';
}

function standOfAttribute(element: TreeElement, name: string, value: string): Stand | null {
  if (name.startsWith('on')) return SELF_RUNNING.test(name) ? 'script' : 'onclick';
  if (name === 'href' && hrefOf(element) !== null) {
    // Where it leads has been judged; a command in place of an address leads nowhere.
    return /^[\s\p{Cc}]*javascript:/iu.test(value) ? 'javascript' : null;
  }
  if (element.name === 'script') return 'script';
  if (element.name === 'meta' || element.name === 'link') return 'meta';
  if (EMBEDDING.has(element.name) && EMBEDDING_ATTRIBUTES.has(name)) return 'iframe';
  if (FRAMEWORK_ATTRIBUTE.test(name) || DATA_OR_MARKUP.test(value)) return 'script';
  return PICTURE_ATTRIBUTES.has(name) ? 'image' : 'attribute';
}

/** A place inside a text; character references before it on its line may shift the column. */
function placeWithin(
  node: TreeNode & { readonly data: string },
  offset: number,
  openingLength: number,
): Place {
  const start = placeOf(node);
  const before = node.data.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  if (lastBreak === -1) return { line: start.line, column: start.column + openingLength + offset };
  return { line: start.line + before.split('\n').length - 1, column: offset - lastBreak };
}
