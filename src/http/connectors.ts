// How one connection is made: whom it trusts, whose addresses it believes, where it may not go.
import { constants } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import { createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import { type Connect, createConnector } from './connection.js';
import { isPrivateAddress, privateAddressError } from './private-address.js';
import type { Resolve } from './resolver.js';
import type { Scarcity } from './scarcity.js';
import type { TlsMode } from './tls-fault.js';

export interface ConnectorsOptions {
  /** PEM certificates that are trusted; null for what Node trusts by itself. */
  readonly authorities: readonly string[] | null;
  readonly resolve: Resolve;
  /** Told when a connection finds no descriptor left. */
  readonly scarcity?: Scarcity;
  /** Upper bound for one connection attempt; the site's deadline usually ends it sooner. */
  readonly timeoutMs: number;
}

export interface Connectors {
  readonly anywhere: Connect;
  /** Refuses what resolves to private addresses alone. */
  readonly guarded: Connect;
}

/** The connectors of a mode, one trust store for both. */
export function createConnectors(
  mode: TlsMode,
  { authorities, resolve, scarcity, timeoutMs }: ConnectorsOptions,
): Connectors {
  let trust: SecureContext | null = null;
  const settings = {
    // Made when first needed: reading Node's own authorities takes 38 ms.
    trust: () => {
      trust ??= createTrust(authorities, mode.legacy);
      return trust;
    },
    rejectUnauthorized: mode.verified,
    scarcity,
    timeoutMs,
  };
  return {
    anywhere: createConnector({ ...settings, lookup: createLookup(resolve, false) }),
    guarded: createConnector({ ...settings, lookup: createLookup(resolve, true) }),
  };
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

/** A connector that writes down who issued the certificate that each host shows. */
export function noteIssuer(connect: Connect, issuers: Map<string, string>): Connect {
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
