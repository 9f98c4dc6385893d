// What is needed to send one request over one connection, whichever parser reads the answer.
import type { Connection } from './connection.js';
import type { Receiver } from './receiver.js';

export interface Talk {
  readonly connection: Connection;
  readonly receiver: Receiver;
  readonly url: URL;
  /** The request's target and headers, as the other end of the connection wants them. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Old servers send more than Node's 16 KiB. */
export const MAX_HEADER_BYTES = 64 * 1_024;
