// Turns what Node and undici throw into the closed list of reasons. Codes are looked up along the
// cause chain, because undici wraps socket errors and happy eyeballs wraps one error per address.
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { AskAgain } from '../page/fetch.js';
import type { UncheckedReason } from '../verdict/reasons.js';

/** An error that we make ourselves, with a code of the table below. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly code: string;

  constructor(code: string, message: string, cause?: Error) {
    super(message, { cause });
    this.code = code;
  }
}

/** `certificate`: TLS is spoken, and the certificate does not verify. */
export type ConnectionLayer = 'socket' | 'tls' | 'certificate';

/**
 * Why no connection came about; the cause is Node's own error. Node has more codes for that than
 * any table holds, and none at all for many: the layer that failed tells what it is.
 */
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

/** What an exception of the network means for the report. */
export interface NetworkFault {
  readonly reason: UncheckedReason;
  /** The code that decided, `ECONNREFUSED` say. */
  readonly code: string;
  /** What makes the reason concrete: the code, or what a proxy had to say. */
  readonly detail: string;
  readonly again: AskAgain;
}

/** Why a way to a page ended without one. */
export interface Ending {
  readonly reason: UncheckedReason;
  readonly detail?: string | null;
  readonly status?: number;
  readonly again?: AskAgain;
  readonly retryAfterMs?: number | null;
}

type FailureRule = readonly [reason: UncheckedReason, again: AskAgain];

const FAULTS: Readonly<Record<string, FailureRule>> = {
  ENOTFOUND: ['dns', 'no'],
  // The system does not know the name, and no name server could be asked.
  EAI_NONAME: ['dns', 'no'],
  ENODATA: ['dns', 'no'],
  ENONAME: ['dns', 'no'],
  EBADNAME: ['dns', 'no'],
  EFORMERR: ['dns', 'no'],
  EREFUSED: ['dns', 'no'],
  // The resolver itself had trouble: the name may well exist.
  EAI_AGAIN: ['dns', 'later'],
  ESERVFAIL: ['dns', 'later'],
  ETIMEOUT: ['dns', 'later'],
  ECONNREFUSED: ['connection', 'later'],
  ECONNRESET: ['connection', 'soon'],
  ECONNABORTED: ['connection', 'soon'],
  EPIPE: ['connection', 'soon'],
  EHOSTUNREACH: ['connection', 'later'],
  EHOSTDOWN: ['connection', 'later'],
  ENETUNREACH: ['connection', 'later'],
  ENETDOWN: ['connection', 'later'],
  EADDRNOTAVAIL: ['connection', 'later'],
  EMFILE: ['connection', 'soon'],
  ENFILE: ['connection', 'soon'],
  ENOBUFS: ['connection', 'soon'],
  UND_ERR_SOCKET: ['connection', 'soon'],
  UND_ERR_CLOSED: ['connection', 'soon'],
  UND_ERR_DESTROYED: ['connection', 'soon'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['connection', 'soon'],
  UND_ERR_HEADERS_OVERFLOW: ['connection', 'no'],
  ETIMEDOUT: ['timeout', 'soon'],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'soon'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'soon'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'soon'],
  EPROTO: ['tls', 'no'],
  CERT_HAS_EXPIRED: ['tls', 'no'],
  CERT_NOT_YET_VALID: ['tls', 'no'],
  CERT_REVOKED: ['tls', 'no'],
  CERT_SIGNATURE_FAILURE: ['tls', 'no'],
  CERT_UNTRUSTED: ['tls', 'no'],
  CERT_REJECTED: ['tls', 'no'],
  CERT_CHAIN_TOO_LONG: ['tls', 'no'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['tls', 'no'],
  SELF_SIGNED_CERT_IN_CHAIN: ['tls', 'no'],
  UNABLE_TO_GET_ISSUER_CERT: ['tls', 'no'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['tls', 'no'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['tls', 'no'],
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: ['tls', 'no'],
  INVALID_CA: ['tls', 'no'],
  INVALID_PURPOSE: ['tls', 'no'],
  HOSTNAME_MISMATCH: ['tls', 'no'],
  EPRIVATE: ['private-address', 'no'],
  // Our own side's trouble: a proxy is not the school's.
  EPROXY: ['connection', 'later'],
};

/** Families of codes too long to list: OpenSSL's, and the HTTP parser's. */
const FAMILIES: readonly (readonly [prefix: string, fault: FailureRule])[] = [
  ['ERR_TLS_', ['tls', 'no']],
  ['ERR_SSL_', ['tls', 'no']],
  ['ERR_OSSL_', ['tls', 'no']],
  ['HPE_', ['connection', 'no']],
  ['UND_ERR_', ['connection', 'soon']],
  // undici's own assertions fail on some servers' answers; that is not our row's bug.
  ['ERR_ASSERTION', ['connection', 'soon']],
];

/** Misuse of undici by us. */
const BUGS = new Set(['UND_ERR_INVALID_ARG', 'UND_ERR_NOT_SUPPORTED']);

/** A code that the table does not know, by where it comes from. */
const UNKNOWN: Readonly<Record<ConnectionLayer, FailureRule>> = {
  socket: ['connection', 'later'],
  tls: ['tls', 'no'],
  certificate: ['tls', 'no'],
};

/** The code of a certificate that does not verify for a cause that has no code of its own. */
export const UNVERIFIED = 'UNVERIFIED_CERTIFICATE';

/** Null for what is no network error at all: a bug, which must not pass for a site's fault. */
export function classifyNetworkError(error: unknown): NetworkFault | null {
  for (const { code, message } of codesOf(error)) {
    if (BUGS.has(code)) return null;
    const fault = FAULTS[code] ?? FAMILIES.find(([prefix]) => code.startsWith(prefix))?.[1];
    if (fault !== undefined) {
      const detail = code === 'EPROXY' ? message : code;
      return { reason: fault[0], code, detail, again: fault[1] };
    }
  }
  return classifyByOrigin(error);
}

function classifyByOrigin(error: unknown): NetworkFault | null {
  for (const each of chainOf(error)) {
    const layer = each instanceof ConnectionFault ? each.layer : null;
    const syscall = 'syscall' in each ? String(each.syscall) : null;
    if (layer === null && syscall === null) continue;
    const [reason, again]: FailureRule = /^(?:query|getaddrinfo)/.test(syscall ?? '')
      ? ['dns', 'later']
      : UNKNOWN[layer ?? 'socket'];
    const given = codesOf(each).next().value?.code;
    const detail = given === undefined || given === 'UNSPECIFIED' ? each.message : given;
    const code = layer === 'certificate' ? UNVERIFIED : (given ?? each.name);
    return { reason, code, detail, again };
  }
  return null;
}

function* codesOf(error: unknown): Generator<{ code: string; message: string }> {
  for (const each of chainOf(error)) {
    const { message } = each;
    if ('code' in each && typeof each.code === 'string') yield { code: each.code, message };
    // undici leaves the code out where llhttp gave a message alone.
    else if (each.name === 'HTTPParserError') yield { code: 'HPE_INVALID', message };
  }
}

/** An error, those that it joins, and their causes. */
function* chainOf(error: unknown): Generator<Error> {
  const queue: unknown[] = [error];
  // A cause chain may loop; no real one is this long.
  for (let steps = 0; steps < 32; steps++) {
    const next = queue.shift();
    if (!(next instanceof Error)) {
      if (queue.length === 0) return;
      continue;
    }
    yield next;
    if (next instanceof AggregateError) queue.push(...next.errors);
    queue.push(next.cause);
  }
}
