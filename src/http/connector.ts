// Opens the connection for a request: by the route of its site, trusting whom the run trusts,
// refusing private addresses where they are refused, and waiting where there is no descriptor left.
import { constants } from 'node:crypto';
import type { LookupFunction, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { ConnectTo, Endpoint } from './connect-to.js';
import { Connection, opened, secure, startTcpTo } from './connection.js';
import type { FetchRequest } from './fetch.js';
import { isPrivateAddress, privateAddressError } from './private-address.js';
import { type ProxyServer, type ProxySettings, proxyError } from './proxy.js';
import type { Resolve } from './resolver.js';
import { chooseRoute } from './route.js';
import { isScarcity, type Scarcity } from './scarcity.js';
import { STRICT_TLS, type TlsMode } from './tls-fault.js';
import { askForTunnel } from './tunnel.js';

export interface ConnectorOptions {
  readonly connectTo: readonly ConnectTo[];
  /** Null or absent where all connections are direct; behind one, `resolve` is asked about the proxy alone. */
  readonly proxy?: ProxySettings | null;
  /** PEM certificates that are trusted; null for what Node trusts by itself. */
  readonly authorities: readonly string[] | null;
  readonly resolve: Resolve;
  /** Told when a connection finds no descriptor left. */
  readonly scarcity?: Scarcity;
  /** Upper bound for one connection attempt; the site's deadline usually ends it sooner. */
  readonly timeoutMs: number;
}

export type TunnelTarget = Pick<FetchRequest, 'url' | 'guarded' | 'signal'>;

interface NamedTls extends TlsMode {
  /** The name that the certificate must have. */
  readonly name: string;
}

/** Where one connection leads. */
interface Destination extends Endpoint {
  readonly guarded: boolean;
  /** Null for plain http. */
  readonly tls: NamedTls | null;
  readonly signal: AbortSignal;
}

/** How long a connection that finds no descriptor waits for one. */
const DESCRIPTOR_WAIT_MS = 100;

export class Connector {
  readonly #options: ConnectorOptions;
  readonly #trust = new Map<boolean, SecureContext>();
  readonly #open = new Set<Socket>();

  constructor(options: ConnectorOptions) {
    this.#options = options;
  }

  /** A connection for one request; rejects with the network's error, the proxy's, or a refusal. */
  async open(
    request: Pick<FetchRequest, 'url' | 'tls' | 'guarded' | 'signal'>,
  ): Promise<Connection> {
    const { url, guarded, signal } = request;
    const { connectTo, proxy = null } = this.#options;
    const name = url.hostname.replace(/^\[|\]$/g, '');
    const tls = url.protocol === 'https:' ? { ...request.tls, name } : null;
    const route = chooseRoute(url, { connectTo, proxy, guarded });
    if (route.via === 'refused') throw privateAddressError(name);
    if (route.via === 'nothing') {
      return this.#connect({ ...route.endpoint, guarded: route.guarded, tls, signal });
    }
    const toProxy = await this.#connectToProxy(route.proxy, signal);
    if (route.via === 'absolute-form') return toProxy;
    const tunnel = await askForTunnel(toProxy, { proxy: route.proxy, ...route.endpoint, signal });
    return tls === null ? tunnel : this.#secure(tunnel.socket, { tls, signal });
  }

  /** A bare connection to where the route of `url` leads; the caller speaks TLS, if anybody does. */
  async tunnel({ url, guarded, signal }: TunnelTarget): Promise<Connection> {
    const { connectTo, proxy = null } = this.#options;
    const route = chooseRoute(url, { connectTo, proxy, guarded });
    if (route.via === 'refused') throw privateAddressError(url.hostname);
    if (route.via === 'nothing') {
      return this.#connect({ ...route.endpoint, guarded: route.guarded, tls: null, signal });
    }
    const toProxy = await this.#connectToProxy(route.proxy, signal);
    const endpoint = route.via === 'tunnel' ? route.endpoint : endpointOf(url);
    return askForTunnel(toProxy, { proxy: route.proxy, ...endpoint, signal });
  }

  /** Ends all connections. */
  destroy(): void {
    for (const socket of this.#open) socket.destroy();
  }

  async #connectToProxy(server: ProxyServer, signal: AbortSignal): Promise<Connection> {
    const { protocol, hostname: host, port } = new URL(server.origin);
    const tls = protocol === 'https:' ? { ...STRICT_TLS, name: host } : null;
    const endpoint = { host, port: Number(port) || (tls === null ? 80 : 443) };
    try {
      const found = await this.#connect({ ...endpoint, guarded: false, tls, signal });
      return found.to(server);
    } catch (error) {
      throw proxyError(server, error);
    }
  }

  async #connect(destination: Destination): Promise<Connection> {
    const giveUpAt = performance.now() + this.#options.timeoutMs;
    for (;;) {
      try {
        return await this.#connectOnce(destination);
      } catch (error) {
        const isOver = performance.now() >= giveUpAt || destination.signal.aborted;
        if (!isScarcity(error) || isOver) throw error;
        this.#options.scarcity?.note();
        await sleep(DESCRIPTOR_WAIT_MS, undefined, { ref: false });
      }
    }
  }

  async #connectOnce(destination: Destination): Promise<Connection> {
    const { timeoutMs, resolve } = this.#options;
    const { host, port, guarded, signal } = destination;
    const socket = startTcpTo({ host, port, lookup: createLookup(resolve, guarded) });
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    const { tls } = destination;
    if (tls !== null) return this.#secure(socket, { tls, signal });
    await opened(socket, 'connect', { timeoutMs, signal });
    return new Connection(socket);
  }

  #secure(
    below: Socket,
    { tls, signal }: { readonly tls: NamedTls; readonly signal: AbortSignal },
  ): Promise<Connection> {
    const { timeoutMs } = this.#options;
    const { name, verified, legacy } = tls;
    return secure(below, { name, verified, trust: this.#trustOf(legacy) }, { timeoutMs, signal });
  }

  /** One context for a run: to give `ca` to each connection takes 45 ms of CPU a handshake, not 1.5. */
  #trustOf(legacy: boolean): SecureContext {
    const known = this.#trust.get(legacy) ?? createTrust(this.#options.authorities, legacy);
    this.#trust.set(legacy, known);
    return known;
  }
}

function endpointOf({ protocol, hostname, port }: URL): Endpoint {
  const host = hostname.replace(/^\[|\]$/g, '');
  return { host, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}

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
