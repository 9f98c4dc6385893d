// Takes what comes back for one request, and ends its connection when that is over: the body has
// come, nobody wants more of it, something broke, or the site's time is up. A body is read whole or
// not at all, so nothing holds back the connection.
import type { Connection } from './connection.js';
import { NetworkError } from './failure.js';
import {
  type BodyEnd,
  EMPTY_TRAIL,
  type FetchRequest,
  type FetchResponse,
  type Head,
} from './fetch.js';
import { proxyError } from './proxy.js';

/** More than anybody sends. Without end they would take a processor for themselves. */
const MAX_INTERIM_ANSWERS = 100;

/** Made once: the stack of an error costs more than the end of a connection. */
const DONE = new Error('the request is done');

export class Receiver {
  readonly response: Promise<FetchResponse>;
  readonly #request: FetchRequest;
  readonly #chunks: Uint8Array[] = [];
  #resolve: (response: FetchResponse) => void = () => {};
  #connection: Connection | null = null;
  #head: Head | null = null;
  #size = 0;
  #interimAnswers = 0;
  #isSent = false;
  #isOver = false;

  constructor(request: FetchRequest) {
    this.#request = request;
    this.response = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    const { signal } = request;
    if (signal.aborted) this.#abort();
    else signal.addEventListener('abort', this.#abort);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Takes over a connection, which lives no longer than the request. */
  use(connection: Connection): void {
    this.#connection = connection;
    if (this.#isOver) connection.socket.destroy(DONE);
  }

  sent(): void {
    this.#isSent = true;
  }

  /** Takes the head of an answer, interim ones too. */
  head(head: Head): void {
    const proxy = this.#connection?.proxy ?? null;
    // A 407 is about us and the proxy: no site says that to a client that asks it nothing as a proxy.
    if (proxy !== null && head.status === 407) {
      this.fail(proxyError(proxy, '407'));
      return;
    }
    const isInterim = head.status >= 100 && head.status < 200;
    if (!isInterim) {
      this.#head = head;
      if (!this.#request.wantsBody(head)) this.end({ kind: 'unwanted' });
    } else if (++this.#interimAnswers > MAX_INTERIM_ANSWERS) {
      this.fail(new NetworkError('UND_ERR_HEADERS_OVERFLOW', 'interim answers without end'));
    }
  }

  data(chunk: Uint8Array): void {
    if (this.#isOver) return;
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size > this.#request.maxBytes) this.end({ kind: 'too-large' });
  }

  /** The first end counts. */
  end(end: BodyEnd): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#request.signal.removeEventListener('abort', this.#abort);
    this.#resolve({
      url: this.#request.url,
      isSent: this.#isSent,
      head: this.#head,
      body: joinChunks(this.#chunks, Math.min(this.#size, this.#request.maxBytes)),
      end: this.#head === null && end.kind !== 'broken' ? NO_HEAD : end,
      issuer: this.#connection?.issuer ?? null,
      trail: EMPTY_TRAIL,
    });
    // With an error: else undici takes the end for that of a page, or connects once more.
    this.#connection?.socket.destroy(DONE);
  }

  fail(error: unknown): void {
    this.end({ kind: 'broken', error });
  }

  readonly #abort = (): void => this.fail(this.#request.signal.reason);
}

const NO_HEAD: BodyEnd = {
  kind: 'broken',
  error: new NetworkError('UND_ERR_SOCKET', 'no head came'),
};

function joinChunks(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only.subarray(0, length);
  return Buffer.concat(chunks, length);
}
