// Listens at a dispatcher: what is asked and what comes back goes through unchanged, and is handed
// over as an exchange when it is over. It stands above any proxy, so that no credentials for one
// ever pass it.
import type { Dispatcher } from 'undici';
import type { Exchange, ExchangeResponse, Truncation } from '../page/exchange.js';
import { DeadlineExceeded } from './deadline.js';
import { classifyNetworkError } from './failure.js';

export interface TapOptions {
  readonly url: URL;
  /** Those that undici does not add by itself. */
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes of a body, as they came, that are handed over at most. */
  readonly maxBytes: number;
  /** Called once, before whoever asked learns the outcome. */
  readonly onExchange: (exchange: Exchange) => void;
}

/** Keys, not answers: whoever is shown the evidence has no need of them. */
const SECRET = new Set(['authorization', 'proxy-authorization']);

/** An interceptor for one request. */
export function createTap(options: TapOptions): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (request, handler) => {
    const tape = createTape(options);
    return dispatch(request, {
      onRequestStart(controller, context) {
        tape.sent();
        handler.onRequestStart?.(controller, context);
      },
      onResponseStart(controller, status, headers, message) {
        tape.answered(formatHead(`${status} ${message ?? ''}`, controller.rawHeaders));
        handler.onResponseStart?.(controller, status, headers, message);
      },
      onResponseData(controller, chunk) {
        tape.received(chunk);
        handler.onResponseData?.(controller, chunk);
      },
      onResponseEnd(controller, trailers) {
        tape.end(null);
        handler.onResponseEnd?.(controller, trailers);
      },
      onResponseError(controller, error) {
        tape.end(error);
        handler.onResponseError?.(controller, error);
      },
    });
  };
}

/** What is known of one exchange so far. */
function createTape({ url, headers, maxBytes, onExchange }: TapOptions) {
  const startedAt = new Date();
  const body: Uint8Array[] = [];
  let left = maxBytes;
  let full = false;
  let request: Uint8Array | null = null;
  let head: Uint8Array | null = null;

  const responseAt = (error: unknown): ExchangeResponse | null =>
    head && { head, body, truncated: full ? 'length' : classifyTruncation(error) };

  return {
    sent: () => {
      request = formatRequest(url, headers);
    },
    /** The last counts: those before it are interim answers. */
    answered: (bytes: Uint8Array) => {
      head = bytes;
    },
    received: (chunk: Uint8Array) => {
      if (chunk.length > left) full = true;
      if (left > 0) body.push(chunk.subarray(0, left));
      left = Math.max(0, left - chunk.length);
    },
    end: (error: unknown) => {
      const response = responseAt(error);
      onExchange({ url: url.href, startedAt, request, response, error: codeOf(error) });
    },
  };
}

function formatRequest(url: URL, headers: Readonly<Record<string, string>>): Uint8Array {
  const lines = Object.entries({ host: url.host, ...headers })
    .filter(([name]) => !SECRET.has(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(
    `GET ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join('')}\r\n`,
    'latin1',
  );
}

/** `raw` is names and values in turn, as undici got them. */
function formatHead(
  statusLine: string,
  raw: Dispatcher.DispatchController['rawHeaders'],
): Uint8Array {
  const parts = Array.isArray(raw) ? raw : [];
  const lines: string[] = [`HTTP/1.1 ${statusLine.trimEnd()}`];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const name = latin1(parts[at]);
    // The chunks are joined already: who reads the name would look for them in vain.
    const kept = name.toLowerCase() === 'transfer-encoding' ? `X-Orig-${name}` : name;
    lines.push(`${kept}: ${latin1(parts[at + 1])}`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

function latin1(text: Buffer | string | undefined): string {
  return typeof text === 'string' ? text : (text?.toString('latin1') ?? '');
}

/** What is broken off by nobody but us was not wanted: the body of a redirect, the rest of a page. */
function classifyTruncation(error: unknown): Truncation | null {
  if (error === null) return null;
  if (error instanceof DeadlineExceeded) return 'time';
  return codeOf(error) === 'UND_ERR_ABORTED' ? 'unspecified' : 'disconnect';
}

function codeOf(error: unknown): string | null {
  if (error === null) return null;
  const code = classifyNetworkError(error)?.code;
  return code ?? (error instanceof Error ? error.name : 'unknown');
}
