// What scripts load into a page nobody sees here. Where the name of it speaks of the assessment, be it
// in a script that asks for something, in an attribute by which scripts know what to load, or on an
// element that scripts fill, the hyperlink may stand there. What is loaded by any other name may be
// anything, as on nearly every page.
import type { NearMiss } from '../../verdict/link.js';
import type { TreeElement, TreeNode } from '../node.js';
import type { SeekContext } from '../page-context.js';
import { isBuilder } from './content-meter.js';
import { copyAddress } from './copy-text.js';
import { hrefOf, isHtml, isReadText, placeOf } from './element.js';
import { leadsToDocument, wordTestOf } from './inner-pages.js';
import { readStrings } from './script-strings.js';
import { withoutComments } from './script-text.js';
import type { Surroundings } from './surroundings.js';
import { descendants, isElement } from './walk.js';

export interface LoadedPageCollector {
  readonly addElement: (element: TreeElement, around: Surroundings) => void;
  readonly addScript: (text: TreeNode & { readonly data: string }) => void;
  /** Whether the page has scripts that may build content. */
  readonly hasScripts: () => boolean;
  /** Empty where the page has no such scripts. */
  readonly nearMisses: () => readonly NearMiss[];
}

const MAX_FOUND = 20;
const MAX_VALUE_LENGTH = 2_000;
/** What asks for a page, in the usual libraries. */
const LOADS =
  /\bfetch\s*\(|XMLHttpRequest|\baxios\b|\.load\s*\(|\.(?:get|post|ajax|getJSON|getScript)\s*\(|\bimport\s*\(|\bky\s*[.(]|sendRequest|\bincludeHTML\b/;
/** Attributes in which scripts, not browsers, read. */
const FOR_SCRIPTS = /^(?:data|hx|w3|ic|up|x|ng|v|js)-|^[:@]|^(?:include|import|load|is)$/;
/** A path or an address, and no word or selector. */
const ADDRESS =
  /^(?:\.{0,2}\/|https?:|[\p{L}\d_-]+(?:[/?]|\.(?:s?html?|php\d?|aspx?|json|txt|inc|tpl)\b))/iu;
/** What a visitor sees or a browser shows in an element. */
const SHOWN =
  /^(?:a|area|audio|button|canvas|embed|iframe|img|input|object|picture|select|svg|video)$/;
const MAX_NODES = 50;

/** Collects from one page what speaks of something that scripts load. */
export function createLoadedPageCollector(context: SeekContext): LoadedPageCollector {
  const speaks = wordTestOf(context.rules.innerPages);
  const found: NearMiss[] = [];
  let hasScripts = false;

  const keep = (node: TreeNode, written: string, url = written): void => {
    if (found.length >= MAX_FOUND) return;
    found.push({
      ...placeOf(node),
      reason: 'not-a-hyperlink',
      how: 'script',
      href: copyAddress(written),
      url: copyAddress(url),
      kind: 'general',
      id: null,
      text: '',
    });
  };

  /** The page that `value` names, where its name speaks; null for any other. */
  const pageOf = (value: string): URL | null => {
    const written = value.trim();
    if (!ADDRESS.test(written)) return null;
    const url = context.resolve(written);
    const isPage = url !== null && /^https?:$/.test(url.protocol) && leadsToDocument(url);
    return isPage && url.href !== context.page.href && speaks.inAddress(url) ? url : null;
  };

  const addAttribute = (element: TreeElement, value: string): void => {
    const values = /^\s*[[{<]/.test(value) ? readStrings(value).map(({ text }) => text) : [value];
    const href = hrefOf(element);
    const own = href === null ? null : context.resolve(href);
    for (const each of values) {
      const url = pageOf(each);
      // Behind a hyperlink to it a visitor gets by himself.
      if (url !== null && url.href !== own?.href) keep(element, each, url.href);
    }
  };

  return {
    hasScripts: () => hasScripts,
    nearMisses: () => (hasScripts ? found : []),
    addElement(element, around) {
      if (around.inTemplate() || speaks.isOfNothing || !isHtml(element)) return;
      const { name, attributes } = element;
      if (name === 'script') {
        hasScripts ||= isBuilder(element);
        return;
      }
      if (name.includes('-') && speaks.inName(name)) keep(element, `<${name}>`);
      for (const { name: attribute, value } of attributes) {
        if (attribute === 'id') {
          if (speaks.inName(value) && isToBeFilled(element, around)) keep(element, `#${value}`);
        } else if (FOR_SCRIPTS.test(attribute) && value.length <= MAX_VALUE_LENGTH) {
          if (attribute === 'is' && speaks.inName(value)) keep(element, `<${name} is="${value}">`);
          else addAttribute(element, value);
        }
      }
    },
    addScript(text) {
      if (speaks.isOfNothing || !LOADS.test(text.data)) return;
      for (const { text: written } of readStrings(withoutComments(text.data))) {
        if (written.length > MAX_VALUE_LENGTH) continue;
        const url = pageOf(written);
        if (url !== null) keep(text, written, url.href);
        else if (speaks.inName(written)) keep(text, written);
      }
    },
  };
}

/** Whether an element shows nothing by itself: a label that is jumped to has something below it. */
function isToBeFilled(element: TreeElement, around: Surroundings): boolean {
  if (around.anchor() !== null || SHOWN.test(element.name)) return false;
  let nodes = 0;
  for (const node of descendants(element)) {
    nodes += 1;
    if (nodes > MAX_NODES) return false;
    if (isElement(node) && SHOWN.test(node.name)) return false;
    if (isReadText(node) && /\S/.test(node.data)) return false;
  }
  return true;
}
