// Other documents that a browser shows inside this one.
import { MAX_READ_LENGTH } from '../verdict/classify-address.js';
import type { Frame } from '../verdict/findings.js';
import { isSameSite } from '../verdict/same-site.js';
import { copy } from './copy-text.js';
import { placeOf } from './element.js';
import type { TreeElement } from './node.js';
import type { Page } from './page.js';
import type { PageContext } from './page-context.js';

/** What else may be embedded is told by its type or its name, so that no film is asked for. */
const PAGE_TYPE = /^(?:$|text\/html|application\/xhtml\+xml)/i;
const PAGE_NAME = /(?:\/[^./]*|\.(?:php\d?|s?html?|aspx?|jsp|cgi))$/i;

/** The document that an element shows; null when it shows none that could be fetched. */
export function readFrame(element: TreeElement, context: PageContext): Frame | null {
  const written = addressOf(element)?.trim() ?? '';
  const url = written === '' ? null : context.resolve(written);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const isFrame = element.name === 'frame' || element.name === 'iframe';
  if (!isFrame && !PAGE_NAME.test(url.pathname)) return null;
  const kind = element.name === 'frame' ? 'frame' : 'iframe';
  return { ...placeOf(element), url: copy(url.href, MAX_READ_LENGTH), kind };
}

/** A frameset shows its frames whoever serves them; an iframe counts where it is the site's own. */
export function belongsToDocument(
  { kind, url }: Frame,
  { address }: Pick<Page, 'address'>,
): boolean {
  return kind === 'frame' || isSameSite(new URL(url), new URL(address));
}

function addressOf({ name, attribs }: TreeElement): string | undefined {
  switch (name) {
    case 'frame':
      return attribs.src;
    case 'iframe':
      return attribs.srcdoc === undefined ? attribs.src : undefined;
    case 'object':
      return PAGE_TYPE.test(attribs.type ?? '') ? attribs.data : undefined;
    case 'embed':
      return PAGE_TYPE.test(attribs.type ?? '') ? attribs.src : undefined;
    default:
      return undefined;
  }
}
