// The end of the way: an answer that is no redirect becomes a page, if it is one.
import { isDeadline } from '../deadline.js';
import type { FetchFailure } from '../page/fetch.js';
import type { Page } from '../page/page.js';
import { isRefusal } from '../verdict/classify-block.js';
import type { Answer } from './ask.js';
import { parseContentEncoding, readBody } from './body.js';
import { type Chain, classifyEnding, type Ending, failAt } from './chain.js';
import { classifyContentType, looksBinary, looksLikeHtml } from './content-type.js';
import { headerText } from './headers.js';
import { parseRetryAfter } from './retry-after.js';

/** The page that an answer holds, or why it holds none. */
export async function readAnswer(
  answer: Answer,
  context: {
    readonly chain: Chain;
    readonly url: URL;
    readonly signal: AbortSignal;
    readonly maxBodyBytes: number;
  },
): Promise<Page | FetchFailure> {
  const { chain, url, signal, maxBodyBytes } = context;
  const status = answer.statusCode;
  const retryAfterMs = parseRetryAfter(headerText(answer, 'retry-after'), new Date());
  const contentType = headerText(answer, 'content-type');
  const refresh = headerText(answer, 'refresh');
  const encodings = parseContentEncoding(headerText(answer, 'content-encoding'));
  const typeClass = classifyContentType(contentType);
  const fail = (ending: Ending) => failAt(url, chain, { ...ending, status, retryAfterMs });

  if (typeClass === 'other') {
    discard(answer);
    return fail(notHtml(status, contentType));
  }
  if (encodings === null) {
    discard(answer);
    const detail = `content-encoding: ${headerText(answer, 'content-encoding')}`;
    return fail({ reason: 'connection', detail });
  }
  const body = await readBody(answer.body, { encodings, maxBytes: maxBodyBytes });
  if (body.cut === 'connection' && signal.aborted && !isDeadline(signal)) {
    return failAt(url, chain, classifyEnding(body.error, signal));
  }
  const isPage = typeClass === 'unsure' ? looksLikeHtml(body.bytes) : !looksBinary(body.bytes);
  if (body.bytes.length > 0 && !isPage) return fail(notHtml(status, contentType));
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
    ...(refresh === null ? {} : { refresh }),
    remarks: chain.remarks,
  };
}

/** An answer that is no page: at a status that is none either, the status is what there is to say. */
function notHtml(status: number, contentType: string | null): Ending {
  if (status >= 200 && status < 300) return { reason: 'not-html', detail: contentType };
  return { reason: isRefusal(status) ? 'blocked' : 'http-error', detail: String(status) };
}

/** An unread body holds its socket: it is destroyed, and the error that this makes is nobody's. */
export function discard(answer: Answer): void {
  answer.body.on('error', () => {}).destroy();
}
