// Address → Page or FetchFailure. undici's `request` rather than `fetch`: about twice the
// throughput at half the CPU, at the price of following redirects and undoing encodings here.
import { isUtf8 } from 'node:buffer';
import { isDeadline } from '../deadline.js';
import { type AskAgain, askAgainAfter, type FetchFailure, type FetchPage } from '../page/fetch.js';
import type { Page, Redirect } from '../page/page.js';
import type { Remark } from '../verdict/link.js';
import type { UncheckedReason } from '../verdict/reasons.js';
import { type Answer, type AskOptions, ask } from './ask.js';
import { parseContentEncoding, readBody } from './body.js';
import { classifyContentType, looksBinary, looksLikeHtml } from './content-type.js';
import { createChainCookies } from './cookies.js';
import { classifyNetworkError } from './failure.js';
import { isIpLiteral, isLocalhost } from './private-address.js';
import { parseRetryAfter } from './retry-after.js';

export interface FetchPageOptions extends AskOptions {
  /** Whether sites may lead to private addresses. */
  readonly allowPrivate: boolean;
  /** Decompressed bytes; what comes after is not read. */
  readonly maxBodyBytes: number;
  readonly maxRedirects: number;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Makes the function that asks one address; see `FetchPage` for what it promises. */
export function createFetchPage(options: FetchPageOptions): FetchPage {
  return async (address, { signal, typedAddress }) => {
    const chain: Chain = { redirects: [], remarks: [], cookieNames: new Set() };
    const cookies = createChainCookies();
    const typed = new URL(typedAddress);
    let url = withoutExtras(new URL(address));
    for (;;) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        return failure(chain, url, { reason: 'http-error', detail: url.protocol });
      }
      const cookie = await cookies.header(url.href);
      const guarded = !options.allowPrivate && !isNamedByList(url, typed);
      const asked = await ask({ url, cookie, guarded, signal }, options);
      if ('error' in asked) return networkFailure(chain, url, asked.error, signal);
      const { answer } = asked;
      addRemarks(chain.remarks, asked.remarks);
      const setCookies = headerList(answer, 'set-cookie');
      for (const header of setCookies) chain.cookieNames.add(header.split('=', 1)[0]?.trim() ?? '');
      const location = REDIRECTS.has(answer.statusCode)
        ? decodeLocation(headerText(answer, 'location'))
        : null;
      if (location === null) return readAnswer(answer, { chain, url, signal, options });

      discard(answer);
      if (!URL.canParse(location, url.href)) {
        const status = answer.statusCode;
        return failure(chain, url, { reason: 'http-error', detail: location, status });
      }
      await cookies.store(setCookies, url.href);
      const next = withoutExtras(new URL(location, url.href));
      chain.redirects.push({ status: answer.statusCode, from: url.href, to: next.href });
      if (chain.redirects.length > options.maxRedirects) {
        return failure(chain, next, { reason: 'redirect-loop', detail: next.href });
      }
      url = next;
    }
  };
}

/** What has gathered on the way to the page. */
interface Chain {
  readonly redirects: Redirect[];
  readonly remarks: Remark[];
  readonly cookieNames: Set<string>;
}

/**
 * Whether the list itself names the private address that `url` has: only an address can be named,
 * since what a name leads to is the name server's word. Its usual ports go with it, for the way
 * from http to https.
 */
function isNamedByList(url: URL, typed: URL): boolean {
  const isAddress = isIpLiteral(typed.hostname) || isLocalhost(typed.hostname);
  return (
    isAddress && url.hostname === typed.hostname && (url.port === typed.port || url.port === '')
  );
}

async function readAnswer(
  answer: Answer,
  context: {
    readonly chain: Chain;
    readonly url: URL;
    readonly signal: AbortSignal;
    readonly options: FetchPageOptions;
  },
): Promise<Page | FetchFailure> {
  const { chain, url, signal, options } = context;
  const status = answer.statusCode;
  const retryAfterMs = parseRetryAfter(headerText(answer, 'retry-after'), new Date());
  const contentType = headerText(answer, 'content-type');
  const encodings = parseContentEncoding(headerText(answer, 'content-encoding'));
  const typeClass = classifyContentType(contentType);
  const notHtml = (): FetchFailure =>
    status >= 200 && status < 300
      ? failure(chain, url, { reason: 'not-html', detail: contentType, status })
      : failure(chain, url, { reason: 'http-error', detail: String(status), status, retryAfterMs });

  if (typeClass === 'other') {
    discard(answer);
    return notHtml();
  }
  if (encodings === null) {
    discard(answer);
    return failure(chain, url, {
      reason: 'connection',
      detail: `content-encoding: ${headerText(answer, 'content-encoding')}`,
      status,
    });
  }
  const body = await readBody(answer.body, { encodings, maxBytes: options.maxBodyBytes });
  if (body.cut === 'connection' && signal.aborted && !isDeadline(signal)) {
    return networkFailure(chain, url, body.error, signal);
  }
  if (body.bytes.length > 0) {
    if (typeClass === 'unsure' ? !looksLikeHtml(body.bytes) : looksBinary(body.bytes))
      return notHtml();
  }
  if (typeClass === 'unsure' && contentType !== null) {
    chain.remarks.push({ code: 'wrong-content-type', detail: contentType });
  }
  return {
    address: url.href,
    status,
    contentType,
    body: body.bytes,
    cut: body.cut === 'connection' && signal.aborted ? 'timeout' : body.cut,
    redirects: chain.redirects,
    server: headerText(answer, 'server'),
    cookieNames: [...chain.cookieNames],
    retryAfterMs,
    remarks: chain.remarks,
  };
}

function networkFailure(chain: Chain, url: URL, error: unknown, signal: AbortSignal): FetchFailure {
  if (signal.aborted) {
    return isDeadline(signal)
      ? failure(chain, url, { reason: 'timeout', again: 'soon' })
      : failure(chain, url, { reason: 'interrupted' });
  }
  const fault = classifyNetworkError(error);
  // What is no network error is a bug: it must end in `internal-error`, not in a site's reason.
  if (fault === null) throw error;
  return failure(chain, url, { reason: fault.reason, detail: fault.code, again: fault.again });
}

function failure(
  chain: Chain,
  url: URL,
  what: {
    readonly reason: UncheckedReason;
    readonly detail?: string | null;
    readonly status?: number;
    readonly again?: AskAgain;
    readonly retryAfterMs?: number | null;
  },
): FetchFailure {
  const status = what.status ?? null;
  return {
    reason: what.reason,
    detail: what.detail ?? null,
    address: url.href,
    redirects: chain.redirects,
    status,
    again: what.again ?? (status === null ? 'no' : askAgainAfter(status)),
    retryAfterMs: what.retryAfterMs ?? null,
  };
}

function addRemarks(known: Remark[], added: readonly Remark[]): void {
  for (const remark of added) {
    const same = ({ code, detail }: Remark) => code === remark.code && detail === remark.detail;
    if (!known.some(same)) known.push(remark);
  }
}

/**
 * Servers send Cyrillic addresses unencoded: undici hands the bytes over as latin1. They are read
 * as UTF-8 where they are that, else percent-encoded as they are, which is what their sender knows.
 */
function decodeLocation(header: string | null): string | null {
  if (header === null) return null;
  const bytes = Buffer.from(header, 'latin1');
  return isUtf8(bytes)
    ? bytes.toString('utf8')
    : header.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
}

/** A fragment is the browser's own, and credentials never go where a redirect points. */
function withoutExtras(url: URL): URL {
  url.hash = '';
  url.username = '';
  url.password = '';
  return url;
}

/** An unread body holds its socket: it is destroyed, and the error that this makes is nobody's. */
function discard(answer: Answer): void {
  answer.body.on('error', () => {}).destroy();
}

function headerList(answer: Answer, name: string): readonly string[] {
  const value = answer.headers[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** A header sent twice counts once: the first is what browsers take for those read here. */
function headerText(answer: Answer, name: string): string | null {
  return headerList(answer, name)[0] ?? null;
}
