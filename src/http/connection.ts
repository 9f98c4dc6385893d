// One connection for one request, by TCP or by TLS, and how it ended.
import { isIP, type LookupFunction, type Socket, connect as startTcp } from 'node:net';
import { checkServerIdentity, type SecureContext, connect as startTls, TLSSocket } from 'node:tls';
import { ConnectionFault, NetworkError } from './failure.js';
import type { ProxyServer } from './proxy.js';
import { WatchedRecords } from './tls-records.js';

export class Connection {
  readonly socket: Socket;
  /** The proxy at the other end, which makes the request for us; null where a site answers. */
  readonly proxy: ProxyServer | null;
  /** Who issued a certificate that does not verify; null where nobody did, or it does. */
  readonly issuer: string | null;
  readonly #records: WatchedRecords | null;

  constructor(
    socket: Socket,
    records: WatchedRecords | null = null,
    proxy: ProxyServer | null = null,
  ) {
    this.socket = socket;
    this.#records = records;
    this.proxy = proxy;
    this.issuer = socket instanceof TLSSocket && !socket.authorized ? issuerOf(socket) : null;
  }

  /** The same, known to lead to a proxy, or through one. */
  to(proxy: ProxyServer | null): Connection {
    return new Connection(this.socket, this.#records, proxy);
  }

  /**
   * Whether a connection that has just ended was cut off. Where a reset comes with the last data,
   * libuv tells of a plain end; but only a reset takes the other side's address away at once.
   */
  get wasCutOff(): boolean {
    const { socket } = this;
    if (socket.errored) return true;
    if (!socket.readableEnded) return false;
    if (this.#records !== null) return this.#records.wasCutOff;
    return (
      !socket.destroyed && socket.localAddress !== undefined && socket.remoteAddress === undefined
    );
  }
}

/** Null as well where the other end has hung up already. */
function issuerOf(socket: TLSSocket): string | null {
  const issuer = socket.getPeerCertificate()?.issuer;
  return String(issuer?.CN ?? issuer?.O ?? '') || null;
}

export interface OpeningOptions {
  /** Upper bound for TCP and for TLS. */
  readonly timeoutMs: number;
  /** Ends the attempt. */
  readonly signal: AbortSignal;
}

/** Node's 250 ms an address turns far hosts into false time-outs. */
const ATTEMPT_PER_ADDRESS_MS = 3_000;
/** As much as libuv reads at once. */
const TCP_CHUNK_BYTES = 64 * 1_024;

export interface TcpTarget {
  readonly host: string;
  readonly port: number;
  readonly lookup: LookupFunction;
}

/** A TCP connection that is under way. */
export function startTcpTo({ host, port, lookup }: TcpTarget): Socket {
  const options = {
    host,
    port,
    lookup,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ATTEMPT_PER_ADDRESS_MS,
    noDelay: true,
    highWaterMark: TCP_CHUNK_BYTES,
  };
  return startTcp(options);
}

export interface TlsTarget {
  /** The name that the certificate must have. */
  readonly name: string;
  readonly trust: SecureContext;
  readonly verified: boolean;
}

/** Speaks TLS over `below`, which may still be under way. */
export async function secure(
  below: Socket,
  { name, trust, verified }: TlsTarget,
  options: OpeningOptions,
): Promise<Connection> {
  const records = new WatchedRecords(below);
  const socket = startTls({
    socket: records,
    // RFC 6066, 3: addresses are no server names.
    ...(isIP(name) === 0 ? { servername: name } : {}),
    secureContext: trust,
    rejectUnauthorized: verified,
    ALPNProtocols: ['http/1.1'],
  });
  below.on('error', (error) => socket.destroy(error));
  await opened(socket, 'secureConnect', options);
  const fault = identityFault(socket, name);
  if (fault === undefined) return new Connection(socket, records);
  socket.destroy();
  throw fault;
}

/** Node compares no names where the chain does not verify, though most default sites have such one. */
function identityFault(socket: TLSSocket, name: string): Error | undefined {
  return socket.authorized ? undefined : checkServerIdentity(name, socket.getPeerCertificate());
}

/** Waits until `socket` is open, no longer than `options` allow. */
export function opened(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  { timeoutMs, signal }: OpeningOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      socket.destroy(new NetworkError('UND_ERR_CONNECT_TIMEOUT', `not open in ${timeoutMs} ms`));
    }, timeoutMs).unref();
    const abort = (): void => void socket.destroy(signal.reason);
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
    socket.once(event, () => {
      settle();
      resolve();
    });
    socket.once('close', () => {
      settle();
      reject(new NetworkError('UND_ERR_SOCKET', 'the connection closed'));
    });
    // Heard for as long as the socket lives: an error that nobody hears ends the process.
    socket.on('error', (error) => {
      settle();
      reject(new ConnectionFault(error, socket));
    });
  });
}
