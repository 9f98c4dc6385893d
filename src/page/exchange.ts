// What went over the wire, for whoever wants to keep it: every request of a visit with what came
// back, redirects and failures included. Taken down beside the reading, never instead of it.

/** Why less was taken down of a body than the server had to give, in WARC's words. */
export type Truncation = 'length' | 'time' | 'disconnect' | 'unspecified';

/** One request, and what came of it. */
export interface Exchange {
  readonly url: string;
  readonly startedAt: Date;
  /** Request line and headers; null where there was no connection to send them on. */
  readonly request: Uint8Array | null;
  /** Null where no answer came. */
  readonly response: ExchangeResponse | null;
  /** The code of the error that ended it, `ECONNRESET` say; null where none did. */
  readonly error: string | null;
}

export interface ExchangeResponse {
  /** Status line and headers, byte for byte but for the version, and that of a transfer coding. */
  readonly head: Uint8Array;
  /** The body as it came, its content encoding kept and its transfer coding undone. */
  readonly body: readonly Uint8Array[];
  readonly truncated: Truncation | null;
}

/** Takes down the exchanges of one visit. */
export interface Recording {
  readonly add: (exchange: Exchange) => void;
  /** The name under which they are kept, null where nothing could be; never rejects. */
  readonly end: () => Promise<string | null>;
}
