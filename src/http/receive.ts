// One request through a dispatcher, and all that came back. undici's own `request` makes a stream of
// each body, which here is read whole or not at all: taking the pieces as they come costs a fifth
// less, and its assertion about connections that close while their reader holds them back is never
// met. Whatever happens, the connection is read to its end or broken off.
import type { Dispatcher } from 'undici';
import type { StoppableRequest } from './heed-signal.js';
import { errors } from './undici-parts.js';

/** An answer as it came, its body still encoded. */
export interface Answer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** Empty where nobody wanted it. */
  readonly body: Uint8Array;
  /** How the body ended. */
  readonly end: BodyEnd;
}

/** By lower-case name. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

export type BodyEnd =
  | { readonly kind: 'whole' }
  | { readonly kind: 'unwanted' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken'; readonly error: unknown };

/** The head of an answer, by which it is decided whether the body is worth reading. */
export type Head = Pick<Answer, 'status' | 'headers'>;

export interface ReceiveOptions {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Bytes of a body that are read at most. */
  readonly maxBytes: number;
  readonly wantsBody: (head: Head) => boolean;
}

/** More than anybody sends. Without end they would take a processor for themselves. */
const MAX_INTERIM_ANSWERS = 100;

/** Asks by GET; rejects where no head came. */
export function receive(
  dispatch: Dispatcher.Dispatch,
  { url, headers, signal, maxBytes, wantsBody }: ReceiveOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let head: Head | null = null;
    const chunks: Uint8Array[] = [];
    let size = 0;
    let interimAnswers = 0;
    const settle = (end: BodyEnd) => {
      if (head !== null) {
        const { status, headers: answered } = head;
        const body = joinChunks(chunks, Math.min(size, maxBytes));
        resolve({ status, headers: answered, body, end });
      } else reject(end.kind === 'broken' ? end.error : new errors.SocketError('no head came'));
    };
    const breakOff = (controller: Dispatcher.DispatchController, end: BodyEnd) => {
      settle(end);
      controller.abort(new errors.RequestAbortedError());
    };
    const request: StoppableRequest = {
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers,
      signal,
    };
    dispatch(request, {
      // What dispatches takes a handler without it for one of an older kind.
      onRequestStart() {},
      onResponseStart(controller, status, answered) {
        // An interim answer: another follows. Below 100 there is no kind of answer at all.
        if (status >= 100 && status < 200) {
          interimAnswers += 1;
          if (interimAnswers <= MAX_INTERIM_ANSWERS) return;
          breakOff(controller, { kind: 'broken', error: new errors.HeadersOverflowError() });
          return;
        }
        head = { status, headers: answered };
        if (!wantsBody(head)) breakOff(controller, { kind: 'unwanted' });
      },
      onResponseData(controller, chunk) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > maxBytes) breakOff(controller, { kind: 'too-large' });
      },
      onResponseEnd: () => settle({ kind: 'whole' }),
      onResponseError: (_controller, error) => settle({ kind: 'broken', error }),
    });
  });
}

function joinChunks(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only.subarray(0, length);
  return Buffer.concat(chunks, length);
}
