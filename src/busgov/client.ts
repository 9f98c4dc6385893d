// Asks bus.gov.ru as slowly as it bears: one request in two seconds, 600 a run, after which others
// were shut out for hours. What goes wrong is one of a few faults, each with words of its own; three
// of them would befall every further request, so they end the asking.
import { createDeadline } from '../http/deadline.js';
import { decodeBody } from '../http/decode-body.js';
import { classifyNetworkError } from '../http/failure.js';
import type { Fetch, FetchResponse, Head } from '../http/fetch.js';
import { STRICT_TLS } from '../http/tls-fault.js';
import type { ScoreNote } from './score.js';

export type ClientFault = Extract<
  ScoreNote,
  | 'server-error'
  | 'html'
  | 'shut-out'
  | 'no-connection'
  | 'certificate'
  | 'other-shape'
  | 'not-asked'
>;

export type ClientAnswer = { readonly text: string } | { readonly fault: ClientFault };

export interface ClientOptions {
  readonly fetch: Fetch;
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly stop: AbortSignal;
  /** Ends early, and does not reject, when the run is stopped. */
  readonly wait: (ms: number) => Promise<void>;
  /** A clock of milliseconds that never goes back. */
  readonly clock: () => number;
}

export const SPACING_MS = 2_000;
export const MAX_REQUESTS = 600;
/** Before the second and the third try. */
const PAUSES_MS = [10_000, 30_000];
const MAX_BYTES = 16 * 1024 * 1024;
const SHUT_OUT = [403, 429];
/** So many that fail one after another show that the site is down. */
const MAX_FAILED_IN_ROW = 5;
/** They would befall whatever is asked next. */
const FINAL: readonly ClientFault[] = ['shut-out', 'no-connection', 'certificate'];

export class BusGovClient {
  readonly #options: ClientOptions;
  #requests = 0;
  #lastAt = Number.NEGATIVE_INFINITY;
  #hasAnswered = false;
  #failedInRow = 0;
  #end: ClientFault | null = null;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** Why nothing more is asked; null while something is. */
  end(): ClientFault | null {
    return this.#end;
  }

  requests(): number {
    return this.#requests;
  }

  /** The answer as text of JSON, after as many tries as it takes; never rejects. */
  async ask(url: URL): Promise<ClientAnswer> {
    let fault: ClientFault = 'not-asked';
    for (const pauseMs of [0, ...PAUSES_MS]) {
      if (this.#end !== null || this.#options.stop.aborted) return { fault: 'not-asked' };
      if (this.#requests >= MAX_REQUESTS) {
        this.#end = 'not-asked';
        return { fault: 'not-asked' };
      }
      if (pauseMs > 0) await this.#options.wait(pauseMs);
      const answer = await this.#askOnce(url);
      if ('text' in answer) return answer;
      fault = answer.fault;
      if (fault === 'html' || fault === 'certificate' || fault === 'not-asked') break;
    }
    this.#failedInRow += 1;
    if (FINAL.includes(fault) || this.#failedInRow >= MAX_FAILED_IN_ROW) this.#end = fault;
    return { fault };
  }

  async #askOnce(url: URL): Promise<ClientAnswer> {
    const { wait, clock, stop, fetch, userAgent, timeoutMs } = this.#options;
    await wait(Math.max(0, this.#lastAt + SPACING_MS - clock()));
    if (stop.aborted) return { fault: 'not-asked' };
    this.#lastAt = clock();
    this.#requests += 1;
    const deadline = createDeadline(timeoutMs, stop);
    try {
      const response = await fetch({
        url,
        headers: {
          'user-agent': userAgent,
          accept: 'application/json, text/plain, */*',
          'accept-encoding': 'gzip',
        },
        typedAddress: url.href,
        session: {},
        tls: STRICT_TLS,
        guarded: false,
        lenient: false,
        signal: deadline.signal,
        maxBytes: MAX_BYTES,
        wantsBody: () => true,
      });
      const { head, end } = response;
      if (head !== null) return this.#read({ ...response, head });
      if (stop.aborted) return { fault: 'not-asked' };
      const error = end.kind === 'broken' ? end.error : undefined;
      if (classifyNetworkError(error)?.reason === 'tls') return { fault: 'certificate' };
      // Silence after answers is how the site shuts out whoever asks too much.
      return { fault: this.#hasAnswered ? 'shut-out' : 'no-connection' };
    } finally {
      deadline.end();
    }
  }

  #read({ head, body, end }: FetchResponse & { readonly head: Head }): ClientAnswer {
    const { status, headers } = head;
    if (SHUT_OUT.includes(status)) return { fault: 'shut-out' };
    if (status >= 500 || end.kind !== 'whole') return { fault: 'server-error' };
    const isPacked = String(headers['content-encoding'] ?? '').toLowerCase() === 'gzip';
    const { bytes, flaw } = decodeBody(body, isPacked ? ['gzip'] : [], MAX_BYTES);
    if (flaw !== null) return { fault: 'server-error' };
    const text = Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
    // A redirect leads to a page, too.
    if (status >= 300 || /^\s*</.test(text))
      return { fault: status >= 400 && !/^\s*</.test(text) ? 'other-shape' : 'html' };
    this.#hasAnswered = true;
    this.#failedInRow = 0;
    return { text };
  }
}
