// Address → Page or FetchFailure. undici's `request` rather than `fetch`: about twice the
// throughput at half the CPU, at the price of following redirects and undoing encodings here.
import { isUtf8 } from 'node:buffer';
import { type FetchPage, unaskedPage } from '../page/fetch.js';
import { type AskOptions, ask } from './ask.js';
import { addRemarks, classifyEnding, createChain, failAt } from './chain.js';
import { createSessions } from './cookies.js';
import { headerList, headerText } from './headers.js';
import { isIpLiteral, isLocalhost } from './private-address.js';
import { isWorthReading, readAnswer } from './read-answer.js';
import type { Head } from './receive.js';

export interface FetchPageOptions extends AskOptions {
  /** Whether sites may lead to private addresses. */
  readonly allowPrivate: boolean;
  readonly maxRedirects: number;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Makes the function that asks one address; see `FetchPage` for what it promises. */
export function createFetchPage(options: FetchPageOptions): FetchPage {
  const cookiesOf = createSessions();
  return async (address, { signal, typedAddress, session, isEnd, onExchange }) => {
    const chain = createChain();
    const cookies = cookiesOf(session);
    let url = withoutExtras(new URL(address));
    for (;;) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        return failAt(url, chain, { reason: 'http-error', detail: url.protocol });
      }
      const cookie = await cookies.header(url.href);
      const guarded = !options.allowPrivate && !isNamedByList(url, typedAddress);
      const question = { url, cookie, guarded, signal, wantsBody, onExchange };
      const { answer, error, remarks } = await ask(question, options);
      addRemarks(chain.remarks, remarks);
      if (answer === undefined) return failAt(url, chain, classifyEnding(error, signal));
      const setCookies = headerList(answer, 'set-cookie');
      cookies.store(setCookies, url.href);
      for (const header of setCookies) chain.cookieNames.add(header.split('=', 1)[0]?.trim() ?? '');
      const location = locationOf(answer);
      if (location === null) {
        return readAnswer(answer, { chain, url, signal, maxBodyBytes: options.maxBodyBytes });
      }

      if (!URL.canParse(location, url.href)) {
        const status = answer.status;
        return failAt(url, chain, { reason: 'http-error', detail: location, status });
      }
      const next = withoutExtras(new URL(location, url.href));
      chain.redirects.push({ status: answer.status, from: url.href, to: next.href });
      if (chain.redirects.length > options.maxRedirects) {
        return failAt(next, chain, { reason: 'redirect-loop', detail: next.href });
      }
      if (isEnd?.(next)) return unaskedPage(next.href, { ...chain, status: answer.status });
      url = next;
    }
  };
}

/** Nobody reads what a redirect says, nor what is no page. */
function wantsBody(head: Head): boolean {
  return locationOf(head) === null && isWorthReading(head);
}

/** Where an answer sends on; null where it is none that does. */
function locationOf(head: Head): string | null {
  return REDIRECTS.has(head.status) ? decodeLocation(headerText(head, 'location')) : null;
}

/**
 * Whether the list itself names the private address that `url` has: only an address can be named,
 * since what a name leads to is the name server's word. Its usual ports go with it, for the way
 * from http to https.
 */
export function isNamedByList(url: URL, typedAddress: string): boolean {
  if (!isIpLiteral(url.hostname) && !isLocalhost(url.hostname)) return false;
  const typed = new URL(typedAddress);
  return url.hostname === typed.hostname && (url.port === typed.port || url.port === '');
}

/**
 * Servers send Cyrillic addresses unencoded: undici hands the bytes over as latin1. They are read
 * as UTF-8 where they are that, else percent-encoded as they are, which is what their sender knows.
 */
function decodeLocation(header: string | null): string | null {
  // An empty one leads nowhere: browsers show the answer's own body.
  if (header === null || header.trim() === '') return null;
  const bytes = Buffer.from(header, 'latin1');
  return isUtf8(bytes)
    ? bytes.toString('utf8')
    : header.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
}

/** A fragment is the browser's own, and credentials never go where a redirect points. */
function withoutExtras(url: URL): URL {
  // Each setter parses the whole address anew.
  if (url.href.includes('#')) url.hash = '';
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  return url;
}
