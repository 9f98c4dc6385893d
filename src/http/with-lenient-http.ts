// Where a server breaks HTTP, asks once more with a parser that lets it pass; the response says so.
import type { errors } from 'undici';
import { type Fetch, type FetchResponse, faultOf } from './fetch.js';

export function withLenientHttp(fetch: Fetch): Fetch {
  return async (request) => {
    const response = await fetch(request);
    const code = faultOf(response, request.signal);
    if (code === null) return response;
    const isFaulty = isHttpFault(code, response);
    if (!isFaulty && !isMisread(response)) return response;
    const again = await fetch({ ...request, lenient: true });
    // What came at first may be more than what comes now.
    if (again.end.kind === 'broken') return response;
    if (!isFaulty) return again;
    const remark = { code: 'faulty-http', detail: request.url.hostname } as const;
    return { ...again, trail: { ...again.trail, remarks: [...again.trail.remarks, remark] } };
  };
}

/** A length that is said twice; where a head came, the same code only means that the body broke off. */
const LENGTH_FAULT = 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';

/** Whether undici's parser, or an assertion that fails on what the parser let pass, is at fault. */
function isHttpFault(code: string, { head }: FetchResponse): boolean {
  if (code === LENGTH_FAULT) return head === null;
  return code.startsWith('HPE_') || code === 'ERR_ASSERTION';
}

/**
 * Whether something was answered that undici took for no answer and closed the connection: it does
 * so at `100 Continue`, which breaks no rule (RFC 9110, 15.2).
 */
function isMisread({ end }: FetchResponse): boolean {
  if (end.kind !== 'broken') return false;
  const error = end.error as Partial<errors.SocketError>;
  return error.code === 'UND_ERR_SOCKET' && (error.socket?.bytesRead ?? 0) > 0;
}
