// One connection for one request. undici's own connector keeps an eye on TLS sessions for connections
// that never come, and Node's TLS describes the whole chain of certificates to compare one name.
import { isIP, type LookupFunction, Socket, connect as startTcp } from 'node:net';
import type { Duplex } from 'node:stream';
import { checkServerIdentity, type SecureContext, connect as startTls, TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';
import { ConnectionFault } from './connection-fault.js';
import { isScarcity, type Scarcity } from './scarcity.js';
import { WatchedRecords } from './tls-records.js';
import { errors } from './undici-parts.js';

/** Where to connect to, and for how long. */
export interface Target extends buildConnector.Options {
  /** Ends the connection, whatever became of the request that it was made for. */
  readonly signal?: AbortSignal | undefined;
}

/** A connector of the kind that undici takes. */
export type Connect = (target: Target, callback: buildConnector.Callback) => void;

export interface ConnectionOptions {
  /** Whom TLS trusts. */
  readonly trust: () => SecureContext;
  readonly rejectUnauthorized: boolean;
  readonly lookup: LookupFunction;
  /** Told when there is no descriptor left; absent where nobody wants to know. */
  readonly scarcity?: Scarcity | undefined;
  /** Upper bound for the connection, with its TLS. */
  readonly timeoutMs: number;
}

/** Node's 250 ms an address turns far hosts into false time-outs. */
const ATTEMPT_PER_ADDRESS_MS = 3_000;
/** As much as libuv reads at once. */
const TCP_CHUNK_BYTES = 64 * 1_024;

/** How long a connection that finds no descriptor waits for one. */
const DESCRIPTOR_WAIT_MS = 100;

export function createConnector(options: ConnectionOptions): Connect {
  return (target, callback) => {
    const giveUpAt = performance.now() + options.timeoutMs;
    const attempt = (): void =>
      connectOnce(target, options, (error, socket) => {
        if (error === null) {
          callback(null, socket);
        } else if (
          isScarcity(error) &&
          performance.now() < giveUpAt &&
          target.signal?.aborted !== true
        ) {
          options.scarcity?.note();
          setTimeout(attempt, DESCRIPTOR_WAIT_MS).unref();
        } else callback(error, null);
      });
    attempt();
  };
}

function connectOnce(
  target: Target,
  options: ConnectionOptions,
  callback: (...outcome: [error: null, socket: Socket] | [error: Error, socket: null]) => void,
): void {
  const { timeoutMs } = options;
  const isTls = target.protocol === 'https:';
  const socket = isTls ? startTlsTo(target, options) : startTcp(addressOf(target, options));
  socket.setNoDelay(true);
  holdFaults(socket);
  if (target.signal !== undefined) endWith(target.signal, socket);
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
    callback(new ConnectionFault(error, socket), null);
  });
}

/** undici forgets connections whose answer confuses its parser, and those that are not yet there. */
function endWith(signal: AbortSignal, socket: Socket): void {
  const end = () => void socket.destroy(signal.reason ?? undefined);
  if (signal.aborted) {
    end();
    return;
  }
  signal.addEventListener('abort', end);
  socket.once('close', () => signal.removeEventListener('abort', end));
}

/**
 * Makes what a listener throws the end of this connection alone, where it would be the end of the
 * process: undici's parser fails assertions of its own at some answers.
 */
function holdFaults(socket: Socket): void {
  const emit: Socket['emit'] = socket.emit.bind(socket);
  socket.emit = (event: string | symbol, ...facts: unknown[]) => {
    try {
      return emit(event, ...facts);
    } catch (error) {
      socket.destroy(error as Error);
      return true;
    }
  };
}

/** Node compares no names where the chain does not verify, though most default sites have such one. */
function identityFault(socket: TLSSocket, target: Target): Error | undefined {
  if (socket.authorized) return undefined;
  return checkServerIdentity(nameOf(target), socket.getPeerCertificate());
}

function nameOf({ hostname, servername }: Target): string {
  return servername || hostname;
}

function addressOf({ protocol, hostname, port }: Target, { lookup }: ConnectionOptions) {
  return {
    host: hostname,
    port: Number(port) || (protocol === 'https:' ? 443 : 80),
    lookup,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ATTEMPT_PER_ADDRESS_MS,
    highWaterMark: TCP_CHUNK_BYTES,
  };
}

function startTlsTo(target: Target, options: ConnectionOptions): Socket {
  const { httpSocket } = target;
  const below = httpSocket ?? startTcp(addressOf(target, options)).setNoDelay(true);
  const records = new WatchedRecords(below);
  const { trust, rejectUnauthorized } = options;
  const name = nameOf(target);
  const socket = startTls({
    socket: records,
    // RFC 6066, 3: addresses are no server names.
    ...(isIP(name) === 0 ? { servername: name } : {}),
    secureContext: trust(),
    rejectUnauthorized,
    ALPNProtocols: ['http/1.1'],
  });
  below.on('error', (error) => socket.destroy(error));
  RECORDS.set(socket, records);
  // Node asks for all certificates of the chain, with their issuers, and looks at the leaf's names
  // alone: a millisecond of the four that a handshake takes.
  return Object.assign(socket, {
    getPeerCertificate: () => TLSSocket.prototype.getPeerCertificate.call(socket),
  });
}

const RECORDS = new WeakMap<Duplex, WatchedRecords>();

/**
 * Whether a connection that has just ended was cut off. Where a reset comes with the last data,
 * libuv tells of a plain end; but only a reset takes the other side's address away at once.
 */
export function wasCutOff(connection: Duplex): boolean {
  if (connection.errored) return true;
  if (!(connection instanceof Socket) || !connection.readableEnded) return false;
  const records = RECORDS.get(connection);
  if (records !== undefined) return records.wasCutOff;
  if (connection.destroyed) return false;
  return connection.localAddress !== undefined && connection.remoteAddress === undefined;
}
