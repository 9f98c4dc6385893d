// HTTP as undici speaks it: strictly. One client for one connection, which is there already. This
// file is loaded only where there is WebAssembly, without which loading undici ends the process.
import { Client } from 'undici';
import { NetworkError } from './failure.js';
import { LengthWatch } from './surplus.js';
import { MAX_HEADER_BYTES, type Talk } from './talk.js';

export function talkStrictly({ connection, receiver, ...asked }: Talk): void {
  const { socket } = connection;
  const length = new LengthWatch(socket);
  let fault: Error | null = null;
  socket.once('error', (error) => {
    fault = error;
  });
  const giveUp = (): void =>
    receiver.fail(fault ?? new NetworkError('UND_ERR_SOCKET', 'the connection closed'));
  // undici forgets a request whose answer confuses its parser: then the connection's end tells.
  socket.once('close', () => setImmediate(giveUp));
  const client = new Client(asked.url.origin, {
    // Later: undici loses a request whose connection is there before it waits for one.
    connect: (_target, callback) =>
      queueMicrotask(() => {
        if (!socket.destroyed) return callback(null, socket);
        giveUp();
        // Not as a fault of the socket: after such undici connects again, without end.
        callback(new NetworkError('UND_ERR_CLOSED', 'the connection closed'), null);
      }),
    pipelining: 0,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  client.dispatch(
    { method: 'GET', path: asked.path, headers: asked.headers },
    {
      onRequestStart: () => receiver.sent(),
      onResponseStart({ rawHeaders }, status, headers, message = '') {
        const head = { status, headers, message, rawHeaders: (rawHeaders ?? []) as string[] };
        length.addHead(head);
        // There is no such status, and undici fails at what follows it.
        if (status < 100) receiver.fail(new NetworkError('HPE_INVALID_STATUS', `status ${status}`));
        else receiver.head(head);
      },
      onResponseData(_controller, chunk) {
        length.addData(chunk.length);
        receiver.data(chunk);
      },
      onResponseEnd() {
        const fault = faultOfEnd(connection, length);
        if (fault === null) receiver.end({ kind: 'whole' });
        else receiver.fail(fault);
      },
      onResponseError: (_controller, error) => receiver.fail(error),
    },
  );
}

/** Why a body that undici takes for whole is not: to it a reset ends a body without length. */
function faultOfEnd({ socket, wasCutOff }: Talk['connection'], length: LengthWatch): Error | null {
  if (socket.errored) return socket.errored;
  if (wasCutOff) return new NetworkError('UND_ERR_SOCKET', 'cut off');
  if (!length.hasSurplus) return null;
  return new NetworkError('UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'more came than was announced');
}
