// The end of the way: a response that is no redirect becomes a page, if it is one.

import { askAgainAfter, type FetchFailure, unaskedPage } from '../page/fetch.js';
import type { Cut, Page } from '../page/page.js';
import { isRefusal } from '../verdict/classify-block.js';
import { parseContentEncoding } from './content-encoding.js';
import { type ContentTypeClass, classifyContentType, isAttachment } from './content-type.js';
import { isDeadline } from './deadline.js';
import { type DecodedBody, decodeBody } from './decode-body.js';
import { classifyNetworkError, type Ending } from './failure.js';
import { type BodyEnd, type FetchResponse, type Head, headerText } from './fetch.js';
import { isUtf7, isXhtmlDocument, looksLikeHtml, sniffBody, startsAsPage } from './sniff.js';
import { type Framing, findTextFault } from './text-end.js';
import { UnfollowedRedirect } from './with-redirects.js';

export interface ReadingOptions {
  readonly signal: AbortSignal;
  readonly maxBodyBytes: number;
}

/** An answer: a response with a head. */
interface ReadResponse extends FetchResponse {
  readonly head: Head;
}

/** The page that a response holds, or why it holds none. */
export function readResponse(
  response: FetchResponse,
  options: ReadingOptions,
): Page | FetchFailure {
  const { head, end, url, trail } = response;
  const isInterrupted =
    end.kind === 'broken' && options.signal.aborted && !isDeadline(options.signal);
  if (head === null || isInterrupted) {
    const error = end.kind === 'broken' ? end.error : undefined;
    return failAt(response, classifyEnding(error, options.signal));
  }
  if (end.kind === 'unasked') return unaskedPage(url.href, { ...trail, status: head.status });
  return readAnswer({ ...response, head }, options);
}

function readAnswer(
  answer: ReadResponse,
  { signal, maxBodyBytes }: ReadingOptions,
): Page | FetchFailure {
  const { head, url, trail } = answer;
  const { status } = head;
  const retryAfterMs = parseRetryAfter(headerText(head, 'retry-after'), new Date());
  const contentType = headerText(head, 'content-type');
  const refresh = headerText(head, 'refresh');
  const encodingText = headerText(head, 'content-encoding');
  const encoding = parseContentEncoding(encodingText);
  const typeClass = classifyContentType(contentType);
  const fail = (ending: Ending) => failAt(answer, { ...ending, status, retryAfterMs });

  if (isAttachment(headerText(head, 'content-disposition'))) {
    return fail(notHtml(status, 'attachment'));
  }
  if (typeClass === 'other') return fail(notHtml(status, contentType));
  const undecodable = {
    reason: 'connection',
    detail: `content-encoding: ${encodingText}`,
  } as const;
  if (encoding === null) return fail(undecodable);
  const body = decodeBody(answer.body, encoding.known, maxBodyBytes);
  if (encoding.hasUnknown && !looksLikeHtml(body.bytes)) return fail(undecodable);
  const { isPage, isShown, isMislabelled } = look(answer, body, typeClass);
  if (!isPage) return fail(notHtml(status, contentType));
  const remarks = [...trail.remarks];
  if (isMislabelled && contentType !== null) {
    remarks.push({ code: 'wrong-content-type', detail: contentType });
  }
  if (body.flaw === 'mislabelled') {
    remarks.push({ code: 'wrong-content-encoding', detail: encoding.known.join(', ') });
  }
  return {
    address: url.href,
    status,
    contentType,
    body: body.bytes,
    cut: cutOf(answer, body, signal),
    redirects: trail.redirects,
    server: headerText(head, 'server'),
    cookieNames: trail.cookieNames,
    retryAfterMs,
    ...(refresh === null ? {} : { refresh }),
    ...(isShown ? {} : { sourceType: contentType ?? 'text/plain' }),
    remarks,
  };
}

/** An answer that is no page: at a status that is none either, the status is what there is to say. */
function notHtml(status: number, contentType: string | null): Ending {
  if (status >= 200 && status < 300) return { reason: 'not-html', detail: contentType };
  return { reason: isRefusal(status) ? 'blocked' : 'http-error', detail: String(status) };
}

/** What a body is to a browser that is told this class of type. */
interface ResponseLook {
  readonly isPage: boolean;
  /** Whether it is shown as one; else its source is, or it is saved. */
  readonly isShown: boolean;
  readonly isMislabelled: boolean;
}

function look(
  answer: ReadResponse,
  { bytes, flaw }: DecodedBody,
  typeClass: ContentTypeClass,
): ResponseLook {
  const kind = sniffBody(bytes);
  const isBlank = kind === 'blank';
  const isShown = isBlank || showsPage(answer.head, { typeClass, bytes });
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
function cutOf(answer: ReadResponse, body: DecodedBody, signal: AbortSignal): Cut | null {
  const byFraming = cutOfFraming(answer.end, body, signal);
  if (byFraming !== null) return byFraming;
  if (PARTIAL_STATUSES.includes(answer.head.status)) return 'connection';
  const contentType = headerText(answer.head, 'content-type');
  const framing = body.isProvenWhole ? 'marked' : framingOf(answer.head);
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

/** The failure that `ending` at the end of a response's way is. */
function failAt({ url, trail }: FetchResponse, ending: Ending): FetchFailure {
  const status = ending.status ?? null;
  return {
    reason: ending.reason,
    detail: ending.detail ?? null,
    address: url.href,
    redirects: trail.redirects,
    ...(trail.remarks.length === 0 ? {} : { remarks: trail.remarks }),
    status,
    again: ending.again ?? (status === null ? 'no' : askAgainAfter(status)),
    retryAfterMs: ending.retryAfterMs ?? null,
  };
}

/** What an error, or the signal that caused it, means for the report; throws what is a bug. */
function classifyEnding(error: unknown, signal: AbortSignal): Ending {
  if (error instanceof UnfollowedRedirect) return error.ending;
  if (signal.aborted) {
    return isDeadline(signal) ? { reason: 'timeout', again: 'soon' } : { reason: 'interrupted' };
  }
  const fault = classifyNetworkError(error);
  // What is no network error must end in `internal-error`, not in a site's reason.
  if (fault === null) throw error;
  return { reason: fault.reason, detail: fault.detail, again: fault.again };
}

/** Milliseconds that a `Retry-After` header asks for, in seconds or as a date; null where it says nothing usable. */
function parseRetryAfter(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
