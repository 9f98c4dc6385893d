// The end of the way: an answer that is no redirect becomes a page, if it is one.

import type { FetchFailure } from '../page/fetch.js';
import type { Cut, Page } from '../page/page.js';
import { isRefusal } from '../verdict/classify-block.js';
import { type Chain, classifyEnding, type Ending, failAt } from './chain.js';
import { parseContentEncoding } from './content-encoding.js';
import { type ContentTypeClass, classifyContentType, isAttachment } from './content-type.js';
import { isDeadline } from './deadline.js';
import { type DecodedBody, decodeBody } from './decode-body.js';
import { headerText } from './headers.js';
import type { Answer, BodyEnd, Head } from './receive.js';
import { parseRetryAfter } from './retry-after.js';
import { isUtf7, isXhtmlDocument, looksLikeHtml, sniffBody, startsAsPage } from './sniff.js';
import { type Framing, findTextFault } from './text-end.js';

/** The page that an answer holds, or why it holds none. */
export function readAnswer(
  answer: Answer,
  context: {
    readonly chain: Chain;
    readonly url: URL;
    readonly signal: AbortSignal;
    readonly maxBodyBytes: number;
  },
): Page | FetchFailure {
  const { chain, url, signal, maxBodyBytes } = context;
  const { status } = answer;
  const retryAfterMs = parseRetryAfter(headerText(answer, 'retry-after'), new Date());
  const contentType = headerText(answer, 'content-type');
  const refresh = headerText(answer, 'refresh');
  const encodingText = headerText(answer, 'content-encoding');
  const encoding = parseContentEncoding(encodingText);
  const typeClass = classifyContentType(contentType);
  const fail = (ending: Ending) => failAt(url, chain, { ...ending, status, retryAfterMs });

  if (isAttachment(headerText(answer, 'content-disposition'))) {
    return fail(notHtml(status, 'attachment'));
  }
  if (typeClass === 'other') return fail(notHtml(status, contentType));
  const undecodable = {
    reason: 'connection',
    detail: `content-encoding: ${encodingText}`,
  } as const;
  if (encoding === null) return fail(undecodable);
  const { end } = answer;
  if (end.kind === 'broken' && signal.aborted && !isDeadline(signal)) {
    return failAt(url, chain, classifyEnding(end.error, signal));
  }
  const body = decodeBody(answer.body, encoding.known, maxBodyBytes);
  if (encoding.hasUnknown && !looksLikeHtml(body.bytes)) return fail(undecodable);
  const { isPage, isShown, isMislabelled } = look(answer, body, typeClass);
  if (!isPage) return fail(notHtml(status, contentType));
  if (isMislabelled && contentType !== null) {
    chain.remarks.push({ code: 'wrong-content-type', detail: contentType });
  }
  if (body.flaw === 'mislabelled') {
    chain.remarks.push({ code: 'wrong-content-encoding', detail: encoding.known.join(', ') });
  }
  return {
    address: url.href,
    status,
    contentType,
    body: body.bytes,
    cut: cutOf(answer, body, signal),
    redirects: chain.redirects,
    server: headerText(answer, 'server'),
    cookieNames: [...chain.cookieNames],
    retryAfterMs,
    ...(refresh === null ? {} : { refresh }),
    ...(isShown ? {} : { sourceType: contentType ?? 'text/plain' }),
    remarks: chain.remarks,
  };
}

/** An answer that is no page: at a status that is none either, the status is what there is to say. */
function notHtml(status: number, contentType: string | null): Ending {
  if (status >= 200 && status < 300) return { reason: 'not-html', detail: contentType };
  return { reason: isRefusal(status) ? 'blocked' : 'http-error', detail: String(status) };
}

/** What a body is to a browser that is told this class of type. */
interface Look {
  readonly isPage: boolean;
  /** Whether it is shown as one; else its source is, or it is saved. */
  readonly isShown: boolean;
  readonly isMislabelled: boolean;
}

function look(answer: Answer, { bytes, flaw }: DecodedBody, typeClass: ContentTypeClass): Look {
  const kind = sniffBody(bytes);
  const isBlank = kind === 'blank';
  const isShown = isBlank || showsPage(answer, { typeClass, bytes });
  // Of what broke off before its first tag nobody can say that it has none.
  const isPart = kind === 'text' && (answer.end.kind !== 'whole' || flaw !== null);
  const hasPage = kind === 'page' && (isShown || typeClass === 'html' || looksLikeHtml(bytes));
  return {
    isPage: hasPage || isPart || isBlank,
    isShown,
    isMislabelled: typeClass === 'xml' ? !isShown : typeClass !== 'html',
  };
}

/** Whether a browser shows these bytes, of this class, as a page. */
function showsPage(
  head: Head,
  { typeClass, bytes }: { readonly typeClass: ContentTypeClass; readonly bytes: Uint8Array },
): boolean {
  if (isUtf7(bytes, headerText(head, 'content-type'))) return false;
  if (typeClass === 'html') return true;
  if (typeClass === 'xml') return isXhtmlDocument(bytes);
  if (typeClass !== 'unknown') return false;
  const maySniff = !/nosniff/i.test(headerText(head, 'x-content-type-options') ?? '');
  return isXhtmlDocument(bytes) || (maySniff && startsAsPage(bytes));
}

/** Whether the body of an answer with this head is read at all. */
export function isWorthReading(head: Head): boolean {
  return (
    !isAttachment(headerText(head, 'content-disposition')) &&
    classifyContentType(headerText(head, 'content-type')) !== 'other' &&
    parseContentEncoding(headerText(head, 'content-encoding')) !== null
  );
}

/** What holds no whole page by its meaning: nothing to be shown, and a part of something. */
const PARTIAL_STATUSES: readonly number[] = [205, 206];

/** Why a page is not whole, by its framing and by its text; null where it is. */
function cutOf(answer: Answer, body: DecodedBody, signal: AbortSignal): Cut | null {
  const byFraming = cutOfFraming(answer.end, body, signal);
  if (byFraming !== null) return byFraming;
  if (PARTIAL_STATUSES.includes(answer.status)) return 'connection';
  const contentType = headerText(answer, 'content-type');
  const framing = body.isProvenWhole ? 'marked' : framingOf(answer);
  const fault = findTextFault({ body: body.bytes, contentType, framing });
  return fault === null ? null : 'connection';
}

function framingOf(head: Head): Framing {
  if (headerText(head, 'transfer-encoding') !== null) return 'marked';
  return headerText(head, 'content-length') === null ? 'closed' : 'counted';
}

/** Compressed data that came to their own end are whole, however the connection ended. */
function cutOfFraming(
  end: BodyEnd,
  { flaw, isProvenWhole }: DecodedBody,
  signal: AbortSignal,
): Cut | null {
  if (isProvenWhole) return null;
  if (flaw === 'too-large' || end.kind === 'too-large') return 'too-large';
  if (end.kind === 'broken') return signal.aborted ? 'timeout' : 'connection';
  return flaw === 'cut' ? 'connection' : null;
}
