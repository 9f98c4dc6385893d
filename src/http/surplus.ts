// Whether a server sent more than the length in its head says: a length that counts characters, not
// bytes, cuts off the end of a Russian page. No parser tells, so what came over the connection is
// compared with what is accounted for.
import type { Socket } from 'node:net';
import type { Head } from './fetch.js';

/** Blanks in a head are not handed on, and what so few bytes hold is no hyperlink. */
const SLACK_BYTES = 48;
const STATUS_LINE_BYTES = 'HTTP/1.1 200 \r\n'.length;
const FIELD_EXTRA_BYTES = ': \r\n'.length;
const HEAD_END_BYTES = '\r\n'.length;

/** Watches one answer over a connection of which nothing has been read for it yet. */
export class LengthWatch {
  readonly #socket: Socket;
  #accountedFor: number;
  #tellsLength = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#accountedFor = socket.bytesRead;
  }

  /** Takes the head of each answer, interim ones too. */
  addHead({ headers, rawHeaders, message }: Head): void {
    this.#accountedFor += STATUS_LINE_BYTES + message.length + HEAD_END_BYTES;
    this.#accountedFor += (rawHeaders.length / 2) * FIELD_EXTRA_BYTES;
    for (const part of rawHeaders) this.#accountedFor += part.length;
    this.#tellsLength = 'content-length' in headers && !('transfer-encoding' in headers);
  }

  addData(bytes: number): void {
    this.#accountedFor += bytes;
  }

  /** Whether more came behind the body's end than could pass for nothing. */
  get hasSurplus(): boolean {
    return this.#tellsLength && this.#socket.bytesRead - this.#accountedFor > SLACK_BYTES;
  }
}
