// One connection for one request. undici's own connector keeps an eye on TLS sessions for connections
// that never come, and Node's TLS describes the whole chain of certificates to compare one name.
import { isIP, type LookupFunction, type Socket, connect as startTcp } from 'node:net';
import { checkServerIdentity, type SecureContext, connect as startTls, TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';
import { errors } from './undici-parts.js';

export interface ConnectionOptions {
  /** Whom TLS trusts. */
  readonly trust: () => SecureContext;
  readonly rejectUnauthorized: boolean;
  readonly lookup: LookupFunction;
  /** Upper bound for the connection, with its TLS. */
  readonly timeoutMs: number;
}

/** Node's 250 ms an address turns far hosts into false time-outs. */
const ATTEMPT_PER_ADDRESS_MS = 3_000;
/** As much as libuv reads at once. */
const TCP_CHUNK_BYTES = 64 * 1_024;

/** A connector of the kind that undici takes. */
export function createConnector(options: ConnectionOptions): buildConnector.connector {
  const { timeoutMs } = options;
  return (target, callback) => {
    const isTls = target.protocol === 'https:';
    const socket = isTls ? startTlsTo(target, options) : startTcp(addressOf(target, options));
    socket.setNoDelay(true);
    let isSettled = false;
    const timer = setTimeout(() => {
      const { hostname, port } = target;
      socket.destroy(new errors.ConnectTimeoutError(`${hostname}:${port} in ${timeoutMs} ms`));
    }, timeoutMs).unref();
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      isSettled = true;
      clearTimeout(timer);
      const fault = socket instanceof TLSSocket ? identityFault(socket, target) : undefined;
      if (fault === undefined) return callback(null, socket);
      socket.destroy();
      callback(fault, null);
    });
    // Heard for as long as the socket lives: an error that nobody hears ends the process.
    socket.on('error', (error) => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      callback(error, null);
    });
  };
}

/** Node compares no names where the chain does not verify, though most default sites have such one. */
function identityFault(socket: TLSSocket, target: buildConnector.Options): Error | undefined {
  if (socket.authorized) return undefined;
  return checkServerIdentity(nameOf(target), socket.getPeerCertificate());
}

function nameOf({ hostname, servername }: buildConnector.Options): string {
  return servername || hostname;
}

function addressOf(
  { protocol, hostname, port }: buildConnector.Options,
  { lookup }: ConnectionOptions,
) {
  return {
    host: hostname,
    port: Number(port) || (protocol === 'https:' ? 443 : 80),
    lookup,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ATTEMPT_PER_ADDRESS_MS,
    highWaterMark: TCP_CHUNK_BYTES,
  };
}

function startTlsTo(target: buildConnector.Options, options: ConnectionOptions): Socket {
  const { httpSocket } = target;
  const { trust, rejectUnauthorized } = options;
  const name = nameOf(target);
  const socket = startTls({
    ...addressOf(target, options),
    ...(httpSocket === undefined ? {} : { socket: httpSocket }),
    // RFC 6066, 3: addresses are no server names.
    ...(isIP(name) === 0 ? { servername: name } : {}),
    secureContext: trust(),
    rejectUnauthorized,
    ALPNProtocols: ['http/1.1'],
  });
  // Node asks for all certificates of the chain, with their issuers, and looks at the leaf's names
  // alone: a millisecond of the four that a handshake takes.
  return Object.assign(socket, {
    getPeerCertificate: () => TLSSocket.prototype.getPeerCertificate.call(socket),
  });
}
