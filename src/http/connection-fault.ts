// Which layer of a connection failed. Node has more codes for that than any table holds, and none at
// all for many: where a failure comes from tells what it is.
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** `certificate`: TLS is spoken, and the certificate does not verify. */
export type ConnectionLayer = 'socket' | 'tls' | 'certificate';

/** Why no connection came about; the cause is Node's own error. */
export class ConnectionFault extends Error {
  override readonly name = 'ConnectionFault';
  readonly layer: ConnectionLayer;
  readonly code: unknown;

  constructor(cause: Error, socket: Socket) {
    super(cause.message, { cause });
    this.code = 'code' in cause ? cause.code : undefined;
    this.layer = layerOf(cause, socket);
  }
}

function layerOf(error: Error, socket: Socket): ConnectionLayer {
  // A system call failed, whatever was spoken over it.
  if ('syscall' in error || !(socket instanceof TLSSocket)) return 'socket';
  return socket.authorizationError ? 'certificate' : 'tls';
}
