// The connections of a run, by route and by kind: one dispatch for each combination that the run
// comes to need, none of which keeps idle sockets.
import type { Socket } from 'node:net';
import type { Dispatcher } from 'undici';
import type { ConnectTo, Endpoint } from './connect-to.js';
import type { Connect, Target } from './connection.js';
import {
  type Connectors,
  type ConnectorsOptions,
  createConnectors,
  noteIssuer,
} from './connectors.js';
import type { StopSignal } from './deadline.js';
import { createOneTimeClients, type OneTimeClients } from './dispatch-once.js';
import { heedSignal } from './heed-signal.js';
import { createLenientDispatch } from './lenient-dispatch.js';
import { privateAddressError } from './private-address.js';
import type { ProxyServer, ProxySettings } from './proxy.js';
import { createProxyClient, type ProxyClient } from './proxy-client.js';
import { chooseRoute, type Routing } from './route.js';
import type { TlsMode } from './tls-fault.js';
import { replaceWithoutWebAssembly } from './without-webassembly.js';

export interface DispatchersOptions extends ConnectorsOptions {
  readonly connectTo: readonly ConnectTo[];
  /** Null or absent where all connections are direct; behind one, `resolve` is asked about the proxy alone. */
  readonly proxy?: ProxySettings | null;
}

export interface ConnectionKind extends TlsMode {
  /** Whether private addresses are refused. */
  readonly guarded: boolean;
  /** Whether answers that break HTTP are read all the same. */
  readonly lenient: boolean;
}

export interface Dispatchers {
  readonly pick: (kind: ConnectionKind) => Dispatcher.Dispatch;
  /** A bare connection to where the route of `url` leads, for somebody who speaks TLS himself. */
  readonly tunnel: (url: URL, target: TunnelTarget) => Promise<Socket>;
  /** Rejects where the certificate of `url` is that of another host, or not to be trusted in this mode. */
  readonly checkTls: (url: URL, target: TunnelTarget & TlsMode) => Promise<void>;
  /** Who issued the certificate that `host` showed on an unverified connection. */
  readonly issuerOf: (host: string) => string | null;
  /** Ends all connections; to be called at the end of the run. */
  readonly destroy: () => Promise<void>;
}

export interface TunnelTarget {
  /** Whether private addresses are refused. */
  readonly guarded: boolean;
  readonly signal: StopSignal;
}

/** Old servers send more than Node's 16 KiB. */
const MAX_HEADER_BYTES = 64 * 1_024;

const CLIENT = {
  pipelining: 0,
  headersTimeout: 0,
  bodyTimeout: 0,
  maxHeaderSize: MAX_HEADER_BYTES,
} as const;

/** Dispatches by kind of connection, made when first picked. */
export function createDispatchers(options: DispatchersOptions): Dispatchers {
  const made = new Map<string, Dispatcher.Dispatch>();
  const direct: OneTimeClients[] = [];
  const issuers = new Map<string, string>();
  const proxies = createProxyClients(options);
  const connectorsOf = createConnectorsByMode(options);

  const create = (kind: ConnectionKind): Dispatcher.Dispatch => {
    const { connectTo, proxy = null } = options;
    const routing: Routing = { connectTo, proxy, guarded: kind.guarded };
    const connectors = connectorsOf(kind);
    const connectByRoute = createConnect(routing, { connectors, proxies });
    const connect = kind.verified ? connectByRoute : noteIssuer(connectByRoute, issuers);
    const makeLenient = () => createLenientDispatch(connect, MAX_HEADER_BYTES);
    const makeStrict = () => {
      const clients = createOneTimeClients({ ...CLIENT, connect });
      direct.push(clients);
      return replaceWithoutWebAssembly(clients.dispatch, makeLenient);
    };
    const dispatch = kind.lenient ? makeLenient() : makeStrict();
    return heedSignal(askProxyFirst(dispatch, { routing, proxies }));
  };

  return {
    pick(kind) {
      const key = `${kind.guarded} ${kind.verified} ${kind.legacy} ${kind.lenient}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const dispatch = create(kind);
      made.set(key, dispatch);
      return dispatch;
    },
    tunnel(url, { guarded, signal }) {
      const { connectTo, proxy = null } = options;
      const route = chooseRoute(url, { connectTo, proxy, guarded });
      if (route.via === 'refused') return Promise.reject(privateAddressError(url.hostname));
      if (route.via !== 'nothing') {
        const endpoint = route.via === 'tunnel' ? route.endpoint : endpointOf(url);
        return proxies.clientOf(route.proxy).tunnel(endpoint, signal);
      }
      const { anywhere, guarded: careful } = connectorsOf({ verified: true, legacy: false });
      const { host: hostname, port } = route.endpoint;
      return connected(route.guarded ? careful : anywhere, {
        ...{ protocol: 'http:', hostname, host: hostname, port: String(port), signal },
      });
    },
    async checkTls(url, { guarded, signal, ...mode }) {
      const { connectTo, proxy = null } = options;
      const connectors = connectorsOf(mode);
      const connect = createConnect({ connectTo, proxy, guarded }, { connectors, proxies });
      const { protocol, hostname, host, port } = url;
      (await connected(connect, { protocol, hostname, host, port, signal })).destroy();
    },
    issuerOf: (host) => issuers.get(host) ?? null,
    destroy: async () => {
      await Promise.all(direct.map((clients) => clients.destroy()));
      await proxies.destroy();
    },
  };
}

function connected(connect: Connect, target: Target): Promise<Socket> {
  return new Promise((resolve, reject) => {
    connect(target, (error, socket) => {
      if (error === null) resolve(socket);
      else reject(error);
    });
  });
}

function endpointOf({ protocol, hostname, port }: URL): Endpoint {
  const host = hostname.replace(/^\[|\]$/g, '');
  return { host, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}

/** Connectors are dear (each has a trust store), and shared by all kinds with the same TLS. */
function createConnectorsByMode(options: ConnectorsOptions): (mode: TlsMode) => Connectors {
  const made = new Map<string, Connectors>();
  return (mode) => {
    const key = `${mode.verified} ${mode.legacy}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const connectors = createConnectors(mode, options);
    made.set(key, connectors);
    return connectors;
  };
}

interface ProxyClients {
  readonly clientOf: (server: ProxyServer) => ProxyClient;
  readonly destroy: () => Promise<void>;
}

function createProxyClients(options: DispatchersOptions): ProxyClients {
  const made = new Map<ProxyServer, ProxyClient>();
  return {
    clientOf(server) {
      const known = made.get(server);
      if (known !== undefined) return known;
      const { anywhere } = createConnectors({ verified: true, legacy: false }, options);
      const client = createProxyClient({ server, connect: anywhere, client: CLIENT });
      made.set(server, client);
      return client;
    },
    destroy: async () => {
      await Promise.all([...made.values()].map((client) => client.destroy()));
    },
  };
}

/** Connects to a site by the route that its origin has. */
function createConnect(
  routing: Routing,
  { connectors, proxies }: { readonly connectors: Connectors; readonly proxies: ProxyClients },
): Connect {
  const { anywhere, guarded } = connectors;
  return (target, callback) => {
    const route = chooseRoute(target, routing);
    if (route.via === 'nothing') {
      const { host, port } = route.endpoint;
      const connectDirectly = route.guarded ? guarded : anywhere;
      // The name of the site stays what its certificate must have.
      const servername = target.servername || target.hostname;
      connectDirectly({ ...target, servername, hostname: host, port: String(port) }, callback);
    } else if (route.via === 'tunnel') {
      proxies
        .clientOf(route.proxy)
        .tunnel(route.endpoint, target.signal)
        .then(
          (socket) => {
            if (target.protocol === 'https:') anywhere({ ...target, httpSocket: socket }, callback);
            else callback(null, socket);
          },
          (error: Error) => callback(error, null),
        );
    } else {
      callback(privateAddressError(target.hostname), null);
    }
  };
}

/** A request in absolute form goes over a connection to the proxy, not to the origin. */
function askProxyFirst(
  dispatch: Dispatcher.Dispatch,
  { routing, proxies }: { readonly routing: Routing; readonly proxies: ProxyClients },
): Dispatcher.Dispatch {
  if (routing.proxy === null) return dispatch;
  return (request, handler) => {
    const route = chooseRoute(new URL(String(request.origin)), routing);
    return route.via === 'absolute-form'
      ? proxies.clientOf(route.proxy).dispatch(request, handler)
      : dispatch(request, handler);
  };
}
