// Whether a server sent more than the length in its head says: a length that counts characters, not
// bytes, cuts off the end of a Russian page. No parser tells, so what came over the connection is
// compared with what is accounted for.
import type { Duplex } from 'node:stream';
import type { Dispatcher } from 'undici';

export interface LengthWatch {
  /** Takes the head of each answer, interim ones too. */
  readonly addHead: (
    headers: Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2],
    rawHeaders: Dispatcher.DispatchController['rawHeaders'],
    message: string | undefined,
  ) => void;
  readonly addData: (bytes: number) => void;
  /** Whether more came behind the body's end than could pass for nothing. */
  readonly hasSurplus: () => boolean;
}

/** Blanks in a head are not handed on, and what so few bytes hold is no hyperlink. */
const SLACK_BYTES = 48;
const STATUS_LINE_BYTES = 'HTTP/1.1 200 \r\n'.length;
const FIELD_EXTRA_BYTES = ': \r\n'.length;
const HEAD_END_BYTES = '\r\n'.length;

/** Watches one answer over `socket`, of which nothing has been read for it yet. */
export function watchLength(socket: Duplex): LengthWatch {
  const countRead = () => ('bytesRead' in socket ? Number(socket.bytesRead) : 0);
  let accountedFor = countRead();
  let tellsLength = false;
  return {
    addHead(headers, rawHeaders, message = '') {
      const parts = Array.isArray(rawHeaders) ? rawHeaders : [];
      accountedFor += STATUS_LINE_BYTES + message.length + HEAD_END_BYTES;
      accountedFor += (parts.length / 2) * FIELD_EXTRA_BYTES;
      for (const part of parts) accountedFor += part.length;
      tellsLength = 'content-length' in headers && !('transfer-encoding' in headers);
    },
    addData(bytes) {
      accountedFor += bytes;
    },
    hasSurplus: () => tellsLength && countRead() - accountedFor > SLACK_BYTES,
  };
}
