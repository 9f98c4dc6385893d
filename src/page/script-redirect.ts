// The simplest of redirects by script: a page with nothing on it but an order to go elsewhere. More
// than a string literal is not understood, and must not be: that would be running the script. Nor
// is an order that hangs on a condition: the page it names need not be the one a browser shows.
import { MAX_READ_LENGTH } from '../verdict/classify-address.js';
import type { Content } from '../verdict/findings.js';
import { copy } from './copy-text.js';
import type { PageContext } from './page-context.js';

const ORDER =
  /(?<![\w$.])(?:(?:window|document|self|top|parent)\.)*location(?:\.href)?(?:\s*=\s*|\.(?:replace|assign)\s*\(\s*)(["'])([^"'\s]+)\1/;

/** «Если страница не открылась, нажмите сюда» is all that such a page says. */
const MAX_ANCHORS = 1;
const MAX_TEXT_LENGTH = 200;

/** Where `scripts` send a browser from an otherwise empty page; null when they do not. */
export function readScriptRedirect(
  scripts: string,
  { content, context }: { readonly content: Content; readonly context: PageContext },
): string | null {
  const { anchorCount, textLength, mediaCount } = content;
  if (anchorCount > MAX_ANCHORS || textLength > MAX_TEXT_LENGTH || mediaCount > 0) return null;
  const live = scripts.replace(/\/\*.*?\*\/|^[ \t]*\/\/[^\n]*/gms, '');
  const order = ORDER.exec(live);
  const written = isConditional(live.slice(0, order?.index)) ? undefined : order?.[2];
  const url = written === undefined ? null : context.resolve(written.replace(/\\\//g, '/'));
  if (url === null || !/^https?:$/.test(url.protocol) || url.href === context.page.href)
    return null;
  return copy(url.href, MAX_READ_LENGTH);
}

/** Whether what stands before an order may keep it from being carried out. */
function isConditional(script: string): boolean {
  return /\bif\b|\bswitch\b|[?]|&&|\|\|/.test(script.replace(/(["'])(?:\\.|(?!\1).)*\1/g, ''));
}
