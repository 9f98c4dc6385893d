// How connections are made: where to (`--connect-to`), whom they trust, where they may not go. One
// dispatcher for each combination that the run comes to need, all without idle sockets, since
// hardly any host is asked twice.
import { constants } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import { createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { applyConnectTo, type ConnectTo } from './connect-to.js';
import { isPrivateAddress, isPrivateHost, privateAddressError } from './private-address.js';
import type { Resolve } from './resolver.js';
import type { TlsMode } from './tls-fault.js';

export interface DispatchersOptions {
  readonly connectTo: readonly ConnectTo[];
  /** PEM certificates that are trusted; null for what Node trusts by itself. */
  readonly authorities: readonly string[] | null;
  readonly resolve: Resolve;
  /** Upper bound for one connection attempt; the site's deadline usually ends it sooner. */
  readonly timeoutMs: number;
}

export interface ConnectionKind extends TlsMode {
  /** Whether private addresses are refused. */
  readonly guarded: boolean;
}

export interface Dispatchers {
  readonly pick: (kind: ConnectionKind) => Dispatcher;
  /** Who issued the certificate that `host` showed on an unverified connection. */
  readonly issuerOf: (host: string) => string | null;
  /** Ends all connections; to be called at the end of the run. */
  readonly destroy: () => Promise<void>;
}

/** Old servers send more than Node's 16 KiB. */
const MAX_HEADER_BYTES = 64 * 1_024;
/** Node's 250 ms an address turns far hosts into false time-outs. */
const ATTEMPT_PER_ADDRESS_MS = 3_000;

/** Dispatchers by kind of connection, made when first picked. */
export function createDispatchers(options: DispatchersOptions): Dispatchers {
  const made = new Map<string, Dispatcher>();
  const issuers = new Map<string, string>();
  return {
    pick(kind) {
      const key = JSON.stringify([kind.guarded, kind.verified, kind.legacy]);
      const known = made.get(key);
      if (known !== undefined) return known;
      const dispatcher = createDispatcher(kind, options, issuers);
      made.set(key, dispatcher);
      return dispatcher;
    },
    issuerOf: (host) => issuers.get(host) ?? null,
    destroy: async () => {
      await Promise.all([...made.values()].map((dispatcher) => dispatcher.destroy()));
    },
  };
}

function createDispatcher(
  kind: ConnectionKind,
  options: DispatchersOptions,
  issuers: Map<string, string>,
): Dispatcher {
  const settings = {
    secureContext: createTrust(options.authorities, kind.legacy),
    rejectUnauthorized: kind.verified,
    timeout: options.timeoutMs,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ATTEMPT_PER_ADDRESS_MS,
    maxCachedSessions: 0,
    keepAlive: false,
  };
  const connectAnywhere = buildConnector({
    ...settings,
    lookup: createLookup(options.resolve, false),
  });
  const connectGuarded = buildConnector({
    ...settings,
    lookup: createLookup(options.resolve, true),
  });

  const connect: buildConnector.connector = (target, callback) => {
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
    const moved = applyConnectTo(options.connectTo, { host: target.hostname, port });
    if (moved !== null) {
      connectAnywhere({ ...target, hostname: moved.host, port: String(moved.port) }, callback);
    } else if (!kind.guarded) {
      connectAnywhere(target, callback);
    } else if (isPrivateHost(target.hostname)) {
      callback(privateAddressError(target.hostname), null);
    } else {
      connectGuarded(target, callback);
    }
  };

  return new Agent({
    pipelining: 0,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: MAX_HEADER_BYTES,
    connect: kind.verified ? connect : noteIssuer(connect, issuers),
  });
}

/** One context for a dispatcher: giving `ca` to each connection rebuilds the trust store every time, 45 ms of CPU a handshake instead of 1.5. */
function createTrust(authorities: readonly string[] | null, legacy: boolean): SecureContext {
  return createSecureContext({
    ...(authorities === null ? {} : { ca: [...authorities] }),
    ...(legacy
      ? {
          minVersion: 'TLSv1' as const,
          ciphers: 'DEFAULT@SECLEVEL=0',
          secureOptions:
            constants.SSL_OP_LEGACY_SERVER_CONNECT |
            constants.SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION,
        }
      : {}),
  });
}

/** A `lookup` for sockets; a guarded one leaves out private addresses and fails where nothing else is left. */
function createLookup(resolve: Resolve, guarded: boolean): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (found) => {
        const addresses = guarded
          ? found.filter(({ address }) => !isPrivateAddress(address))
          : [...found];
        const [first] = addresses;
        if (first === undefined) callback(privateAddressError(hostname), []);
        else if (all === true) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}

function noteIssuer(
  connect: buildConnector.connector,
  issuers: Map<string, string>,
): buildConnector.connector {
  return (target, callback) => {
    connect(target, (...outcome) => {
      const [error, socket] = outcome;
      if (error === null && target.protocol === 'https:') {
        const { issuer } = (socket as TLSSocket).getPeerCertificate();
        issuers.set(target.hostname, String(issuer?.CN ?? issuer?.O ?? ''));
      }
      callback(...outcome);
    });
  };
}
