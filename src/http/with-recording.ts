// Hands over each request with what came back, failures included, before any other layer sees it.
// It stands above the proxy's own layer, so that no credentials for a proxy ever pass it.
import type { Exchange, ExchangeResponse, Truncation } from '../page/exchange.js';
import { DeadlineExceeded } from './deadline.js';
import { classifyNetworkError } from './failure.js';
import type { BodyEnd, Fetch, FetchRequest, FetchResponse, Head } from './fetch.js';

export function withRecording(fetch: Fetch): Fetch {
  return async (request) => {
    const { onExchange } = request;
    if (onExchange === undefined) return fetch(request);
    const startedAt = new Date();
    const response = await fetch(request);
    onExchange(describeExchange(request, response, startedAt));
    return response;
  };
}

function describeExchange(
  request: FetchRequest,
  response: FetchResponse,
  startedAt: Date,
): Exchange {
  return {
    url: request.url.href,
    startedAt,
    request: response.isSent ? formatRequest(request) : null,
    response: describeResponse(response),
    error: codeOf(response.end),
  };
}

function describeResponse({ head, body, end }: FetchResponse): ExchangeResponse | null {
  if (head === null) return null;
  return {
    head: formatHead(head),
    body: body.length === 0 ? [] : [body],
    truncated: classifyTruncation(end),
  };
}

/** Keys, not answers: whoever is shown the evidence has no need of them. */
const SECRET = new Set(['authorization', 'proxy-authorization']);

function formatRequest({ url, headers }: FetchRequest): Uint8Array {
  const lines = Object.entries({ host: url.host, ...headers })
    .filter(([name]) => !SECRET.has(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(
    `GET ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join('')}\r\n`,
    'latin1',
  );
}

function formatHead({ status, message, rawHeaders }: Head): Uint8Array {
  const lines: string[] = [`HTTP/1.1 ${status} ${message}`.trimEnd()];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = latin1(rawHeaders[at]);
    // The chunks are joined already: who reads the name would look for them in vain.
    const kept = name.toLowerCase() === 'transfer-encoding' ? `X-Orig-${name}` : name;
    lines.push(`${kept}: ${latin1(rawHeaders[at + 1])}`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

function latin1(text: Buffer | string | undefined): string {
  return typeof text === 'string' ? text : (text?.toString('latin1') ?? '');
}

/** What nobody but us broke off was not wanted: the body of a redirect, the rest of a page. */
function classifyTruncation(end: BodyEnd): Truncation | null {
  switch (end.kind) {
    case 'broken':
      return end.error instanceof DeadlineExceeded ? 'time' : 'disconnect';
    case 'too-large':
      return 'length';
    case 'unwanted':
      return 'unspecified';
    default:
      return null;
  }
}

/** `UND_ERR_ABORTED` is how undici calls what we break off ourselves. */
function codeOf(end: BodyEnd): string | null {
  if (end.kind !== 'broken') return end.kind === 'whole' ? null : 'UND_ERR_ABORTED';
  const code = classifyNetworkError(end.error)?.code;
  return code ?? (end.error instanceof Error ? end.error.name : 'unknown');
}
