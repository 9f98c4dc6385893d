// The simplest of redirects by script: an order to go elsewhere, on a page with nothing else on it, or
// in a script that does nothing else. More than a string literal is not understood, and must not be:
// that would be running the script. Nor is an order that hangs on a condition: the page it names
// need not be the one a browser shows.
import { MAX_READ_LENGTH } from '../verdict/classify-address.js';
import type { Content, Refresh } from '../verdict/findings.js';
import { copy } from './copy-text.js';
import type { PageContext } from './page-context.js';

const LOCATION = String.raw`(?<![\w$.])(?:(?:window|document|self|top|parent)\.)*location`;
const GO = String.raw`${LOCATION}(?:(?:\.href)?\s*=(?!=)\s*|\.(?:replace|assign)\s*\(\s*)`;
/** An address with something put behind it is no address. */
const LITERAL = String.raw`(["'${'`'}])([^"'${'`'}\s$]+)\1(?!\s*[-+.?:|&*[({${'`'}])`;
const ORDER = new RegExp(GO + LITERAL);
const SOME_ORDER = new RegExp(GO);
const ORDER_ALONE = new RegExp(String.raw`^\s*${GO}${LITERAL}\s*\)?[;\s]*$`);
const SOME_ORDER_ALONE = new RegExp(String.raw`^\s*${GO}[^;{}]+[;\s]*$`);

/** What carries an order out later, whatever else happens. */
const TIMER =
  /^\s*(?:window\.)?setTimeout\s*\(\s*(?:function\s*\(\s*\)\s*\{(.*)\}|\(\s*\)\s*=>(.*)|"([^"]*)"|'([^']*)')\s*,\s*(\d{1,7})\s*\)[;\s]*$/s;
const ON_LOAD = /^\s*window\.onload\s*=\s*function\s*\(\s*\)\s*\{(.*)\}[;\s]*$/s;

/** «Если страница не открылась, нажмите сюда», with a logo: all that such a page says. */
const MAX_ANCHORS = 1;
const MAX_TEXT_LENGTH = 200;
const MAX_MEDIA = 2;

/** Scripts of a page that may send a browser on. */
export interface OrderingScripts {
  /** The beginning of all of them. */
  readonly all: string;
  /** Those that are short enough to do nothing else. */
  readonly short: readonly string[];
}

export interface ScriptRedirect {
  /** Null where the script puts the address together. */
  readonly url: string | null;
  readonly delaySeconds: number;
}

/** Longer ones do something else as well. */
export const MAX_SHORT_LENGTH = 500;

/** Whether a script does nothing but send the browser on. */
export function isOrderAlone(script: string): boolean {
  return orderAlone(script) !== null;
}

/** Where scripts send a browser; null where they do not. */
export function readScriptRedirect(
  { all, short }: OrderingScripts,
  { content, context }: { readonly content: Content; readonly context: PageContext },
): ScriptRedirect | null {
  for (const script of short) {
    const order = orderAlone(script);
    const redirect = order === null ? null : redirectOf(order, context);
    if (redirect !== null) return redirect;
  }
  const { anchorCount, textLength, mediaCount } = content;
  if (anchorCount > MAX_ANCHORS || textLength > MAX_TEXT_LENGTH || mediaCount > MAX_MEDIA) {
    return null;
  }
  const live = withoutLineComments(all);
  const some = SOME_ORDER.exec(live);
  if (some === null || isConditional(live.slice(0, some.index))) return null;
  const order = ORDER.exec(live);
  const written = order?.index === some.index ? (order[2] ?? null) : null;
  return redirectOf({ written, delaySeconds: 0 }, context);
}

interface Order {
  /** The address as written; null where it is no literal. */
  readonly written: string | null;
  readonly delaySeconds: number;
}

function orderAlone(script: string): Order | null {
  const live = withoutLineComments(script).replace(/^\s*javascript:/i, '');
  const timer = TIMER.exec(live);
  const onLoad = ON_LOAD.exec(live);
  const body = timer?.slice(1, 5).find((part) => part !== undefined) ?? onLoad?.[1] ?? live;
  const bare = body.replace(/^\s*\{(.*)\}\s*$/s, '$1');
  const delaySeconds = Math.floor(Number(timer?.[5] ?? 0) / 1_000);
  const literal = ORDER_ALONE.exec(bare);
  if (literal !== null) return { written: literal[2] ?? null, delaySeconds };
  const isOrder = SOME_ORDER_ALONE.test(bare) && !isConditional(bare);
  return isOrder ? { written: null, delaySeconds } : null;
}

/** Null for an order that leads nowhere else. */
function redirectOf({ written, delaySeconds }: Order, context: PageContext): ScriptRedirect | null {
  if (written === null) return { url: null, delaySeconds };
  const url = context.resolve(written.replace(/\\\//g, '/'));
  if (url === null || !/^https?:$/.test(url.protocol) || url.href === context.page.href) {
    return null;
  }
  return { url: copy(url.href, MAX_READ_LENGTH), delaySeconds };
}

/** The refresh that a delayed order amounts to; null for any other. */
export function delayedRedirect(redirect: ScriptRedirect | null): Refresh | null {
  if (redirect === null || redirect.url === null || redirect.delaySeconds === 0) return null;
  return { url: redirect.url, delaySeconds: redirect.delaySeconds };
}

function withoutLineComments(script: string): string {
  return script.replace(/\/\*.*?\*\/|^[ \t]*(?:\/\/|<!--)[^\n]*/gms, '');
}

/** Whether what stands before an order may keep it from being carried out. */
function isConditional(script: string): boolean {
  return /\bif\b|\bswitch\b|[?]|&&|\|\|/.test(script.replace(/(["'])(?:\\.|(?!\1).)*\1/g, ''));
}
